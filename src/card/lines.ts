import type { LineRange } from '../corpus/document.ts';
import { card } from '../words/card.ts';
import type { Locale } from '../words/locale.ts';

/** `第 9–11、20 行`, `lines 9–11, 20`. */
export function describeLines(lines: readonly LineRange[], locale: Locale): string {
  const ranges = lines.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const only = lines.length === 1 && lines[0]?.[0] === lines[0]?.[1];
  return card[locale].lines(ranges, only);
}
