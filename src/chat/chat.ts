import { targetOf } from '../briefing/target.ts';
import { sentenceCard } from '../card/sentence.ts';
import { discussionOf } from '../discussion/discussions.ts';
import { Recorder } from '../discussion/record.ts';
import { Starting } from '../discussion/start.ts';
import { PersonError } from '../errors.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { answerLine } from './answer.ts';
import { commandHints } from './commands/help.ts';
import type { ChatContext } from './context.ts';
import { answerPress } from './press.ts';
import type { Chat, Reply } from './request.ts';

/** The bot: requests of any platform in, cards out. */
export function createChat(context: ChatContext): Chat {
  const starting = new Starting(context);
  const recorder = new Recorder(context.kysely, context.now);
  return {
    answer: request => guarded(context, request.locale, 'here', () => answerLine(context, request)),
    press: press => guarded(context, press.locale, 'aside', () => answerPress(context, starting, press)),
    async observe(place, happening) {
      await starting.settleIn(targetOf(place));
      await recorder.record(place, happening);
    },
    async isDiscussion(place, thread) {
      await starting.settleIn(targetOf(place));
      return (await discussionOf(context.kysely, targetOf(place), thread)) !== null;
    },
    commands: commandHints,
  };
}

/** What a person did wrong is answered in a sentence; anything else is logged, and the person told so. */
async function guarded(
  context: ChatContext,
  locale: Locale,
  placement: Reply['placement'],
  work: () => Promise<readonly Reply[]>,
): Promise<readonly Reply[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PersonError) return [{ card: sentenceCard(error.sentence(locale), locale), placement }];
    context.report(error);
    return [{ card: sentenceCard(wordsOf(locale).chat.failed, locale), placement }];
  }
}
