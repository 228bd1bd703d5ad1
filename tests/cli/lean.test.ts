import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startBot } from '../support/bot.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { temporaryFolder } from '../support/temporary.ts';

const coverage = z.object({ result: z.array(z.object({ url: z.string() })) });

/** Every script that a process ran; Node writes them down when it ends. */
function scriptsIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder)
    .flatMap(file => coverage.parse(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'))).result)
    .map(({ url }) => url);
}

test('a bot without chat credentials loads no SDK of a chat platform', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const scripts = path.join(folder, 'scripts');
  const bot = await startBot({
    TRENDBRIEF_DB: indexedDatabase(folder),
    TRENDBRIEF_BRIEFINGS: path.join(folder, 'none'),
    NODE_V8_COVERAGE: scripts,
  });
  await bot.ready();
  await bot.say('general', '/ask What is a world model?');
  await bot.say('general', '/trends');
  await bot.stop();

  const loaded = scriptsIn(scripts);
  const packages = new Set(loaded.map(url => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]));
  expect(packages).toContain('better-sqlite3');
  expect(loaded.filter(url => /node_modules\/(?:@slack|@larksuiteoapi|axios|ws)\//.test(url))).toEqual([]);
});
