import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PersonError } from '../../src/errors.ts';
import { lockForBot } from '../../src/library/bot-lock.ts';
import { openDatabase } from '../../src/library/database.ts';
import { temporaryFolder } from '../support/temporary.ts';

function databaseFile(): string {
  const file = path.join(temporaryFolder(), 'bot.sqlite');
  openDatabase(file).close();
  return file;
}

/** Another process that holds the lock as a bot does. */
async function holder(file: string): Promise<ChildProcess> {
  const script = `
    const SQLite = require('better-sqlite3');
    new SQLite(process.argv[1] + '-lock').exec('begin exclusive');
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', script, fs.realpathSync(file)], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

test('a second bot on one database stops with a sentence, under whatever name it knows the file', async () => {
  const file = databaseFile();
  const link = path.join(temporaryFolder(), 'other.sqlite');
  fs.symlinkSync(file, link);
  await holder(file);
  for (const name of [file, link]) {
    expect(() => lockForBot(name)).toThrow(PersonError);
    expect(() => lockForBot(name)).toThrow(/Another Trendbrief is using the database/);
  }
});

test('the lock dies with its process, however that ends', async () => {
  const file = databaseFile();
  const child = await holder(file);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = lockForBot(file);
  lock.release();
  lockForBot(file).release();
});

test('commands use the database beside it', () => {
  const file = databaseFile();
  const lock = lockForBot(file);
  onTestFinished(() => lock.release());
  const database = openDatabase(file);
  database.sqlite.exec("insert into settings values ('a', 'b')");
  database.close();
});
