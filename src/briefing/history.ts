import type { Kysely } from 'kysely';
import type { State } from '../library/state.ts';
import { isSlotOf } from './due-runs.ts';
import type { Subscription } from './subscriptions.ts';

/** What became of one slot in one channel. `late`: sent in its own time, but not at once. */
export type RunResult =
  | 'sent'
  | 'late'
  | 'caught-up'
  | 'missed'
  | 'empty'
  | 'failed'
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
  const runs = [...(await delivered(kysely, target, limit)), ...(await skipped(kysely, subscriptions))];
  return runs.sort((one, other) => other.slot.getTime() - one.slot.getTime()).slice(0, limit);
}

async function delivered(kysely: Kysely<State>, target: string, limit: number): Promise<readonly PastRun[]> {
  const rows = await kysely
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition')
    .leftJoin('slots', join =>
      join.onRef('slots.briefing', '=', 'editions.briefing').onRef('slots.slot', '=', 'editions.slot'),
    )
    .select([
      'editions.briefing',
      'editions.slot',
      'slots.outcome',
      'deliveries.state',
      'deliveries.error',
      'deliveries.settled_at as settledAt',
    ])
    .where('deliveries.target', '=', target)
    .orderBy('editions.slot', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ briefing, state, error, ...row }) => {
    const slot = new Date(row.slot);
    const settledAt = row.settledAt === null ? null : new Date(row.settledAt);
    const late = settledAt !== null && settledAt.getTime() - slot.getTime() > punctualMilliseconds;
    const result =
      state === 'sent' && row.outcome === 'caught-up' ? 'caught-up' : state === 'sent' && late ? 'late' : state;
    return { briefing, slot, result, settledAt, error };
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
    return [{ briefing, slot, result: outcome === 'missed' ? 'missed' : 'empty', settledAt: null, error: null }];
  });
}
