import type { Insertable, Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { storedCard } from '../card/stored.ts';
import type { DeliveriesTable, State } from '../library/state.ts';
import { emptyCard } from './compose.ts';
import { type Cards, type Content, contentFor } from './content.ts';
import type { Briefing } from './definition.ts';
import type { Sources } from './sources.ts';

/** One briefing composed for one slot, in both languages; never changes once made. */
export interface Edition {
  readonly id: number;
  readonly briefing: string;
  readonly slot: Date;
  readonly cards: Cards;
}

/** However late it was made, an edition may be sent for so long. */
const leastMilliseconds = 10 * 60_000;

/** Statements hold only so many values. */
const insertedAtOnce = 500;

/** A channel that an edition goes to, not before `startAt`; null for at once. */
export interface Addressee {
  readonly target: string;
  readonly startAt: Date | null;
}

/**
 * The edition of a briefing for a slot: the stored one, or else composed now and stored with its deliveries and the slot's
 * record in one transaction. Null when there is nothing for anybody, which is recorded too. A channel for which nothing
 * is left gets no delivery.
 */
export async function editionFor(
  kysely: Kysely<State>,
  briefing: Briefing,
  slot: Date,
  now: Date,
  outcome: 'run' | 'caught-up',
  sources: Sources,
  addressees: readonly Addressee[],
): Promise<Edition | null> {
  const stored = await findEdition(kysely, briefing.name, slot);
  if (stored) return stored;
  const targets = addressees.map(({ target }) => target);
  const content = await contentFor(kysely, briefing, slot, targets, targets, sources);
  const record = { briefing: briefing.name, slot: slot.toISOString(), reason: null, recorded_at: now.toISOString() };
  if (!content.shared && targets.every(target => nothingFor(content, target))) {
    await kysely
      .insertInto('slots')
      .values({ ...record, outcome: 'empty' })
      .onConflict(conflict => conflict.doNothing())
      .execute();
    return null;
  }
  await kysely.transaction().execute(async transaction => {
    const edition = await insertEdition(transaction, briefing, slot, now, content, targets, sources);
    if (edition === null) return;
    const expires = Math.max(slot.getTime() + briefing.schedule.catchUpMilliseconds, now.getTime() + leastMilliseconds);
    const deliveries = addressees
      .filter(({ target }) => !nothingFor(content, target))
      .map(({ target, startAt }): Insertable<DeliveriesTable> => {
        const own = content.own.get(target);
        return {
          edition,
          target,
          state: 'pending',
          cards: own ? JSON.stringify(own) : null,
          next_attempt_at: startAt?.toISOString() ?? null,
          expires_at: new Date(expires).toISOString(),
        };
      });
    for (let from = 0; from < deliveries.length; from += insertedAtOnce) {
      const rows = deliveries.slice(from, from + insertedAtOnce);
      await transaction.insertInto('deliveries').values(rows).execute();
    }
    await transaction
      .insertInto('slots')
      .values({ ...record, outcome })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  });
  return findEdition(kysely, briefing.name, slot);
}

function nothingFor({ own }: Content, target: string): boolean {
  return own.get(target) === null;
}

/** The new edition's id; null when there is one already. What later ones ask of its inputs is in `past.ts`. */
async function insertEdition(
  transaction: Transaction<State>,
  briefing: Briefing,
  slot: Date,
  now: Date,
  content: Content,
  targets: readonly string[],
  sources: Sources,
): Promise<number | null> {
  const { previous, drawn } = content;
  const generation = sources.library.generation();
  const left = targets.filter(target => nothingFor(content, target));
  const cards = content.shared ?? { zh: emptyCard(briefing, slot, 'zh'), en: emptyCard(briefing, slot, 'en') };
  const inserted = await transaction
    .insertInto('editions')
    .values({
      briefing: briefing.name,
      slot: slot.toISOString(),
      inputs: JSON.stringify({ briefing, previous, generation, drawn, nothingFor: left }),
      cards: JSON.stringify(cards),
      composed_at: now.toISOString(),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

async function findEdition(kysely: Kysely<State>, briefing: string, slot: Date): Promise<Edition | null> {
  const row = await kysely
    .selectFrom('editions')
    .selectAll()
    .where('briefing', '=', briefing)
    .where('slot', '=', slot.toISOString())
    .executeTakeFirst();
  return row ? { id: row.id, briefing, slot, cards: readCards(row.cards) } : null;
}

const storedCards = z.object({ zh: storedCard, en: storedCard });

/** The stored cards of an edition. */
export function readCards(json: string): Cards {
  return storedCards.parse(JSON.parse(json));
}
