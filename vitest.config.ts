import os from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Many tests wait for a bot, a browser or a clock tick: more of them than cores keep the cores busy.
    maxWorkers: Math.max(4, os.availableParallelism()),
    reporters: ['default', './tests/support/totals.ts'],
  },
});
