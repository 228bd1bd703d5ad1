/** The passages that hold one token, in the order of their ids, and what it adds to the score of each. */
export interface Postings {
  readonly ids: Uint32Array;
  readonly scores: Float64Array;
}

export interface Hit {
  /** The passage. */
  readonly id: number;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

/** The postings that were read last, of so many passages together; 12 bytes each. */
export class PostingsCache {
  readonly #most: number;
  readonly #known = new Map<string, Postings>();
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The postings under that key; `read` makes them where they are not here. */
  get(key: string, read: () => Postings): Postings {
    const known = this.#known.get(key);
    const postings = known ?? read();
    if (!known) this.#size += postings.ids.length;
    // A map goes through its entries in the order in which they were put: the first one is the one not read for longest.
    this.#known.delete(key);
    this.#known.set(key, postings);
    for (const [oldest, { ids }] of this.#known) {
      if (this.#size <= this.#most) break;
      this.#known.delete(oldest);
      this.#size -= ids.length;
    }
    return postings;
  }

  clear(): void {
    this.#known.clear();
    this.#size = 0;
  }
}

/** Sums by the ids of passages, all zero between two searches. */
let sums = new Float64Array(0);

/**
 * The passages whose scores add up highest, of those that are wanted: best first, of equal ones the older first; at most
 * `limit`, a small number. Only what comes near the best is looked at whether it is wanted.
 */
export function highest(all: readonly Postings[], limit: number, isWanted: (id: number) => boolean): readonly Hit[] {
  const last = Math.max(0, ...all.map(({ ids }) => ids.at(-1) ?? 0));
  if (last >= sums.length) sums = new Float64Array(2 * last + 1);
  const touched: number[] = [];
  for (const { ids, scores } of all)
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      const sum = sums[id] ?? 0;
      if (sum === 0) touched.push(id);
      sums[id] = sum + (scores[at] ?? 0);
    }
  const best: Hit[] = [];
  for (const id of touched) {
    const hit = { id, score: sums[id] ?? 0 };
    sums[id] = 0;
    if ((best.length === limit && !isBefore(hit, best.at(-1))) || !isWanted(id)) continue;
    let place = best.length;
    while (place > 0 && isBefore(hit, best[place - 1])) place--;
    best.splice(place, 0, hit);
    if (best.length > limit) best.pop();
  }
  return best;
}

function isBefore(one: Hit, other: Hit | undefined): boolean {
  return !other || one.score > other.score || (one.score === other.score && one.id < other.id);
}
