import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Card } from '../card/card.ts';
import { storedCard } from '../card/stored.ts';
import type { State } from '../library/state.ts';
import type { Locale } from '../words/index.ts';
import { compose, type Sources } from './compose.ts';
import type { Briefing } from './definition.ts';

/** One briefing composed for one slot, in both languages; never changes once made. */
export interface Edition {
  readonly id: number;
  readonly briefing: string;
  readonly slot: Date;
  readonly cards: Record<Locale, Card>;
}

/** However late it was made, an edition may be sent for so long. */
const leastMilliseconds = 10 * 60_000;

/** A channel that an edition goes to, not before `startAt`; null for at once. */
export interface Addressee {
  readonly target: string;
  readonly startAt: Date | null;
}

/**
 * The edition of a briefing for a slot: the stored one, or else composed now and stored with its deliveries and the slot's
 * record in one transaction. Null when it has no content, which is recorded too.
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
  const previous = await previousComposition(kysely, briefing.name);
  const occasion = { at: slot, previous };
  const cards = { zh: compose(briefing, occasion, sources, 'zh'), en: compose(briefing, occasion, sources, 'en') };
  const record = { briefing: briefing.name, slot: slot.toISOString(), recorded_at: now.toISOString() };
  if (!cards.zh || !cards.en) {
    await kysely
      .insertInto('slots')
      .values({ ...record, outcome: 'empty', reason: null })
      .onConflict(conflict => conflict.doNothing())
      .execute();
    return null;
  }
  const inputs = { briefing, previous, generation: sources.library.generation() };
  const made = { zh: cards.zh, en: cards.en };
  await kysely.transaction().execute(async transaction => {
    const inserted = await transaction
      .insertInto('editions')
      .values({
        briefing: briefing.name,
        slot: slot.toISOString(),
        inputs: JSON.stringify(inputs),
        cards: JSON.stringify(made),
        composed_at: now.toISOString(),
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return;
    const expires = Math.max(slot.getTime() + briefing.schedule.catchUpMilliseconds, now.getTime() + leastMilliseconds);
    for (const { target, startAt } of addressees) {
      await transaction
        .insertInto('deliveries')
        .values({
          edition: inserted.id,
          target,
          state: 'pending',
          next_attempt_at: startAt?.toISOString() ?? null,
          expires_at: new Date(expires).toISOString(),
        })
        .execute();
    }
    await transaction
      .insertInto('slots')
      .values({ ...record, outcome, reason: null })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  });
  return findEdition(kysely, briefing.name, slot);
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

async function previousComposition(kysely: Kysely<State>, briefing: string): Promise<Date | null> {
  const row = await kysely
    .selectFrom('editions')
    .select(({ fn }) => fn.max('composed_at').as('at'))
    .where('briefing', '=', briefing)
    .executeTakeFirst();
  return row?.at ? new Date(row.at) : null;
}

const storedCards = z.object({ zh: storedCard, en: storedCard });

/** The stored cards of an edition. */
export function readCards(json: string): Record<Locale, Card> {
  return storedCards.parse(JSON.parse(json));
}
