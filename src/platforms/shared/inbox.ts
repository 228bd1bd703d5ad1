import type { Kysely } from 'kysely';
import type { State } from '../../library/state.ts';

/** An event that was accepted and is not done with. */
export interface Item {
  readonly key: string;
  /** JSON, as the platform sent it. */
  readonly body: string;
  /** How many messages of its answer have been posted. */
  readonly parts: number;
  /** Whether a crash left open if the message after those was posted. */
  readonly doubtful: boolean;
  readonly receivedAt: Date;
}

/**
 * What a platform delivered, each event once, also over restarts. An event is stored before it is acknowledged; its text is
 * dropped once it is answered. What a crash interrupts is taken up again.
 */
export class Inbox {
  readonly #kysely: Kysely<State>;
  readonly #prefix: string;
  readonly #now: () => Date;

  /** @param platform keeps the events of one platform apart from another's */
  constructor(kysely: Kysely<State>, platform: string, now: () => Date) {
    this.#kysely = kysely;
    this.#prefix = `${platform}:`;
    this.#now = now;
  }

  /** Stores an event under all its ids; null when one of them is known: it was delivered before. */
  async accept([key, ...others]: readonly [string, ...string[]], body: string): Promise<Item | null> {
    const receivedAt = this.#now();
    return this.#kysely.transaction().execute(async transaction => {
      const add = async (id: string, content: string | null) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('inbox')
          .values({
            key: this.#prefix + id,
            body: content,
            state: content === null ? 'done' : 'open',
            received_at: receivedAt.toISOString(),
          })
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      };
      let isNew = true;
      for (const id of others) if (!(await add(id, null))) isNew = false;
      // Known under another id, it is not to be taken up after a restart either.
      if (!(await add(key, isNew ? body : null))) isNew = false;
      return isNew ? { key, body, parts: 0, doubtful: false, receivedAt } : null;
    });
  }

  /** An event as far as it is answered, or null when it is done with. */
  async find(key: string): Promise<Item | null> {
    return (await this.unfinished()).find(item => item.key === key) ?? null;
  }

  /** What is not done with, oldest first: at the start, what an earlier run left. */
  async unfinished(): Promise<readonly Item[]> {
    const rows = await this.#kysely
      .selectFrom('inbox')
      .selectAll()
      .where('state', '<>', 'done')
      .where('key', 'like', `${this.#prefix}%`)
      .orderBy('received_at')
      .execute();
    return rows.flatMap(({ key, body, state, parts, received_at }) => {
      if (body === null) return [];
      const receivedAt = new Date(received_at);
      return [{ key: key.slice(this.#prefix.length), body, parts, doubtful: state === 'sending', receivedAt }];
    });
  }

  /** A message of the answer is about to be posted. */
  async sending(key: string): Promise<void> {
    await this.#update(key, { state: 'sending' });
  }

  /** So many messages of the answer are posted. */
  async sent(key: string, parts: number): Promise<void> {
    await this.#update(key, { state: 'open', parts });
  }

  /** The event is answered; what it said is dropped, its ids stay. */
  async done(key: string): Promise<void> {
    await this.#update(key, { state: 'done', body: null });
  }

  /** Drops the ids of events that the platform will not deliver again. */
  async forget(before: Date): Promise<void> {
    await this.#kysely
      .deleteFrom('inbox')
      .where('state', '=', 'done')
      .where('key', 'like', `${this.#prefix}%`)
      .where('received_at', '<', before.toISOString())
      .execute();
  }

  async #update(
    key: string,
    values: { state: 'open' | 'sending' | 'done'; parts?: number; body?: null },
  ): Promise<void> {
    await this.#kysely
      .updateTable('inbox')
      .set(values)
      .where('key', '=', this.#prefix + key)
      .execute();
  }
}
