import fs from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { temporaryFolder } from './temporary.ts';

/** A database file of its own for the running test that holds the digests that ship: only a first start has to read them. */
export function indexedDatabase(folder = temporaryFolder()): string {
  return copied(inject('indexed').digests, folder);
}

/** The same with the originals, which must be there. */
export function indexedOriginals(folder = temporaryFolder()): string {
  const { originals } = inject('indexed');
  if (originals === null) throw new Error('the originals are not here');
  return copied(originals, folder);
}

function copied(from: string, folder: string): string {
  const file = path.join(folder, 'bot.sqlite');
  fs.copyFileSync(from, file);
  return file;
}
