import { isFigureTitle, isTableTitle } from './captions.ts';
import type { LineRange } from './document.ts';
import { ranges } from './lines.ts';
import { foldLine } from './script.ts';
import { neighbour, type Sheet, textAt } from './sheet.ts';

/** A table of the file, before it is known to which article it belongs. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string | null;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowLines: readonly (readonly LineRange[])[];
  /** Indexes into the sheet, caption included. */
  readonly places: readonly number[];
}

interface Row {
  readonly cells: readonly string[];
  readonly at: number;
}

const ruleCell = /^:?[-=—─━]{2,}:?$|^:?-+:?$/u;
/** `表 2.1（续）`, `续表`: the second part of a table that a page break cut. */
const continued = /^(?:[（(]?续表[)）]?|.{0,60}[（(]续[)）])$/u;

/** Marks the rows of all tables, with their captions, and reads them. The key is the index of a table's first line. */
export function readTables(sheet: Sheet): ReadonlyMap<number, TableBlock> {
  const found = new Map<number, TableBlock>();
  for (let at = 0; at < sheet.lines.length; at++) {
    const parse = rowParser(sheet, at);
    if (!parse) continue;
    const rows = collect(sheet, at, parse);
    if (rows.length < 2) continue;
    const table = build(sheet, rows);
    for (const place of table.places) sheet.roles[place] = 'table';
    found.set(Math.min(...table.places.slice(0, 2)), table);
    at = table.places.at(-1) ?? at;
  }
  return found;
}

type RowParser = (raw: string) => readonly string[] | null;

function tabbed(raw: string): readonly string[] | null {
  if (!raw.replace(/^[\s\u3000]+/u, '').includes('\t')) return null;
  return raw
    .replace(/^ +/, '')
    .split('\t')
    .map(cell => cell.trim());
}

function piped(raw: string): readonly string[] | null {
  const text = raw.trim();
  if (!text.startsWith('|') || !text.endsWith('|') || text.length < 3) return null;
  return text
    .slice(1, -1)
    .split(/(?<!\\)\|/u)
    .map(cell => cell.trim());
}

function rowParser(sheet: Sheet, at: number): RowParser | null {
  if (sheet.roles[at] !== 'text') return null;
  const raw = sheet.lines[at]?.raw ?? '';
  if (piped(raw)) return piped;
  return tabbed(raw) ? tabbed : null;
}

/** The rows from here on; one blank line or a repeated caption may stand between rows of the same width. */
function collect(sheet: Sheet, start: number, parse: RowParser): readonly Row[] {
  const rows: Row[] = [];
  let blanks = 0;
  for (let at = start; at < sheet.lines.length && blanks <= 2; at++) {
    const role = sheet.roles[at];
    if (role === 'blank' || role === 'furniture') {
      blanks++;
      continue;
    }
    const cells = role === 'text' || role === 'rule' ? parse(sheet.lines[at]?.raw ?? '') : null;
    if (!cells) {
      if (rows.length > 0 && continued.test(textAt(sheet, at))) continue;
      break;
    }
    const width = rows[0]?.cells.length ?? cells.length;
    if (blanks > 0 && cells.length !== width) break;
    rows.push({ cells, at });
    blanks = 0;
  }
  return rows;
}

function isRule(row: Row): boolean {
  return row.cells.some(cell => cell !== '') && row.cells.every(cell => cell === '' || ruleCell.test(cell));
}

function build(sheet: Sheet, all: readonly Row[]): TableBlock {
  const [first, ...rest] = all.filter(row => !isRule(row));
  const header = first?.cells ?? [];
  const headerKey = header.map(foldLine).join('\t');
  const rows = rest.filter(row => row.cells.map(foldLine).join('\t') !== headerKey);
  const rowPlaces = all.map(row => row.at);
  const caption = captionAbove(sheet, rowPlaces[0] ?? 0) ?? captionBelow(sheet, rowPlaces.at(-1) ?? 0);
  const numberAt = (at: number) => sheet.lines[at]?.number ?? 0;
  return {
    kind: 'table',
    caption: caption === null ? null : textAt(sheet, caption).replace(/^#+\s*|^\*\*|\*\*$/gu, ''),
    header,
    rows: rows.map(({ cells }) => [...cells, ...Array<string>(Math.max(0, header.length - cells.length)).fill('')]),
    rowLines: rows.map(({ at }) => ranges([numberAt(at)])),
    places: caption === null ? rowPlaces : [...rowPlaces, caption].sort((a, b) => a - b),
  };
}

function captionAbove(sheet: Sheet, first: number): number | null {
  const above = neighbour(sheet, first, -1);
  if (above < 0 || sheet.roles[above] === 'table') return null;
  return isTableTitle(textAt(sheet, above).replace(/^#+\s*|^\*\*/gu, '')) ? above : null;
}

/** A figure's title stands under it: a table in its place takes it over. */
function captionBelow(sheet: Sheet, last: number): number | null {
  const below = neighbour(sheet, last, 1);
  return below >= 0 && isFigureTitle(textAt(sheet, below)) ? below : null;
}
