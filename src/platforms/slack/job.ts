import type { Inbox, Item } from './inbox.ts';

/** One message of an answer. */
export interface Part {
  /** Tells it apart from every other message: the event and the message's place in its answer. */
  readonly event: string;
  readonly number: number;
  /** An earlier run may have posted it. */
  readonly doubtful: boolean;
}

/** An event being answered: its messages are counted, so that one that was posted is not posted again after a restart. */
export class Job {
  readonly #item: Item;
  readonly #inbox: Inbox;
  #next = 0;

  constructor(item: Item, inbox: Inbox) {
    this.#item = item;
    this.#inbox = inbox;
  }

  /** Posts the next message of the answer; null where an earlier run did. */
  async part<T>(post: (part: Part) => Promise<T>): Promise<T | null> {
    const { key, parts, doubtful } = this.#item;
    const number = this.#next++;
    if (number < parts) return null;
    await this.#inbox.sending(key);
    const result = await post({ event: key, number, doubtful: doubtful && number === parts });
    await this.#inbox.sent(key, number + 1);
    return result;
  }
}
