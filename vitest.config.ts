import os from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests over sockets, processes and databases that others write, each file with modules of its own. */
const apart = ['bench', 'cli', 'contract', 'feishu', 'kill', 'slack', 'support', 'web'].map(
  folder => `tests/${folder}/**`,
);

export default defineConfig({
  test: {
    globalSetup: 'tests/support/index-once.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Many tests wait for a bot, a browser or a clock tick: one more than two cores keeps them busy, and two more slow each
    // started bot down too much.
    maxWorkers: Math.max(3, os.availableParallelism()),
    reporters: ['default', './tests/support/totals.ts'],
    projects: [
      { extends: true, test: { name: 'apart', include: apart.map(folder => `${folder}/*.test.ts`) } },
      // What only computes shares its modules: loading them took longer than many of these tests.
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: apart, isolate: false } },
    ],
  },
});
