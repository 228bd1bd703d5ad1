import { showNow } from '../../briefing/show-now.ts';
import { targetOf } from '../../briefing/target.ts';
import type { Card } from '../../card/card.ts';
import { wordsOf } from '../../words/index.ts';
import { briefingNamed } from '../briefing-named.ts';
import type { ChatContext } from '../context.ts';
import type { Origin } from '../request.ts';

/** `/brief NAME`: what the next edition would show, composed now, here; schedules and rotations do not notice. */
export async function brief(context: ChatContext, name: string, origin: Origin): Promise<Card> {
  const { locale } = origin;
  const briefing = briefingNamed(context.briefings(), name);
  const card = await showNow(context.kysely, briefing, context.now(), targetOf(origin), context, locale);
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
