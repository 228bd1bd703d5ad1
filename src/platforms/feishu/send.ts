import type { Sender } from '../../briefing/outbox.ts';
import { RefusedError, UnreachableError } from '../../errors.ts';
import type { Locale } from '../../words/index.ts';
import type { Clock } from './clock.ts';
import { onceMilliseconds } from './job.ts';
import type { KeptCards } from './kept-cards.ts';
import type { Ledger } from './ledger.ts';
import { pageCount, pageOf } from './message.ts';
import type { Posts, Receiver } from './post.ts';

/** Feishu is busiest when everybody's schedules strike. */
const busyMilliseconds = 30 * 60_000;
const jitterMilliseconds = 3_000;

export interface SenderOptions {
  /** Null while there is no connection. */
  readonly posts: () => Posts | null;
  readonly cards: KeptCards;
  readonly ledger: Ledger;
  readonly locale: Locale;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Between 0 and 1; the same for all editions of a moment. */
  readonly jitter: number;
}

/**
 * Posts editions, one message each. A key is posted once: within the hour Feishu sees to it, and after that a key whose
 * outcome is unknown is not sent again.
 */
export function createSender(options: SenderOptions): Sender {
  const { posts, cards, ledger, locale, clock, signal, jitter } = options;

  /** Keeps off the full and the half hour by a moment. */
  async function leaveTheMark(): Promise<void> {
    const past = clock.now() % busyMilliseconds;
    const wait = jitter * jitterMilliseconds - past;
    if (wait > 0) await clock.wait(wait, signal);
  }

  return {
    platform: 'feishu',
    idempotent: true,
    async send(channel, byLocale, key) {
      const ready = posts();
      if (!ready) throw new RefusedError('not_connected', { retryable: true });
      const begun = await ledger.begin(key);
      if (begun?.message) return begun.message;
      if (begun && clock.now() - begun.since.getTime() > onceMilliseconds) {
        throw new UnreachableError('whether an earlier try arrived is not known, and too long ago to repeat it');
      }
      await leaveTheMark();
      const card = byLocale[locale];
      const kept = pageCount(card, false) > 1 ? await cards.keep(card) : null;
      try {
        const message = await ready.send(receiverOf(channel), pageOf(card, 0, { kept, direct: false }), key);
        await ledger.sent(key, message);
        return message;
      } catch (error) {
        if (error instanceof UnreachableError) throw error;
        await ledger.drop(key);
        throw error instanceof RefusedError
          ? error
          : new RefusedError('credentials', { retryable: true, cause: error });
      }
    },
  };
}

/** A target is a chat (`oc_…`), or a person (`ou_…`) in their direct chat with the bot. */
function receiverOf(channel: string): Receiver {
  return { type: channel.startsWith('ou_') ? 'open_id' : 'chat_id', id: channel };
}
