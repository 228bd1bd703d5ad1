/** The passages that hold one token, in the order of their ids, and what it adds to the score of each. */
export interface Postings {
  readonly ids: Uint32Array;
  readonly scores: Float64Array;
}

/** Sums by the ids of passages, all zero between two searches. */
let sums = new Float64Array(0);

/**
 * The passages whose scores add up highest, of those that are wanted: best first, of equal ones the older first; at most
 * `limit`, a small number. Only what comes near the best is looked at whether it is wanted.
 */
export function highest(all: readonly Postings[], limit: number, isWanted: (id: number) => boolean): readonly number[] {
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
  // Whether one is wanted may be a question to the database, which may be busy: the sums are zero again whatever happens.
  try {
    return bestOf(touched, limit, isWanted);
  } finally {
    for (const id of touched) sums[id] = 0;
  }
}

function bestOf(touched: readonly number[], limit: number, isWanted: (id: number) => boolean): readonly number[] {
  const best: number[] = [];
  const isBefore = (one: number, other = -1) =>
    (sums[one] ?? 0) > (sums[other] ?? 0) || (sums[one] === sums[other] && one < other);
  for (const id of touched) {
    if ((best.length === limit && !isBefore(id, best.at(-1))) || !isWanted(id)) continue;
    let place = best.length;
    while (place > 0 && isBefore(id, best[place - 1])) place--;
    best.splice(place, 0, id);
    if (best.length > limit) best.pop();
  }
  return best;
}
