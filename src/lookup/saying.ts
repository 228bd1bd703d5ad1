import type { Passage } from '../library/library.ts';
import { tokensOf } from '../library/tokens.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { cellsAsked } from './cells.ts';
import { concise, standing } from './concise.ts';
import { nameOf } from './gaps.ts';
import type { Picked } from './pick.ts';
import type { Query } from './query.ts';
import type { WeighedTerm } from './rank.ts';
import { limitOf } from './windows.ts';

/** What of the sentences answers, in words that stand by themselves; a table row stays a row. */
export function saidBy(one: Picked, query: Query, terms: readonly WeighedTerm[], locale: Locale): string {
  const { shadow, found } = one.ranked;
  if (found.passage.kind === 'table-row') return labelled(one, query, terms, locale) ?? one.english ?? one.text;
  const text = standing(concise(one.english ?? one.text, query, terms, shadow));
  const subject = one.english === null ? subjectFor(text, found.passage, query, terms) : null;
  return subject === null ? text : wordsOf(locale).lookup.by(subject, text);
}

/**
 * The nearest heading that names what the question is about, where the sentence does not, or has the date that is asked for;
 * null where none has to be told.
 */
function subjectFor(
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
  const title = above?.replace(numbering, '').trim() ?? '';
  return title !== '' && title.length <= TITLE ? title : null;
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
  return asked ?? (row.includes(': ') && row.length <= limitOf(row) ? row.replaceAll('\\', '') : null);
}
