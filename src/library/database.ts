import fs from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { PersonError } from '../errors.ts';
import { migrations } from './migrations.ts';
import type { State } from './state.ts';

/** One open database file: `sqlite` for the library's own tables, `kysely` over the same handle for the shared state. */
export interface Database {
  readonly file: string;
  readonly sqlite: SQLite.Database;
  readonly kysely: Kysely<State>;
  /** Closes both. */
  close(): void;
}

/** Reading through a larger file takes seconds: that is done only after a process did not end well. */
const CHECKED_MB = 32;

/** Longer than any write of ours, so that two processes wait for each other instead of failing. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the file, creates it where it is missing (its folder must exist) and brings its tables up to date.
 * @throws PersonError when it comes from a newer version, is damaged, locked, or cannot be written
 */
export function openDatabase(file: string): Database {
  let sqlite: SQLite.Database | null = null;
  try {
    const isToBeChecked = sizeOf(file) <= CHECKED_MB * 1e6 || hasJournal(file);
    sqlite = new SQLite(file, { timeout: BUSY_TIMEOUT_MS });
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = NORMAL');
    sqlite.pragma('foreign_keys = ON');
    if (isToBeChecked && sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new PersonError(w => w.library.databaseCorrupt(file));
    migrate(sqlite, file);
  } catch (error) {
    sqlite?.close();
    throw databaseError(error, file);
  }
  const handle = sqlite;
  return {
    file,
    sqlite: handle,
    kysely: new Kysely<State>({ dialect: new SqliteDialect({ database: handle }) }),
    close: () => {
      handle.close();
    },
  };
}

/**
 * Moves a damaged file (and its journals) aside under a name with the time, and starts anew.
 * @throws PersonError as `openDatabase` does
 */
export function rebuildDatabase(
  file: string,
  now: Date,
): { readonly database: Database; readonly setAside: string | null } {
  const suffix = now.toISOString().replace(/[-:]|\.\d+/g, '');
  let setAside: string | null = null;
  if (fs.existsSync(file)) {
    setAside = freeName(`${file}.${suffix}`);
    fs.renameSync(file, setAside);
  }
  for (const journal of ['-wal', '-shm'])
    if (fs.existsSync(file + journal))
      fs.renameSync(file + journal, `${setAside ?? freeName(`${file}.${suffix}`)}${journal}`);
  return { database: openDatabase(file), setAside };
}

/** The error as the sentence a person can act on, or itself where it is none of SQLite's. */
export function databaseError(error: unknown, file: string): unknown {
  if (error instanceof TypeError && !fs.existsSync(path.dirname(file)))
    return new PersonError(w => w.library.databaseFolder(file), { cause: error });
  if (!(error instanceof SQLite.SqliteError)) return error;
  const options = { cause: error };
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code))
    return new PersonError(w => w.library.databaseCorrupt(file), options);
  if (/^SQLITE_CANTOPEN/.test(error.code)) return new PersonError(w => w.library.databaseFolder(file), options);
  if (/^SQLITE_(READONLY|PERM)/.test(error.code))
    return new PersonError(w => w.library.databaseReadOnly(file), options);
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return new PersonError(w => w.library.databaseLocked(file), options);
  if (/^SQLITE_FULL/.test(error.code)) return new PersonError(w => w.library.databaseFull(file), options);
  return error;
}

function migrate(sqlite: SQLite.Database, file: string): void {
  if (version(sqlite) === migrations.length) return;
  for (;;) {
    const done = sqlite
      .transaction(() => {
        // Read again inside: another process may have migrated while this one waited for the lock.
        const from = version(sqlite);
        if (from > migrations.length) throw new PersonError(w => w.library.databaseNewer(file));
        const next = migrations[from];
        if (next === undefined) return true;
        sqlite.exec(next);
        sqlite.pragma(`user_version = ${from + 1}`);
        return false;
      })
      .immediate();
    if (done) return;
  }
}

function version(sqlite: SQLite.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last process to close a database takes its journal away: one that is there was left behind, or is in use. */
function hasJournal(file: string): boolean {
  return sizeOf(`${file}-wal`) > 0;
}

function freeName(name: string): string {
  let free = name;
  for (let n = 2; fs.existsSync(free); n++) free = `${name}-${n}`;
  return free;
}
