import type { Kysely } from 'kysely';
import type { State } from '../library/state.ts';
import { withdrawn } from './deliveries.ts';
import { isSlotOf } from './due-runs.ts';
import { readInputs } from './past.ts';
import type { Subscription } from './subscriptions.ts';

/** What became of one slot in one channel. `late`: sent in its own time, but not at once; `withdrawn`: paused or removed before. */
export type RunResult =
  | 'sent'
  | 'late'
  | 'caught-up'
  | 'missed'
  | 'empty'
  | 'failed'
  | 'withdrawn'
  | 'unknown'
  | 'pending'
  | 'sending';

export interface PastRun {
  readonly briefing: string;
  readonly slot: Date;
  readonly result: RunResult;
  /** When it was sent, or failed. */
  readonly settledAt: Date | null;
  /** Why it was not sent, in the platform's words. */
  readonly error: string | null;
  /** The platform's id of what was sent. */
  readonly message: string | null;
}

/** What is sent later than this after its slot was late. */
const punctualMilliseconds = 60_000;

/** So many skipped slots are looked at, whichever channel they belong to. */
const skippedLooked = 100;

/** The latest slots of a channel and what became of them, the latest first: also those of subscriptions that have ended. */
export async function recentRuns(
  kysely: Kysely<State>,
  target: string,
  subscriptions: readonly Subscription[],
  limit: number,
): Promise<readonly PastRun[]> {
  const runs = [
    ...(await delivered(kysely, target, limit)),
    ...(await skipped(kysely, subscriptions)),
    ...(await withNothing(kysely, target, subscriptions)),
  ];
  return runs.sort((one, other) => other.slot.getTime() - one.slot.getTime()).slice(0, limit);
}

/** A query over deliveries with the edition and, where there is one, the record of the slot that each belongs to. */
export function deliveriesWithSlots(kysely: Kysely<State>) {
  return kysely
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition')
    .leftJoin('slots', join =>
      join.onRef('slots.briefing', '=', 'editions.briefing').onRef('slots.slot', '=', 'editions.slot'),
    );
}

async function delivered(kysely: Kysely<State>, target: string, limit: number): Promise<readonly PastRun[]> {
  const rows = await deliveriesWithSlots(kysely)
    .select([
      'editions.briefing',
      'editions.slot',
      'slots.outcome',
      'deliveries.state',
      'deliveries.error',
      'deliveries.message',
      'deliveries.settled_at as settledAt',
    ])
    .where('deliveries.target', '=', target)
    .orderBy('editions.slot', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ briefing, state, error, message, outcome, ...row }) => {
    const slot = new Date(row.slot);
    const settledAt = row.settledAt === null ? null : new Date(row.settledAt);
    if (state === 'failed' && error === withdrawn) {
      return { briefing, slot, result: withdrawn, settledAt, error: null, message };
    }
    const late = settledAt !== null && settledAt.getTime() - slot.getTime() > punctualMilliseconds;
    const sent = outcome === 'caught-up' ? outcome : late ? 'late' : 'sent';
    return { briefing, slot, result: state === 'sent' ? sent : state, settledAt, error, message };
  });
}

/** A slot without an edition says nothing of channels: it belongs to those whose schedule it is part of. */
async function skipped(kysely: Kysely<State>, subscriptions: readonly Subscription[]): Promise<readonly PastRun[]> {
  if (!subscriptions.length) return [];
  const rows = await kysely
    .selectFrom('slots')
    .select(['briefing', 'slot', 'outcome'])
    .where(
      'briefing',
      'in',
      subscriptions.map(({ briefing }) => briefing),
    )
    .where('outcome', 'in', ['missed', 'empty'])
    .orderBy('slot', 'desc')
    .limit(skippedLooked)
    .execute();
  return rows.flatMap(({ briefing, outcome, ...row }): readonly PastRun[] => {
    const slot = new Date(row.slot);
    const own = subscriptions.find(subscription => subscription.briefing === briefing);
    if (!own || !isSlotOf(own, slot)) return [];
    return [without(briefing, slot, outcome === 'missed' ? 'missed' : 'empty')];
  });
}

/** Editions that other channels got and that held nothing for this one. */
async function withNothing(
  kysely: Kysely<State>,
  target: string,
  subscriptions: readonly Subscription[],
): Promise<readonly PastRun[]> {
  if (!subscriptions.length) return [];
  const rows = await kysely
    .selectFrom('editions')
    .select(['briefing', 'slot', 'inputs'])
    .where(
      'briefing',
      'in',
      subscriptions.map(({ briefing }) => briefing),
    )
    .orderBy('slot', 'desc')
    .limit(skippedLooked)
    .execute();
  return rows
    .filter(({ inputs }) => readInputs(inputs).nothingFor.includes(target))
    .map(({ briefing, slot }) => without(briefing, new Date(slot), 'empty'));
}

function without(briefing: string, slot: Date, result: 'missed' | 'empty'): PastRun {
  return { briefing, slot, result, settledAt: null, error: null, message: null };
}
