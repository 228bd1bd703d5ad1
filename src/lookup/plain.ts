import { numberText } from '../library/check/number-text.ts';
import { simplifiedAlike } from '../library/fold.ts';

/** A text with fewer traditional characters is in simplified script and has names such as 昇腾, which stay as they are. */
const TRADITIONAL = 0.03;

/** The text in simplified script with half-width digits, as rules are written for it; every character stays in its place. */
export function plainText(text: string): string {
  const simple = simplifiedAlike(text);
  let changed = 0;
  for (let at = 0; at < text.length; at++) if (text[at] !== simple[at]) changed++;
  return numberText(changed > text.length * TRADITIONAL ? simple : text);
}

/** Like `plainText`, always in simplified script: for comparing with folded names. */
export function alikeText(text: string): string {
  return simplifiedAlike(numberText(text));
}
