import fs from 'node:fs';
import { type AskedLine, askedFiles, askedName, paragraphsAsked, parseAsked } from '../asked.ts';
import type { Digest, DigestParagraph } from '../digest.ts';
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
    return [...problems, ...beside, ...unclear(asked, digest.paragraphs, name)];
  });
}

/** Lines with a locator that more paragraphs have than lines: nobody can tell which of them is meant. */
function unclear(
  asked: readonly AskedLine[],
  paragraphs: readonly DigestParagraph[],
  file: string,
): readonly Problem[] {
  const count = (all: readonly Pick<AskedLine, 'lines'>[], locator: string) =>
    all.filter(({ lines }) => formatLocator(lines) === locator).length;
  return asked.flatMap(({ lines, line }) => {
    const locator = formatLocator(lines);
    return count(paragraphs, locator) > count(asked, locator)
      ? [{ file, line, say: words => words.check.askedUnclear(locator) } satisfies Problem]
      : [];
  });
}
