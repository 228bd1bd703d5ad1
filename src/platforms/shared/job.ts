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
  readonly #mayRepeat: (item: Item) => boolean;
  #next = 0;

  /** @param mayRepeat whether a message that an earlier run may have posted can be posted again without showing twice */
  constructor(item: Item, inbox: Inbox, mayRepeat: (item: Item) => boolean = () => true) {
    this.#item = item;
    this.#inbox = inbox;
    this.#mayRepeat = mayRepeat;
  }

  /** Posts the next message of the answer; null where an earlier run did, or may have and it cannot be repeated. */
  async part<T>(post: (part: Part) => Promise<T>): Promise<T | null> {
    const { key, parts } = this.#item;
    const number = this.#next++;
    if (number < parts) return null;
    const doubtful = this.#item.doubtful && number === parts;
    if (doubtful && !this.#mayRepeat(this.#item)) return null;
    await this.#inbox.sending(key);
    const result = await post({ event: key, number, doubtful });
    await this.#inbox.sent(key, number + 1);
    return result;
  }
}
