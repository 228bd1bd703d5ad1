/**
 * Run as a process of its own: indexes `documents` into `database`. With `halt`, it stops for good inside the transaction
 * that writes the passages, after printing `inside`; a test then kills it there.
 */
import fs from 'node:fs';
import { openDatabase } from '../../src/library/database.ts';
import { indexLibrary } from '../../src/library/indexing.ts';

const [, , file = '', documents = '', data = '', halt] = process.argv;
const database = openDatabase(file);
if (halt) {
  database.sqlite.function('halt', () => {
    fs.writeSync(1, 'inside\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return 0;
  });
  database.sqlite.exec(
    'create temp trigger halt after insert on main.passages when new.ordinal = 40 begin select halt(); end',
  );
}
const report = await indexLibrary({ database, dataFolder: data, paths: [documents], now: () => new Date() });
fs.writeSync(1, `${JSON.stringify({ added: report.added, unchanged: report.unchanged, updated: report.updated })}\n`);
database.close();
