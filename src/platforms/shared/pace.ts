import type { Clock } from './clock.ts';

export interface PaceOptions {
  readonly clock: Clock;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Between two turns of the same one. */
  readonly eachMilliseconds: number;
  /** Between any two turns. */
  readonly allMilliseconds?: number;
}

/** Gives channels their turns, as fast as a platform takes what is posted into them. */
export class Pace {
  readonly #options: PaceOptions;
  readonly #free = new Map<string, number>();
  #allFree = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** Resolves when it is that one's turn. */
  async turn(id: string): Promise<void> {
    const { clock, signal, eachMilliseconds, allMilliseconds = 0 } = this.#options;
    const now = clock.now();
    for (const [other, free] of this.#free) if (free <= now) this.#free.delete(other);
    const turn = Math.max(now, this.#free.get(id) ?? now, this.#allFree);
    this.#free.set(id, turn + eachMilliseconds);
    if (allMilliseconds) this.#allFree = Math.max(now, this.#allFree) + allMilliseconds;
    if (turn > now) await clock.wait(turn - now, signal);
  }
}
