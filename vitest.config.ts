import os from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/index-once.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Many tests wait for a bot, a browser or a clock tick: one more than two cores keeps them busy, and two more slow each
    // started bot down too much.
    maxWorkers: Math.max(3, os.availableParallelism()),
    reporters: ['default', './tests/support/totals.ts'],
  },
});
