import { answerCard } from '../../card/answer.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';

/** The longest question, in characters: it travels in the buttons of its answer. */
const questionLimit = 500;

/** `/ask question`. @param from the first further passage to show; null keeps them folded */
export function ask(context: ChatContext, question: string, from: number | null, locale: Locale): Card {
  const text = question.trim();
  if (!text) throw new PersonError(w => w.chat.needQuestion);
  if (text.length > questionLimit) throw new PersonError(w => w.chat.tooLong(questionLimit));
  return answerCard(text, context.lookup(text, locale), from, locale);
}
