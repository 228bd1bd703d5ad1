import type { Document } from '../../corpus/document.ts';
import { ranges } from '../../corpus/lines.ts';
import type { Digest } from '../digest.ts';
import { formatLocator, linesOf } from '../locator.ts';
import type { Problem } from '../problem.ts';
import { coverageFile, type LeftOut } from './coverage-file.ts';

/** Of a document's body lines, at least so many in a hundred are to be restated. */
export const leastRestatedPercent = 90;

export interface CoverageCounts {
  /** Lines with body text: paragraphs, list items and table rows. */
  readonly body: number;
  readonly restated: number;
  readonly leftOut: number;
  readonly todo: number;
  /** Neither restated nor accounted for. */
  readonly missing: number;
}

/** The lines that a digest has to restate: no headings, captions, references, bylines, contents, furniture or blank lines. */
export function bodyLinesOf(document: Document, lines: readonly string[]): readonly number[] {
  const body = document.articles.flatMap(article =>
    article.nodes.flatMap(node => {
      if (node.kind === 'table') return linesOf(node.rowLines.flat());
      return node.kind === 'paragraph' || node.kind === 'list-item' ? linesOf(node.lines) : [];
    }),
  );
  return [...new Set(body)].filter(line => (lines[line - 1] ?? '').trim() !== '').sort((a, b) => a - b);
}

/** Compares body lines with what the digests restate and what coverage.yaml accounts for. */
export function checkCoverage(
  document: string,
  body: readonly number[],
  lastLine: number,
  digests: readonly Digest[],
  leftOut: readonly LeftOut[],
): { counts: CoverageCounts; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const restated = new Set(digests.flatMap(digest => digest.paragraphs.flatMap(({ lines }) => linesOf(lines))));
  const why = new Map<number, LeftOut['why']>();
  for (const one of leftOut) {
    const lines = linesOf(one.lines);
    for (const line of lines) why.set(line, one.why);
    const report = (say: Problem['say']) => problems.push({ file: coverageFile, line: one.line, say });
    const beyond = lines.filter(line => line > lastLine);
    if (beyond.length > 0) report(words => words.check.beyond(formatLocator(ranges(beyond)), lastLine));
    const twice = lines.filter(line => restated.has(line));
    if (twice.length > 0) report(words => words.check.coverage.restatedToo(formatLocator(ranges(twice))));
  }

  const open = body.filter(line => !restated.has(line));
  const missing = open.filter(line => !why.has(line));
  for (const [from, to] of runsWithin(body, missing)) {
    const range = formatLocator([[from, to]]);
    problems.push({ file: document, line: from, say: words => words.check.coverage.missing(range) });
  }
  const counts = {
    body: body.length,
    restated: body.length - open.length,
    leftOut: open.filter(line => why.get(line) === 'left-out').length,
    todo: open.filter(line => why.get(line) === 'todo').length,
    missing: missing.length,
  };
  if (counts.restated * 100 < leastRestatedPercent * counts.body) {
    const percent = Math.floor((counts.restated * 100) / counts.body);
    problems.push({
      file: document,
      line: null,
      say: words => words.check.coverage.tooLittle(percent, leastRestatedPercent),
    });
  }
  return { counts, problems };
}

/** Ranges of lines that follow each other within the body, so that blank lines and headings between them split nothing. */
function runsWithin(body: readonly number[], chosen: readonly number[]): readonly (readonly [number, number])[] {
  const wanted = new Set(chosen);
  const runs: [number, number][] = [];
  let open: [number, number] | null = null;
  for (const line of body) {
    if (!wanted.has(line)) open = null;
    else if (open) open[1] = line;
    else {
      open = [line, line];
      runs.push(open);
    }
  }
  return runs;
}
