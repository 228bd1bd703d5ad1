import { notConnected, type Sender } from '../../briefing/sender.ts';
import { RefusedError, UnreachableError } from '../../errors.ts';
import type { Locale } from '../../words/index.ts';
import { OutcomeUnknown } from './failures.ts';
import { type Message, messagesOf } from './message.ts';
import type { Mark, Posts } from './post.ts';

/** What an edition's and a discussion's messages carry, so that one can be found again. */
const editionMark = 'trendbrief_edition';
const discussionMark = 'trendbrief_discussion';
const noticeMark = 'trendbrief_notice';

/** A call may arrive at Slack, and be seen in the history, so long after it was made. */
const arrivalMilliseconds = 10_000;

/** Slack's clock and ours differ by less. */
const clockMilliseconds = 5 * 60_000;

/**
 * Posts editions and the first messages of discussions. What one message cannot hold goes on in its thread.
 * @param posts null while there is no connection
 * @param workspace its address; null while that is not known
 */
export function createSender(posts: () => Posts | null, workspace: () => string | null, locale: Locale): Sender {
  function connected(): Posts {
    const ready = posts();
    if (!ready) throw new RefusedError(notConnected, { retryable: true });
    return ready;
  }

  return {
    platform: 'slack',
    parallel: 20,
    spreadMilliseconds: 0,
    ready: () => posts() !== null,

    async send(channel, cards, key) {
      const ready = connected();
      const [first, ...others] = messagesOf(cards[locale]);
      const ts = await firstPost(() => ready.post(channel, first, { mark: markOf(channel, key, 0), careful: true }));
      await goOn(ready, { channel, key, thread: ts, others });
      return ts;
    },

    async settle(channel, cards, key, { first, last, now }) {
      const ready = connected();
      const since = new Date(first.getTime() - clockMilliseconds);
      const ts = await ready.find(channel, markOf(channel, key, 0), since);
      if (ts !== null) {
        const [, ...others] = messagesOf(cards[locale]);
        await goOn(ready, { channel, key, thread: ts, others, doubtful: true });
        return { state: 'sent', message: ts };
      }
      const againMilliseconds = arrivalMilliseconds - (now.getTime() - last.getTime());
      return againMilliseconds > 0 ? { state: 'early', againMilliseconds } : { state: 'absent' };
    },

    link(channel, message) {
      const address = workspace();
      return address === null ? null : new URL(`archives/${channel}/p${message.replace('.', '')}`, address).href;
    },

    async tell(user, cards) {
      for (const message of messagesOf(cards[locale])) {
        await connected().post(user, message, { mark: { type: noticeMark, payload: {} } });
      }
    },
  };
}

/** What never arrived was certainly not posted. */
async function firstPost(post: () => Promise<string>): Promise<string> {
  try {
    return await post();
  } catch (error) {
    if (!(error instanceof OutcomeUnknown) || error.manner !== 'never-arrived') throw error;
    throw new RefusedError('unreachable', { retryable: true, cause: error });
  }
}

interface Rest {
  readonly channel: string;
  readonly key: string;
  readonly thread: string;
  readonly others: readonly Message[];
  /** Some of it may have been posted. */
  readonly doubtful?: boolean;
}

/**
 * The rest of an edition, in the thread of its first message.
 * @throws UnreachableError also where Slack refused: the edition as a whole is posted in part, and is to be settled
 */
async function goOn(posts: Posts, { channel, key, thread, others, doubtful = false }: Rest): Promise<void> {
  try {
    for (const [index, message] of others.entries()) {
      await posts.post(channel, message, { mark: markOf(channel, key, index + 1), thread, doubtful, careful: true });
    }
  } catch (error) {
    throw new UnreachableError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function markOf(channel: string, key: string, part: number): Mark {
  const further = part ? { part: `${part}` } : {};
  const edition = /^(?<briefing>.*) (?<slot>\d{4}-\d\d-\d\dT\S+Z) \S+$/s.exec(key)?.groups;
  // A briefing's name and an item may hold spaces.
  const item = edition ? undefined : /^discussion (?<item>.*) \S+$/s.exec(key)?.groups?.item;
  if (item !== undefined) return { type: discussionMark, payload: { item, channel, ...further } };
  const { briefing = key, slot = '' } = edition ?? {};
  return { type: editionMark, payload: { briefing, slot, channel, ...further } };
}
