/** All but tab and line feed. */
const controls = /(?![\t\n])\p{Cc}/gu;

/** A text as every platform can carry it: without control characters and halves of characters, for which some refuse it. */
export function literal(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Whether nothing of it can be seen. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text);
}
