import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/library/database.ts';
import { indexLibrary } from '../../src/library/indexing.ts';
import { seedsFolder } from './seeds.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Database files that have taken in what ships, and also the originals (null where these are absent). */
    indexed: { readonly digests: string; readonly originals: string | null };
  }
}

const dataFolder = path.resolve(import.meta.dirname, '../../data');

/** Reads the library once for all tests that are not about reading it. */
export default async function indexOnce({ provide }: TestProject): Promise<() => void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trendbrief-indexed-'));
  const digests = path.join(folder, 'digests.sqlite');
  await take(digests, []);
  let originals: string | null = null;
  if (seedsFolder !== null) {
    originals = path.join(folder, 'originals.sqlite');
    fs.copyFileSync(digests, originals);
    await take(originals, [seedsFolder]);
  }
  provide('indexed', { digests, originals });
  return () => fs.rmSync(folder, { recursive: true, force: true });
}

/** Leaves the database as one file that can be copied. */
async function take(file: string, paths: readonly string[]): Promise<void> {
  const database = openDatabase(file);
  await indexLibrary({ database, dataFolder, paths, now: () => new Date() });
  database.close();
}
