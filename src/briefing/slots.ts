import { CronExpressionParser } from 'cron-parser';
import { instantOf, offsetMinutes, wallClock } from './zone.ts';

/** When a briefing is due. `catchUpMilliseconds`: how late a missed slot may still be delivered. */
export interface Schedule {
  /** Five fields, or six with seconds first; day-of-month and day-of-week not both restricted. */
  readonly cron: string;
  /** IANA name. */
  readonly timezone: string;
  readonly catchUpMilliseconds: number;
}

/** Whether two schedules have the same slots, by the way they are written. */
export function sameTimes(
  one: Omit<Schedule, 'catchUpMilliseconds'>,
  other: Omit<Schedule, 'catchUpMilliseconds'>,
): boolean {
  return one.cron === other.cron && one.timezone === other.timezone;
}

export interface DueSlots {
  /** To deliver now, oldest first. */
  readonly due: readonly Date[];
  /** Too old to deliver; the latest `recordedMisses` of them, oldest first. */
  readonly missed: readonly Date[];
}

/** Of a long absence only so many missed slots are recorded one by one. */
const recordedMisses = 100;
const hour = 3_600_000;

/**
 * The slots after `last` up to `now`: those within `catchUp` are due, older ones missed.
 * A clock set back yields none until it has passed `last` again.
 */
export function dueSlots(schedule: Schedule, last: Date, now: Date): DueSlots {
  const oldest = new Date(now.getTime() - schedule.catchUpMilliseconds);
  const due: Date[] = [];
  const missed: Date[] = [];
  for (const slot of slotsAfter(schedule, last)) {
    if (slot > now) break;
    if (slot >= oldest) due.push(slot);
    else missed.push(slot);
    if (missed.length > recordedMisses) missed.shift();
  }
  return { due, missed };
}

/** The next `count` slots after an instant. */
export function nextSlots(schedule: Schedule, after: Date, count: number): readonly Date[] {
  const slots: Date[] = [];
  for (const slot of slotsAfter(schedule, after)) {
    if (slots.push(slot) === count) break;
  }
  return slots;
}

/**
 * All slots after an instant, in order. The pattern runs over wall-clock times, which are then placed: one that DST skips
 * is shifted by the gap, a repeated one runs the first time only.
 */
export function* slotsAfter({ cron, timezone }: Schedule, after: Date): Generator<Date> {
  // Around a change of clocks wall time stands still or goes back: start early enough to see every candidate.
  const changing =
    offsetMinutes(timezone, new Date(after.getTime() - 3 * hour)) !==
    offsetMinutes(timezone, new Date(after.getTime() + 3 * hour));
  const start = new Date(wallClock(timezone, after).getTime() - (changing ? 3 * hour : 0));
  const walls = CronExpressionParser.parse(cron, { currentDate: start, tz: 'UTC' });
  let latest = after;
  for (;;) {
    const slot = instantOf(timezone, walls.next().toDate());
    if (slot <= latest) continue;
    latest = slot;
    yield slot;
  }
}
