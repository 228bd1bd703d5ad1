import type { Lexicon, LexiconEntry } from '../library/lexicon.ts';
import type { Passage } from '../library/library.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { holds, isOfAnother, namesParticular } from './another.ts';
import { cellsAsked, cellsOf } from './cells.ts';
import { concise, standing } from './concise.ts';
import { nameOf } from './gaps.ts';
import { mentionsIn } from './names/recognise.ts';
import type { Picked } from './pick.ts';
import type { Query } from './query.ts';
import type { WeighedTerm } from './rank.ts';
import type { Unit } from './shadow.ts';
import { limitOf } from './windows.ts';

/** What is read of a place. */
interface Saying {
  /** Whose it is or what it is about, where the text leaves that out. */
  readonly above: string | null;
  readonly text: string;
}

/** What of the sentences answers, in words that stand by themselves; a table row stays a row. */
export function saidBy(
  one: Picked,
  query: Query,
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
  locale: Locale,
): Saying {
  const { shadow, found } = one.ranked;
  if (found.passage.kind === 'table-row')
    return { above: null, text: labelled(one, query, terms, locale) ?? one.english ?? one.text };
  const cut = concise(one.english ?? one.text, query, terms, shadow);
  const text = standing(cut);
  const before = one.english === null ? found.passage.text : said(shadow.units, cut);
  const above =
    (one.english === null
      ? (claimOf(one, text, lexicon) ?? headingFor(text, found.passage, query, terms, lexicon))
      : null) ?? nameFor(text, before.slice(0, Math.max(0, before.indexOf(cut))), terms, lexicon);
  return { above, text };
}

/** The heading that is what answers, unless it names something particular and the text speaks of something else. */
function claimOf({ heading }: Picked, text: string, lexicon: Lexicon): string | null {
  const title = titleOf(heading ?? '');
  const isElsewhere = namesParticular(title, lexicon) && isOfAnother(text, title, lexicon);
  return title === '' || isElsewhere ? null : title;
}

/** All that our digests say in English of the passage, in order. */
function said(units: readonly Unit[], text: string): string {
  const english = units.filter(({ kind }) => kind === 'en').map(unit => unit.text);
  return english.some(one => one.includes(text)) ? english.join('\n') : '';
}

/**
 * The nearest heading that names what the question is about, where the sentence does not, or has the date that is asked for;
 * null where none has to be told.
 */
function headingFor(
  text: string,
  { heading }: Passage,
  { form, intents }: Query,
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
): string | null {
  const name = nameOf(terms);
  if (!name) return null;
  const isNamed = holds(text, name);
  const isUndated = intents.has('when') && form.fit(text) === 0;
  if (isNamed && !isUndated) return null;
  // A country is the subject of no sentence that does not speak of it.
  if (!isNamed && lexicon.entriesOf(name.text).some(({ kind }) => kind === 'place')) return null;
  const above = heading.findLast(one => (isNamed || holds(one, name)) && (!isUndated || form.fit(one) > 0));
  const title = titleOf(above ?? '');
  if (title === '' || title.length > TITLE || (!isNamed && isOfAnother(text, title, lexicon))) return null;
  return title;
}

const person =
  /^(?:[^“”"]{0,16}[^其“”"])?[他她](?![们們人者])|^(?:[^,]{0,30}, |[Ii]n [\w ]{1,20} )?\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b/u;

/**
 * Whom a sentence means that only says he, where one person alone stands before; or what the question names and the sentence
 * leaves out, where that stands before and nothing else is spoken of since.
 */
function nameFor(text: string, before: string, terms: readonly WeighedTerm[], lexicon: Lexicon): string | null {
  if (before === '') return null;
  const spoken = mentionsIn(before, lexicon).map(({ entry, from, to }) => ({
    entry,
    to,
    written: before.slice(from, to),
  }));
  if (person.test(text)) {
    const people = spoken.filter(({ entry }) => entry.kind === 'person');
    const [one] = people;
    const isSole = people.every(({ entry }) => entry === one?.entry);
    const isNamed = mentionsIn(text, lexicon).some(({ entry }) => entry.kind === 'person');
    return one && isSole && !isNamed ? nameAs(text, one) : null;
  }
  const wanted = terms.filter(term => term.kind === 'name' && !term.unknown);
  if (wanted.some(term => holds(text, term))) return null;
  const meant = spoken.findLast(({ written }) => wanted.some(term => holds(written, term)));
  if (!meant || meant.entry.kind === 'place') return null;
  const [, ...since] = before.slice(meant.to).split(ends);
  return [...since, text].some(one => isOfAnother(one, meant.written, lexicon)) ? null : nameAs(text, meant);
}

const ends = /[。；;！？!?\n]|\.\s/u;

/** The name as it was written; in an English sentence the English one, or none. */
function nameAs(
  text: string,
  { entry, written }: { readonly entry: LexiconEntry; readonly written: string },
): string | null {
  const isEnglish = !/\p{Script=Han}{4}/u.test(text.replace(/[（(][^）)]*[）)]/gu, ''));
  return isEnglish && /\p{Script=Han}/u.test(written) ? (entry.en[0] ?? null) : written;
}

/** A heading without its number. */
export function titleOf(heading: string): string {
  return heading
    .replace(numbering, '')
    .replace(/[：:]$/u, '')
    .trim();
}

/** A longer heading is a sentence of its own. */
const TITLE = 40;
/** The number of a section; not one that counts or dates something: 2027 年, 3 nm, 3.5 亿, （2025）. */
const numbering =
  /^(?:第\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:[章节節]|部分)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})(?:[)）、]|[.．](?!\d)|\s(?!\s*(?:[年月日天周亿億万萬千百倍元美家款种種项項位名成度条條次号號层層座台吨噸米秒寸%％℃]|个(?!人|性|体)|個(?!人|性|體)|大(?!模|语|数|語|數)|[A-Za-z]{1,2}(?![A-Za-z])(?<!AI))))|[a-z][.)])\s*/u;

/** What is asked for of a table row, or all of it with the names of its columns where that can be read at a glance. */
function labelled(
  { ranked: { found }, english }: Picked,
  query: Query,
  terms: readonly WeighedTerm[],
  locale: Locale,
): string | null {
  if (found.passage.kind !== 'table-row' || found.context === '' || english !== null) return null;
  const row = found.context.split('\n').at(-1) ?? '';
  const asked = cellsAsked(row, query, terms, locale);
  if (asked !== null || row.length > limitOf(row)) return asked;
  const [name, ...cells] = cellsOf(row.replaceAll('\\', ''));
  return name && cells.length > 0 ? wordsOf(locale).lookup.row(name.text, cells) : null;
}
