import { aboutCard, unknownCard } from '../../card/about.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import { readingOf } from '../../lookup/figures/reading.ts';
import { aboutName } from '../../lookup/names/about.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';

/** The longest name, in characters: it travels in the buttons of the card. */
const nameLimit = 100;

/** `/about name`: a person, organisation, product or technology across documents. @param from the first statement to show */
export function about(context: ChatContext, name: string, from: number, locale: Locale): Card {
  const asked = name.trim();
  if (!asked) throw new PersonError(w => w.about.needName);
  if (asked.length > nameLimit) throw new PersonError(w => w.chat.tooLong(nameLimit));
  const { library } = context;
  const found = aboutName(library, asked, locale);
  if ('near' in found) return unknownCard(found, locale);
  return aboutCard(found, figure => readingOf(library, figure, locale), from, locale);
}

/** Whether the library has anything on that name. */
export function knowsName(context: ChatContext, name: string, locale: Locale): boolean {
  return name.length <= nameLimit && !('near' in aboutName(context.library, name, locale));
}
