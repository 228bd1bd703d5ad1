import fs from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { PersonError } from '../../src/errors.ts';
import { openDatabase, rebuildDatabase } from '../../src/library/database.ts';
import { temporaryFolder } from '../support/temporary.ts';

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PersonError) return error.sentence('en');
    throw error;
  }
  return 'nothing was refused';
}

test('a new file has every table, and opening it again changes nothing', () => {
  const file = path.join(temporaryFolder(), 'new.sqlite');
  openDatabase(file).close();
  const again = openDatabase(file);
  const tables = again.sqlite
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
    .all();
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['editions', 'deliveries', 'slots', 'web_messages', 'settings', 'documents', 'passages']),
  );
  expect(again.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(again.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  again.close();
});

test('shared state is kept through Kysely, and a slot of a briefing has one edition', async () => {
  const file = path.join(temporaryFolder(), 'state.sqlite');
  const first = openDatabase(file);
  const edition = {
    briefing: 'morning',
    slot: '2026-01-05T01:00:00Z',
    inputs: '{}',
    cards: '{}',
    composed_at: '2026-01-05T01:00:01Z',
  };
  await first.kysely.insertInto('editions').values(edition).execute();
  await expect(first.kysely.insertInto('editions').values(edition).execute()).rejects.toThrow(/UNIQUE/);
  await expect(
    first.kysely.insertInto('deliveries').values({ edition: 99, target: 'web:general', state: 'pending' }).execute(),
  ).rejects.toThrow(/FOREIGN KEY/);
  first.close();
  const second = openDatabase(file);
  expect(await second.kysely.selectFrom('editions').select(['briefing', 'slot']).execute()).toEqual([
    { briefing: 'morning', slot: '2026-01-05T01:00:00Z' },
  ]);
  second.close();
});

test('a database of a newer version is named and left alone', () => {
  const file = path.join(temporaryFolder(), 'newer.sqlite');
  const sqlite = new SQLite(file);
  sqlite.pragma('user_version = 999');
  sqlite.close();
  expect(refusal(() => openDatabase(file))).toMatch(new RegExp(`${file}.*newer Trendbrief`));
  const after = new SQLite(file);
  expect(after.pragma('user_version', { simple: true })).toBe(999);
  after.close();
});

test('a damaged database is named and not touched; rebuilding sets it aside and starts anew', () => {
  const file = path.join(temporaryFolder(), 'damaged.sqlite');
  const damaged = 'this was a database once, before the disk failed. '.repeat(200);
  fs.writeFileSync(file, damaged);
  expect(refusal(() => openDatabase(file))).toMatch(/damaged.*index --rebuild/);
  expect(fs.readFileSync(file, 'utf8')).toBe(damaged);

  const { database, setAside } = rebuildDatabase(file, new Date('2026-02-03T04:05:06Z'));
  database.close();
  expect(path.basename(setAside ?? '')).toBe('damaged.sqlite.20260203T040506Z');
  expect(fs.readFileSync(setAside ?? '', 'utf8')).toBe(damaged);
  expect(refusal(() => openDatabase(file).close())).toBe('nothing was refused');
});

test('pages that were overwritten inside a database are found when it is opened', () => {
  const file = path.join(temporaryFolder(), 'torn.sqlite');
  openDatabase(file).close();
  const bytes = fs.readFileSync(file);
  bytes.fill(0x41, 4096, 4096 * 6);
  fs.writeFileSync(file, bytes);
  expect(refusal(() => openDatabase(file).close())).toMatch(/damaged/);
});

test('a large database is read through only when its last process did not end well', () => {
  const file = path.join(temporaryFolder(), 'large.sqlite');
  const database = openDatabase(file);
  database.sqlite.exec("insert into settings values ('filler', zeroblob(40000000))");
  database.close();
  const bytes = fs.readFileSync(file);
  bytes.fill(0x41, 20_000_000, 20_000_000 + 4096 * 3);
  fs.writeFileSync(file, bytes);
  expect(refusal(() => openDatabase(file).close())).toBe('nothing was refused');
  fs.writeFileSync(`${file}-wal`, 'what a process left behind');
  expect(refusal(() => openDatabase(file).close())).toMatch(/damaged/);
});

test('rebuilding twice in one second keeps both old files', () => {
  const file = path.join(temporaryFolder(), 'twice.sqlite');
  const now = new Date('2026-02-03T04:05:06Z');
  openDatabase(file).close();
  const first = rebuildDatabase(file, now);
  first.database.close();
  const second = rebuildDatabase(file, now);
  second.database.close();
  expect(new Set([first.setAside, second.setAside]).size).toBe(2);
});

test('a missing folder is named', () => {
  const file = path.join(temporaryFolder(), 'nowhere', 'x.sqlite');
  expect(refusal(() => openDatabase(file))).toMatch(/nowhere\/x\.sqlite.*Create the folder/);
});

test('a folder in place of the file is refused with a sentence', () => {
  const folder = temporaryFolder();
  expect(refusal(() => openDatabase(folder))).toContain(folder);
});
