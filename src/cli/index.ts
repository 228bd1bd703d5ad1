import path from 'node:path';
import type { Config } from '../config.ts';
import { rebuildDatabase } from '../library/database.ts';
import { passagesIn } from '../library/library.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { Io } from './io.ts';
import { open } from './open.ts';

export interface IndexOptions {
  readonly json?: boolean;
  readonly forget?: readonly string[];
  readonly rebuild?: boolean;
}

/** `index [PATH…]`. Returns the exit code: 1 when a path or document could not be taken in. */
export async function index(paths: readonly string[], options: IndexOptions, config: Config, io: Io): Promise<number> {
  if (options.rebuild) rebuild(config, io);
  const opened = open(config);
  try {
    const base = config.folder;
    const absolute = (given: readonly string[]) => given.map(file => path.resolve(base, file));
    const report = await bringUpToDate(config, opened.database, io, {
      add: absolute(paths),
      forget: absolute(options.forget ?? []),
    });
    const { added, updated, removed, unchanged } = report;
    const documents = opened.sources.library.documents();
    const passages = passagesIn(documents);
    const problems = report.problems.map(problem => problem.sentence(config.locale));
    if (options.json) {
      io.print(JSON.stringify({ added, updated, removed, unchanged, documents: documents.length, passages, problems }));
    } else {
      io.print(io.words.operator.indexed(report));
      io.print(io.words.operator.library(documents.length, passages));
    }
    for (const problem of problems) io.say(problem);
    return problems.length ? 1 : 0;
  } finally {
    opened.close();
  }
}

function rebuild(config: Config, io: Io): void {
  const { database, setAside } = rebuildDatabase(config.database, new Date());
  database.close();
  if (setAside) io.say(io.words.library.setAside(setAside));
}
