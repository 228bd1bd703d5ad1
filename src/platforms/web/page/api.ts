import type { Button } from '../../../card/card.ts';
import type { CommandHint } from '../../../chat/request.ts';
import type { Locale } from '../../../words/locale.ts';
import { web } from '../../../words/web.ts';
import { followingMessages } from '../limits.ts';
import type { ChannelSummary, Message, Refusal } from '../message.ts';
import type { FormValues } from './draw.ts';

/** The workspace refused, or could not be reached: the message is a sentence for the person. */
export class FailedRequest extends Error {
  override readonly name = 'FailedRequest';
}

/** What a failed request says to the person; anything else is a fault of the page's own. */
export function sentenceOf(error: unknown): string {
  if (error instanceof FailedRequest) return error.message;
  throw error;
}

/** Where a message is written: a channel, or a thread in it. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** The workspace's HTTP interface, as the page uses it. */
export class Api {
  locale: Locale;
  user: string;

  constructor(locale: Locale, user: string) {
    this.locale = locale;
    this.user = user;
  }

  async channels(): Promise<ChannelSummary[]> {
    const answer = await this.#request<{ channels: ChannelSummary[] }>('/api/channels');
    return answer.channels;
  }

  async commands(): Promise<CommandHint[]> {
    const answer = await this.#request<{ commands: CommandHint[] }>(`/api/commands?locale=${this.locale}`);
    return answer.commands;
  }

  async messages(
    channel: string,
    range: { after?: string; before?: string; thread?: string } = {},
  ): Promise<Message[]> {
    const query = new URLSearchParams({ ...range, locale: this.locale });
    const answer = await this.#request<Messages>(`${below(channel)}/messages?${query}`);
    return answer.messages;
  }

  /** A thread with its first message, and whether it is the thread of a discussion. */
  async thread(channel: string, thread: string): Promise<{ messages: Message[]; discussion: boolean }> {
    const messages: Message[] = [];
    for (;;) {
      const range = new URLSearchParams({ thread, after: messages.at(-1)?.id ?? '0', locale: this.locale });
      const answer = await this.#request<Messages>(`${below(channel)}/messages?${range}`);
      messages.push(...answer.messages);
      if (answer.messages.length < followingMessages) return { messages, discussion: answer.discussion ?? false };
    }
  }

  /** Resolves to what the bot answered. */
  async say(place: Place, text: string): Promise<Message[]> {
    const thread = place.thread === null ? {} : { thread: place.thread };
    const answer = await this.#send<Messages>('POST', `${below(place.channel)}/messages`, { text, ...thread });
    return answer.messages;
  }

  /** Resolves to what the bot answered. */
  async press(message: Message, { action, value }: Button, values: FormValues): Promise<Message[]> {
    const body = { message: message.id, action, value, values };
    const answer = await this.#send<Messages>('POST', `${below(message.channel)}/actions`, body);
    return answer.messages;
  }

  /** These three resolve to the message as it is now. */
  async reword(message: Message, text: string): Promise<Message[]> {
    const answer = await this.#send<Messages>('PATCH', of(message), { text });
    return answer.messages;
  }

  async remove(message: Message): Promise<Message[]> {
    const answer = await this.#send<Messages>('DELETE', of(message), {});
    return answer.messages;
  }

  async react(message: Message, reaction: string, given: boolean): Promise<Message[]> {
    const path = `${of(message)}/reactions/${encodeURIComponent(reaction)}`;
    const answer = await this.#send<Messages>(given ? 'PUT' : 'DELETE', path, {});
    return answer.messages;
  }

  #send<T>(method: string, path: string, body: object): Promise<T> {
    return this.#request(path, {
      method,
      headers: { 'content-type': 'application/json', 'accept-language': this.locale },
      body: JSON.stringify({ user: this.user, locale: this.locale, ...body }),
    });
  }

  async #request<T>(path: string, init: RequestInit = { headers: { 'accept-language': this.locale } }): Promise<T> {
    const response = await fetch(path, init).catch(cause => {
      throw new FailedRequest(web[this.locale].failedOffline, { cause });
    });
    if (response.ok) return response.json();
    const refusal: Refusal | null = await response.json().catch(() => null);
    throw new FailedRequest(refusal?.error.sentence ?? web[this.locale].errors.internal);
  }
}

interface Messages {
  messages: Message[];
  discussion?: boolean;
}

const of = ({ channel, id }: Message) => `${below(channel)}/messages/${id}`;

const below = (channel: string) => `/api/channels/${encodeURIComponent(channel)}`;
