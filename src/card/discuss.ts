import { type Locale, wordsOf } from '../words/index.ts';
import { button } from './actions.ts';
import type { Button } from './card.ts';

/** Opens the discussion of an item (see `item.ts`) in the channel where it is pressed. */
export function discussButton(item: string, locale: Locale): Button {
  return button(wordsOf(locale).discussion.discuss, { name: 'discuss', item });
}
