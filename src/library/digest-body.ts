import type { LineRange } from '../corpus/document.ts';
import type { Words } from '../words/index.ts';
import type { DigestHeading, DigestParagraph } from './digest.ts';
import { parseLocator, splitLocator } from './locator.ts';
import type { Problem } from './problem.ts';

type Say = (words: Words) => string;

interface Body {
  readonly headings: readonly DigestHeading[];
  readonly paragraphs: readonly DigestParagraph[];
  readonly problems: readonly Problem[];
}

/** What a line says once its locator is off. */
interface Content {
  readonly kind: DigestParagraph['kind'];
  readonly text: string;
  readonly cells: readonly string[];
}

const headingLine = /^(#{1,6})\s+(.+?)(?:\s+#+)?$/;
const listItem = /^(?:[-*+]|\d+[.)])(?:\s+(.*))?$/;
const ruleRow = /^\|(?:\s*:?-+:?\s*\|)+$/;

/** Emphasis and escapes are for readers of the file; what is stored is plain text. */
function plain(markdown: string): string {
  return markdown
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

function cellsOf(row: string): readonly string[] {
  const inner = row.replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map(plain);
}

function contentOf(text: string, isRow: boolean): Content {
  if (isRow) {
    const cells = cellsOf(text);
    return { kind: 'table-row', text: cells.filter(cell => cell !== '').join('; '), cells };
  }
  const item = listItem.exec(text);
  return { kind: item ? 'list-item' : 'paragraph', text: plain(item ? (item[1] ?? '') : text), cells: [] };
}

/** One line without heading, rule or table header: its content and lines, or what is wrong with it. */
function readLine(
  text: string,
  header: readonly string[] | null,
): { content: Content; lines: readonly LineRange[] } | Say {
  const split = splitLocator(header ? text.replace(/\s*\|$/, '') : text);
  if (!split) return words => words.check.noLocator;
  const lines = parseLocator(split.locator);
  if (!lines) return words => words.check.badLocator(split.locator);
  const content = contentOf(split.text, header !== null);
  if (header && content.cells.length !== header.length) {
    return words => words.check.cells(header.length, content.cells.length);
  }
  if (content.text === '') return words => words.check.noText;
  return { content, lines };
}

/**
 * Reads the lines of a digest from index `start` (counted from 0) on. Lines that are wrong are left out and reported.
 * `title` is the file's: a `#` heading that repeats it opens no path.
 */
export function readDigestBody(lines: readonly string[], start: number, title: string, file: string): Body {
  const headings: DigestHeading[] = [];
  const paragraphs: DigestParagraph[] = [];
  const problems: Problem[] = [];
  let open: readonly DigestHeading[] = [];
  let header: readonly string[] | null = null;
  let awaitsRule = false;

  for (const [at, raw] of lines.slice(start).entries()) {
    const line = start + at + 1;
    const text = raw.trim();
    const isRow = text.startsWith('|');
    const tableBroken = awaitsRule && !ruleRow.test(text);
    if (tableBroken) problems.push({ file, line, say: words => words.check.rowWithoutHeader });
    const isRule = awaitsRule && isRow;
    awaitsRule = false;
    if (!isRow) header = null;
    if (text === '' || isRule) continue;

    const heading = headingLine.exec(text);
    if (heading) {
      const found = { level: heading[1]?.length ?? 1, text: plain(heading[2] ?? ''), line };
      headings.push(found);
      const repeatsTitle = found.level === 1 && found.text === title;
      open = repeatsTitle ? [] : [...open.filter(above => above.level < found.level), found];
      continue;
    }
    if (isRow && header === null) {
      header = cellsOf(text);
      awaitsRule = true;
      continue;
    }

    const result = readLine(text, header);
    if (typeof result === 'function') {
      problems.push({ file, line, say: result });
      continue;
    }
    const heads = open.map(above => above.text);
    paragraphs.push({ ...result.content, heading: heads, header: header ?? [], lines: result.lines, line });
  }
  return { headings, paragraphs, problems };
}
