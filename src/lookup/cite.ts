import type { LineRange } from '../corpus/document.ts';
import type { Passage } from '../library/library.ts';
import type { Citation } from './answer.ts';
import type { Ranked } from './rank.ts';

/** A citation of words that stand in a passage: the lines are those that the words go through. */
export function citationOf({ passage, parts }: Ranked['found'], quote: string): Citation {
  return {
    passageId: passage.id,
    document: passage.document,
    documentTitle: passage.documentTitle,
    heading: passage.heading,
    lines: linesOf(quote, passage, parts),
    quote,
    ...(passage.digest !== null && { digest: true as const }),
  };
}

/** The lines of the parts of the passage that the quote goes through. */
function linesOf(quote: string, passage: Passage, parts: Ranked['found']['parts']): readonly LineRange[] {
  const from = passage.text.indexOf(quote);
  if (from < 0) return passage.lines;
  const lineAt = (end: number) => passage.text.slice(0, end).split('\n').length - 1;
  const own = parts.slice(lineAt(from), lineAt(from + quote.length) + 1).flat();
  return own.length === 0
    ? passage.lines
    : own.filter((range, at) => own.findIndex(other => other[0] === range[0] && other[1] === range[1]) === at);
}
