import { compose } from '../../briefing/compose.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';

/** `/brief NAME`: the briefing composed now, here; schedules and rotations do not notice. */
export function brief(context: ChatContext, name: string, locale: Locale): Card {
  const names = context.briefings().all.map(briefing => briefing.name);
  if (!name) throw new PersonError(w => w.chat.needBriefing(names));
  const briefing =
    context.briefings().named(name) ??
    context.briefings().all.find(candidate => [candidate.title.zh, candidate.title.en].includes(name));
  if (!briefing) throw new PersonError(w => w.chat.noSuchBriefing(name, names));
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
