import fs from 'node:fs';
import SQLite from 'better-sqlite3';
import { PersonError } from '../errors.ts';
import { databaseError } from './database.ts';

export interface BotLock {
  release(): void;
}

/**
 * Keeps a second bot off a database, so that nothing is sent twice; commands go on beside it. The lock is one that the
 * operating system takes back when the process ends, however it ends: nothing is left behind that has to be cleared.
 * @throws PersonError when another bot holds it
 */
export function lockForBot(file: string): BotLock {
  if (file === ':memory:') return { release: () => {} };
  // Two names of one file share its lock.
  const lock = `${fs.realpathSync(file)}-lock`;
  let sqlite: SQLite.Database | null = null;
  try {
    sqlite = new SQLite(lock, { timeout: 0 });
    sqlite.exec('begin exclusive');
  } catch (error) {
    sqlite?.close();
    if (error instanceof SQLite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)) {
      throw new PersonError(w => w.operator.anotherBot(file), { cause: error });
    }
    throw databaseError(error, lock);
  }
  const held = sqlite;
  return { release: () => void held.close() };
}
