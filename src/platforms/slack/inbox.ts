import type { Kysely } from 'kysely';
import type { State } from '../../library/state.ts';

/** An event that was accepted and is not done with. */
export interface Item {
  readonly key: string;
  /** JSON, as Slack sent it. */
  readonly body: string;
  /** How many messages of its answer have been posted. */
  readonly parts: number;
  /** Whether a crash left open if the message after those was posted. */
  readonly doubtful: boolean;
  readonly receivedAt: Date;
}

const prefix = 'slack:';

/**
 * What Slack delivered, each event once, also over restarts. An event is stored before it is acknowledged and dropped once
 * it is answered: what a crash interrupts is taken up again.
 */
export class Inbox {
  readonly #kysely: Kysely<State>;
  readonly #now: () => Date;

  constructor(kysely: Kysely<State>, now: () => Date) {
    this.#kysely = kysely;
    this.#now = now;
  }

  /** Stores an event under all its ids; null when one of them is known: it was delivered before. */
  async accept([key, ...others]: readonly [string, ...string[]], body: string): Promise<Item | null> {
    const receivedAt = this.#now();
    const row = (id: string, content: string | null) => ({
      key: prefix + id,
      body: content,
      state: content === null ? ('done' as const) : ('open' as const),
      received_at: receivedAt.toISOString(),
    });
    return this.#kysely.transaction().execute(async transaction => {
      let added = 0n;
      for (const values of [row(key, body), ...others.map(id => row(id, null))]) {
        const inserted = await transaction
          .insertInto('inbox')
          .values(values)
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst();
        added += inserted.numInsertedOrUpdatedRows ?? 0n;
      }
      if (added === BigInt(others.length + 1)) return { key, body, parts: 0, doubtful: false, receivedAt };
      if (added > 0n) {
        // Known under another id: this one must not be taken up after a restart.
        await transaction
          .updateTable('inbox')
          .set({ state: 'done', body: null })
          .where('key', '=', prefix + key)
          .where('received_at', '=', receivedAt.toISOString())
          .where('parts', '=', 0)
          .execute();
      }
      return null;
    });
  }

  /** What an earlier run left unfinished, oldest first. */
  async unfinished(): Promise<readonly Item[]> {
    const rows = await this.#kysely
      .selectFrom('inbox')
      .selectAll()
      .where('state', '<>', 'done')
      .where('key', 'like', `${prefix}%`)
      .orderBy('received_at')
      .execute();
    return rows.flatMap(({ key, body, state, parts, received_at }) =>
      body === null
        ? []
        : [
            {
              key: key.slice(prefix.length),
              body,
              parts,
              doubtful: state === 'sending',
              receivedAt: new Date(received_at),
            },
          ],
    );
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

  /** Drops the ids of events that Slack will not deliver again. */
  async forget(before: Date): Promise<void> {
    await this.#kysely
      .deleteFrom('inbox')
      .where('state', '=', 'done')
      .where('key', 'like', `${prefix}%`)
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
      .where('key', '=', prefix + key)
      .execute();
  }
}
