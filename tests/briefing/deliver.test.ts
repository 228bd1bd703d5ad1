import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Sources } from '../../src/briefing/compose.ts';
import { type Briefing, readBriefing } from '../../src/briefing/definition.ts';
import { deliverPending, recoverDeliveries, type Sender } from '../../src/briefing/outbox.ts';
import { lastSlot, runDueSlots } from '../../src/briefing/run.ts';
import { RefusedError, UnreachableError } from '../../src/errors.ts';
import { type Database, openDatabase } from '../../src/library/database.ts';
import type { LibraryDocument } from '../../src/library/library.ts';
import { emptyLibrary } from '../support/library.ts';
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
  };
}

function opened(folder = temporaryFolder()): Database {
  const database = openDatabase(path.join(folder, 'state.sqlite'));
  onTestFinished(() => {
    if (database.sqlite.open) database.close();
  });
  return database;
}

/** A platform that keeps what it is sent, each key once, and fails when told to. */
function web(idempotent = true) {
  const posts = new Map<string, string>();
  const failures: Error[] = [];
  const sender: Sender = {
    platform: 'web',
    idempotent,
    async send(channel, cards, key) {
      const failure = failures.shift();
      if (failure) throw failure;
      if (!posts.has(key)) posts.set(key, `${channel}: ${cards.zh.summary}`);
      return `m${posts.size}`;
    },
  };
  return { sender, posts, failures };
}

const at = (time: string) => new Date(`2026-01-${time}:00+08:00`);
const states = (database: Database) =>
  database.kysely.selectFrom('deliveries').select(['target', 'state', 'error', 'attempts']).orderBy('id').execute();

describe('a briefing', () => {
  test('seen for the first time starts from now: nothing is caught up', async () => {
    const { kysely } = opened();
    await runDueSlots(kysely, briefing, at('12T10:00'), sourcesWith([document(1, '2026-01-01T00:00:00Z')]));
    expect(await kysely.selectFrom('editions').selectAll().execute()).toEqual([]);
    expect(await lastSlot(kysely, 'new', at('20T00:00'))).toEqual(at('12T10:00'));
  });

  test('is delivered once to each channel of a connected platform, and waits for the others', async () => {
    const database = opened();
    const { sender, posts } = web();
    const sources = sourcesWith([document(1, '2026-01-01T00:00:00Z')]);
    await runDueSlots(database.kysely, briefing, at('12T08:00'), sources);
    for (let again = 0; again < 3; again++) {
      await runDueSlots(database.kysely, briefing, at('12T09:00'), sources);
      await deliverPending(database.kysely, [sender], () => at('12T09:00'));
    }
    expect([...posts.values()]).toEqual(['general: 新文档 · 2026-01-12', '战略: 新文档 · 2026-01-12']);
    expect(await states(database)).toMatchObject([
      { target: 'web:general', state: 'sent', attempts: 1 },
      { target: 'web:战略', state: 'sent', attempts: 1 },
      { target: 'elsewhere:1', state: 'pending', attempts: 0 },
    ]);
  });

  test('after a stop catches up what is young enough, oldest first, and records the rest as missed', async () => {
    const { kysely } = opened();
    const hourly: Briefing = { ...briefing, schedule: { ...briefing.schedule, cron: '0 * * * *' } };
    const sources = sourcesWith([document(1, '2026-01-01T00:00:00Z')]);
    const { sender, posts } = web();
    await runDueSlots(kysely, hourly, at('12T00:30'), sources);
    // The library gained a document before each slot, or the later editions would be empty.
    for (const hour of ['09', '10', '11']) {
      const grown = sourcesWith([document(1, '2026-01-01T00:00:00Z'), document(2, at(`12T${hour}:59`).toISOString())]);
      await runDueSlots(kysely, hourly, at(`12T${hour}:00`), grown);
    }
    await deliverPending(kysely, [sender], () => at('12T11:00'));
    const slots = await kysely.selectFrom('slots').select(['slot', 'outcome']).orderBy('slot').execute();
    const outcome = (hour: string) => slots.find(({ slot }) => slot === at(`12T${hour}:00`).toISOString())?.outcome;
    expect(['01', '02'].map(outcome)).toEqual(['missed', 'missed']);
    expect(outcome('03')).toBe('caught-up');
    expect(outcome('10')).toBe('run');
    expect([...posts.keys()].filter(key => key.includes('web:general'))).toEqual(
      [...posts.keys()].filter(key => key.includes('web:general')).sort(),
    );
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
  async function due(database: Database): Promise<void> {
    const sources = sourcesWith([document(1, '2026-01-01T00:00:00Z')]);
    await runDueSlots(database.kysely, briefing, at('12T08:00'), sources);
    await runDueSlots(database.kysely, briefing, at('12T09:00'), sources);
  }

  test('that is refused fails with the platform’s word and stops no other', async () => {
    const database = opened();
    const { sender, failures } = web();
    await due(database);
    failures.push(new RefusedError('channel_archived', { retryable: false }));
    await deliverPending(database.kysely, [sender], () => at('12T09:00'));
    expect(await states(database)).toMatchObject([
      { state: 'failed', error: 'refused: channel_archived' },
      { state: 'sent', error: null },
      { state: 'pending' },
    ]);
  });

  test('that is refused for the time being waits for the next run, and is sent once', async () => {
    const database = opened();
    const { sender, posts, failures } = web();
    await due(database);
    failures.push(new RefusedError('ratelimited', { retryable: true }));
    await deliverPending(database.kysely, [sender], () => at('12T09:00'));
    expect((await states(database))[0]).toMatchObject({ state: 'pending', attempts: 1, error: 'refused: ratelimited' });
    expect(posts.size).toBe(0);
    await deliverPending(database.kysely, [sender], () => at('12T09:00'));
    expect((await states(database))[0]).toMatchObject({ state: 'sent', attempts: 2, error: null });
    expect(posts.size).toBe(2);
  });

  test('to a slow platform holds up no other', async () => {
    const database = opened();
    const { sender, posts } = web();
    await due(database);
    let release = () => {};
    const slow: Sender = {
      platform: 'elsewhere',
      idempotent: false,
      send: () => new Promise(resolve => (release = () => resolve('late'))),
    };
    const run = deliverPending(database.kysely, [slow, sender], () => at('12T09:00'));
    await vi.waitFor(() => expect(posts.size).toBe(2));
    release();
    await run;
    expect(await states(database)).toMatchObject([{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }]);
  });

  test('whose outcome nobody knows stays in doubt', async () => {
    const database = opened();
    const { sender, failures } = web(false);
    await due(database);
    failures.push(new UnreachableError('no answer in time'));
    await deliverPending(database.kysely, [sender], () => at('12T09:00'));
    expect((await states(database))[0]).toMatchObject({ state: 'unknown', error: 'no answer in time' });
  });

  test.each([
    [true, 'pending'],
    [false, 'unknown'],
  ])('that a crash left half-way is recovered where keys are posted once (%s)', async (idempotent, state) => {
    const folder = temporaryFolder();
    const before = opened(folder);
    await due(before);
    await before.kysely
      .updateTable('deliveries')
      .set({ state: 'sending', attempts: 1 })
      .where('target', '=', 'web:general')
      .execute();
    before.close();
    const after = opened(folder);
    const { sender, posts } = web(idempotent);
    await recoverDeliveries(after.kysely, [sender]);
    expect((await states(after))[0]).toMatchObject({ target: 'web:general', state });
    await deliverPending(after.kysely, [sender], () => at('12T09:01'));
    expect(posts.size).toBe(idempotent ? 2 : 1);
  });
});
