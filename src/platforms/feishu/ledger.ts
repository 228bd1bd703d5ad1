import type { Kysely } from 'kysely';
import type { State } from '../../library/state.ts';

const prefix = 'feishu-delivery:';

/** How far the sending of a key came: `message` once it was posted. */
export interface Entry {
  readonly message: string | null;
  readonly since: Date;
}

/** What was sent under which key, also over restarts: Feishu itself forgets its keys after an hour. */
export class Ledger {
  readonly #kysely: Kysely<State>;
  readonly #now: () => Date;

  constructor(kysely: Kysely<State>, now: () => Date) {
    this.#kysely = kysely;
    this.#now = now;
  }

  /** Notes that the key is about to be sent, unless that was begun before: then tells how far it came. */
  async begin(key: string): Promise<Entry | null> {
    const begun = await this.find(key);
    if (begun) return begun;
    await this.#kysely
      .insertInto('inbox')
      .values({ key: prefix + key, body: null, state: 'sending', received_at: this.#now().toISOString() })
      .execute();
    return null;
  }

  /** How far the sending of the key came; null when it was not begun. */
  async find(key: string): Promise<Entry | null> {
    const row = await this.#kysely
      .selectFrom('inbox')
      .selectAll()
      .where('key', '=', prefix + key)
      .executeTakeFirst();
    return row ? { message: row.body, since: new Date(row.received_at) } : null;
  }

  /** Those of the messages that were sent under no key that is known. */
  async unclaimed(messages: readonly string[]): Promise<string[]> {
    if (!messages.length) return [];
    const rows = await this.#kysely
      .selectFrom('inbox')
      .select('body')
      .where('key', 'like', `${prefix}%`)
      .where('body', 'in', messages)
      .execute();
    const known = new Set(rows.map(({ body }) => body));
    return messages.filter(message => !known.has(message));
  }

  async sent(key: string, message: string): Promise<void> {
    await this.#kysely
      .updateTable('inbox')
      .set({ state: 'done', body: message })
      .where('key', '=', prefix + key)
      .execute();
  }

  /** It certainly was not posted. */
  async drop(key: string): Promise<void> {
    await this.#kysely
      .deleteFrom('inbox')
      .where('key', '=', prefix + key)
      .execute();
  }

  /** Drops what was sent before that time. */
  async forget(before: Date): Promise<void> {
    await this.#kysely
      .deleteFrom('inbox')
      .where('key', 'like', `${prefix}%`)
      .where('received_at', '<', before.toISOString())
      .execute();
  }
}
