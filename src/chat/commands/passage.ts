import type { Action } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { passageCard } from '../../card/passage.ts';
import { PersonError } from '../../errors.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';

const neighboursEachSide = 2;

/** What a citation's button opens: the passage with its neighbours. */
export function openPassage(context: ChatContext, action: Extract<Action, { name: 'passage' }>, locale: Locale): Card {
  const passage = context.library.passageAt(action.document, action.line, action.digest ?? locale);
  if (!passage) throw new PersonError(w => w.card.passageGone);
  return passageCard(passage, context.library.neighbours(passage.id, neighboursEachSide, neighboursEachSide), locale);
}
