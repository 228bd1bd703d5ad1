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
    const row = await this.#kysely
      .selectFrom('inbox')
      .selectAll()
      .where('key', '=', prefix + key)
      .executeTakeFirst();
    if (row) return { message: row.body, since: new Date(row.received_at) };
    await this.#kysely
      .insertInto('inbox')
      .values({ key: prefix + key, body: null, state: 'sending', received_at: this.#now().toISOString() })
      .execute();
    return null;
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
