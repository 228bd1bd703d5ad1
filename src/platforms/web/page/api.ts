import type { Button } from '../../../card/card.ts';
import type { CommandHint } from '../../../chat/request.ts';
import type { Locale } from '../../../words/locale.ts';
import { web } from '../../../words/web.ts';
import type { ChannelSummary, Message, Refusal } from '../message.ts';

/** The workspace refused, or could not be reached: the message is a sentence for the person. */
export class FailedRequest extends Error {
  override readonly name = 'FailedRequest';
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
    const answer = await this.#request<Messages>(`${below(channel)}/messages?${new URLSearchParams(range)}`);
    return answer.messages;
  }

  /** Resolves to what the bot answered. */
  async say(place: Place, text: string): Promise<Message[]> {
    const thread = place.thread === null ? {} : { thread: place.thread };
    const answer = await this.#post<Messages>(`${below(place.channel)}/messages`, { text, ...thread });
    return answer.messages;
  }

  /** Resolves to what the bot answered. */
  async press(message: Message, { action, value }: Button): Promise<Message[]> {
    const answer = await this.#post<Messages>(`${below(message.channel)}/actions`, {
      message: message.id,
      action,
      value,
    });
    return answer.messages;
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#request(path, {
      method: 'POST',
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
}

const below = (channel: string) => `/api/channels/${encodeURIComponent(channel)}`;
