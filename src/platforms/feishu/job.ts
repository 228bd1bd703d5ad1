import type { Inbox, Item } from './inbox.ts';

/** Feishu posts a key once within the hour; a little less is relied on. */
export const onceMilliseconds = 55 * 60_000;

/** An event being answered: its messages are counted, so that one that was posted is not posted again after a restart. */
export class Job {
  readonly #item: Item;
  readonly #inbox: Inbox;
  readonly #now: () => Date;
  #next = 0;

  constructor(item: Item, inbox: Inbox, now: () => Date) {
    this.#item = item;
    this.#inbox = inbox;
    this.#now = now;
  }

  /** Posts the next message of the answer with a key of its own, unless an earlier run did, or may have too long ago. */
  async part(post: (key: string) => Promise<unknown>): Promise<void> {
    const { key, parts, doubtful, receivedAt } = this.#item;
    const number = this.#next++;
    if (number < parts) return;
    const late = this.#now().getTime() - receivedAt.getTime() > onceMilliseconds;
    if (doubtful && number === parts && late) return;
    await this.#inbox.sending(key);
    await post(`answer ${key} ${number}`);
    await this.#inbox.sent(key, number + 1);
  }
}
