import { tokensOf } from '../library/tokens.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { RIGHT } from './form.ts';
import type { Query } from './query.ts';
import { coverageOf, type WeighedTerm } from './rank.ts';

export interface Cell {
  readonly header: string;
  readonly text: string;
}

/** The cells of a row that was written as `header: cell; header: cell`; a piece without a header belongs to the cell before it. */
export function cellsOf(row: string): readonly Cell[] {
  const cells: Cell[] = [];
  for (const part of row.split('; ')) {
    const at = part.indexOf(': ');
    const before = cells.at(-1);
    if (at < 0 && before) cells[cells.length - 1] = { ...before, text: `${before.text}; ${part.trim()}` };
    else cells.push({ header: at < 0 ? '' : part.slice(0, at).trim(), text: part.slice(at < 0 ? 0 : at + 2).trim() });
  }
  return cells;
}

/** A column is as much asked for as another when its head holds this share of what that one holds. */
const ALSO = 0.6;
/** Less of the question is chance. */
const SOME = 0.05;

/**
 * What a row says to the question: its name, the columns that are asked for, by their heads or by what stands in them, and
 * the cells that the question names. Null where it asks for no column in particular.
 */
export function cellsAsked(
  row: string,
  { form, intents }: Query,
  terms: readonly WeighedTerm[],
  locale: Locale,
): string | null {
  const [name, ...cells] = cellsOf(row.replaceAll('\\', ''));
  if (!name || cells.length < 2 || cells.every(({ header }) => header === '')) return null;
  const held = (text: string, some: readonly WeighedTerm[]) =>
    some.length === 0 ? 0 : coverageOf(some, { tokens: new Set(tokensOf(text)) }, null);
  const rest = terms.filter(term => held(name.text, [term]) < 1);
  const isMeasured = intents.has('figure') || intents.has('when');
  const most = best(cells, ({ header }) => held(header, rest));
  const fitting = isMeasured ? cells.filter(({ text, header }) => form.fit(text, header) >= RIGHT) : [];
  const among = fitting.length > 0 ? fitting : cells;
  const asked =
    most > SOME
      ? cells.filter(({ header }) => held(header, rest) >= most * ALSO)
      : fitting.length === 1
        ? fitting
        : among.filter(
            cell => held(cell.text, rest) > SOME && held(cell.text, rest) === best(among, one => held(one.text, rest)),
          );
  if (asked.length === 0 || (isMeasured && !asked.some(({ text }) => /[\d一二三四五六七八九十百千万亿]/u.test(text))))
    return null;
  const naming = rest.filter(
    term => (term.kind === 'name' || /^[a-z]/.test(term.text)) && cells.some(({ text }) => held(text, [term]) === 0),
  );
  const isNamed = ({ text }: Cell) => naming.some(term => held(text, [term]) > 0);
  const shown = cells.filter(cell => asked.includes(cell) || isNamed(cell));
  return wordsOf(locale).lookup.row(name.text, shown);
}

function best(cells: readonly Cell[], worth: (cell: Cell) => number): number {
  return Math.max(0, ...cells.map(worth));
}
