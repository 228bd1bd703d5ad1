import type { Briefings } from '../briefing/briefings.ts';
import type { Sources } from '../briefing/compose.ts';
import type { ChatContext } from '../chat/context.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../library/database.ts';
import { openLibrary } from '../library/open.ts';
import { createLookup } from '../lookup/lookup.ts';

/** The opened database with everything that reads it: what most commands start from. */
export interface Opened {
  readonly database: Database;
  readonly sources: Sources;
  context(briefings: () => Briefings, report: (error: unknown) => void): ChatContext;
  close(): void;
}

/** @throws PersonError when the database cannot be used */
export function open(config: Config): Opened {
  const database = openDatabase(config.database);
  const library = openLibrary(database);
  const { lookup, evidence } = createLookup(library);
  const sources: Sources = { library, lookup };
  return {
    database,
    sources,
    context: (briefings, report) => ({
      ...sources,
      kysely: database.kysely,
      briefings,
      now: () => new Date(),
      evidence,
      report,
    }),
    close: () => database.close(),
  };
}
