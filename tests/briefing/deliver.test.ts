import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Briefing, readBriefing } from '../../src/briefing/definition.ts';
import { createOutbox, type OutboxOptions, type Trouble } from '../../src/briefing/outbox.ts';
import { lastSlot, runDueSlots } from '../../src/briefing/run.ts';
import type { Sources } from '../../src/briefing/sources.ts';
import { UnreachableError } from '../../src/errors.ts';
import { type Database, openDatabase } from '../../src/library/database.ts';
import type { LibraryDocument } from '../../src/library/library.ts';
import { emptyLibrary } from '../support/library.ts';
import { LocalPlatform } from '../support/local-platform.ts';
import { temporaryFolder } from '../support/temporary.ts';

const briefing: Briefing = readBriefing(
  `title: { zh: 新文档, en: New documents }
schedule: { cron: "0 9 * * *", timezone: Asia/Shanghai, catchUp: 6h }
targets: ["web:general", "web:战略", "elsewhere:1"]
sections: [{ documents: { limit: 2 } }]`,
  'new.yaml',
  'new',
);

const document = (id: number, addedAt: string): LibraryDocument => ({
  id,
  document: `${id}.txt`,
  title: { zh: `文档 ${id}`, en: `Document ${id}` },
  publisher: null,
  authors: [],
  date: null,
  language: 'zh',
  digestOnly: false,
  passages: 1,
  addedAt,
});

function sourcesWith(documents: readonly LibraryDocument[]): Sources {
  return {
    library: { ...emptyLibrary, documents: () => documents },
    lookup: () => ({ status: 'not_found', answer: null, passages: [], missing: [] }),
    evidence: () => [],
    discussions: async () => [],
  };
}

function opened(folder = temporaryFolder()): Database {
  const database = openDatabase(path.join(folder, 'state.sqlite'));
  onTestFinished(() => {
    if (database.sqlite.open) database.close();
  });
  return database;
}

const at = (time: string) => new Date(`2026-01-${time}:00+08:00`);
const states = (database: Database) =>
  database.kysely.selectFrom('deliveries').select(['target', 'state', 'error', 'attempts']).orderBy('id').execute();

/** Sends everything that can be sent at that time. */
async function deliver(database: Database, senders: OutboxOptions['senders'], now: Date, troubles: Trouble[] = []) {
  const outbox = createOutbox({
    kysely: database.kysely,
    senders,
    now: () => now,
    trouble: trouble => troubles.push(trouble),
    report: error => {
      throw error;
    },
  });
  await outbox.wake();
  await outbox.idle();
}

describe('a briefing', () => {
  test('seen for the first time starts from now: nothing is caught up', async () => {
    const { kysely } = opened();
    await runDueSlots(kysely, briefing, at('12T10:00'), sourcesWith([document(1, '2026-01-01T00:00:00Z')]));
    expect(await kysely.selectFrom('editions').selectAll().execute()).toEqual([]);
    expect(await lastSlot(kysely, 'new', at('20T00:00'))).toEqual(at('12T10:00'));
  });

  test('is delivered once to each channel of a connected platform, and waits for the others', async () => {
    const database = opened();
    const web = new LocalPlatform();
    const sources = sourcesWith([document(1, '2026-01-01T00:00:00Z')]);
    await runDueSlots(database.kysely, briefing, at('12T08:00'), sources);
    for (let again = 0; again < 3; again++) {
      await runDueSlots(database.kysely, briefing, at('12T09:00'), sources);
      await deliver(database, [web], at('12T09:00'));
    }
    expect(web.posts.map(({ channel, text }) => `${channel}: ${text}`)).toEqual([
      'general: 新文档 · 2026-01-12',
      '战略: 新文档 · 2026-01-12',
    ]);
    expect(await states(database)).toMatchObject([
      { target: 'web:general', state: 'sent', attempts: 1 },
      { target: 'web:战略', state: 'sent', attempts: 1 },
      { target: 'elsewhere:1', state: 'pending', attempts: 0 },
    ]);
  });

  test('after a stop catches up what is young enough, oldest first, and records the rest as missed', async () => {
    const database = opened();
    const { kysely } = database;
    const hourly: Briefing = { ...briefing, schedule: { ...briefing.schedule, cron: '0 * * * *' } };
    const sources = sourcesWith([document(1, '2026-01-01T00:00:00Z')]);
    const web = new LocalPlatform();
    await runDueSlots(kysely, hourly, at('12T00:30'), sources);
    // The library gained a document before each slot, or the later editions would be empty.
    for (const hour of ['09', '10', '11']) {
      const grown = sourcesWith([document(1, '2026-01-01T00:00:00Z'), document(2, at(`12T${hour}:59`).toISOString())]);
      await runDueSlots(kysely, hourly, at(`12T${hour}:00`), grown);
    }
    await deliver(database, [web], at('12T11:00'));
    const slots = await kysely.selectFrom('slots').select(['slot', 'outcome']).orderBy('slot').execute();
    const outcome = (hour: string) => slots.find(({ slot }) => slot === at(`12T${hour}:00`).toISOString())?.outcome;
    expect(['01', '02'].map(outcome)).toEqual(['missed', 'missed']);
    expect(outcome('03')).toBe('caught-up');
    expect(outcome('10')).toBe('run');
    const keys = web.posts.filter(({ channel }) => channel === 'general').map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(1);
    expect(keys).toEqual([...keys].sort());
  });

  test('without content is not sent, and the slot says so', async () => {
    const { kysely } = opened();
    await runDueSlots(kysely, briefing, at('12T08:00'), sourcesWith([]));
    await runDueSlots(kysely, briefing, at('12T09:00'), sourcesWith([]));
    expect(await kysely.selectFrom('slots').select(['outcome']).execute()).toEqual([{ outcome: 'empty' }]);
    expect(await kysely.selectFrom('editions').selectAll().execute()).toEqual([]);
  });

  test('shows only what came since the edition before, and never changes once made', async () => {
    const { kysely } = opened();
    const first = document(1, '2026-01-01T00:00:00Z');
    const second = document(2, at('12T20:00').toISOString());
    await runDueSlots(kysely, briefing, at('12T08:00'), sourcesWith([first]));
    await runDueSlots(kysely, briefing, at('12T09:00'), sourcesWith([first]));
    await runDueSlots(kysely, briefing, at('13T09:00'), sourcesWith([first, second]));
    const cards = (await kysely.selectFrom('editions').select('cards').orderBy('slot').execute()).map(row => row.cards);
    expect(cards[0]).toContain('Document 1');
    expect(cards[1]).not.toContain('Document 1');
    expect(cards[1]).toContain('Document 2');
  });
});

describe('a delivery', () => {
  async function due(database: Database, target: Briefing = briefing): Promise<void> {
    const sources = sourcesWith([document(1, '2026-01-01T00:00:00Z')]);
    await runDueSlots(database.kysely, target, at('12T08:00'), sources);
    await runDueSlots(database.kysely, target, at('12T09:00'), sources);
  }
  const seconds = (count: number) => new Date(at('12T09:00').getTime() + count * 1000);
  const to = (...targets: string[]): Briefing => ({ ...briefing, targets });

  test('that is refused fails with the platform’s word, stops no other, and is told once', async () => {
    const database = opened();
    const web = new LocalPlatform();
    const troubles: Trouble[] = [];
    await due(database);
    web.next('general', { refused: 'channel_archived', retryable: false });
    await deliver(database, [web], seconds(0), troubles);
    await deliver(database, [web], seconds(3600), troubles);
    expect(await states(database)).toMatchObject([
      { state: 'failed', error: 'refused: channel_archived' },
      { state: 'sent', error: null },
      { state: 'pending' },
    ]);
    expect(troubles).toEqual([
      {
        kind: 'failed',
        briefing: 'new',
        slot: '2026-01-12T01:00:00.000Z',
        target: 'web:general',
        reason: 'refused: channel_archived',
      },
    ]);
    // The next day's to the same channel fails alike: somebody has been told.
    const grown = sourcesWith([document(2, at('12T20:00').toISOString())]);
    await runDueSlots(database.kysely, briefing, at('13T09:00'), grown);
    web.next('general', { refused: 'channel_archived', retryable: false });
    await deliver(database, [web], at('13T09:00'), troubles);
    expect(troubles).toHaveLength(1);
  });

  test('that is refused for the time being waits ever longer, as long as the platform says, and is sent once', async () => {
    const database = opened();
    const web = new LocalPlatform();
    await due(database, to('web:general'));
    const busy = { refused: 'ratelimited', retryable: true };
    web.next('general', busy, busy, { ...busy, retryAfterMilliseconds: 30_000 });
    const attempts: number[] = [];
    for (const second of [0, 0.9, 1, 2.9, 3, 32.9]) {
      await deliver(database, [web], seconds(second));
      attempts.push((await states(database))[0]?.attempts ?? 0);
    }
    expect(attempts).toEqual([1, 1, 2, 2, 3, 3]);
    expect(web.posts).toEqual([]);
    await deliver(database, [web], seconds(33));
    await deliver(database, [web], seconds(99));
    expect(await states(database)).toMatchObject([{ state: 'sent', attempts: 4, error: null }]);
    expect(web.posts).toHaveLength(1);
  });

  test('that cannot be made within its catch-up time fails, and somebody is told', async () => {
    const database = opened();
    const web = new LocalPlatform();
    web.connected = false;
    const troubles: Trouble[] = [];
    await due(database, to('web:general'));
    await deliver(database, [web], at('12T15:00'), troubles);
    expect(await states(database)).toMatchObject([{ state: 'pending' }]);
    await deliver(database, [web], at('12T15:01'), troubles);
    web.connected = true;
    await deliver(database, [web], at('12T15:02'), troubles);
    expect(await states(database)).toMatchObject([{ state: 'failed', error: 'too_late', attempts: 0 }]);
    expect(troubles).toMatchObject([{ kind: 'failed', reason: 'too_late' }]);
    expect(web.posts).toEqual([]);
  });

  test('waits for its platform to be connected, which counts as no try', async () => {
    const database = opened();
    const web = new LocalPlatform();
    web.connected = false;
    await due(database, to('web:general'));
    for (let again = 0; again < 100; again++) await deliver(database, [web], seconds(again));
    web.connected = true;
    web.next('general', { refused: 'not_connected', retryable: true });
    await deliver(database, [web], seconds(100));
    expect(await states(database)).toMatchObject([{ state: 'pending', attempts: 0 }]);
    await deliver(database, [web], seconds(101));
    expect(await states(database)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  test('to a slow channel or platform holds up no other channel', async () => {
    const database = opened();
    const web = new LocalPlatform();
    const elsewhere = new LocalPlatform('elsewhere');
    await due(database);
    let release = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    web.next('general', { until: held });
    elsewhere.next('1', { until: held });
    const run = deliver(database, [elsewhere, web], seconds(0));
    await vi.waitFor(() => expect(web.posts.map(({ channel }) => channel)).toEqual(['战略']));
    release();
    await run;
    expect(await states(database)).toMatchObject([{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }]);
  });

  test('is one of 500 that are due at once: as many side by side as the platform takes, each sent once', async () => {
    const database = opened();
    const web = new LocalPlatform();
    await due(database, to(...Array.from({ length: 500 }, (_, index) => `web:c${index}`)));
    await deliver(database, [web], seconds(0));
    expect(new Set(web.posts.map(({ channel }) => channel)).size).toBe(500);
    expect(web.posts).toHaveLength(500);
    expect(web.mostAtOnce).toBe(8);
  });

  test('has its turn: the oldest slot first, then one briefing after the other', async () => {
    const database = opened();
    const web = new LocalPlatform();
    web.parallel = 1;
    const [big, small] = [to('web:a', 'web:b', 'web:c'), { ...to('web:x'), name: 'small' }];
    await due(database, { ...big, name: 'big' });
    await due(database, small);
    const grown = sourcesWith([document(2, at('12T20:00').toISOString())]);
    await runDueSlots(database.kysely, small, at('13T09:00'), grown);
    await runDueSlots(database.kysely, { ...big, name: 'big' }, at('13T09:00'), grown);
    await database.kysely.updateTable('deliveries').set({ expires_at: null }).execute();
    await deliver(database, [web], at('13T09:00'));
    expect(web.posts.map(({ channel }) => channel)).toEqual(['a', 'x', 'b', 'c', 'x', 'a', 'b', 'c']);
  });

  describe('whose outcome is unknown', () => {
    test.each(['posted', 'lost'] as const)('is looked for before it is sent again: %s', async silent => {
      const database = opened();
      const web = new LocalPlatform();
      await due(database, to('web:general'));
      web.next('general', { silent });
      await deliver(database, [web], seconds(0));
      expect(await states(database)).toMatchObject([{ state: 'unknown', error: 'no answer in time' }]);
      await deliver(database, [web], seconds(1));
      expect(web.settled).toBe(0);
      await deliver(database, [web], seconds(2));
      await deliver(database, [web], seconds(3));
      expect(web.settled).toBe(1);
      expect(await states(database)).toMatchObject([{ state: 'sent', attempts: silent === 'posted' ? 1 : 2 }]);
      expect(web.posts).toHaveLength(1);
    });

    test('is looked for again while it may be on its way, and while the platform is away', async () => {
      const database = opened();
      const web = new LocalPlatform();
      await due(database, to('web:general'));
      web.next('general', { silent: 'posted' });
      web.settlements.push(
        { state: 'early', againMilliseconds: 5_000 },
        new UnreachableError('away'),
        new UnreachableError('away'),
      );
      const settled: number[] = [];
      for (const second of [0, 2, 6.9, 7, 10.4, 10.5, 15.7, 15.8]) {
        await deliver(database, [web], seconds(second));
        settled.push(web.settled);
      }
      expect(settled).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
      expect(await states(database)).toMatchObject([{ state: 'sent' }]);
      expect(web.posts).toHaveLength(1);
    });

    test('and stays so is not sent again, and is told', async () => {
      const database = opened();
      const web = new LocalPlatform();
      const troubles: Trouble[] = [];
      await due(database, to('web:general'));
      web.next('general', { silent: 'posted' });
      web.settlements.push({ state: 'doubt' });
      for (const second of [0, 2, 60, 100_000]) await deliver(database, [web], seconds(second), troubles);
      expect(await states(database)).toMatchObject([{ state: 'unknown', attempts: 1 }]);
      expect(web.posts).toHaveLength(1);
      expect(troubles).toMatchObject([{ kind: 'unknown', target: 'web:general', reason: 'no answer in time' }]);
    });

    test('for a day stays so', async () => {
      const database = opened();
      const web = new LocalPlatform();
      const troubles: Trouble[] = [];
      await due(database, to('web:general'));
      web.next('general', { silent: 'posted' });
      await deliver(database, [web], seconds(0), troubles);
      web.connected = false;
      await deliver(database, [web], at('13T09:01'), troubles);
      web.connected = true;
      await deliver(database, [web], at('13T09:02'), troubles);
      expect(await states(database)).toMatchObject([{ state: 'unknown' }]);
      expect(web.posts).toHaveLength(1);
      expect(troubles).toMatchObject([{ kind: 'unknown' }]);
    });
  });

  test.each([
    ['before it was posted', false],
    ['after it was posted', true],
  ])('that a crash left half-way, %s, is there once', async (_, wasPosted) => {
    const folder = temporaryFolder();
    const before = opened(folder);
    const web = new LocalPlatform();
    await due(before, to('web:general'));
    await before.kysely
      .updateTable('deliveries')
      .set({ state: 'sending', attempts: 1, first_attempt_at: seconds(0).toISOString() })
      .execute();
    if (wasPosted) web.posts.push({ channel: 'general', key: 'new 2026-01-12T01:00:00.000Z web:general', text: '' });
    before.close();
    const after = opened(folder);
    await deliver(after, [web], seconds(60));
    await deliver(after, [web], seconds(61));
    expect(await states(after)).toMatchObject([{ state: 'sent', attempts: wasPosted ? 1 : 2 }]);
    expect(web.posts).toHaveLength(1);
    expect(web.settled).toBe(1);
  });
});
