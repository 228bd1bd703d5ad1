import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBriefing } from '../../src/briefing/definition.ts';
import { drawNext } from '../../src/briefing/rotation.ts';
import type { Section } from '../../src/briefing/section.ts';
import { showNow } from '../../src/briefing/show-now.ts';
import type { Sources } from '../../src/briefing/sources.ts';
import { subscribe } from '../../src/briefing/subscriptions.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { noSources, numbersTo, openedDatabase, reportOf, type Simulated, simulated } from './simulated.ts';

const briefing = (sections: string, targets = '["web:general"]') =>
  readBriefing(
    `title: { zh: 今日, en: Today }
schedule: { cron: "0 9 * * *", timezone: UTC, catchUp: 6h }
targets: ${targets}
sections: ${sections}`,
    'today.yaml',
    'today',
  );
const oneTrend = briefing('[{ trend-of-the-day: { report: latest } }]');

const withTrends = (numbers: readonly number[], document?: string): Sources => ({
  ...noSources,
  library: { ...noSources.library, trendReports: () => [reportOf(numbers, document)] },
});

const morning = (day: number) => new Date(Date.UTC(2026, 0, day, 9));

/** What the editions show, in their order: a number an edition. */
async function shown({ database }: Simulated, target = 'web:general'): Promise<readonly (readonly number[])[]> {
  const rows = await database.kysely
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition')
    .select('editions.cards')
    .where('target', '=', target)
    .orderBy('slot')
    .execute();
  return rows.map(({ cards }) => {
    const names = [...JSON.stringify(JSON.parse(cards).en).matchAll(/Trend name (\d+)/g)].map(([, number]) =>
      Number(number),
    );
    return [...new Set(names)];
  });
}

async function daily(world: Simulated, from: number, to: number): Promise<void> {
  for (let day = from; day <= to; day++) await world.at(morning(day));
}

async function started(defined = oneTrend, sources = withTrends(numbersTo(4)), database = openedDatabase()) {
  const world = simulated([defined], sources, database);
  await world.at(new Date(Date.UTC(2026, 0, 1)));
  return world;
}

describe('a briefing that rotates', () => {
  test('shows one after the other, and nothing again before all have come', async () => {
    const world = await started();
    await daily(world, 1, 9);
    expect((await shown(world)).flat()).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1]);
  });

  test('goes on where it was after a restart', async () => {
    const folder = temporaryFolder();
    const before = await started(oneTrend, withTrends(numbersTo(4)), openedDatabase(folder));
    await daily(before, 1, 3);
    await before.stop();
    before.database.close();
    const after = await started(oneTrend, withTrends(numbersTo(4)), openedDatabase(folder));
    await daily(after, 4, 6);
    expect((await shown(after)).flat()).toEqual([1, 2, 3, 4, 1, 2]);
  });

  test('skips nothing for a slot that was missed', async () => {
    const world = await started();
    await daily(world, 1, 2);
    await daily(world, 6, 8);
    expect((await shown(world)).flat()).toEqual([1, 2, 3, 4, 1]);
  });

  test('shows what came to the library meanwhile in this round, and leaves out what went', async () => {
    const world = await started();
    await daily(world, 1, 2);
    world.sources = withTrends([1, 2, 4, 5]);
    await daily(world, 3, 8);
    expect((await shown(world)).flat()).toEqual([1, 2, 4, 5, 1, 2, 4, 5]);
  });

  test('begins anew with another report', async () => {
    const world = await started();
    await daily(world, 1, 2);
    world.sources = withTrends(numbersTo(3), 'newer.txt');
    await daily(world, 3, 5);
    expect((await shown(world)).flat()).toEqual([1, 2, 1, 2, 3]);
  });

  test('is not sent while the library has nothing for it, and then begins', async () => {
    const world = await started(oneTrend, noSources);
    await daily(world, 1, 2);
    world.sources = withTrends(numbersTo(4));
    await daily(world, 3, 4);
    expect((await shown(world)).flat()).toEqual([1, 2]);
    const slots = await world.database.kysely.selectFrom('slots').select('outcome').orderBy('slot').execute();
    expect(slots.map(({ outcome }) => outcome)).toEqual(['empty', 'empty', 'run', 'run']);
  });

  test('with two such sections shows two different ones', async () => {
    const twice = briefing('[{ trend-of-the-day: {} }, { trend-of-the-day: {} }]');
    const world = await started(twice, withTrends(numbersTo(5)));
    await daily(world, 1, 5);
    expect(await shown(world)).toEqual([
      [1, 2],
      [3, 4],
      [5, 1],
      [2, 3],
      [4, 5],
    ]);
  });

  test('comes whole to channels with times of their own: each sees everything, in turn', async () => {
    const world = await started();
    const evening = { cron: '0 18 * * *', timezone: 'UTC' };
    await subscribe(world.database.kysely, oneTrend, 'web:late', evening, 'web:ann', new Date(Date.UTC(2026, 0, 1)));
    for (let hour = 0; hour < 5 * 24; hour += 3) await world.at(new Date(Date.UTC(2026, 0, 1, hour)));
    expect((await shown(world)).flat()).toEqual([1, 2, 3, 4, 1]);
    expect((await shown(world, 'web:late')).flat()).toEqual([1, 2, 3, 4, 1]);
  });

  test('shows again what failed to reach its channel', async () => {
    const world = await started();
    await daily(world, 1, 1);
    await world.database.kysely.updateTable('deliveries').set({ state: 'failed' }).execute();
    await daily(world, 2, 3);
    expect((await shown(world)).flat()).toEqual([1, 1, 2]);
  });

  test('does not notice when somebody looks at what comes next', async () => {
    const world = await started();
    await daily(world, 1, 2);
    for (let again = 0; again < 3; again++) {
      const card = await showNow(world.database.kysely, oneTrend, morning(3), 'web:general', world.sources, 'en');
      expect(JSON.stringify(card)).toContain('Trend name 3');
      const anywhere = await showNow(world.database.kysely, oneTrend, morning(3), null, world.sources, 'zh');
      expect(JSON.stringify(anywhere)).toContain('趋势名 3');
    }
    await daily(world, 3, 3);
    expect((await shown(world)).flat()).toEqual([1, 2, 3]);
  });
});

test('between two showings of an item everything else that is there all the time comes', () => {
  const section: Section = { kind: 'figures-of-the-day', count: 1 };
  const edition = fc.record({
    gone: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
    count: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(edition, { minLength: 1, maxLength: 40 }), editions => {
      const past: string[] = [];
      for (const { gone, count } of editions) {
        const there = numbersTo(9)
          .filter(number => !gone.includes(number))
          .map(String);
        const [drawn = []] = drawNext([{ ...section, count }], [there], [...new Set(past)]);
        expect(new Set(drawn).size).toBe(count);
        past.unshift(...[...drawn].reverse());
      }
      const order = [...past].reverse();
      for (const [at, item] of order.entries()) {
        const before = order.lastIndexOf(item, at - 1);
        if (at === 0 || before < 0) continue;
        const between = new Set(order.slice(before + 1, at));
        // 4 to 9 are always there.
        for (const always of ['4', '5', '6', '7', '8', '9']) if (always !== item) expect(between).toContain(always);
      }
    }),
  );
});
