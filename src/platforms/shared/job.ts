import type { Inbox, Item } from './inbox.ts';

/** One message of an answer. */
export interface Part {
  /** Tells it apart from every other message: the event and the message's place in its answer. */
  readonly event: string;
  readonly number: number;
  /** An earlier run may have posted it. */
  readonly doubtful: boolean;
  /** Notes that it is on its way: a crash after that leaves open whether it was posted. */
  readonly leaves: () => Promise<void>;
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

  /**
   * Posts the next message of the answer; null where an earlier run did, or may have and it cannot be repeated.
   * @param marked `marked by post`: it says itself, as late as it can, when the message leaves
   */
  async part<T>(post: (part: Part) => Promise<T>, marked?: 'marked by post'): Promise<T | null> {
    const { key, parts } = this.#item;
    const number = this.#next++;
    if (number < parts) return null;
    const doubtful = this.#item.doubtful && number === parts;
    if (doubtful && !this.#mayRepeat(this.#item)) return null;
    const leaves = () => this.#inbox.sending(key);
    if (!marked) await leaves();
    const result = await post({ event: key, number, doubtful, leaves });
    await this.#inbox.sent(key, number + 1);
    return result;
  }
}
