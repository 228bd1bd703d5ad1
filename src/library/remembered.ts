import path from 'node:path';
import type { Database } from './database.ts';

/** Files and folders that somebody asked to index: they stay part of the library until they are forgotten. */
export function rememberedPaths(database: Database): readonly string[] {
  const rows = database.sqlite.prepare<[], { path: string }>('select path from remembered_paths order by path').all();
  return rows.map(row => row.path);
}

export function rememberPath(database: Database, file: string, now: Date): void {
  database.sqlite
    .prepare('insert or ignore into remembered_paths (path, added_at) values (?, ?)')
    .run(path.resolve(file), now.toISOString());
}

/** Whether it was remembered. What only it led to leaves the library with the next indexing. */
export function forgetPath(database: Database, file: string): boolean {
  return database.sqlite.prepare('delete from remembered_paths where path = ?').run(path.resolve(file)).changes > 0;
}
