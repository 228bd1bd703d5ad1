/** A text as a pattern that finds just this text: words of questions and documents are data in every expression. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
