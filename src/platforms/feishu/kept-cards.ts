import type { Kysely } from 'kysely';
import type { Card } from '../../card/card.ts';
import { readStoredCard } from '../../card/stored.ts';
import type { State } from '../../library/state.ts';

/** Cards of several pages: the buttons between the pages need them later. */
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

  /** The card with that id, or null where it was kept too long ago. */
  async find(id: number): Promise<Card | null> {
    const row = await this.#kysely.selectFrom('kept_cards').select('card').where('id', '=', id).executeTakeFirst();
    return row ? readStoredCard(row.card) : null;
  }

  /** Drops what was kept before that time. */
  async forget(before: Date): Promise<void> {
    await this.#kysely.deleteFrom('kept_cards').where('kept_at', '<', before.toISOString()).execute();
  }
}
