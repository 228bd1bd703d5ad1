import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { answerCard } from '../card/answer.ts';
import { plainText } from '../card/plain.ts';
import type { Config } from '../config.ts';
import { PersonError } from '../errors.ts';
import { toBatchLine } from '../lookup/batch.ts';
import type { Locale } from '../words/index.ts';
import type { Io } from './io.ts';
import { open } from './open.ts';

/** `lookup QUESTION`: the answer as text, or as a line of the batch format. */
export function lookup(
  question: string,
  options: { readonly json?: boolean; readonly locale: Locale },
  config: Config,
  io: Io,
): number {
  const opened = open(config);
  try {
    const result = opened.sources.lookup(question, options.locale);
    io.print(
      options.json
        ? JSON.stringify(toBatchLine('1', result))
        : plainText(answerCard(question, result, null, options.locale)),
    );
    return 0;
  } finally {
    opened.close();
  }
}

const batchLine = z.object({ id: z.union([z.string(), z.number()]).transform(String), query: z.string() });

/** `lookup --batch FILE.jsonl`: a JSON line a question. */
export function lookupBatch(file: string, config: Config, io: Io): number {
  const questions = readQuestions(path.resolve(config.folder, file));
  const opened = open(config);
  try {
    for (const { id, query } of questions) {
      const locale = /\p{Script=Han}/u.test(query) ? 'zh' : 'en';
      io.print(JSON.stringify(toBatchLine(id, opened.sources.lookup(query, locale))));
    }
    return 0;
  } finally {
    opened.close();
  }
}

function readQuestions(file: string): readonly z.infer<typeof batchLine>[] {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new PersonError(w => w.operator.unreadable(file, error instanceof Error ? error.message : String(error)));
  }
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (!line.trim()) return [];
    try {
      return [batchLine.parse(JSON.parse(line))];
    } catch {
      throw new PersonError(w => w.operator.notJsonLines(file, index + 1));
    }
  });
}
