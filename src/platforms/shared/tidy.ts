import type { Log } from './log.ts';

const tidyMilliseconds = 3_600_000;

/** Drops what is no longer needed, now and every hour; a failure is logged alone. Returns what stops it. */
export function tidyHourly(forget: () => Promise<void>, log: Pick<Log, 'error'>): () => void {
  const tidy = () => void forget().catch((error: unknown) => log.error({ err: error }, 'tidying failed'));
  const timer = setInterval(tidy, tidyMilliseconds);
  timer.unref();
  tidy();
  return () => clearInterval(timer);
}
