import { PersonError } from '../errors.ts';
import type { Words } from '../words/index.ts';

/** Something wrong in a file under `data/`. */
export interface Problem {
  /** Within the data folder, such as `zh/report.md`. */
  readonly file: string;
  /** From 1; null where the whole file is meant. */
  readonly line: number | null;
  /** What is wrong and what is expected, as a sentence. */
  readonly say: (words: Words) => string;
}

/** The problem as one sentence that names the file and the line. */
export function sentenceOf(problem: Problem, words: Words): string {
  return words.check.at(problem.file, problem.line, problem.say(words));
}

export function problemError(problem: Problem): PersonError {
  return new PersonError(words => sentenceOf(problem, words));
}
