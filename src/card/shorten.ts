import { sentencePieces } from '../library/sentences.ts';

/** The first sentence, for one-line displays. */
export function firstSentence(text: string): string {
  return (sentencePieces(text)[0] ?? text).trim();
}

/** With a capital where the text begins with a Latin letter: for what stood behind a colon. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The first whole sentences, word for word, as many as fit, and the first one always: for quotes. */
export function opening(text: string, limit: number): string {
  const [first = '', ...more] = sentencePieces(text.trim());
  let shown = first;
  for (const sentence of more) {
    if ((shown + sentence).trimEnd().length > limit) break;
    shown += sentence;
  }
  return shown.trim();
}

/** What a person wrote, cut where it is longer than so many characters, with an ellipsis that says so. */
export function shortened(text: string, limit: number): string {
  const characters = [...text.trim()];
  return characters.length <= limit
    ? characters.join('')
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
