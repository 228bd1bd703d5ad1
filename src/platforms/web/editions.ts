import type { Sender } from '../../briefing/sender.ts';
import { PersonError, RefusedError } from '../../errors.ts';
import { formatAddress } from './address.ts';
import type { Workspace } from './workspace.ts';

/** Posts editions into the local workspace, whose messages hold their keys: each is posted once. */
export function createSender(workspace: Workspace): Sender {
  return {
    platform: 'web',
    parallel: 8,
    spreadMilliseconds: 0,
    ready: () => true,
    async send(channel, cards, key) {
      try {
        return await workspace.post(channel, cards, key);
      } catch (error) {
        if (!(error instanceof PersonError)) throw error;
        throw new RefusedError('invalid_channel', { retryable: false, cause: error });
      }
    },
    async settle(_channel, _cards, key) {
      const message = await workspace.posted(key);
      return message === null ? { state: 'absent' } : { state: 'sent', message };
    },
    link: (channel, message) => formatAddress({ channel, thread: message }),
  };
}
