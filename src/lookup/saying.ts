import type { Lexicon } from '../library/lexicon.ts';
import type { Passage } from '../library/library.ts';
import { tokensOf } from '../library/tokens.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { cellsAsked, cellsOf } from './cells.ts';
import { concise, standing } from './concise.ts';
import { nameOf } from './gaps.ts';
import { mentionsIn } from './names/recognise.ts';
import type { Picked } from './pick.ts';
import type { Query } from './query.ts';
import type { WeighedTerm } from './rank.ts';
import type { Unit } from './shadow.ts';
import { limitOf } from './windows.ts';

/** What of the sentences answers, in words that stand by themselves; a table row stays a row. */
export function saidBy(
  one: Picked,
  query: Query,
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
  locale: Locale,
): string {
  const { shadow, found } = one.ranked;
  if (found.passage.kind === 'table-row') return labelled(one, query, terms, locale) ?? one.english ?? one.text;
  const cut = concise(one.english ?? one.text, query, terms, shadow);
  const text = standing(cut);
  const before = one.english === null ? found.passage.text : said(shadow.units, cut);
  const subject =
    (one.english === null ? titleOf(one.heading ?? '') || headingFor(text, found.passage, query, terms) : null) ??
    nameFor(text, before.slice(0, Math.max(0, before.indexOf(cut))), terms, lexicon);
  return subject === null ? text : wordsOf(locale).lookup.by(subject, text);
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
): string | null {
  const name = nameOf(terms);
  if (!name) return null;
  const isNamed = holds(text, name);
  const isUndated = intents.has('when') && form.fit(text) === 0;
  if (isNamed && !isUndated) return null;
  const above = heading.findLast(one => (isNamed || holds(one, name)) && (!isUndated || form.fit(one) > 0));
  const title = titleOf(above ?? '');
  return title !== '' && title.length <= TITLE ? title : null;
}

const person =
  /^(?:[^“”"]{0,16}[^其“”"])?[他她](?![们們人者])|^(?:[^,]{0,30}, |[Ii]n [\w ]{1,20} )?\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b/u;
const thing = /^(?:它|该|該|这款|這款|这套|這套|这家|這家|其(?![中他实實次余餘]))|^(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]his)\b/u;

/** Whom or what a sentence means that only says he or it, or leaves out what the question names: the last one named before. */
function nameFor(text: string, before: string, terms: readonly WeighedTerm[], lexicon: Lexicon): string | null {
  const asked = terms.filter(term => term.kind === 'name' && !term.unknown);
  const wanted = asked.some(term => holds(text, term)) ? [] : asked;
  const isPerson = person.test(text);
  if (before === '' || (!isPerson && !thing.test(text) && wanted.length === 0)) return null;
  const spoken = mentionsIn(before, lexicon).map(({ entry, from, to }) => ({ entry, written: before.slice(from, to) }));
  const meant = isPerson
    ? spoken.findLast(({ entry }) => entry.kind === 'person')
    : spoken.findLast(({ written }) => wanted.some(term => holds(written, term)));
  return meant && !text.includes(meant.written) ? meant.written : null;
}

/** A heading without its number. */
export function titleOf(heading: string): string {
  return heading.replace(numbering, '').trim();
}

function holds(text: string, { variants }: WeighedTerm): boolean {
  const tokens = new Set(tokensOf(text));
  return variants.some(variant => variant.tokens.every(token => tokens.has(token)));
}

/** A longer heading is a sentence of its own. */
const TITLE = 40;
const numbering =
  /^(?:第\s?[\d一二三四五六七八九十]+\s?[章节部分]|[（(]?[\d一二三四五六七八九十]+(?:\.\d+)*[)）.、\s]|[a-z][.)])\s*|[：:]$/u;

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
