import type { Config } from '../config.ts';
import { exported, exportFormats } from '../discussion/export.ts';
import { forgetPerson } from '../discussion/forget.ts';
import { transcripts } from '../discussion/transcript.ts';
import { PersonError } from '../errors.ts';
import { openDatabase } from '../library/database.ts';
import type { Io } from './io.ts';

/** A person's or channel's name on its platform may be anything, spaces included. */
const named = /^[a-z]+:\S.*$/u;

/** `discussions export`: what was said, voted and concluded in a channel, or in all of them. */
export async function exportDiscussions(
  options: { readonly format: string; readonly channel?: string },
  config: Config,
  io: Io,
): Promise<number> {
  const format = exportFormats.find(known => known === options.format);
  if (!format) throw new PersonError(w => w.discussion.unknownFormat(options.format));
  const { channel } = options;
  if (channel !== undefined && !named.test(channel)) throw new PersonError(w => w.discussion.notChannel(channel));
  const database = openDatabase(config.database);
  try {
    io.print(exported(await transcripts(database.kysely, channel ?? null), format, config.locale));
    return 0;
  } finally {
    database.close();
  }
}

/** `discussions forget platform:user`: removes what that person left in discussions. */
export async function forgetInDiscussions(person: string, config: Config, io: Io): Promise<number> {
  if (!named.test(person)) throw new PersonError(w => w.discussion.notPerson(person));
  const database = openDatabase(config.database);
  try {
    io.print(io.words.discussion.forgottenOf(person, await forgetPerson(database.kysely, person, new Date())));
    return 0;
  } finally {
    database.close();
  }
}
