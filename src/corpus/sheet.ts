import type { Line } from './lines.ts';

/** What a line is on its page. Only `text` lines make headings and paragraphs; `furniture` covers all that a reader skips. */
export type Role =
  | 'blank'
  | 'text'
  | 'image'
  | 'rule'
  | 'furniture'
  | 'editors'
  | 'byline'
  | 'caption'
  | 'contents'
  | 'cover'
  | 'table'
  | 'references';

/** The lines of a file with their roles, which the passes fill in one after the other: the first one that knows a line keeps it. */
export interface Sheet {
  readonly lines: readonly Line[];
  readonly roles: Role[];
}

const image = /^(?:!\[[^\]]{0,300}\]\([^)]{0,2000}\)\s*)+$|^<img\b[^>]{0,2000}>$|^[[【]图片[\]】]$/iu;
const rule = /^(?:[-=_*~·.—─━]\s*){3,200}$/u;

export function layOut(lines: readonly Line[]): Sheet {
  return {
    lines,
    roles: lines.map(({ text }) =>
      text === '' ? 'blank' : image.test(text) ? 'image' : rule.test(text) ? 'rule' : 'text',
    ),
  };
}

/** The nearest line before or after `at` that is not blank, and whose role is wanted; -1 where there is none. */
export function neighbour(sheet: Sheet, at: number, step: 1 | -1, skipped: ReadonlySet<Role> = blanks): number {
  let index = at + step;
  while (index >= 0 && index < sheet.lines.length && skipped.has(sheet.roles[index] ?? 'blank')) index += step;
  return index >= 0 && index < sheet.lines.length ? index : -1;
}

const blanks: ReadonlySet<Role> = new Set(['blank']);
/** What may stand between two halves of a paragraph that a page break cut. */
export const lifted: ReadonlySet<Role> = new Set(['blank', 'furniture', 'caption', 'image', 'rule', 'byline']);

/** How many blank lines stand directly before (or after) a line. */
export function gap(sheet: Sheet, at: number, step: 1 | -1): number {
  let count = 0;
  while (sheet.roles[at + step * (count + 1)] === 'blank') count++;
  return count;
}

export function textAt(sheet: Sheet, at: number): string {
  return sheet.lines[at]?.text ?? '';
}

/** How many blank lines this file puts between paragraphs, mostly. */
export function usualGap(sheet: Sheet): number {
  let none = 0;
  let some = 0;
  for (let at = 1; at < sheet.lines.length; at++) {
    if (sheet.roles[at] === 'blank') continue;
    if (sheet.roles[at - 1] === 'blank') some++;
    else none++;
  }
  return some > none ? 1 : 0;
}
