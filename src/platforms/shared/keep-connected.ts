import type { Clock } from './clock.ts';

/** A connection shorter than this counts as one that failed. */
const briefMilliseconds = 5_000;

/** How somebody keeps trying. */
export interface Trying {
  readonly clock: Clock;
  /** Ends the trying. */
  readonly signal: AbortSignal;
  /** Between tries; the last one stays. */
  readonly retryMilliseconds: readonly number[];
  /**
   * Takes note of a failure. How many milliseconds the platform asks to wait, or null for the usual pause; throws what no
   * further try can mend.
   */
  readonly failed: (error: unknown) => number | null;
}

/** Tries until it works; null when the signal ends it before. */
export async function untilDone<T>(attempt: () => Promise<T>, trying: Trying): Promise<T | null> {
  const { clock, signal, retryMilliseconds, failed } = trying;
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) break;
      await clock.wait(failed(error) ?? pauseAfter(tries, retryMilliseconds), signal);
    }
  }
  return null;
}

export interface Reopening extends Trying {
  /** After the first, the second, … of connections that ended soon, perhaps for a reason; the last one stays. */
  readonly reopenMilliseconds: readonly number[];
  /** A connection ended; the next one follows. */
  readonly ended: () => void;
}

/** Opens one connection after the other. @param connect one connection, from opening to its end */
export async function keepConnected(connect: () => Promise<void>, reopening: Reopening): Promise<void> {
  const { clock, signal, reopenMilliseconds, ended } = reopening;
  let brief = 0;
  while (!signal.aborted) {
    const began = clock.now();
    await untilDone(connect, reopening);
    if (signal.aborted) return;
    ended();
    brief = clock.now() - began < briefMilliseconds ? brief + 1 : 0;
    const pause = brief ? pauseAfter(brief - 1, reopenMilliseconds) : 0;
    if (pause) await clock.wait(pause, signal);
  }
}

function pauseAfter(count: number, milliseconds: readonly number[]): number {
  return milliseconds[Math.min(count, milliseconds.length - 1)] ?? 0;
}
