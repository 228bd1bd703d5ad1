/**
 * npm run kill-test -- --kills 200 --seed 7
 *
 * Kills the real bot again and again while it delivers, and prints kills by step, expected, sent, duplicates, missing.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } } });
const seed = values.seed ?? String(Math.floor(Math.random() * 1_000_000));
for (const [name, value] of Object.entries({ kills: values.kills, seed })) {
  if (!/^\d+$/.test(value)) {
    process.stderr.write(`--${name} takes a whole number\n`);
    process.exit(2);
  }
}
process.stdout.write(`seed        ${seed}\n`);
const run = spawnSync(
  process.execPath,
  [path.join(root, 'src/ready.mjs'), 'test', 'tests/kill', '--disable-console-intercept'],
  {
    cwd: root,
    env: { ...process.env, TRENDBRIEF_KILLS: values.kills, TRENDBRIEF_KILL_SEED: seed },
    stdio: 'inherit',
  },
);
process.exit(run.status ?? 1);
