import type { Briefings } from '../briefing/briefings.ts';
import type { Sender } from '../briefing/sender.ts';
import type { Sources } from '../briefing/sources.ts';
import type { ChatContext } from '../chat/context.ts';
import type { Config } from '../config.ts';
import { discussionsIn, linksOf } from '../discussion/channel.ts';
import { type Database, openDatabase } from '../library/database.ts';
import { openLibrary } from '../library/open.ts';
import { createLookup } from '../lookup/lookup.ts';

/** The opened database with everything that reads it: what most commands start from. */
export interface Opened {
  readonly database: Database;
  readonly sources: Sources;
  context(briefings: () => Briefings, senders: () => readonly Sender[], report: (error: unknown) => void): ChatContext;
  close(): void;
}

/** @throws PersonError when the database cannot be used */
export function open(config: Config): Opened {
  const database = openDatabase(config.database);
  const library = openLibrary(database);
  const { lookup, evidence } = createLookup(library);
  const { kysely } = database;
  // Known once the platforms are connected; until then, and on the command line, messages have no links.
  let senders: () => readonly Sender[] = () => [];
  const links = linksOf(() => senders());
  const sources: Sources = {
    library,
    lookup,
    evidence,
    discussions: (target, items, since) => discussionsIn(kysely, library, links, target, items, since),
  };
  return {
    database,
    sources,
    context: (briefings, connected, report) => {
      senders = connected;
      return { ...sources, kysely, briefings, senders, now: () => new Date(), report };
    },
    close: () => database.close(),
  };
}
