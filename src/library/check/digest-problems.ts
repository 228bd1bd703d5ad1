import type { Digest, DigestParagraph } from '../digest.ts';
import { formatLocator, linesOf } from '../locator.ts';
import type { Problem } from '../problem.ts';
import { copiedRuns } from './copied.ts';
import { evidenceOf, unsupported } from './numbers.ts';
import type { Original } from './original.ts';

/** Numbers that the named lines do not have, and locators that name no text. */
function paragraphProblems(paragraph: DigestParagraph, original: Original, file: string): readonly Problem[] {
  const { line, text, lines } = paragraph;
  const locator = formatLocator(lines);
  const last = original.lines.length;
  if (lines.some(([, to]) => to > last)) return [{ file, line, say: words => words.check.beyond(locator, last) }];
  const source = linesOf(lines).map(number => original.lines[number - 1] ?? '');
  if (source.every(one => one.trim() === '')) return [{ file, line, say: words => words.check.blank(locator) }];
  return unsupported(text, evidenceOf(source)).map(number => ({
    file,
    line,
    say: words => words.check.numberWithoutSource(number.text, locator),
  }));
}

/** What is wrong with a digest beside its original. */
export function digestProblems(digest: Digest, original: Original): readonly Problem[] {
  const file = `${digest.locale}/${digest.file}`;
  if (digest.sha256 !== original.sha256) {
    return [{ file, line: 1, say: words => words.check.otherOriginal(digest.source, original.sha256) }];
  }
  return digest.paragraphs.flatMap(paragraph => paragraphProblems(paragraph, original, file));
}

/** Wording that a Chinese digest shares with the originals, its own or another; `runs` are theirs (copied.ts). */
export function copiedProblems(digest: Digest, runs: ReadonlySet<string>): readonly Problem[] {
  if (digest.locale !== 'zh') return [];
  const file = `${digest.locale}/${digest.file}`;
  return [...digest.headings, ...digest.paragraphs].flatMap(({ text, line }) =>
    copiedRuns(text, runs).map((run): Problem => ({ file, line, say: words => words.check.copied(run) })),
  );
}
