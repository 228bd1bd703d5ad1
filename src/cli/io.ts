import type { Words } from '../words/index.ts';

/** How a command of the command line speaks: answers to standard output, all else to standard error. */
export interface Io {
  readonly words: Words;
  /** One line of the answer. */
  print(line: string): void;
  /** One line for the person at the terminal. */
  say(line: string): void;
  /** A line that the next one replaces; nothing where standard error is no terminal. */
  progress(line: string): void;
  /** Ends the work when the person interrupts it. */
  readonly signal: AbortSignal;
}
