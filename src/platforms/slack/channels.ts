import { z } from 'zod';
import { RefusedError } from '../../errors.ts';
import type { Words } from '../../words/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Api } from './api.ts';

/** A person who joins a channel sees its discussions on the Home tab so much later. */
const keptMilliseconds = 60_000;

const pages = 10;
const perPage = 999;

const list = z.object({ channels: z.array(z.object({ id: z.string(), name: z.string().optional() })) });
const info = z.object({ channel: z.object({ is_member: z.boolean().optional() }) });

/** Channel names by their ids. */
export type ChannelNames = ReadonlyMap<string, string>;

/** Who is in which channels. */
export class Channels {
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly names: Promise<ChannelNames>; readonly until: number }>();

  constructor(api: Api, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /**
   * The channels that the person is in, of private ones those with the bot.
   * @throws RefusedError, UnreachableError: then nothing may be taken for theirs
   */
  async of(user: string): Promise<ChannelNames> {
    const now = this.#clock.now();
    const known = this.#known.get(user);
    if (known && known.until > now) return known.names;
    const names = this.#ask(user);
    this.#known.set(user, { names, until: now + keptMilliseconds });
    names.catch(() => this.#known.delete(user));
    return names;
  }

  /** Why the person cannot let briefings come to that channel, or null. */
  async obstacle(user: string, channel: string): Promise<((words: Words) => string) | null> {
    if (!(await this.of(user)).has(channel)) {
      // The person may have joined it just now.
      this.#known.delete(user);
      if (!(await this.of(user)).has(channel)) return words => words.slack.notInChannel;
    }
    return (await this.#isIn(channel)) ? null : words => words.slack.inviteFirst;
  }

  async #isIn(channel: string): Promise<boolean> {
    try {
      return (
        info.parse(await this.#api.call('conversations.info', { channel }, { impatient: true })).channel.is_member ===
        true
      );
    } catch (error) {
      // A private channel without the bot is none for it.
      if (error instanceof RefusedError && error.code === 'channel_not_found') return false;
      throw error;
    }
  }

  async #ask(user: string): Promise<ChannelNames> {
    const names = new Map<string, string>();
    const values = { user, types: 'public_channel,private_channel', exclude_archived: true, limit: perPage };
    let cursor = '';
    for (let page = 0; page < pages; page++) {
      const more = cursor ? { cursor } : {};
      const answer = await this.#api.call('users.conversations', { ...values, ...more }, { impatient: true });
      for (const { id, name } of list.parse(answer).channels) names.set(id, name ?? id);
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) break;
    }
    return names;
  }
}
