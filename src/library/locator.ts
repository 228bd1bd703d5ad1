import type { LineRange } from '../corpus/document.ts';

const one = String.raw`L\d+(?:-L\d+)?`;
const list = new RegExp(`^${one}(?:, ?${one})*$`);
const atEnd = /\s*\[(L[^[\]]*)\]\s*$/;

/** Reads `L9`, `L9-L11` or `L9-L11, L20`; null where it is anything else, counts from 0 or runs backwards. */
export function parseLocator(text: string): readonly LineRange[] | null {
  if (!list.test(text)) return null;
  const ranges = text.split(',').map((part): LineRange => {
    const [from = 0, to = from] = Array.from(part.matchAll(/\d+/g), Number);
    return [from, to];
  });
  return ranges.every(([from, to]) => from >= 1 && from <= to) ? ranges : null;
}

/** Takes the bracketed locator off the end of a line: `Text [L9]` → `Text`, `L9`; null where the line ends otherwise. */
export function splitLocator(line: string): { readonly text: string; readonly locator: string } | null {
  const match = atEnd.exec(line);
  return match?.[1] === undefined ? null : { text: line.slice(0, match.index), locator: match[1] };
}

/** The inverse of `parseLocator`. */
export function formatLocator(ranges: readonly LineRange[]): string {
  return ranges.map(([from, to]) => (from === to ? `L${from}` : `L${from}-L${to}`)).join(', ');
}

/** Every line of the ranges, ascending, each once. */
export function linesOf(ranges: readonly LineRange[]): readonly number[] {
  const lines = new Set<number>();
  for (const [from, to] of ranges) for (let line = from; line <= to; line++) lines.add(line);
  return [...lines].sort((a, b) => a - b);
}
