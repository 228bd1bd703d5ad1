import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../src/library/database.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/open.ts';
import { indexedOriginals } from './indexed.ts';
import { seedsFolder } from './seeds.ts';

/** For the title of tests on the originals: why they are skipped. */
export const skippedOriginals = seedsFolder
  ? ''
  : ' (skipped: the originals are not here; set TRENDBRIEF_TEST_DOCUMENTS)';

/** The library of the originals and the digests that ship, in a file of its own until `close`. */
export function libraryOfOriginals(): { readonly library: Library; close(): void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trendbrief-'));
  const database = openDatabase(indexedOriginals(folder));
  return {
    library: openLibrary(database),
    close() {
      database.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}
