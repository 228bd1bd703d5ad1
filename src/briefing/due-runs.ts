import { dueSlots, nextSlots, type Schedule } from './slots.ts';

/** A channel that a briefing goes to. */
export interface DueTarget {
  /** `platform:channel`. */
  readonly target: string;
  readonly schedule: Schedule;
  /** Only slots after it are the channel's; null: all. */
  readonly since: Date | null;
}

/** A slot with the channels whose schedule it is part of: never none. */
export interface Run {
  readonly slot: Date;
  readonly targets: readonly string[];
}

/**
 * The runs of a briefing after `last` up to `now`, oldest first: several schedules that fall on one moment share a run,
 * and so an edition. Those within `catchUp` are due, older ones missed (see `dueSlots`).
 */
export function dueRuns(
  targets: readonly DueTarget[],
  last: Date,
  now: Date,
): { readonly due: readonly Run[]; readonly missed: readonly Run[] } {
  const due: Entry[] = [];
  const missed: Entry[] = [];
  for (const { schedule, members } of bySchedule(targets)) {
    const slots = dueSlots(schedule, startOf(members, last), now);
    due.push(...entries(slots.due, members));
    missed.push(...entries(slots.missed, members));
  }
  return { due: collected(due), missed: collected(missed) };
}

/** When a briefing comes due next after an instant; null when it goes to nobody. */
export function nextRun(targets: readonly DueTarget[], after: Date): Date | null {
  const next = bySchedule(targets).flatMap(({ schedule, members }) =>
    nextSlots(schedule, startOf(members, after), 1).map(slot => slot.getTime()),
  );
  return next.length ? new Date(Math.min(...next)) : null;
}

/** Whether a moment is a slot of that target. */
export function isSlotOf({ schedule, since }: Omit<DueTarget, 'target'>, slot: Date): boolean {
  if (since && slot <= since) return false;
  return nextSlots(schedule, new Date(slot.getTime() - 1), 1)[0]?.getTime() === slot.getTime();
}

interface Group {
  readonly schedule: Schedule;
  readonly members: DueTarget[];
}

/** Hundreds of channels with the same times are worked out once. */
function bySchedule(targets: readonly DueTarget[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const target of targets) {
    const { cron, timezone } = target.schedule;
    const key = `${cron} ${timezone}`;
    const group = groups.get(key);
    if (group) group.members.push(target);
    else groups.set(key, { schedule: target.schedule, members: [target] });
  }
  return [...groups.values()];
}

/** Nothing before the first member's `since` belongs to a group. */
function startOf(members: readonly DueTarget[], after: Date): Date {
  const first = Math.min(...members.map(({ since }) => since?.getTime() ?? 0));
  return new Date(Math.max(after.getTime(), first));
}

interface Entry {
  readonly slot: Date;
  readonly target: string;
}

function entries(slots: readonly Date[], members: readonly DueTarget[]): readonly Entry[] {
  return slots.flatMap(slot =>
    members.filter(({ since }) => !since || slot > since).map(({ target }) => ({ slot, target })),
  );
}

function collected(all: readonly Entry[]): readonly Run[] {
  const runs = new Map<number, Set<string>>();
  for (const { slot, target } of all) {
    const at = slot.getTime();
    runs.set(at, (runs.get(at) ?? new Set()).add(target));
  }
  return [...runs]
    .sort(([one], [other]) => one - other)
    .map(([at, targets]) => ({ slot: new Date(at), targets: [...targets] }));
}
