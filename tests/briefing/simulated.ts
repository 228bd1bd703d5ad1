import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Briefing } from '../../src/briefing/definition.ts';
import type { Sources } from '../../src/briefing/sources.ts';
import { startTimer } from '../../src/briefing/timer.ts';
import { type Database, openDatabase } from '../../src/library/database.ts';
import type { LibraryTrend, LibraryTrendReport } from '../../src/library/library.ts';
import { emptyLibrary } from '../support/library.ts';
import { LocalPlatform } from '../support/local-platform.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Sources without any content but what a test puts in. */
export const noSources: Sources = {
  library: emptyLibrary,
  lookup: () => ({ status: 'not_found', answer: null, passages: [], missing: [] }),
  evidence: () => [],
  discussions: async () => [],
};

export function trendNumbered(number: number, report = 'report.txt'): LibraryTrend {
  const note = { toProve: null, toDiscuss: `${number}?` };
  return {
    id: `${report}#${number}`,
    number,
    name: { zh: `趋势名 ${number}`, en: `Trend name ${number}` },
    statement: { zh: [], en: [] },
    notes: { zh: note, en: note },
  };
}

export function reportOf(numbers: readonly number[], document = 'report.txt'): LibraryTrendReport {
  return {
    document,
    title: { zh: '报告', en: 'Report' },
    publisher: null,
    date: null,
    trends: numbers.map(number => trendNumbered(number, document)),
  };
}

export function numbersTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

export function openedDatabase(folder = temporaryFolder()): Database {
  const database = openDatabase(path.join(folder, 'bot.sqlite'));
  onTestFinished(() => {
    if (database.sqlite.open) database.close();
  });
  return database;
}

/** The bot's own timer and outbox over a real file, at whatever time a test says. */
export interface Simulated {
  readonly database: Database;
  readonly web: LocalPlatform;
  briefings: readonly Briefing[];
  sources: Sources;
  /** Sets the clock, lets the timer look, and waits for what it sends. */
  at(time: Date): Promise<void>;
  stop(): Promise<void>;
}

export function simulated(
  briefings: readonly Briefing[],
  sources: Sources,
  database = openedDatabase(),
  web = new LocalPlatform(),
): Simulated {
  let now = new Date(0);
  const failures: unknown[] = [];
  const world: Simulated = {
    database,
    web,
    briefings,
    sources,
    async at(time) {
      now = time;
      await timer.tick();
      while (web.connected && (await somethingToDo(database, now))) {
        await new Promise(resolve => setImmediate(resolve));
        await timer.tick();
      }
      const [failure] = failures;
      if (failure) throw failure;
    },
    stop: () => timer.stop(),
  };
  const timer = startTimer({
    kysely: database.kysely,
    briefings: () => ({ all: world.briefings, problems: [], named: () => null }),
    sources: {
      get library() {
        return world.sources.library;
      },
      lookup: (...asked) => world.sources.lookup(...asked),
      evidence: (...asked) => world.sources.evidence(...asked),
      discussions: (...asked) => world.sources.discussions(...asked),
    },
    senders: [web],
    now: () => now,
    report: error => failures.push(error),
    trouble: trouble => failures.push(new Error(`${trouble.kind}: ${trouble.reason}`)),
  });
  onTestFinished(() => timer.stop());
  return world;
}

async function somethingToDo({ kysely }: Database, now: Date): Promise<boolean> {
  const open = await kysely
    .selectFrom('deliveries')
    .select('id')
    .where('target', 'like', 'web:%')
    .where(is =>
      is.or([
        is('state', '=', 'sending'),
        is.and([
          is('state', '=', 'pending'),
          is.or([is('next_attempt_at', 'is', null), is('next_attempt_at', '<=', now.toISOString())]),
        ]),
        is.and([is('state', '=', 'unknown'), is('next_attempt_at', '<=', now.toISOString())]),
      ]),
    )
    .executeTakeFirst();
  return open !== undefined;
}
