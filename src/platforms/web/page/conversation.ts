import type { Button } from '../../../card/card.ts';
import { askedInDiscussion } from '../addressed.ts';
import { latestMessages } from '../limits.ts';
import { botName, firstChannel, type Message } from '../message.ts';
import type { Api, Place } from './api.ts';
import type { FormValues } from './draw.ts';
import type { ListDetails } from './message-list.ts';
import type { Pending } from './pending.ts';
import { preferences } from './preferences.ts';
import { Store } from './store.ts';
import { Unread } from './unread.ts';

export interface ConversationListener {
  /** Something is to be shown differently. */
  changed(): void;
  /** A message came that this person did not ask for. */
  arrived(message: Message): void;
}

/** What was said in all channels, what is being said, and what has not been looked at. Knows no element of the page. */
export class Conversation {
  readonly store = new Store();
  readonly unread = new Unread();
  readonly #channels = new Set([firstChannel, ...preferences.channels]);
  readonly #api: Api;
  readonly #listener: ConversationListener;
  readonly #loaded = new Set<string>();
  readonly #hasEarlier = new Set<string>();
  readonly #fresh = new Set<string>();
  readonly #presses: Message[] = [];
  readonly #discussions = new Set<string>();
  /** By the thread's first message: what came there from others and was not looked at. */
  readonly #newReplies = new Map<string, number>();
  #pending: readonly Pending[] = [];
  #visited: string | null = null;

  constructor(api: Api, listener: ConversationListener) {
    this.#api = api;
    this.#listener = listener;
  }

  /** The first channel, then the others by name. */
  channelNames(): string[] {
    const others = [...this.#channels].filter(name => name !== firstChannel);
    return [firstChannel, ...others.sort((a, b) => a.localeCompare(b))];
  }

  /** The channels that the workspace knows, and how much was said in each since this browser last looked. */
  async loadChannels(current: string): Promise<void> {
    for (const { name, last } of await this.#api.channels()) {
      this.#channels.add(name);
      const lastRead = preferences.lastRead(name);
      if (lastRead === 0) this.unread.seen(name, last?.id ?? null);
      else if (name !== current && Number(last?.id ?? 0) > lastRead) {
        const missed = await this.#api.messages(name, { after: String(lastRead) });
        this.unread.add(name, missed.filter(message => !this.#isMine(message)).length);
      }
    }
    this.#listener.changed();
  }

  /** Everything is fetched anew when it is looked at: in another language it may read differently. */
  refresh(): void {
    this.#loaded.clear();
  }

  /** Fetches a channel's latest messages, or what came since. */
  async load(channel: string): Promise<void> {
    const lastId = this.store.lastId(channel);
    const isFirst = !this.#loaded.has(channel) || lastId === null;
    const messages = await this.#api.messages(channel, isFirst ? {} : { after: lastId });
    if (isFirst && messages.length >= latestMessages) this.#hasEarlier.add(channel);
    if (isFirst && messages[0]) this.store.reachBackTo(channel, messages[0].id);
    this.#loaded.add(channel);
    for (const message of messages) this.#put(message);
    this.#listener.changed();
  }

  async loadEarlier(channel: string): Promise<void> {
    const before = this.store.firstId(channel);
    if (before === null) return;
    const messages = await this.#api.messages(channel, { before });
    if (messages.length < latestMessages) this.#hasEarlier.delete(channel);
    if (messages[0]) this.store.reachBackTo(channel, messages[0].id);
    for (const message of messages) this.#put(message);
    this.#listener.changed();
  }

  async loadThread(channel: string, thread: string): Promise<void> {
    const { messages, discussion } = await this.#api.thread(channel, thread);
    if (discussion) this.#discussions.add(keyOf({ channel, thread }));
    for (const message of messages) this.#put(message);
    this.#listener.changed();
  }

  /** The person looks at a thread. */
  readThread(thread: string): void {
    this.#newReplies.delete(thread);
  }

  /** Whether people talk to each other there, as far as the page knows. */
  isDiscussion(place: Place): boolean {
    return this.#discussions.has(keyOf(place));
  }

  /** The stream of events brought a new message. */
  arrive(message: Message): void {
    this.#channels.add(message.channel);
    const isNew = this.#put(message);
    const askedFor = this.#isMine(message) || (message.author === botName && this.#isAwaited(message.channel));
    if (isNew && !askedFor) {
      if (message.author === botName) this.#fresh.add(message.id);
      const { thread } = message;
      if (thread !== null) this.#newReplies.set(thread, (this.#newReplies.get(thread) ?? 0) + 1);
      this.#listener.arrived(message);
    }
    this.#listener.changed();
  }

  /** The stream of events brought a message in its new form. */
  edit(message: Message): void {
    this.#put(message);
    this.#listener.changed();
  }

  /** Resolves to what the bot answered. */
  async say(place: Place, text: string): Promise<Message[]> {
    const asksBot = !this.isDiscussion(place) || askedInDiscussion(text) !== null;
    const pending: Pending = { place, author: this.#api.user, text, asksBot, stored: false };
    this.#pending = [...this.#pending, pending];
    this.#listener.changed();
    try {
      const answers = this.#take(await this.#api.say(place, text));
      if (!pending.stored) await this.load(place.channel);
      return answers;
    } finally {
      this.#pending = this.#pending.filter(other => other !== pending);
      this.#listener.changed();
    }
  }

  /** Resolves to what the bot answered. */
  async press(message: Message, button: Button, values: FormValues): Promise<Message[]> {
    this.#presses.push(message);
    try {
      return this.#take(await this.#api.press(message, button, values));
    } finally {
      this.#presses.splice(this.#presses.indexOf(message), 1);
      this.#listener.changed();
    }
  }

  async reword(message: Message, text: string): Promise<void> {
    this.#changed(await this.#api.reword(message, text));
  }

  async remove(message: Message): Promise<void> {
    this.#changed(await this.#api.remove(message));
  }

  async react(message: Message, reaction: string, given: boolean): Promise<void> {
    this.#changed(await this.#api.react(message, reaction, given));
  }

  /** What a list of messages shows besides them. */
  details(place: Place): ListDetails {
    return {
      replyCounts: this.store.replyCounts(place.channel),
      newReplies: this.#newReplies,
      fresh: this.#fresh,
      pending: this.#pending.filter(({ place: at }) => at.channel === place.channel && at.thread === place.thread),
      hasEarlier: place.thread === null && this.#hasEarlier.has(place.channel),
      discussion: this.isDiscussion(place),
    };
  }

  /** The person looks at a channel: it stays in the list, and what was new in the last one is so no longer. */
  visit(channel: string): void {
    if (channel !== this.#visited) this.#fresh.clear();
    this.#visited = channel;
    if (this.#channels.has(channel)) return;
    this.#channels.add(channel);
    preferences.channels = [...preferences.channels, channel];
  }

  #changed(messages: readonly Message[]): void {
    for (const message of messages) this.#put(message);
    this.#listener.changed();
  }

  #take(answers: Message[]): Message[] {
    for (const message of answers) if (!message.aside) this.#put(message);
    return answers;
  }

  #put(message: Message): boolean {
    const isNew = this.store.put(message);
    if (isNew && this.#isMine(message)) {
      const sent = this.#pending.find(pending => !pending.stored && isStoredAs(pending, message));
      if (sent) sent.stored = true;
    }
    return isNew;
  }

  #isMine(message: Message): boolean {
    return message.author === this.#api.user;
  }

  #isAwaited(channel: string): boolean {
    return (
      this.#presses.some(message => message.channel === channel) ||
      this.#pending.some(({ place, asksBot }) => asksBot && place.channel === channel)
    );
  }
}

const keyOf = ({ channel, thread }: Place) => `${channel}/${thread}`;

function isStoredAs({ place, text }: Pending, message: Message): boolean {
  return place.channel === message.channel && place.thread === message.thread && text === message.text;
}
