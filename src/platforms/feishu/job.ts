import type { Item } from '../shared/inbox.ts';
import type { Part } from '../shared/job.ts';

/** Feishu posts a key once within the hour; a little less is relied on. */
export const onceMilliseconds = 55 * 60_000;

/** Whether a message of the event's answer can be sent again with its key: later Feishu would post it twice. */
export function mayRepeat({ receivedAt }: Item, now: Date): boolean {
  return now.getTime() - receivedAt.getTime() <= onceMilliseconds;
}

/** The key of one message of an answer. */
export function keyOf({ event, number }: Part): string {
  return `answer ${event} ${number}`;
}
