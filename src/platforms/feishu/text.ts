/** Texts on their way to Feishu. All of them become `plain_text`, which is literal: it pings nobody and is no markup. */

import { isBlank, literal } from '../shared/text.ts';

/** On one line. */
export function oneLine(text: string): string {
  return literal(text).replace(/\s+/g, ' ').trim();
}

/** The text in pieces of at most `limit` characters, cut after a line, sentence or word where there is one; nothing is lost. */
export function piecesOf(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = placeToCut(rest, limit);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest].filter(piece => !isBlank(piece));
}

/** Where the first piece ends: in its second half if possible, and never inside a character. */
function placeToCut(text: string, limit: number): number {
  const window = text.slice(0, limit);
  for (const mark of [/\n/g, /[。！？.!?；;]/g, /[\s，、,]/g]) {
    const last = [...window.matchAll(mark)].at(-1);
    if (last && last.index + 1 > limit / 2) return last.index + 1;
  }
  return /[\uD800-\uDBFF]/.test(window.slice(-1)) ? limit - 1 : limit;
}

/** The text within `limit` characters, with `…` where it was cut: only for what stands in full elsewhere. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** How many bytes a value takes in a card. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
