import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueSlots, nextSlots, type Schedule, slotsAfter } from '../../src/briefing/slots.ts';
import { describeInstant, wallClock } from '../../src/briefing/zone.ts';

const hour = 3_600_000;
const schedule = (cron: string, timezone: string, catchUpMilliseconds = 6 * hour): Schedule => ({
  cron,
  timezone,
  catchUpMilliseconds,
});
const iso = (dates: readonly Date[]) => dates.map(date => date.toISOString());

describe('due slots', () => {
  const daily = schedule('0 9 * * 1-5', 'Asia/Shanghai');

  test('a slot is due from its moment on', () => {
    const last = new Date('2026-01-12T01:00:00Z');
    expect(dueSlots(daily, last, new Date('2026-01-13T00:59:59Z'))).toEqual({ due: [], missed: [] });
    expect(iso(dueSlots(daily, last, new Date('2026-01-13T01:00:00Z')).due)).toEqual(['2026-01-13T01:00:00.000Z']);
  });

  test('after a stop, slots within the catch-up are due and older ones missed', () => {
    const { due, missed } = dueSlots(daily, new Date('2026-01-12T01:00:00Z'), new Date('2026-01-15T06:59:00Z'));
    expect(iso(missed)).toEqual(['2026-01-13T01:00:00.000Z', '2026-01-14T01:00:00.000Z']);
    expect(iso(due)).toEqual(['2026-01-15T01:00:00.000Z']);
  });

  test('a clock set back brings no slot twice', () => {
    expect(dueSlots(daily, new Date('2026-01-15T01:00:00Z'), new Date('2026-01-13T02:00:00Z'))).toEqual({
      due: [],
      missed: [],
    });
  });

  test('of a long absence the latest hundred misses are kept', () => {
    const seconds = schedule('*/5 * * * * *', 'Asia/Shanghai', 10_000);
    const { due, missed } = dueSlots(seconds, new Date('2026-01-12T00:00:00Z'), new Date('2026-01-12T03:00:00Z'));
    expect(missed).toHaveLength(100);
    expect(iso(due)).toEqual(['2026-01-12T02:59:50.000Z', '2026-01-12T02:59:55.000Z', '2026-01-12T03:00:00.000Z']);
  });
});

describe('clock changes', () => {
  test.each([
    ['Europe/Berlin', '30 2 * * *', '2026-03-28T12:00:00Z', '2026-03-29 03:30'],
    ['America/New_York', '30 2 * * *', '2026-03-07T12:00:00Z', '2026-03-08 03:30'],
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T00:00:00Z', '2026-10-04 02:45'],
  ])('in %s a skipped local time runs shifted by the gap', (zone, cron, after, local) => {
    const [slot] = nextSlots(schedule(cron, zone), new Date(after), 1);
    expect(describeInstant(slot ?? new Date(0), zone)).toBe(`${local} (${zone})`);
  });

  test.each([
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T12:00:00Z', ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']],
    [
      'America/New_York',
      '30 1 * * *',
      '2026-10-31T12:00:00Z',
      ['2026-11-01T05:30:00.000Z', '2026-11-02T06:30:00.000Z'],
    ],
    [
      'Australia/Lord_Howe',
      '45 1 * * *',
      '2026-04-03T20:00:00Z',
      ['2026-04-04T14:45:00.000Z', '2026-04-05T15:15:00.000Z'],
    ],
  ])('in %s a repeated local time runs the first time only', (zone, cron, after, slots) => {
    expect(iso(nextSlots(schedule(cron, zone), new Date(after), 2))).toEqual(slots);
  });

  test.each(['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])(
    'in %s a year of working days at nine has every day once, at nine',
    zone => {
      const end = new Date('2027-01-01T12:00:00Z');
      const days: string[] = [];
      for (const slot of slotsAfter(schedule('0 9 * * 1-5', zone), new Date('2026-01-01T12:00:00Z'))) {
        if (slot > end) break;
        const wall = wallClock(zone, slot).toISOString();
        expect(wall.slice(11, 19)).toBe('09:00:00');
        days.push(wall.slice(0, 10));
      }
      const expected: string[] = [];
      for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 3); day += 24 * hour) {
        const weekday = new Date(day).getUTCDay();
        if (weekday > 0 && weekday < 6) expected.push(new Date(day).toISOString().slice(0, 10));
      }
      const from = expected.indexOf(days[0] ?? '');
      expect(from).toBeLessThanOrEqual(1);
      expect(days).toEqual(expected.slice(from, from + days.length));
      expect(days.length).toBeGreaterThanOrEqual(260);
    },
  );

  test('whatever the moments of asking, each slot comes exactly once', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('*/20 * * * *', '0 9 * * *', '30 2 * * 0', '15 1,2 * * *'),
        fc.integer({ min: 0, max: 360 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
        (zone, cron, day, steps) => {
          const start = new Date(Date.UTC(2026, 0, 1) + day * 24 * hour);
          const when = schedule(cron, zone, 365 * 24 * hour);
          let now = start;
          let last = start;
          const piecewise: Date[] = [];
          for (const step of steps) {
            now = new Date(now.getTime() + step * hour);
            const { due } = dueSlots(when, last, now);
            piecewise.push(...due);
            last = due.at(-1) ?? last;
          }
          expect(iso(piecewise)).toEqual(iso(dueSlots(when, start, now).due));
        },
      ),
      { numRuns: 200 },
    );
  });
});
