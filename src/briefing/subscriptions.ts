import type { Kysely, Selectable } from 'kysely';
import type { State, SubscriptionsTable } from '../library/state.ts';
import type { Briefing } from './definition.ts';
import { atOnce, withdrawn } from './deliveries.ts';
import type { DueTarget } from './due-runs.ts';
import { type Schedule, sameTimes } from './slots.ts';

/** Times that differ from the briefing's own. */
export interface OwnTimes {
  readonly cron: string;
  readonly timezone: string;
}

/** A briefing that comes to a channel. */
export interface Subscription {
  readonly briefing: string;
  /** `platform:channel`. */
  readonly target: string;
  /** The operator owns the targets that stand in the briefing's file; everything else is the channel's. */
  readonly owner: 'operator' | 'channel';
  /** When it comes: its own times, or the briefing's. */
  readonly schedule: Schedule;
  readonly hasOwnTimes: boolean;
  readonly paused: boolean;
  /** `platform:user`; null for a target of the file that nobody has touched in chat. */
  readonly createdBy: string | null;
  /** Only slots after it belong to the subscription; null: all. */
  readonly since: Date | null;
}

type Row = Selectable<SubscriptionsTable>;

/** All subscriptions to a briefing, paused ones too: its file's targets first, then the channels'. */
export async function subscriptionsTo(kysely: Kysely<State>, briefing: Briefing): Promise<readonly Subscription[]> {
  const rows = await kysely
    .selectFrom('subscriptions')
    .selectAll()
    .where('briefing', '=', briefing.name)
    .orderBy('created_at')
    .orderBy('target')
    .execute();
  return joined(briefing, rows);
}

/** What comes to one channel, paused ones too, in the order of the briefings. */
export async function subscriptionsIn(
  kysely: Kysely<State>,
  briefings: readonly Briefing[],
  target: string,
): Promise<readonly Subscription[]> {
  const rows = await kysely.selectFrom('subscriptions').selectAll().where('target', '=', target).execute();
  return briefings.flatMap(briefing =>
    joined(
      briefing,
      rows.filter(row => row.briefing === briefing.name),
    ).filter(subscription => subscription.target === target),
  );
}

/** Whom a briefing goes to at present, and when: without the paused ones. */
export async function targetsOf(kysely: Kysely<State>, briefing: Briefing): Promise<readonly DueTarget[]> {
  const all = await subscriptionsTo(kysely, briefing);
  return all.filter(({ paused }) => !paused).map(({ target, schedule, since }) => ({ target, schedule, since }));
}

/** What the file says, with what chat changed. Rows about targets that no longer stand in the file rest until they return. */
function joined(briefing: Briefing, rows: readonly Row[]): readonly Subscription[] {
  const files = new Set(briefing.targets);
  const byTarget = new Map(rows.map(row => [row.target, row]));
  return [
    ...[...files].map(target => subscription(briefing, target, 'operator', byTarget.get(target))),
    ...rows
      .filter(row => row.owner === 'channel' && !files.has(row.target))
      .map(row => subscription(briefing, row.target, 'channel', row)),
  ];
}

function subscription(
  briefing: Briefing,
  target: string,
  owner: Subscription['owner'],
  row: Row | undefined,
): Subscription {
  const own = row?.cron && row.timezone ? { cron: row.cron, timezone: row.timezone } : null;
  return {
    briefing: briefing.name,
    target,
    owner,
    schedule: { ...briefing.schedule, ...own },
    hasOwnTimes: own !== null,
    paused: row?.paused === 1,
    createdBy: row?.created_by ?? null,
    since: row ? new Date(row.since) : null,
  };
}

/** Times that are the briefing's own anyway are none of the channel's: they follow the file when it changes. */
export function ownTimes(briefing: Briefing, times: OwnTimes | null): OwnTimes | null {
  return times && !sameTimes(times, briefing.schedule) ? times : null;
}

/**
 * Lets a briefing come to a channel from now on, or changes when it does and resumes it.
 * @param times null for the briefing's own
 * @param by who wanted it, `platform:user`; the first one stays its owner
 */
export async function subscribe(
  kysely: Kysely<State>,
  briefing: Briefing,
  target: string,
  times: OwnTimes | null,
  by: string,
  now: Date,
): Promise<void> {
  const own = ownTimes(briefing, times);
  const state = {
    cron: own?.cron ?? null,
    timezone: own?.timezone ?? null,
    paused: 0,
    since: now.toISOString(),
  };
  await upsert(kysely, briefing, target, state, by, now);
}

/** Pauses a subscription, or resumes it: what came due meanwhile is not sent afterwards, nor what still waited to be sent. */
export async function setPaused(
  kysely: Kysely<State>,
  briefing: Briefing,
  target: string,
  paused: boolean,
  by: string,
  now: Date,
): Promise<void> {
  const state = paused ? { paused: 1 } : { paused: 0, since: now.toISOString() };
  await kysely.transaction().execute(async transaction => {
    await upsert(transaction, briefing, target, state, by, now);
    if (paused) await withdraw(transaction, briefing.name, target, now);
  });
}

/**
 * What still waits to be sent will not be: what is certainly unsent ends now; what may be on its way is settled first, and
 * not sent again if it was not posted.
 */
async function withdraw(kysely: Kysely<State>, briefing: string, target: string, now: Date): Promise<void> {
  const time = now.toISOString();
  const open = kysely
    .updateTable('deliveries')
    .where('target', '=', target)
    .where('edition', 'in', query => query.selectFrom('editions').select('id').where('briefing', '=', briefing));
  await open
    .set({ state: 'failed', error: withdrawn, next_attempt_at: null, settled_at: time })
    .where('state', '=', 'pending')
    .execute();
  await open.set({ expires_at: atOnce }).where('state', 'in', ['sending', 'unknown']).execute();
}

async function upsert(
  kysely: Kysely<State>,
  briefing: Briefing,
  target: string,
  state: Pick<Row, 'paused'> & Partial<Pick<Row, 'cron' | 'timezone' | 'since'>>,
  by: string,
  now: Date,
): Promise<void> {
  await kysely
    .insertInto('subscriptions')
    .values({
      briefing: briefing.name,
      target,
      owner: briefing.targets.includes(target) ? 'operator' : 'channel',
      created_by: by,
      created_at: now.toISOString(),
      since: now.toISOString(),
      ...state,
    })
    .onConflict(conflict => conflict.columns(['briefing', 'target']).doUpdateSet(state))
    .execute();
}

/** Ends a channel's subscription; what still waited to be sent is not sent. */
export async function unsubscribe(kysely: Kysely<State>, briefing: string, target: string, now: Date): Promise<void> {
  await kysely.transaction().execute(async transaction => {
    const { numDeletedRows } = await transaction
      .deleteFrom('subscriptions')
      .where('briefing', '=', briefing)
      .where('target', '=', target)
      .where('owner', '=', 'channel')
      .executeTakeFirst();
    if (numDeletedRows) await withdraw(transaction, briefing, target, now);
  });
}

/** A channel's subscriptions to briefings whose file is missing or wrong: they rest until it is back. */
export async function restingIn(
  kysely: Kysely<State>,
  briefings: readonly Briefing[],
  target: string,
): Promise<readonly { readonly briefing: string; readonly createdBy: string }[]> {
  const known = new Set(briefings.map(({ name }) => name));
  const rows = await kysely
    .selectFrom('subscriptions')
    .select(['briefing', 'created_by as createdBy'])
    .where('target', '=', target)
    .where('owner', '=', 'channel')
    .orderBy('briefing')
    .execute();
  return rows.filter(({ briefing }) => !known.has(briefing));
}
