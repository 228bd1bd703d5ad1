import type { Config } from '../config.ts';
import type { Database } from '../library/database.ts';
import { type IndexReport, indexLibrary } from '../library/indexing.ts';
import type { Io } from './io.ts';

/** Brings the library up to date with the digests, the configured, the remembered and the given paths. */
export function bringUpToDate(
  config: Config,
  database: Database,
  io: Pick<Io, 'words' | 'progress' | 'signal'>,
  paths: { readonly add: readonly string[]; readonly forget: readonly string[] } = { add: [], forget: [] },
): Promise<IndexReport> {
  return indexLibrary({
    database,
    dataFolder: config.data,
    paths: config.documents,
    remember: paths.add,
    forget: paths.forget,
    onProgress: ({ done, total, path }) => io.progress(io.words.operator.indexing(done, total, path)),
    signal: io.signal,
    now: () => new Date(),
  });
}
