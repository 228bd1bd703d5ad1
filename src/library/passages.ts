import type { Article, Document, DocumentNode, Flag, LineRange, TableNode, TextNode } from '../corpus/document.ts';
import { squeeze } from './fold.ts';
import { clausePieces, packed, sentencePieces } from './sentences.ts';

/** Of a passage's text, in UTF-16 units. */
export const PASSAGE_LIMIT = 500;
/** A paragraph longer than this is cut into several passages at sentence ends. */
const AIM = 400;
/** Below this a passage goes on with the next paragraph or list item of its section. */
const SHORT = 160;
/** Headings stacked above a first paragraph are dropped from it, outermost first, beyond this. */
const HEADING_LIMIT = 120;

/** `heading` and `caption` passages can be found and quoted, and are no statements. */
export type Role = 'body' | 'heading' | 'caption';

/** A passage before it has a place in the database. */
export interface CutPassage {
  readonly article: string;
  readonly articleTitle: string;
  readonly heading: readonly string[];
  readonly kind: 'text' | 'list-item' | 'table-row';
  readonly role: Role;
  /** Verbatim; where it comes from several lines, its parts are joined by a line feed. */
  readonly text: string;
  /** A table row: its caption, and `header: cell` for each cell. Empty otherwise. */
  readonly context: string;
  readonly lines: readonly LineRange[];
  /** The lines of each line of `text`, so that a quote from it can be cited exactly. */
  readonly parts: readonly (readonly LineRange[])[];
  readonly flags: readonly (Flag | 'cut')[];
}

/** Cuts a document into passages. `fileLines` is the decoded file: what is joined must stand together in it. */
export function passagesOf(document: Document, fileLines: readonly string[]): readonly CutPassage[] {
  return document.articles.flatMap(article => articlePassages(article, fileLines));
}

function articlePassages(article: Article, fileLines: readonly string[]): readonly CutPassage[] {
  const cut = new Cutting(article, fileLines);
  for (const title of [article.kicker, article.headline]) {
    const line = title === null ? null : lineOf(title, article, fileLines);
    if (title !== null && line !== null) cut.alone(title, [[line, line]], 'heading');
  }
  for (const node of article.nodes) cut.take(node);
  return cut.done();
}

/** The line that holds a headline: nearest to the article where the same words stand in several. */
function lineOf(title: string, article: Article, fileLines: readonly string[]): number | null {
  const wanted = squeeze(title);
  const first = article.nodes.map(firstLine).find(line => line > 0) ?? 1;
  let best: number | null = null;
  for (const [at, line] of fileLines.entries())
    if (squeeze(line).includes(wanted) && (best === null || Math.abs(at + 1 - first) < Math.abs(best - first)))
      best = at + 1;
  return best;
}

function firstLine(node: DocumentNode): number {
  return node.kind === 'heading' || node.kind === 'caption' ? node.line : (node.lines[0]?.[0] ?? 0);
}

/** Walks through an article; `pending` grows until it is long enough or something else begins. */
class Cutting {
  readonly #article: Article;
  readonly #fileLines: readonly string[];
  readonly #passages: CutPassage[] = [];
  #headings: { text: string; lines: readonly LineRange[]; path: readonly string[] }[] = [];
  #path: { level: number; text: string }[] = [];
  #pending: CutPassage | null = null;

  constructor(article: Article, fileLines: readonly string[]) {
    this.#article = article;
    this.#fileLines = fileLines;
  }

  take(node: DocumentNode): void {
    switch (node.kind) {
      case 'heading':
        this.#heading(node.text, node.line, node.level);
        break;
      case 'paragraph':
      case 'list-item':
        this.#text(node);
        break;
      case 'table':
        this.#table(node);
        break;
      case 'caption':
        this.#caption(node.text, node.line);
        break;
      case 'reference':
        break;
    }
  }

  alone(text: string, lines: readonly LineRange[], role: Role): void {
    const heading = this.#path.map(step => step.text);
    for (const part of packed(clausePieces(text), PASSAGE_LIMIT))
      this.#passages.push(this.#passage({ heading, kind: 'text', role, text: part.trim(), lines }));
  }

  done(): readonly CutPassage[] {
    this.#flush();
    this.#flushHeadings();
    return this.#passages;
  }

  #heading(text: string, line: number, level: number): void {
    this.#flush();
    while ((this.#path.at(-1)?.level ?? 0) >= level) this.#path.pop();
    const path = this.#path.map(step => step.text);
    this.#path.push({ level, text });
    const lines: LineRange[] = [[line, line]];
    this.#headings.push({ text, lines, path });
  }

  #caption(text: string, line: number): void {
    // A caption stands beside the text: what is pending goes on after it.
    this.alone(text, [[line, line]], 'caption');
  }

  #text(node: TextNode): void {
    const kind = node.kind === 'list-item' ? 'list-item' : 'text';
    const parts = partsOf(node.text);
    for (const [at, part] of parts.entries()) {
      const flags = [...node.flags, ...(part.cut ? (['cut'] as const) : [])];
      const passage = this.#passage({
        heading: node.path,
        kind,
        role: 'body',
        text: part.text,
        lines: node.lines,
        flags,
      });
      const isFirst = at === 0;
      if (isFirst && this.#headings.length > 0) this.#pending = this.#underHeadings(passage);
      else if (isFirst && this.#pending) this.#pending = this.#goOn(this.#pending, passage);
      else {
        this.#flush();
        this.#pending = passage;
      }
    }
  }

  /** The first passage under headings opens with them, as far as they fit; the others stand alone. */
  #underHeadings(passage: CutPassage): CutPassage {
    let opened = passage;
    let room = HEADING_LIMIT;
    while (this.#headings.length > 0) {
      const nearest = this.#headings.at(-1);
      if (!nearest) break;
      room -= nearest.text.length;
      const joined =
        room < 0 ? null : this.#joined(this.#passage({ ...passage, text: nearest.text, lines: nearest.lines }), opened);
      if (!joined) break;
      this.#headings.pop();
      opened = { ...joined, kind: passage.kind, flags: passage.flags };
    }
    this.#flushHeadings();
    return opened;
  }

  /** The pending passage with this one, or this one alone when the pending is long enough or they do not fit. */
  #goOn(pending: CutPassage, next: CutPassage): CutPassage {
    const sameSection = pending.heading.join('\n') === next.heading.join('\n');
    const unflagged = pending.flags.length === 0 && next.flags.length === 0;
    const leadsIn = /[：:]\s*$/.test(pending.text);
    const wanted =
      pending.text.length < SHORT || leadsIn || (pending.kind === 'list-item' && next.text.length < SHORT / 2);
    const joined = sameSection && unflagged && wanted ? this.#joined(pending, next) : null;
    if (joined) return { ...joined, kind: pending.kind };
    this.#flush();
    return next;
  }

  /** Both in one, or null where that is too long or would not stand in the file like this. */
  #joined(first: CutPassage, second: CutPassage): CutPassage | null {
    const lines = union(first.lines, second.lines);
    for (const mark of ['', markOf(this.#fileLines, second.lines)]) {
      const text = `${first.text}\n${mark}${second.text}`;
      if (text.length > AIM) return null;
      if (standsIn(this.#fileLines, lines, text))
        return { ...second, text, lines, parts: [...first.parts, ...second.parts] };
    }
    return null;
  }

  #table(table: TableNode): void {
    this.#flush();
    this.#flushHeadings();
    for (const [at, cells] of table.rows.entries()) {
      const lines = table.rowLines[at] ?? table.lines;
      const context = [
        table.caption ?? '',
        cells.map((cell, column) => `${table.header[column] ?? ''}: ${cell}`).join('; '),
      ];
      const text = this.#rowText(cells, lines);
      const parts = packed(clausePieces(text), PASSAGE_LIMIT);
      for (const part of parts)
        this.#passages.push({
          ...this.#passage({ heading: table.path, kind: 'table-row', role: 'body', text: part.trim(), lines }),
          context: context.filter(Boolean).join('\n'),
          flags: parts.length > 1 ? ['cut'] : [],
        });
    }
  }

  /** The row as the file has it, so that it can be quoted; the marks at its ends are left out. */
  #rowText(cells: readonly string[], lines: readonly LineRange[]): string {
    const raw = lines.map(([from, to]) => this.#fileLines.slice(from - 1, to).join(' ')).join(' ');
    const row = raw
      .replace(/^\s*\|/, '')
      .replace(/\|\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim();
    return row || cells.join(' ');
  }

  #flush(): void {
    if (this.#pending) this.#passages.push(this.#pending);
    this.#pending = null;
  }

  #flushHeadings(): void {
    for (const { text, lines, path } of this.#headings)
      this.#passages.push(
        this.#passage({ heading: path, kind: 'text', role: 'heading', text: text.slice(0, PASSAGE_LIMIT), lines }),
      );
    this.#headings = [];
  }

  #passage(
    part: Pick<CutPassage, 'heading' | 'kind' | 'role' | 'text' | 'lines'> & { readonly flags?: CutPassage['flags'] },
  ): CutPassage {
    const { id, title } = this.#article;
    const parts = part.text.split('\n').map(() => part.lines);
    return { article: id, articleTitle: title, context: '', flags: [], ...part, parts };
  }
}

/** A paragraph in parts of whole sentences; a sentence beyond the limit is cut at a clause, and its parts say so. */
export function partsOf(text: string): readonly { readonly text: string; readonly cut: boolean }[] {
  if (text.length <= AIM) return text.trim() ? [{ text: text.trim(), cut: false }] : [];
  const parts: { text: string; cut: boolean }[] = [];
  let whole: string[] = [];
  const flush = () => {
    const length = whole.join('').length;
    // Even parts read better than a full one and a remnant.
    const limit = Math.min(AIM, Math.ceil(length / Math.ceil(length / AIM)) + 60);
    for (const part of packed(whole, limit)) parts.push({ text: part.trim(), cut: false });
    whole = [];
  };
  for (const sentence of sentencePieces(text)) {
    if (sentence.trim().length <= AIM) whole.push(sentence);
    else {
      flush();
      if (sentence.trim().length <= PASSAGE_LIMIT) parts.push({ text: sentence.trim(), cut: false });
      else for (const part of packed(clausePieces(sentence), AIM)) parts.push({ text: part.trim(), cut: true });
    }
  }
  flush();
  return parts.filter(part => part.text);
}

/** The mark before a list item, which its text goes without and the file does not. */
function markOf(fileLines: readonly string[], lines: readonly LineRange[]): string {
  const line = fileLines[(lines[0]?.[0] ?? 0) - 1] ?? '';
  return /^\s*((?:[-*•·●○◆■▪–—]|[（(]?\d{1,3}[)）.、．])\s*)/u.exec(line)?.[1] ?? '';
}

/** Ranges one after the other; those that touch become one. */
function union(first: readonly LineRange[], second: readonly LineRange[]): readonly LineRange[] {
  const ranges: LineRange[] = [];
  for (const range of [...first, ...second]) {
    const last = ranges.at(-1);
    if (last && range[0] >= last[0] && range[0] <= last[1] + 1)
      ranges[ranges.length - 1] = [last[0], Math.max(last[1], range[1])];
    else ranges.push(range);
  }
  return ranges;
}

/** Whether the text stands in those lines, white space aside: what every quote must satisfy. */
export function standsIn(fileLines: readonly string[], ranges: readonly LineRange[], text: string): boolean {
  const there = ranges.map(([from, to]) => fileLines.slice(from - 1, to).join('')).join('');
  return squeeze(there).includes(squeeze(text));
}
