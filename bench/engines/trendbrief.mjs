/** Trendbrief: reads and cuts the documents, stores and indexes the passages; a lookup understands, ranks and answers. */
import fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { openDatabase } from '../../dist/library/database.js';
import { indexLibrary } from '../../dist/library/indexing.js';
import { openLibrary } from '../../dist/library/open.js';
import { lookup } from '../../dist/lookup/lookup.js';

// As the running bot does.
setFlagsFromString('--heap-growing-percent=20');

export async function index({ database: file, documents, data }) {
  const database = openDatabase(file);
  const { problems } = await indexLibrary({
    database,
    dataFolder: data,
    paths: documents,
    now: () => new Date('2026-05-01'),
  });
  for (const { path, sentence } of problems) process.stderr.write(`${path}: ${sentence('en')}\n`);
  database.sqlite.pragma('wal_checkpoint(truncate)');
  return database;
}

export function openEngine({ database: file }, database) {
  const library = openLibrary(database);
  return {
    bytes: fs.statSync(file).size,
    search: (question, locale) => lookup(library, question, { locale }).passages,
  };
}
