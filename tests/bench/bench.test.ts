import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

/** Three libraries are indexed and two bots started. */
const timeout = 240_000;
const root = path.resolve(import.meta.dirname, '../..');

const figures = z.object({
  sizes: z.array(
    z.object({
      size: z.number(),
      passages: z.number(),
      engines: z.array(
        z.object({
          engine: z.string(),
          indexSeconds: z.number().nullable(),
          memoryMB: z.number(),
          p50: z.number(),
          p99: z.number(),
          recallAt5: z.number(),
        }),
      ),
      bot: z.object({ memoryMB: z.number(), p99: z.number() }),
    }),
  ),
});

async function bench(...args: readonly string[]): Promise<string> {
  const { PATH = '', HOME = '/tmp' } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'src/ready.mjs'), 'with', 'bench/bench.mjs', ...args], {
    cwd: root,
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  return out;
}

test('the benchmark measures Trendbrief, another engine and the running bot in libraries of two sizes', {
  timeout,
}, async () => {
  const out = await bench('--sizes', '1,2', '--engines', 'trendbrief,minisearch', '--questions', '12', '--json');
  const [one, two] = figures.parse(JSON.parse(out)).sizes;
  expect(one?.engines.map(({ engine }) => engine)).toEqual(['trendbrief', 'minisearch']);
  const growth = (two?.passages ?? 0) / (one?.passages ?? 1);
  expect(growth).toBeGreaterThan(1.5);
  expect(growth).toBeLessThan(3);
  for (const { engines } of [one, two].filter(size => size !== undefined))
    for (const { p50, p99, recallAt5, memoryMB } of engines) {
      expect(p50).toBeGreaterThan(0);
      expect(p99).toBeGreaterThanOrEqual(p50);
      expect(recallAt5).toBeGreaterThan(0.5);
      expect(memoryMB).toBeGreaterThan(20);
    }
  expect((two?.bot.memoryMB ?? 0) - (one?.bot.memoryMB ?? 0)).toBeLessThan(60);
});
