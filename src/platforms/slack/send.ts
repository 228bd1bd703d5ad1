import type { Sender } from '../../briefing/outbox.ts';
import { RefusedError } from '../../errors.ts';
import type { Locale } from '../../words/index.ts';
import { messagesOf } from './message.ts';
import type { Posts } from './post.ts';

/** What an edition's messages carry, so that one can be found again. */
const editionMark = 'trendbrief_edition';

/**
 * Posts editions. An edition that one message cannot hold goes on in its thread.
 * @param posts null while there is no connection
 */
export function createSender(posts: () => Posts | null, locale: Locale): Sender {
  return {
    platform: 'slack',
    idempotent: false,
    async send(channel, cards, key) {
      const ready = posts();
      if (!ready) throw new RefusedError('not_connected', { retryable: true });
      const [first, ...others] = messagesOf(cards[locale]);
      const { briefing, slot } = readKey(key);
      const mark = (part: number) => ({
        type: editionMark,
        payload: { briefing, slot, channel, ...(part ? { part: `${part}` } : {}) },
      });
      const ts = await ready.post(channel, first, { mark: mark(0) });
      for (const [index, message] of others.entries()) {
        await ready.post(channel, message, { mark: mark(index + 1), thread: ts });
      }
      return ts;
    },
  };
}

/** Briefing and slot of a delivery's key; a name may hold spaces. */
function readKey(key: string): { readonly briefing: string; readonly slot: string } {
  const [, briefing = key, slot = ''] = /^(.*) (\S+) \S+$/s.exec(key) ?? [];
  return { briefing, slot };
}
