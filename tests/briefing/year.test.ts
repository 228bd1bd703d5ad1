import { describe, expect, test } from 'vitest';
import { readBriefing } from '../../src/briefing/definition.ts';
import { subscribe } from '../../src/briefing/subscriptions.ts';
import type { LocalPlatform } from '../support/local-platform.ts';
import { noSources, numbersTo, reportOf, type Simulated, simulated } from './simulated.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'];
const hour = 3_600_000;
const day = 24 * hour;

const briefing = readBriefing(
  `title: { zh: 今日, en: Today }
schedule: { cron: "0 9 * * 1-5", timezone: Asia/Shanghai, catchUp: 6h }
sections: [{ trend-of-the-day: { report: latest } }]`,
  'today.yaml',
  'today',
);

const sources = (numbers: readonly number[]) => ({
  ...noSources,
  library: { ...noSources.library, trendReports: () => [reportOf(numbers)] },
});

/** Each zone has a channel that gets the briefing on working days at nine, its own time. */
async function bot(start: Date, trends = numbersTo(10)): Promise<Simulated> {
  const world = simulated([briefing], sources(trends));
  for (const timezone of zones) {
    await subscribe(
      world.database.kysely,
      briefing,
      `web:${timezone}`,
      { cron: '0 9 * * 1-5', timezone },
      'web:ann',
      start,
    );
  }
  await world.at(start);
  return world;
}

/** The slots whose editions reached a channel, in the order of sending. */
function slotsIn({ posts }: LocalPlatform, channel: string): readonly Date[] {
  return posts.filter(post => post.channel === channel).map(({ key }) => new Date(key.split(' ')[1] ?? ''));
}

/** The days of a year that are no weekend, as a calendar has them. */
function workingDays(year: number): readonly string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += day) {
    if (![0, 6].includes(new Date(at).getUTCDay())) days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** `2026-01-12 09:00:00` on the wall of that zone. */
function onTheWall(zone: string, at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: zone });
}

/** In UTC, when it may be nine in one of the zones, and half an hour around. */
const moments = ['01:00', '07:00', '07:30', '08:00', '13:00', '13:30', '14:00', '22:00', '22:30'];

/** The numbers of the trends that a channel's editions showed, in their order. */
async function trendsShown({ database }: Simulated, target: string): Promise<readonly number[]> {
  const rows = await database.kysely
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition')
    .select('editions.cards')
    .where('target', '=', target)
    .orderBy('slot')
    .execute();
  return rows.map(({ cards }) => Number(/Trend name (\d+)/.exec(cards)?.[1]));
}

describe('a year of working days at nine', () => {
  test('comes to every zone once a day, at nine by its clocks, whatever they do', { timeout: 120_000 }, async () => {
    const world = await bot(new Date('2025-12-31T00:00:00Z'));
    for (let today = Date.UTC(2025, 11, 31); today <= Date.UTC(2027, 0, 1); today += day) {
      const date = new Date(today).toISOString().slice(0, 10);
      for (const moment of moments) await world.at(new Date(`${date}T${moment}:00Z`));
    }
    for (const zone of zones) {
      const walls = slotsIn(world.web, zone).map(slot => onTheWall(zone, slot));
      const inYear = walls.filter(wall => wall.startsWith('2026'));
      expect(inYear).toEqual(workingDays(2026).map(date => `${date} 09:00:00`));
    }
    const late = await world.database.kysely
      .selectFrom('deliveries')
      .innerJoin('editions', 'editions.id', 'deliveries.edition')
      .select(['slot', 'state', 'settled_at'])
      .where(is => is.or([is('state', '!=', 'sent'), is('settled_at', '!=', is.ref('slot'))]))
      .execute();
    expect(late).toEqual([]);
    const shown = await trendsShown(world, 'web:Europe/Berlin');
    expect(shown).toEqual(shown.map((_, at) => (at % 10) + 1));
    expect(shown.length).toBeGreaterThan(255);
  });

  test('of a laptop that sleeps at night and for a fortnight: what is too old is missed, the rest comes once, in order', async () => {
    const world = await bot(new Date('2026-03-01T00:00:00Z'));
    // Opened at ten, one, four and seven o'clock in Shanghai, and not at all from the 16th to the 29th.
    for (let at = Date.UTC(2026, 2, 1, 2); at < Date.UTC(2026, 3, 15); at += 3 * hour) {
      const now = new Date(at);
      const opened = [2, 5, 8, 11].includes(now.getUTCHours());
      const away = now >= new Date('2026-03-16T00:00:00Z') && now < new Date('2026-03-30T00:00:00Z');
      if (opened && !away) await world.at(now);
    }
    const shanghai = slotsIn(world.web, 'Asia/Shanghai').map(slot => onTheWall('Asia/Shanghai', slot).slice(5, 10));
    expect(shanghai.filter(date => date.startsWith('03'))).toEqual(
      ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '30', '31'].map(date => `03-${date}`),
    );
    // Nine in New York is 13:00 or 14:00 UTC: by two the next morning its catch-up is over.
    expect(slotsIn(world.web, 'America/New_York')).toEqual([]);
    const missed = await world.database.kysely
      .selectFrom('slots')
      .select('slot')
      .where('outcome', '=', 'missed')
      .execute();
    const missedOnThe17th = missed
      .filter(({ slot }) => slot.startsWith('2026-03-17'))
      .map(({ slot }) => slot.slice(11, 16));
    expect(missedOnThe17th).toEqual(['01:00', '08:00', '13:00', '22:00']);
    // Missed slots skip no trend.
    const shown = await trendsShown(world, 'web:Asia/Shanghai');
    expect(shown).toEqual(shown.map((_, at) => (at % 10) + 1));
  });

  test('of a clock set back or forth: nothing comes twice, and what it jumped over comes once', async () => {
    const world = await bot(new Date('2026-03-02T00:00:00Z'));
    const times = [
      '02T01:00',
      '01T20:00',
      '02T01:00',
      '02T01:30',
      '02T08:30',
      '02T07:59',
      '03T06:59',
      '03T06:58',
      '02T23:00',
      '03T07:01',
    ];
    for (const time of times) await world.at(new Date(`2026-03-${time}:00Z`));
    const days = (zone: string) => slotsIn(world.web, zone).map(slot => onTheWall(zone, slot).slice(8, 16));
    expect(days('Asia/Shanghai')).toEqual(['02 09:00', '03 09:00']);
    expect(days('Europe/Berlin')).toEqual(['02 09:00']);
  });

  test('of a channel that changes its time between two slots: from then on at the new one, no day twice or left out', async () => {
    const world = await bot(new Date('2026-03-02T00:00:00Z'));
    const target = 'web:Asia/Shanghai';
    const change = (cron: string, at: Date) =>
      subscribe(world.database.kysely, briefing, target, { cron, timezone: 'Asia/Shanghai' }, 'web:ann', at);
    const changes: Record<string, string> = { '2026-03-04T03:00': '0 8 * * 1-5', '2026-03-06T00:30': '0 10 * * 1-5' };
    for (let at = Date.UTC(2026, 2, 2); at < Date.UTC(2026, 2, 11); at += hour / 2) {
      const now = new Date(at);
      const cron = changes[now.toISOString().slice(0, 16)];
      if (cron) await change(cron, now);
      await world.at(now);
    }
    expect(slotsIn(world.web, 'Asia/Shanghai').map(slot => onTheWall('Asia/Shanghai', slot).slice(8, 16))).toEqual([
      '02 09:00',
      '03 09:00',
      '04 09:00',
      '05 08:00',
      // Changed half an hour after the eight o'clock edition: the ten o'clock one of that day comes as well.
      '06 08:00',
      '06 10:00',
      '09 10:00',
      '10 10:00',
    ]);
  });
});
