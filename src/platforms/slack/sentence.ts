import type { Card } from '../../card/card.ts';
import type { Locale } from '../../words/index.ts';

/** A card that says one thing. */
export function sentenceCard(sentence: string, locale: Locale): Card {
  return { locale, summary: sentence, elements: [{ kind: 'text', text: sentence }] };
}

/** What a card of running text alone says, or null for any other. */
export function sentenceOf({ elements }: Card): string | null {
  const texts = elements.flatMap(element => (element.kind === 'text' || element.kind === 'note' ? [element.text] : []));
  return texts.length && texts.length === elements.length ? texts.join('\n') : null;
}
