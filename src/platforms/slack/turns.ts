/** Lets one piece of work run after the other, with room in between for everything else that waits: acknowledgements above all. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const turn = last.then(() => new Promise(resolve => setImmediate(resolve))).then(work);
    last = turn.catch(() => {});
    return turn;
  };
}
