import type { Card } from '../../card/card.ts';
import { figuresCard } from '../../card/figures.ts';
import { PersonError } from '../../errors.ts';
import { findFigures } from '../../lookup/figures/search.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';

/** The longest words, in characters: they travel in the buttons of the card. */
const wordsLimit = 200;

/** `/figures words`: the library's figures about them. @param from the first to show, 0-based */
export function figures(context: ChatContext, words: string, from: number, locale: Locale): Card {
  const asked = words.trim();
  if (!asked) throw new PersonError(w => w.figures.needWords);
  if (asked.length > wordsLimit) throw new PersonError(w => w.chat.tooLong(wordsLimit));
  return figuresCard(asked, findFigures(context.library, asked, locale), from, locale);
}
