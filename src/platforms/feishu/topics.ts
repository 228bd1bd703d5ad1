import type { Kysely } from 'kysely';
import type { State } from '../../library/state.ts';

const prefix = 'feishu-topic:';

/**
 * The topics that discussions became: Feishu opens a topic by an id of its own, which it tells with what people say there. Kept in
 * memory, since a link is asked for in the middle of making a card.
 */
export class Topics {
  readonly #kysely: Kysely<State>;
  /** By the first message. */
  readonly #topics = new Map<string, string>();
  /** The first message of what stands in a discussion. */
  readonly #roots = new Map<string, string>();

  constructor(kysely: Kysely<State>) {
    this.#kysely = kysely;
  }

  /** Reads what earlier runs learned. */
  async load(): Promise<void> {
    const known = await this.#kysely.selectFrom('settings').selectAll().where('key', 'like', `${prefix}%`).execute();
    for (const { key, value } of known) this.#topics.set(key.slice(prefix.length), value);
    const messages = await this.#kysely
      .selectFrom('discussion_messages')
      .innerJoin('discussions', 'discussions.id', 'discussion')
      .select(['message', 'thread'])
      .where('target', 'like', 'feishu:%')
      .execute();
    for (const { message, thread } of messages) if (thread !== null) this.#roots.set(message, thread);
  }

  /** That message stands in the discussion under `root`, and in that topic if it stands in one. */
  async learn(message: string, root: string, topic: string | null): Promise<void> {
    this.#roots.set(message, root);
    if (topic === null || this.#topics.has(root)) return;
    this.#topics.set(root, topic);
    await this.#kysely
      .insertInto('settings')
      .values({ key: prefix + root, value: topic })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  }

  /** The topic that a message began or stands in; null where none is known. */
  topicOf(message: string): string | null {
    return this.#topics.get(this.#roots.get(message) ?? message) ?? null;
  }

  /** Drops the topics of discussions that are gone. */
  async forget(): Promise<void> {
    const rows = await this.#kysely
      .selectFrom('discussions')
      .select('thread')
      .where('thread', 'is not', null)
      .execute();
    const known = new Set(rows.map(({ thread }) => thread));
    for (const root of [...this.#topics.keys()]) {
      if (known.has(root)) continue;
      this.#topics.delete(root);
      await this.#kysely
        .deleteFrom('settings')
        .where('key', '=', prefix + root)
        .execute();
    }
    for (const [message, root] of [...this.#roots]) if (!known.has(root)) this.#roots.delete(message);
  }
}
