import type { Message } from '../message.ts';

/** The messages this page has seen, by channel and thread, in the order of their ids. */
export class Store {
  readonly #channels = new Map<string, Map<string, Message>>();

  /** Takes a message in; tells whether it is new here. */
  put(message: Message): boolean {
    const channel = this.#channels.get(message.channel) ?? new Map<string, Message>();
    this.#channels.set(message.channel, channel);
    const isNew = !channel.has(message.id);
    channel.set(message.id, message);
    return isNew;
  }

  /** The messages of the channel itself, or of a thread with its first message. */
  list(channel: string, thread: string | null): Message[] {
    const belongs = (message: Message) =>
      thread === null ? message.thread === null : message.thread === thread || message.id === thread;
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

  firstId(channel: string): string | null {
    return this.#all(channel)[0]?.id ?? null;
  }

  #all(channel: string): Message[] {
    const messages = [...(this.#channels.get(channel)?.values() ?? [])];
    return messages.sort((a, b) => Number(a.id) - Number(b.id));
  }
}
