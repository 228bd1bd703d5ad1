import path from 'node:path';
import { expect, test } from 'vitest';
import { exportDiscussions, forgetInDiscussions } from '../../src/cli/discussions.ts';
import type { Io } from '../../src/cli/io.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { wordsOf } from '../../src/words/index.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { room } from './room.ts';

/** A terminal that keeps what is written. */
function terminal(): Io & { readonly out: string[] } {
  const out: string[] = [];
  const quiet = () => {};
  const { signal } = new AbortController();
  return { out, words: wordsOf('en'), signal, print: line => out.push(line), say: quiet, progress: quiet };
}

async function talked(): Promise<Config> {
  const folder = temporaryFolder();
  const here = room({ folder });
  const thread = await here.discuss();
  await here.say(thread, 'r1', 'bob', 'Wait for repeat orders.');
  here.close();
  return { ...readConfig(), database: path.join(folder, 'bot.sqlite'), locale: 'en' };
}

test('discussions export prints the answer alone, of one channel if that is wished', async () => {
  const config = await talked();
  const io = terminal();
  expect(await exportDiscussions({ format: 'json' }, config, io)).toBe(0);
  expect(await exportDiscussions({ format: 'md', channel: 'web:general' }, config, io)).toBe(0);
  expect(await exportDiscussions({ format: 'csv', channel: 'web:elsewhere' }, config, io)).toBe(0);
  const [json = '', markdown, csv] = io.out;
  expect(JSON.parse(json)).toMatchObject([{ channel: 'web:general', messages: [{ text: 'Wait for repeat orders.' }] }]);
  expect(markdown).toContain('> Wait for repeat orders.');
  expect(csv?.split('\r\n')).toHaveLength(1);
});

test('a wrong format, channel or person is answered with what would be right', async () => {
  const config = await talked();
  const io = terminal();
  await expect(exportDiscussions({ format: 'xml' }, config, io)).rejects.toThrow('md, json, csv');
  await expect(exportDiscussions({ format: 'md', channel: 'general' }, config, io)).rejects.toThrow('web:general');
  await expect(forgetInDiscussions('bob', config, io)).rejects.toThrow('web:ann');
  expect(io.out).toEqual([]);
});

test('discussions forget removes what a person left, and says how much', async () => {
  const config = await talked();
  const io = terminal();
  expect(await forgetInDiscussions('web:bob', config, io)).toBe(0);
  expect(io.out).toEqual(['Removed of web:bob: 1 message, 0 reactions, 0 votes']);
  await exportDiscussions({ format: 'json' }, config, io);
  expect(io.out[1]).not.toMatch(/bob|repeat orders/i);
});
