import type { Digest, DigestHeading, DigestParagraph } from '../digest.ts';
import { formatLocator } from '../locator.ts';
import type { Problem } from '../problem.ts';
import { evidenceOf, unsupported } from './numbers.ts';

type Item = DigestHeading | DigestParagraph;

function itemsOf(digest: Digest): readonly Item[] {
  return [...digest.headings, ...digest.paragraphs].sort((a, b) => a.line - b.line);
}

/** What both languages must have in common, as a person would name it. */
function shapeOf(item: Item): string {
  if ('level' in item) return '#'.repeat(item.level);
  const row = item.kind === 'table-row' ? ` (${item.cells.length})` : '';
  return `${item.kind}${row} [${formatLocator(item.lines)}]`;
}

const wholeText = (paragraph: DigestParagraph) => [...paragraph.header, paragraph.text];

/** Numbers that one of the two paragraphs has and the other lacks. */
function numberProblems(zh: DigestParagraph, en: DigestParagraph, file: string): readonly Problem[] {
  const report = (from: DigestParagraph, to: DigestParagraph, place: string): Problem[] =>
    unsupported(from.text, evidenceOf(wholeText(to))).map(({ text }) => ({
      file: `${place}/${file}`,
      line: to.line,
      say: words => words.check.numberOnlyInOther(text, from.line),
    }));
  return [...report(zh, en, 'en'), ...report(en, zh, 'zh')];
}

/**
 * The Chinese and the English file of one name: the same headings, paragraphs, items and rows in the same order, of the
 * same lines and with the same numbers. After the first item that differs in kind or lines the rest is not compared.
 */
export function pairProblems(zh: Digest, en: Digest): readonly Problem[] {
  const problems: Problem[] = [];
  const file = `en/${en.file}`;
  for (const key of ['source', 'sha256', 'date'] as const) {
    if (zh[key] !== en[key]) problems.push({ file, line: 1, say: words => words.check.otherFrontMatter(key) });
  }
  const [left, right] = [itemsOf(zh), itemsOf(en)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, two] = [left[at], right[at]];
    if (!one || !two || shapeOf(one) !== shapeOf(two)) {
      const [expected, found] = [one ? shapeOf(one) : null, two ? shapeOf(two) : null];
      const line = two?.line ?? right.at(-1)?.line ?? null;
      problems.push({ file, line, say: words => words.check.otherShape(expected, one?.line ?? null, found) });
      break;
    }
    if (!('level' in one) && !('level' in two)) problems.push(...numberProblems(one, two, en.file));
  }
  return problems;
}
