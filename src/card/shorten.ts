import { sentencePieces } from '../library/sentences.ts';

/** The first sentence, for one-line displays. */
export function firstSentence(text: string): string {
  return (sentencePieces(text)[0] ?? text).trim();
}

/** The clause in which some words stand, without its closing comma. */
export function firstClauseWith(text: string, words: string): string {
  const clauses = sentencePieces(text).flatMap(sentence => sentence.split(/(?<=[，,；;：:])(?!\d)/u));
  const clause = clauses.find(piece => piece.includes(words)) ?? text;
  return clause.trim().replace(/[，,；;：:、。！？!?.]+$/u, '');
}

/** With a capital where the text begins with a Latin letter: for what stood behind a colon. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
