import { personOf, targetOf } from '../../briefing/target.ts';
import { button } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { type ItemDiscussion, recapElements } from '../../card/recap.ts';
import { sentenceCard } from '../../card/sentence.ts';
import { forgetPerson } from '../../discussion/forget.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';
import { matching } from '../match.ts';
import type { Origin } from '../request.ts';

const perPage = 4;
const dayMilliseconds = 86_400_000;

/**
 * `/recap [days or words]`: the discussions of this channel, the latest first. `/recap forget` removes what the person left in
 * them.
 * @param from the first one to show, 0-based
 */
export async function recap(context: ChatContext, rest: string, from: number, origin: Origin): Promise<Card> {
  const { locale } = origin;
  const words = wordsOf(locale).discussion;
  const typed = rest.trim();
  if (words.forgetWords.includes(typed.toLowerCase())) {
    return sentenceCard(words.forgotten(await forgetPerson(context.kysely, personOf(origin), context.now())), locale);
  }
  const days = readDays(typed);
  const since = days === null ? null : new Date(context.now().getTime() - days * dayMilliseconds);
  const all = await context.discussions(targetOf(origin), null, since);
  const shown = typed && days === null ? matching(all, typed, ({ title }) => `${title.zh} ${title.en}`) : all;
  if (!shown.length) {
    if (days !== null) return sentenceCard(words.recapNoneSince(days), locale);
    return sentenceCard(typed ? words.recapNone(typed.slice(0, 80)) : words.recapEmpty, locale);
  }
  return recapCard(shown, typed, from, locale);
}

function recapCard(discussions: readonly ItemDiscussion[], typed: string, from: number, locale: Locale): Card {
  const { discussion: words, card } = wordsOf(locale);
  const page = discussions.slice(from, from + perPage);
  const total = discussions.length;
  const turn = (label: string, start: number) => button(label, { name: 'recap', words: typed, from: start });
  const buttons = [
    ...(from > 0 ? [turn(card.previousPage, Math.max(0, from - perPage))] : []),
    ...(from + perPage < total ? [turn(card.nextPage, from + perPage)] : []),
  ];
  return {
    locale,
    summary: `${words.recapTitle}: ${words.recapCount(total)}`,
    elements: [
      { kind: 'header', title: words.recapTitle, subtitle: words.recapCount(total) },
      ...recapElements(page, locale),
      ...(buttons.length
        ? [
            { kind: 'note', text: card.pageOf(from + 1, from + page.length, total) } as const,
            { kind: 'buttons', buttons } as const,
          ]
        : []),
    ],
  };
}

/** `7`, `7 days`, `7天`, `最近 7 天`, `last 7 days`. */
function readDays(text: string): number | null {
  const days = /^(?:最近|近|last|past)?\s*(\d{1,4})\s*(?:天|日|days?|d)?$/iu.exec(text.normalize('NFKC'))?.[1];
  return days ? Number(days) : null;
}
