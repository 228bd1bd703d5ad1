import type { Kysely } from 'kysely';
import type { State } from '../library/state.ts';
import type { Briefing } from './definition.ts';
import { dueRuns } from './due-runs.ts';
import { editionFor } from './editions.ts';
import type { Sender } from './sender.ts';
import type { Sources } from './sources.ts';
import { startOf } from './spread.ts';
import { targetsOf } from './subscriptions.ts';

/** A slot delivered later than this was caught up. */
const punctualMilliseconds = 60_000;

/**
 * Makes the editions of all slots of a briefing that came due for its channels since the last recorded one, oldest first;
 * slots beyond `catchUp` are recorded as missed. A briefing seen for the first time starts from now.
 * @param senders of the platforms that the editions are for
 */
export async function runDueSlots(
  kysely: Kysely<State>,
  briefing: Briefing,
  now: Date,
  sources: Sources,
  senders: readonly Sender[] = [],
): Promise<void> {
  const targets = await targetsOf(kysely, briefing);
  const last = await lastSlot(kysely, briefing.name, now);
  const { due, missed } = dueRuns(targets, last, now);
  for (const { slot } of missed) {
    await kysely
      .insertInto('slots')
      .values({
        briefing: briefing.name,
        slot: slot.toISOString(),
        outcome: 'missed',
        reason: 'catch-up',
        recorded_at: now.toISOString(),
      })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  }
  for (const { slot, targets: channels } of due) {
    const outcome = now.getTime() - slot.getTime() > punctualMilliseconds ? 'caught-up' : 'run';
    const addressees = targets
      .filter(({ target }) => channels.includes(target))
      .map(one => ({ target: one.target, startAt: startOf(briefing.name, one, slot, senders) }));
    await editionFor(kysely, briefing, slot, now, outcome, sources, addressees);
  }
}

/** The latest recorded slot, or the moment the briefing was first seen. */
export async function lastSlot(kysely: Kysely<State>, briefing: string, now: Date): Promise<Date> {
  const recorded = await kysely
    .selectFrom('slots')
    .select(({ fn }) => fn.max('slot').as('slot'))
    .where('briefing', '=', briefing)
    .executeTakeFirst();
  if (recorded?.slot) return new Date(recorded.slot);
  const key = `briefing-since:${briefing}`;
  await kysely
    .insertInto('settings')
    .values({ key, value: now.toISOString() })
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const since = await kysely.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirstOrThrow();
  return new Date(since.value);
}
