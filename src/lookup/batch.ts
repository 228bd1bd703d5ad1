import type { LookupResult } from './answer.ts';

/** One line of `lookup --batch`. */
export function toBatchLine(id: string, result: LookupResult): object {
  return {
    id,
    status: result.status,
    answer: result.answer && {
      text: result.answer.text,
      citations: result.answer.citations.map(({ document, lines, quote, digest }) => ({
        document,
        lines,
        quote,
        ...(digest && { digest }),
      })),
    },
    passages: result.passages.map(({ document, lines, heading, text }) => ({ document, lines, heading, text })),
  };
}
