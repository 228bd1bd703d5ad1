import { createHash } from 'node:crypto';
import { z } from 'zod';
import { RefusedError, UnreachableError } from '../../errors.ts';
import type { Clock } from '../shared/clock.ts';
import { Pace } from '../shared/pace.ts';
import type { Api } from './api.ts';
import * as limits from './limits.ts';
import type { FeishuCard } from './render.ts';

/** Feishu takes five messages a second into a chat, of all bots together. */
const pacingMilliseconds = 250;
/** And 50 a second of one app, into all of its chats. */
const appPacingMilliseconds = 25;

/** Who reads it: a chat, or a person in the direct chat with the bot. */
export interface Receiver {
  readonly type: 'chat_id' | 'open_id';
  readonly id: string;
}

/** A chat is searched for a message so many pages deep. */
const historyPages = 20;

const history = z.object({
  data: z.object({
    items: z
      .array(
        z.object({
          message_id: z.string(),
          parent_id: z.string().optional(),
          root_id: z.string().optional(),
          msg_type: z.string().optional(),
          sender: z.object({ id: z.string() }).optional(),
        }),
      )
      .default([]),
    has_more: z.boolean().default(false),
    page_token: z.string().optional(),
  }),
});

const posted = z.object({ data: z.object({ message_id: z.string() }) });

/**
 * Messages to Feishu: paced for each chat, and each with a key under which Feishu posts it once within the hour.
 * All throw RefusedError, UnreachableError.
 */
export class Posts {
  readonly #api: Api;
  readonly #pace: Pace;

  constructor(api: Api, clock: Clock, signal: AbortSignal) {
    this.#api = api;
    const milliseconds = { eachMilliseconds: pacingMilliseconds, allMilliseconds: appPacingMilliseconds };
    this.#pace = new Pace({ clock, signal, ...milliseconds });
  }

  /** Posts a card and resolves to the message's id. */
  async send(to: Receiver, card: FeishuCard, key: string): Promise<string> {
    await this.#pace.turn(to.id);
    const answer = await this.#api.call({
      method: 'POST',
      url: '/open-apis/im/v1/messages',
      params: { receive_id_type: to.type },
      data: { receive_id: to.id, msg_type: 'interactive', content: JSON.stringify(card), uuid: uuidOf(key) },
    });
    return posted.parse(answer).data.message_id;
  }

  /** Replies to a message; in its topic where it stands in one, and with `topic` in one in any case. */
  async reply(message: string, chat: string, card: FeishuCard, key: string, topic: boolean): Promise<string> {
    await this.#pace.turn(chat);
    const reply = (reply_in_thread: boolean) =>
      this.#api.call({
        method: 'POST',
        url: `/open-apis/im/v1/messages/${encodeURIComponent(message)}/reply`,
        data: { msg_type: 'interactive', content: JSON.stringify(card), reply_in_thread, uuid: uuidOf(key) },
      });
    try {
      return posted.parse(await reply(topic)).data.message_id;
    } catch (error) {
      // Some chats have no topics, and say so with codes of their own.
      if (!topic || !(error instanceof RefusedError) || error.retryable) throw error;
      return posted.parse(await reply(false)).data.message_id;
    }
  }

  /** Puts a card in place of a message's. */
  async replace(message: string, card: FeishuCard): Promise<void> {
    await this.#pace.turn(message);
    await this.#api.call({
      method: 'PATCH',
      url: `/open-apis/im/v1/messages/${encodeURIComponent(message)}`,
      data: { content: JSON.stringify(card) },
    });
  }

  /** The ids of an app's cards in a chat that were posted between the two times and answer nothing, oldest first. */
  async postedBetween(chat: string, appId: string, from: Date, to: Date): Promise<string[]> {
    const found: string[] = [];
    const params = {
      container_id_type: 'chat',
      container_id: chat,
      start_time: `${Math.floor(from.getTime() / 1000)}`,
      end_time: `${Math.ceil(to.getTime() / 1000)}`,
      sort_type: 'ByCreateTimeAsc',
      page_size: '50',
    };
    let token = '';
    for (let page = 0; page < historyPages; page++) {
      const answer = await this.#api.call({
        method: 'GET',
        url: '/open-apis/im/v1/messages',
        params: { ...params, ...(token ? { page_token: token } : {}) },
      });
      const { items, has_more, page_token } = history.parse(answer).data;
      for (const { message_id, parent_id, root_id, msg_type, sender } of items) {
        if (sender?.id === appId && msg_type === 'interactive' && !parent_id && !root_id) found.push(message_id);
      }
      if (!has_more || !page_token) return found;
      token = page_token;
    }
    throw new UnreachableError('the history of the chat is too long to look through');
  }
}

/** The same for the same key, also after a restart. */
export function uuidOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, limits.uuidCharacters);
}
