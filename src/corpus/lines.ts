import type { LineRange } from './document.ts';

/** One line of the decoded file. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without white space at its ends, and without the signs of a Markdown quotation. */
  readonly text: string;
  /** As it stands: tables need the tabs at the ends. */
  readonly raw: string;
}

const quoted = /^(?:\s{0,3}>(?:\s|$)){1,8}/u;

/** Lines end with `\n`, `\r\n` or `\r`. */
export function splitLines(text: string): readonly Line[] {
  return text.split(/\r\n|\n|\r/).map((raw, at) => ({ number: at + 1, text: raw.replace(quoted, '').trim(), raw }));
}

/** The ranges that these ascending or unordered line numbers cover, ascending. */
export function ranges(numbers: readonly number[]): readonly LineRange[] {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && number <= last[1] + 1) last[1] = Math.max(last[1], number);
    else found.push([number, number]);
  }
  return found;
}
