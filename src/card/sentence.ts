import type { Locale } from '../words/index.ts';
import type { Card } from './card.ts';

/** A card that says one thing. */
export function sentenceCard(sentence: string, locale: Locale): Card {
  return { locale, summary: sentence, elements: [{ kind: 'text', text: sentence }] };
}
