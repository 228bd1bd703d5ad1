/** Time zones on Node's own tables (Intl): the only place that turns local times into instants and back. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether Node knows that IANA zone. */
export function isZone(zone: string): boolean {
  try {
    offsetMinutes(zone, new Date(0));
    return true;
  } catch {
    return false;
  }
}

/** Minutes east of UTC at that instant. */
export function offsetMinutes(zone: string, at: Date): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(at).find(part => part.type === 'timeZoneName')?.value ?? '';
  const match = /GMT(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d)/.exec(name)?.groups;
  if (!match) return 0;
  return (match.sign === '-' ? -1 : 1) * (Number(match.hours) * 60 + Number(match.minutes));
}

/** The wall clock of that instant, as the UTC fields of a date. */
export function wallClock(zone: string, at: Date): Date {
  return new Date(at.getTime() + offsetMinutes(zone, at) * 60_000);
}

/**
 * The instant of a wall-clock time. One that a change of clocks skips moves on by the gap (02:30 → 03:30); of one that
 * stands twice the first is meant.
 */
export function instantOf(zone: string, wall: Date): Date {
  const day = 24 * 3_600_000;
  const before = offsetMinutes(zone, new Date(wall.getTime() - day));
  const after = offsetMinutes(zone, new Date(wall.getTime() + day));
  const [earlier, later] = [before, after].map(offset => ({ offset, at: new Date(wall.getTime() - offset * 60_000) }));
  if (!earlier || !later) throw new Error('unreachable');
  if (offsetMinutes(zone, earlier.at) === earlier.offset) return earlier.at;
  if (offsetMinutes(zone, later.at) === later.offset) return later.at;
  return earlier.at;
}

/** `2026-11-22 09:00 (Asia/Shanghai)`. */
export function describeInstant(at: Date, zone: string): string {
  const wall = wallClock(zone, at).toISOString();
  const seconds = wall.slice(17, 19) === '00' ? '' : wall.slice(16, 19);
  return `${wall.slice(0, 10)} ${wall.slice(11, 16)}${seconds} (${zone})`;
}
