import type { Kysely } from 'kysely';
import type { Chat } from '../../chat/request.ts';
import type { State } from '../../library/state.ts';
import { createTurns } from '../shared/turns.ts';
import type { MessageEvent } from './events.ts';
import type { People } from './people.ts';
import type { Topics } from './topics.ts';
import { saidText, typedOf } from './typed.ts';

export interface TalkOptions {
  readonly chat: Chat;
  readonly people: People;
  readonly topics: Topics;
  readonly kysely: Kysely<State>;
  /** The bot's own open_id. */
  readonly bot: string;
}

/** What people do in the threads of discussions, told in the order in which it came; of all other talk nothing is kept. */
export class Talk {
  readonly #options: TalkOptions;
  readonly #inOrder = createTurns();

  constructor(options: TalkOptions) {
    this.#options = options;
  }

  /** Whether a message belongs to a discussion. */
  async concerns({ message }: MessageEvent): Promise<boolean> {
    const thread = threadOf(message);
    if (message.chat_type === 'p2p' || thread === null || thread === message.message_id) return false;
    return this.#options.chat.isDiscussion({ platform: 'feishu', channel: message.chat_id }, thread);
  }

  /** Resolves to the name of the person who said it; null where that is not known, or it belongs to no discussion. */
  said(event: MessageEvent, user: string): Promise<string | null> {
    const { chat, people, topics, bot } = this.#options;
    const { message_id, chat_id, create_time, thread_id } = event.message;
    return this.#inOrder(async () => {
      const thread = threadOf(event.message);
      const text = saidText(typedOf(event), bot);
      if (!text || thread === null || !(await this.concerns(event))) return null;
      await topics.learn(message_id, thread, thread_id || null);
      const name = await people.name(user);
      const at = new Date(Number(create_time) || Date.now());
      await chat.observe(place(chat_id), { kind: 'said', message: message_id, thread, user, name, text, at });
      return name;
    });
  }

  /** Resolves once everything told so far is on the record. */
  settled(): Promise<void> {
    return this.#inOrder(async () => {});
  }

  deleted(channel: string, message: string): Promise<void> {
    return this.#inOrder(() => this.#options.chat.observe(place(channel), { kind: 'deleted', message }));
  }

  /** Feishu does not say in which chat a reaction was given: what the message is part of does. */
  reacted(message: string, user: string, reaction: string, added: boolean): Promise<void> {
    return this.#inOrder(async () => {
      const channel = await this.#chatOf(message);
      if (channel === null) return;
      await this.#options.chat.observe(place(channel), { kind: 'reacted', message, user, reaction, added });
    });
  }

  async #chatOf(message: string): Promise<string | null> {
    const row = await this.#options.kysely
      .selectFrom('discussions')
      .leftJoin('discussion_messages', 'discussion_messages.discussion', 'discussions.id')
      .select('target')
      .where('target', 'like', 'feishu:%')
      .where(({ or, eb }) => or([eb('thread', '=', message), eb('discussion_messages.message', '=', message)]))
      .executeTakeFirst();
    return row?.target.slice('feishu:'.length) ?? null;
  }
}

/** The first message of the topic or the chain of replies that a message stands in. */
export function threadOf({ root_id, thread_id, message_id }: MessageEvent['message']): string | null {
  return root_id || (thread_id ? message_id : null);
}

function place(channel: string): { platform: string; channel: string } {
  return { platform: 'feishu', channel };
}
