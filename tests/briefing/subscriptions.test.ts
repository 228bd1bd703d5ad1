import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readBriefing } from '../../src/briefing/definition.ts';
import { type DueTarget, dueRuns, nextRun } from '../../src/briefing/due-runs.ts';
import { recentRuns } from '../../src/briefing/history.ts';
import {
  restingIn,
  setPaused,
  subscribe,
  subscriptionsIn,
  subscriptionsTo,
  targetsOf,
  unsubscribe,
} from '../../src/briefing/subscriptions.ts';
import { type Database, openDatabase } from '../../src/library/database.ts';
import { temporaryFolder } from '../support/temporary.ts';

const briefing = (targets = '["web:general", "web:战略"]') =>
  readBriefing(
    `title: { zh: 早报, en: Morning }
schedule: { cron: "0 9 * * *", timezone: Asia/Shanghai, catchUp: 6h }
targets: ${targets}
sections: [{ trends: { report: latest } }]`,
    'morning.yaml',
    'morning',
  );
const morning = briefing();
const evening = { cron: '30 18 * * *', timezone: 'Europe/Berlin' };
const at = (time: string) => new Date(`2026-01-${time}:00+08:00`);

function opened(folder = temporaryFolder()): Database {
  const database = openDatabase(path.join(folder, 'state.sqlite'));
  onTestFinished(() => {
    if (database.sqlite.open) database.close();
  });
  return database;
}

const briefly = (targets: readonly DueTarget[]) =>
  targets.map(({ target, schedule }) => `${target} ${schedule.cron} ${schedule.timezone}`);

describe('a briefing goes', () => {
  test('to the targets of its file, each once, from the beginning', async () => {
    const { kysely } = opened();
    expect(await targetsOf(kysely, briefing('["web:general", "web:general"]'))).toEqual([
      { target: 'web:general', schedule: morning.schedule, since: null },
    ]);
  });

  test('to the channels that subscribed, at its own times or at theirs, with its catch-up', async () => {
    const { kysely } = opened();
    await subscribe(kysely, morning, 'web:自己', null, 'web:ann', at('12T10:00'));
    await subscribe(kysely, morning, 'web:berlin', evening, 'web:ann', at('12T11:00'));
    const targets = await targetsOf(kysely, morning);
    expect(briefly(targets)).toEqual([
      'web:general 0 9 * * * Asia/Shanghai',
      'web:战略 0 9 * * * Asia/Shanghai',
      'web:自己 0 9 * * * Asia/Shanghai',
      'web:berlin 30 18 * * * Europe/Berlin',
    ]);
    expect(targets[3]).toMatchObject({ schedule: { catchUpMilliseconds: 6 * 3_600_000 }, since: at('12T11:00') });
  });

  test('to nobody who paused it, also after a restart, until it is resumed', async () => {
    const folder = temporaryFolder();
    const before = opened(folder);
    await subscribe(before.kysely, morning, 'web:自己', null, 'web:ann', at('12T10:00'));
    await setPaused(before.kysely, morning, 'web:general', true, 'web:admin', at('12T11:00'));
    await setPaused(before.kysely, morning, 'web:自己', true, 'web:ann', at('12T11:00'));
    before.close();
    const { kysely } = opened(folder);
    expect(briefly(await targetsOf(kysely, morning))).toEqual(['web:战略 0 9 * * * Asia/Shanghai']);
    await setPaused(kysely, morning, 'web:general', false, 'web:admin', at('14T12:00'));
    expect(await targetsOf(kysely, morning)).toEqual([
      { target: 'web:general', schedule: morning.schedule, since: at('14T12:00') },
      { target: 'web:战略', schedule: morning.schedule, since: null },
    ]);
  });

  test('no longer to a target that left the file, and paused to one that comes back', async () => {
    const { kysely } = opened();
    await setPaused(kysely, morning, 'web:general', true, 'web:admin', at('12T11:00'));
    expect(await subscriptionsTo(kysely, briefing('["web:战略"]'))).toMatchObject([{ target: 'web:战略' }]);
    expect(await subscriptionsTo(kysely, morning)).toMatchObject([
      { target: 'web:general', owner: 'operator', paused: true },
      { target: 'web:战略', owner: 'operator', paused: false },
    ]);
  });

  test('once to a channel that subscribed and whose target the file names later; the channel keeps it when the file drops it', async () => {
    const { kysely } = opened();
    await subscribe(kysely, morning, 'web:later', evening, 'web:ann', at('12T10:00'));
    const later = briefing('["web:later"]');
    expect(await subscriptionsIn(kysely, [later], 'web:later')).toMatchObject([
      { owner: 'operator', hasOwnTimes: true },
    ]);
    expect(await subscriptionsIn(kysely, [morning], 'web:later')).toMatchObject([
      { owner: 'channel', createdBy: 'web:ann' },
    ]);
  });

  test('at the briefing’s own times to a channel that asked for just those, whatever they become', async () => {
    const { kysely } = opened();
    await subscribe(
      kysely,
      morning,
      'web:same',
      { cron: '0 9 * * *', timezone: 'Asia/Shanghai' },
      'web:ann',
      at('12T10:00'),
    );
    const moved = { ...morning, schedule: { ...morning.schedule, cron: '0 8 * * *' } };
    expect(await subscriptionsIn(kysely, [moved], 'web:same')).toMatchObject([
      { hasOwnTimes: false, schedule: { cron: '0 8 * * *' } },
    ]);
  });
});

test('removing ends a channel’s subscription and leaves what chat changed about the file’s targets', async () => {
  const { kysely } = opened();
  await subscribe(kysely, morning, 'web:自己', null, 'web:ann', at('12T10:00'));
  await setPaused(kysely, morning, 'web:general', true, 'web:admin', at('12T11:00'));
  await unsubscribe(kysely, 'morning', 'web:自己', at('12T12:00'));
  await unsubscribe(kysely, 'morning', 'web:general', at('12T12:00'));
  expect(briefly(await targetsOf(kysely, morning))).toEqual(['web:战略 0 9 * * * Asia/Shanghai']);
});

test('a subscription rests while its briefing’s file is missing', async () => {
  const { kysely } = opened();
  await subscribe(kysely, morning, 'web:自己', null, 'web:ann', at('12T10:00'));
  expect(await subscriptionsIn(kysely, [], 'web:自己')).toEqual([]);
  expect(await restingIn(kysely, [], 'web:自己')).toEqual([{ briefing: 'morning', createdBy: 'web:ann' }]);
  expect(await restingIn(kysely, [morning], 'web:自己')).toEqual([]);
});

describe('the runs of a briefing', () => {
  const target = (name: string, cron: string, timezone: string, since: Date | null = null): DueTarget => ({
    target: name,
    schedule: { cron, timezone, catchUpMilliseconds: 6 * 3_600_000 },
    since,
  });

  test('are those of all its schedules in order; one moment is one run', () => {
    const targets = [
      target('web:a', '0 9 * * *', 'Asia/Shanghai'),
      target('web:b', '0 1 * * *', 'UTC'),
      target('web:c', '30 8 * * *', 'Asia/Shanghai'),
    ];
    expect(dueRuns(targets, at('12T00:00'), at('12T12:00'))).toEqual({
      due: [
        { slot: at('12T08:30'), targets: ['web:c'] },
        { slot: at('12T09:00'), targets: ['web:a', 'web:b'] },
      ],
      missed: [],
    });
    expect(nextRun(targets, at('12T08:30'))).toEqual(at('12T09:00'));
  });

  test('leave out what came before a channel subscribed or resumed', () => {
    const targets = [
      target('web:old', '0 9 * * *', 'Asia/Shanghai'),
      target('web:new', '0 9 * * *', 'Asia/Shanghai', at('13T10:00')),
    ];
    const { due, missed } = dueRuns(targets, at('12T08:00'), at('14T09:30'));
    expect(missed).toEqual([
      { slot: at('12T09:00'), targets: ['web:old'] },
      { slot: at('13T09:00'), targets: ['web:old'] },
    ]);
    expect(due).toEqual([{ slot: at('14T09:00'), targets: ['web:old', 'web:new'] }]);
    expect(dueRuns(targets.slice(1), at('12T08:00'), at('13T10:00'))).toEqual({ due: [], missed: [] });
  });

  test('are none without targets', () => {
    expect(dueRuns([], at('12T00:00'), at('20T00:00'))).toEqual({ due: [], missed: [] });
    expect(nextRun([], at('12T00:00'))).toBeNull();
  });

  test('come to each channel just as if it were alone', () => {
    const times = fc.constantFrom('0 9 * * *', '0 */2 * * *', '30 8 * * 1-5', '0 1 * * *');
    const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'Europe/Berlin');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(times, zones, fc.option(fc.integer({ min: 0, max: 60 }))), { maxLength: 5 }),
        fc.integer({ min: 1, max: 72 }),
        (specs, hours) => {
          const start = at('12T00:00');
          const hoursIn = (count: number) => new Date(start.getTime() + count * 3_600_000);
          const targets = specs.map(([cron, zone, since], index) =>
            target(`web:${index}`, cron, zone, since === null ? null : hoursIn(since)),
          );
          const together = dueRuns(targets, start, hoursIn(hours));
          for (const one of targets) {
            const own = dueRuns([one], start, hoursIn(hours));
            for (const kind of ['due', 'missed'] as const) {
              const slots = together[kind].filter(run => run.targets.includes(one.target)).map(run => run.slot);
              expect(slots).toEqual(own[kind].map(run => run.slot));
            }
          }
          const moments = [...together.missed, ...together.due].map(run => run.slot.getTime());
          expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('the history of a channel tells sent, late, caught up, failed, missed and empty apart', async () => {
  const { kysely } = opened();
  const slots = ['10', '11', '12', '13', '14', '15', '16'].map(day => at(`${day}T09:00`).toISOString());
  const [sent = '', late = '', caughtUp = '', failed = '', missed = '', empty = '', elsewhere = ''] = slots;
  const after = (slot: string, seconds: number) => new Date(Date.parse(slot) + seconds * 1000).toISOString();
  for (const [slot, outcome, state, settled] of [
    [sent, 'run', 'sent', after(sent, 2)],
    [late, 'run', 'sent', after(late, 300)],
    [caughtUp, 'caught-up', 'sent', after(caughtUp, 3600)],
    [failed, 'run', 'failed', after(failed, 2)],
  ] as const) {
    const edition = await kysely
      .insertInto('editions')
      .values({ briefing: 'morning', slot, inputs: '{}', cards: '{}', composed_at: slot })
      .returning('id')
      .executeTakeFirstOrThrow();
    await kysely
      .insertInto('deliveries')
      .values({
        edition: edition.id,
        target: 'web:general',
        state,
        settled_at: settled,
        error: state === 'failed' ? 'refused: archived' : null,
      })
      .execute();
    await kysely
      .insertInto('slots')
      .values({ briefing: 'morning', slot, outcome, reason: null, recorded_at: slot })
      .execute();
  }
  const skip = (slot: string, outcome: 'missed' | 'empty') =>
    kysely
      .insertInto('slots')
      .values({ briefing: 'morning', slot, outcome, reason: null, recorded_at: slot })
      .execute();
  await skip(missed, 'missed');
  await skip(empty, 'empty');
  await skip(after(elsewhere, 60), 'missed');
  const subscriptions = await subscriptionsIn(kysely, [morning], 'web:general');
  const runs = await recentRuns(kysely, 'web:general', subscriptions, 10);
  expect(runs.map(({ result, error }) => [result, error])).toEqual([
    ['empty', null],
    ['missed', null],
    ['failed', 'refused: archived'],
    ['caught-up', null],
    ['late', null],
    ['sent', null],
  ]);
  expect(runs[4]?.settledAt).toEqual(new Date(after(late, 300)));
  expect(await recentRuns(kysely, 'web:general', subscriptions, 2)).toHaveLength(2);
  expect(await recentRuns(kysely, 'web:other', [], 10)).toEqual([]);
});
