import { z } from 'zod';
import type { LineRange } from '../../corpus/document.ts';
import { parseLocator } from '../locator.ts';
import type { Problem } from '../problem.ts';
import { readYaml } from '../yaml-file.ts';

/** Lines of an original that no digest restates, and why not. */
export interface LeftOut {
  readonly lines: readonly LineRange[];
  /** `left-out`: for good, for that reason. `todo`: not yet. */
  readonly why: 'left-out' | 'todo';
  /** In coverage.yaml, from 1. */
  readonly line: number;
}

export interface Coverage {
  /** By the original's file name. */
  readonly documents: ReadonlyMap<string, readonly LeftOut[]>;
  /** Where a document's entries begin in coverage.yaml. */
  readonly lineOf: (document: string) => number;
  readonly problems: readonly Problem[];
}

export const coverageFile = 'coverage.yaml';

const reason = z.string().trim().min(1);
const entry = z
  .strictObject({ lines: z.string(), 'left-out': reason.optional(), todo: reason.optional() })
  .refine(one => (one['left-out'] === undefined) !== (one.todo === undefined));
const shape = z.record(z.string(), z.array(entry));

/** Reads `data/coverage.yaml`; an empty text leaves nothing out. */
export function readCoverage(text: string): Coverage {
  const file = coverageFile;
  const nothing = { documents: new Map<string, readonly LeftOut[]>(), lineOf: () => 1 };
  const yaml = readYaml(text);
  if ('say' in yaml) return { ...nothing, problems: [{ file, ...yaml }] };
  const parsed = shape.safeParse(yaml.value ?? {});
  if (!parsed.success) {
    const lines = new Set(parsed.error.issues.map(issue => yaml.lineOf(issue.path)));
    return { ...nothing, problems: [...lines].map(line => ({ file, line, say: words => words.check.coverage.entry })) };
  }

  const problems: Problem[] = [];
  const documents = new Map<string, readonly LeftOut[]>();
  for (const [document, entries] of Object.entries(parsed.data)) {
    const list = entries.flatMap((one, at): readonly LeftOut[] => {
      const lines = parseLocator(one.lines);
      const line = yaml.lineOf([document, at]);
      if (lines) return [{ lines, why: one.todo === undefined ? 'left-out' : 'todo', line }];
      problems.push({ file, line, say: words => words.check.coverage.entry });
      return [];
    });
    documents.set(document, list);
  }
  return { documents, lineOf: document => yaml.lineOf([document]), problems };
}
