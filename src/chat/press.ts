import { readAction } from '../card/actions.ts';
import type { Card } from '../card/card.ts';
import type { Starting } from '../discussion/start.ts';
import { PersonError } from '../errors.ts';
import { answerLine } from './answer.ts';
import { about } from './commands/about.ts';
import { ask } from './commands/ask.ts';
import { markConclusion } from './commands/conclude.ts';
import { changeSubscription } from './commands/digest.ts';
import { cancelSubscription, confirmSubscription, openForm, previewSubscription } from './commands/digest-subscribe.ts';
import { castVote, discuss } from './commands/discuss.ts';
import { figures } from './commands/figures.ts';
import { openPassage } from './commands/passage.ts';
import { recap } from './commands/recap.ts';
import { sources } from './commands/sources.ts';
import { trendById, trendsOfDocument } from './commands/trends.ts';
import type { ChatContext } from './context.ts';
import type { Press, Reply } from './request.ts';

/** A pressed button, or a form that was sent. */
export async function answerPress(context: ChatContext, starting: Starting, press: Press): Promise<readonly Reply[]> {
  const { locale } = press;
  const action = readAction(press.action, press.value);
  switch (action?.name) {
    case 'trends':
      return placed(trendsOfDocument(context, action.report, locale), 'thread');
    case 'trend':
      return placed(trendById(context, action.trend, action.all, locale), action.all ? 'replace' : 'thread');
    case 'passage':
      return placed(openPassage(context, action, locale), 'aside');
    case 'passages':
      return placed(ask(context, action.question, action.from, locale), 'replace');
    case 'sources':
      return placed(sources(context, action.words, action.from, locale), 'replace');
    case 'subscribe':
      return placed(await confirmSubscription(context, action, press), 'replace');
    case 'subscription':
      return placed(await changeSubscription(context, action, press), 'replace');
    case 'cancel':
      return placed(cancelSubscription(press), 'replace');
    case 'subscribe-form':
      return placed(openForm(context, action, press), 'aside');
    case 'preview-subscription':
      return placed(await previewSubscription(context, action, press), 'replace');
    case 'discuss':
      return placed(await discuss(context, starting, action, press), 'aside');
    case 'vote': {
      const cards = await castVote(context, action, press);
      return [{ card: cards[action.locale ?? locale], cards, placement: 'replace' }];
    }
    case 'mark-conclusion':
      return placed(await markConclusion(context, action, press), 'thread');
    case 'recap':
      return placed(await recap(context, action.words, action.from, press), 'replace');
    case 'figures':
      return placed(figures(context, action.words, action.from, locale), action.turn ? 'replace' : 'thread');
    case 'about':
      return placed(about(context, action.subject, action.from, locale), action.turn ? 'replace' : 'thread');
    case 'command':
      return answerLine(context, { ...press, text: action.text });
    case undefined:
      throw new PersonError(w => w.chat.staleButton);
  }
}

function placed(card: Card | null, placement: Reply['placement']): readonly Reply[] {
  if (!card) throw new PersonError(w => w.chat.staleButton);
  return [{ card, placement }];
}
