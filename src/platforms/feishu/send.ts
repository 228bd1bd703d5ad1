import { randomUUID } from 'node:crypto';
import { notConnected, type Sender } from '../../briefing/sender.ts';
import type { Card } from '../../card/card.ts';
import { RefusedError, UnreachableError } from '../../errors.ts';
import type { Locale } from '../../words/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { KeptCards } from '../shared/kept-cards.ts';
import { onceMilliseconds } from './job.ts';
import type { Ledger } from './ledger.ts';
import { pageCount, pageOf } from './message.ts';
import type { Posts, Receiver } from './post.ts';

/** Feishu is busiest when everybody's schedules strike. */
const spreadMilliseconds = 20_000;

/** Around the tries of a delivery, Feishu's clock and ours differing by less, its message is looked for. */
const clockMilliseconds = 60_000;
/** A call may arrive at Feishu so long after it was made, repetitions included. */
const arrivalMilliseconds = 5 * 60_000;

export interface SenderOptions {
  /** Null while there is no connection. */
  readonly posts: () => Posts | null;
  /** Under which our messages stand in a chat. */
  readonly appId: string;
  /** The address of the API. */
  readonly domain: string;
  /** The topic of a message, where that is known. */
  readonly topicOf: (message: string) => string | null;
  readonly cards: KeptCards;
  readonly ledger: Ledger;
  readonly locale: Locale;
  readonly clock: Clock;
}

/**
 * Posts editions, one message each. A key is posted once: within the hour Feishu sees to it, and after that a key whose
 * outcome is unknown is looked for in the chat.
 */
export function createSender({ posts, appId, domain, topicOf, cards, ledger, locale, clock }: SenderOptions): Sender {
  function connected(): Posts {
    const ready = posts();
    if (!ready) throw new RefusedError(notConnected, { retryable: true });
    return ready;
  }

  async function post(channel: string, byLocale: Record<Locale, Card>, key: string): Promise<string> {
    const card = byLocale[locale];
    const kept = pageCount(card, {}) > 1 ? await cards.keep(card) : null;
    const message = await connected().send(receiverOf(channel), pageOf(card, 0, { kept, where: {} }), key);
    await ledger.sent(key, message);
    return message;
  }

  return {
    platform: 'feishu',
    parallel: 20,
    spreadMilliseconds,
    ready: () => posts() !== null,

    async send(channel, byLocale, key) {
      connected();
      const begun = await ledger.begin(key);
      if (begun?.message) return begun.message;
      if (begun && clock.now() - begun.since.getTime() > onceMilliseconds) {
        throw new UnreachableError('whether an earlier try arrived is not known, and too long ago to repeat it');
      }
      try {
        return await post(channel, byLocale, key);
      } catch (error) {
        if (error instanceof RefusedError) await ledger.drop(key);
        throw error;
      }
    },

    async settle(channel, byLocale, key, { first, now }) {
      const ready = connected();
      const begun = await ledger.find(key);
      if (begun?.message) return { state: 'sent', message: begun.message };
      const since = begun && begun.since < first ? begun.since : first;
      // Feishu posts a key once within the hour: repeating it tells the message, or makes it.
      if (now.getTime() - since.getTime() <= onceMilliseconds) {
        await ledger.begin(key);
        return { state: 'sent', message: await post(channel, byLocale, key) };
      }
      const { type, id } = receiverOf(channel);
      if (type !== 'chat_id') return { state: 'doubt' };
      const from = new Date(since.getTime() - clockMilliseconds);
      const to = new Date(since.getTime() + onceMilliseconds + arrivalMilliseconds);
      const ours = await ready.postedBetween(id, appId, from, to);
      const [message, ...others] = await ledger.unclaimed(ours);
      if (message !== undefined) {
        if (others.length) return { state: 'doubt' };
        await ledger.begin(key);
        await ledger.sent(key, message);
        return { state: 'sent', message };
      }
      await ledger.drop(key);
      return { state: 'absent' };
    },

    link: (channel, message) => linkTo(channel, topicOf(message), domain),

    async tell(user, byLocale) {
      const card = byLocale[locale];
      await connected().send(receiverOf(user), pageOf(card, 0, { kept: null, where: { direct: true } }), randomUUID());
    },
  };
}

/**
 * Opens a topic in the app, or else its chat: Feishu has no link to a single message that an app could make
 * (https://open.feishu.cn/document/common-capabilities/applink-protocol/supported-protocol/open-a-chat-page; topics as the app itself
 * copies their links).
 */
function linkTo(channel: string, topic: string | null, domain: string): string | null {
  if (receiverOf(channel).type !== 'chat_id') return null;
  const host = /\.larksuite\.com$/.test(URL.canParse(domain) ? new URL(domain).hostname : '')
    ? 'larksuite.com'
    : 'feishu.cn';
  const url = new URL(`https://applink.${host}/client/${topic === null ? 'chat' : 'thread'}/open`);
  const query: Record<string, string> =
    topic === null
      ? { openChatId: channel }
      : {
          openthreadid: topic,
          openchatid: channel,
          open_thread_id: topic,
          open_chat_id: channel,
          thread_position: '-1',
        };
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

/** A target is a chat (`oc_…`), or a person (`ou_…`) in their direct chat with the bot. */
function receiverOf(channel: string): Receiver {
  return { type: channel.startsWith('ou_') ? 'open_id' : 'chat_id', id: channel };
}
