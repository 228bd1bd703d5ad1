/** Runs one piece of work after the other. */
export type InTurn = <T>(work: () => Promise<T>, urgent?: boolean) => Promise<T>;

/**
 * One piece of work after the other, the urgent ones first, with room in between for everything else that waits:
 * acknowledgements above all. Work that waits for a network holds up nobody: the next begins meanwhile.
 */
export function createTurns(): InTurn {
  const urgentWork: (() => Promise<void>)[] = [];
  const usualWork: (() => Promise<void>)[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    for (;;) {
      await room();
      const next = urgentWork.shift() ?? usualWork.shift();
      if (!next) break;
      await Promise.race([next(), room()]);
    }
    running = false;
  }

  return (work, urgent = false) =>
    new Promise((resolve, reject) => {
      // A failure, also one before the first wait, is the asker's alone.
      const turn = () => Promise.resolve().then(work).then(resolve, reject);
      (urgent ? urgentWork : usualWork).push(turn);
      if (!running) void run();
    });
}

/** Whatever is ready to run has run when it resolves. */
function room(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
