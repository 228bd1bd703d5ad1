import fs from 'node:fs';
import { askedFiles, askedName, paragraphsAsked, parseAsked } from '../asked.ts';
import type { Digest } from '../digest.ts';
import { formatLocator } from '../locator.ts';
import type { Problem } from '../problem.ts';
import { copiedRuns } from './copied.ts';

/** What is wrong with how people ask: its format, its order beside the digest, wording of the originals (`runs`). */
export function askedProblems(
  dataFolder: string,
  digests: readonly Digest[],
  runs: ReadonlySet<string>,
): readonly Problem[] {
  return askedFiles(dataFolder).flatMap(({ path, file }): readonly Problem[] => {
    const { asked, problems } = parseAsked(fs.readFileSync(path, 'utf8'), file);
    const name = askedName(file);
    const digest = digests.find(one => one.file === file);
    if (!digest) return [...problems, { file: name, line: null, say: words => words.check.askedAlone(file) }];
    const places = paragraphsAsked(asked, digest.paragraphs);
    const beside = asked.flatMap(({ lines, line, questions }, at): readonly Problem[] => {
      const copied = copiedRuns(questions.zh, runs).map(
        (run): Problem => ({ file: name, line, say: words => words.check.copied(run) }),
      );
      if (places[at]) return copied;
      return [...copied, { file: name, line, say: words => words.check.askedOfNothing(formatLocator(lines), file) }];
    });
    return [...problems, ...beside];
  });
}
