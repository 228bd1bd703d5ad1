import { compose } from '../../briefing/compose.ts';
import type { Card } from '../../card/card.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { briefingNamed } from '../briefing-named.ts';
import type { ChatContext } from '../context.ts';

/** `/brief NAME`: the briefing composed now, here; schedules and rotations do not notice. */
export function brief(context: ChatContext, name: string, locale: Locale): Card {
  const briefing = briefingNamed(context.briefings(), name);
  const card = compose(briefing, { at: context.now(), previous: null }, context, locale);
  if (card) return card;
  const title = briefing.title[locale];
  return {
    locale,
    summary: title,
    elements: [
      { kind: 'header', title },
      { kind: 'text', text: wordsOf(locale).briefing.emptyEdition },
    ],
  };
}
