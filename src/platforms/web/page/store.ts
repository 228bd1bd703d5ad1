import type { Message } from '../message.ts';

/** The messages this page has seen, by channel and thread, in the order of their ids. */
export class Store {
  readonly #channels = new Map<string, Map<string, Message>>();
  /** From which id on a channel is known without gaps; a thread that was opened may lie further back. */
  readonly #since = new Map<string, number>();

  /** Takes a message in, or a deleted one out; tells whether it is new here. */
  put(message: Message): boolean {
    const channel = this.#channels.get(message.channel) ?? new Map<string, Message>();
    this.#channels.set(message.channel, channel);
    if (message.deleted && !this.#hasReplies(message)) {
      this.#remove(message);
      return false;
    }
    const isNew = !channel.has(message.id);
    channel.set(message.id, message);
    return isNew;
  }

  /** The messages of the channel itself, or of a thread with its first message. */
  list(channel: string, thread: string | null): Message[] {
    const since = this.#since.get(channel) ?? 0;
    const belongs = (message: Message) =>
      thread === null
        ? message.thread === null && Number(message.id) >= since
        : message.thread === thread || message.id === thread;
    return this.#all(channel).filter(belongs);
  }

  find(channel: string, id: string): Message | null {
    return this.#channels.get(channel)?.get(id) ?? null;
  }

  /** How many replies stand under each first message of a thread. */
  replyCounts(channel: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { thread } of this.#all(channel)) if (thread !== null) counts.set(thread, (counts.get(thread) ?? 0) + 1);
    return counts;
  }

  lastId(channel: string): string | null {
    return this.#all(channel).at(-1)?.id ?? null;
  }

  /** What is known of a channel has no gaps from this message on. */
  reachBackTo(channel: string, id: string): void {
    this.#since.set(channel, Math.min(Number(id), this.#since.get(channel) ?? Number.POSITIVE_INFINITY));
  }

  /** The message before which nothing of the channel itself is known. */
  firstId(channel: string): string | null {
    const since = this.#since.get(channel);
    return since === undefined ? (this.#all(channel)[0]?.id ?? null) : String(since);
  }

  /** A deleted message that held nothing but this one together goes with it. */
  #remove({ channel, id, thread }: Message): void {
    this.#channels.get(channel)?.delete(id);
    const root = thread === null ? null : this.find(channel, thread);
    if (root?.deleted && !this.#hasReplies(root)) this.#remove(root);
  }

  #hasReplies({ channel, id }: Message): boolean {
    return this.#all(channel).some(({ thread }) => thread === id);
  }

  #all(channel: string): Message[] {
    const messages = [...(this.#channels.get(channel)?.values() ?? [])];
    return messages.sort((a, b) => Number(a.id) - Number(b.id));
  }
}
