import { expect, test } from 'vitest';
import { indexedDatabase } from '../support/indexed.ts';
import { describeResult, killOften } from './kills.ts';

/** `npm run kill-test` asks for more. */
const kills = Number(process.env.TRENDBRIEF_KILLS ?? 5);
const seed = Number(process.env.TRENDBRIEF_KILL_SEED ?? 1);

test(
  `killed ${kills} times at any step, everything is in its channel once`,
  async () => {
    const result = await killOften(kills, seed, indexedDatabase());
    if (process.env.TRENDBRIEF_KILLS) process.stdout.write(`\n${describeResult(result)}\n`);
    expect(result).toMatchObject({ duplicates: 0, missing: 0, unsettled: 0, problems: [] });
    expect(result.expected).toBeGreaterThan(0);
    expect(result.sent).toBe(result.expected);
  },
  60_000 + kills * 20_000,
);
