import type { CardElement, ListItem } from '../../card/card.ts';
import { shortened } from '../../card/shorten.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { AskedQuestion } from '../asked.ts';

const shownCharacters = 120;

/** What a channel asked most since its edition before, and what the library could not answer. */
export function questionsSection(
  limit: number,
  asked: readonly AskedQuestion[],
  locale: Locale,
): readonly CardElement[] {
  const words = wordsOf(locale).briefing;
  const answered = asked.filter(question => question.answered).slice(0, limit);
  const open = asked.filter(question => !question.answered).slice(0, limit);
  const item = ({ question, times }: AskedQuestion): ListItem => ({
    title: shortened(question, shownCharacters),
    ...(times > 1 ? { text: words.timesAsked(times) } : {}),
  });
  return [
    ...part(words.mostAsked, answered.map(item)),
    ...part(words.unanswered, open.map(item)),
    ...(open.length ? [{ kind: 'note', text: words.unansweredHint } as const] : []),
  ];
}

function part(title: string, items: readonly ListItem[]): readonly CardElement[] {
  return items.length
    ? [
        { kind: 'text', text: title, strong: true },
        { kind: 'list', items },
      ]
    : [];
}
