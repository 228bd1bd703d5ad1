import type { Kysely } from 'kysely';
import type { State } from '../../library/state.ts';

/** An event that was accepted and is not done with. */
export interface Item {
  readonly key: string;
  /** JSON, as Feishu sent it. */
  readonly body: string;
  /** How many messages of its answer have been posted. */
  readonly parts: number;
  /** Whether a crash left open if the message after those was posted. */
  readonly doubtful: boolean;
  readonly receivedAt: Date;
}

const prefix = 'feishu:';

/**
 * What Feishu delivered, each event once, also over restarts. An event is stored before it is acknowledged; its text is
 * dropped once it is answered. What a crash interrupts is taken up again.
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
    const received_at = receivedAt.toISOString();
    return this.#kysely.transaction().execute(async transaction => {
      const known = await transaction
        .selectFrom('inbox')
        .select('key')
        .where(
          'key',
          'in',
          [key, ...others].map(id => prefix + id),
        )
        .executeTakeFirst();
      if (known) return null;
      await transaction
        .insertInto('inbox')
        .values([
          { key: prefix + key, body, state: 'open', received_at },
          ...others.map(id => ({ key: prefix + id, body: null, state: 'done' as const, received_at })),
        ])
        .execute();
      return { key, body, parts: 0, doubtful: false, receivedAt };
    });
  }

  /** An event as far as it is answered, or null when it is done with. */
  async find(key: string): Promise<Item | null> {
    return (await this.unfinished()).find(item => item.key === key) ?? null;
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
    return rows.flatMap(({ key, body, state, parts, received_at }) => {
      if (body === null) return [];
      const receivedAt = new Date(received_at);
      return [{ key: key.slice(prefix.length), body, parts, doubtful: state === 'sending', receivedAt }];
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

  /** The event is answered. */
  async done(key: string): Promise<void> {
    await this.#update(key, { state: 'done', body: null });
  }

  /** Drops the ids of events that Feishu will not deliver again. */
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
