import type { Kysely } from 'kysely';
import type { Card } from '../../card/card.ts';
import { readStoredCard } from '../../card/stored.ts';
import type { State } from '../../library/state.ts';

/** Cards whose buttons need them later: further pages, and answers that can still be shared with the channel. */
export class KeptCards {
  readonly #kysely: Kysely<State>;
  readonly #now: () => Date;

  constructor(kysely: Kysely<State>, now: () => Date) {
    this.#kysely = kysely;
    this.#now = now;
  }

  /** Keeps a card and gives it an id. */
  async keep(card: Card): Promise<number> {
    const { id } = await this.#kysely
      .insertInto('kept_cards')
      .values({ card: JSON.stringify(card), shared_at: null, kept_at: this.#now().toISOString() })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** The card with that id, or null where it was kept too long ago, or by a version whose cards are not known. */
  async find(id: number): Promise<Card | null> {
    const row = await this.#kysely.selectFrom('kept_cards').select('card').where('id', '=', id).executeTakeFirst();
    return row ? readStoredCard(row.card) : null;
  }

  /** Notes that the card goes to the channel; false where it went there already. */
  async share(id: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#kysely
      .updateTable('kept_cards')
      .set({ shared_at: this.#now().toISOString() })
      .where('id', '=', id)
      .where('shared_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The card did not reach the channel after all. */
  async unshare(id: number): Promise<void> {
    await this.#kysely.updateTable('kept_cards').set({ shared_at: null }).where('id', '=', id).execute();
  }

  /** Drops what was kept before that time. */
  async forget(before: Date): Promise<void> {
    await this.#kysely.deleteFrom('kept_cards').where('kept_at', '<', before.toISOString()).execute();
  }
}
