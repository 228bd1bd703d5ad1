import { recordQuestion } from '../../briefing/asked.ts';
import { targetOf } from '../../briefing/target.ts';
import { answerCard } from '../../card/answer.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';
import type { Origin } from '../request.ts';

/** The longest question, in characters: it travels in the buttons of its answer. */
const questionLimit = 500;

/** `/ask question`. @param from the first further passage to show; null keeps them folded */
export function ask(context: ChatContext, question: string, from: number | null, locale: Locale): Card {
  const text = checkedQuestion(question);
  return answerCard(text, context.lookup(text, locale), from, locale);
}

/** A question asked in a channel: its next review shows what was asked there. */
export async function askHere(context: ChatContext, question: string, origin: Origin): Promise<Card> {
  const { locale } = origin;
  const text = checkedQuestion(question);
  const result = context.lookup(text, locale);
  const answered = result.status === 'answered';
  await recordQuestion(context.kysely, targetOf(origin), text, answered, context.now());
  return answerCard(text, result, null, locale);
}

/** @throws PersonError for a question that is empty or too long */
export function checkedQuestion(question: string): string {
  const text = question.trim();
  if (!text) throw new PersonError(w => w.chat.needQuestion);
  if (text.length > questionLimit) throw new PersonError(w => w.chat.tooLong(questionLimit));
  return text;
}
