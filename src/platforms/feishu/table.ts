import type { TableElement } from '../../card/card.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { isBlank } from '../shared/text.ts';
import { chunks, heading, type Table, texts, type Unit } from './elements.ts';
import * as limits from './limits.ts';
import { bytesOf, oneLine } from './text.ts';

/**
 * A table as table components: more columns or rows than one may have go on in the next. Rows that are too long for a
 * table are told as lines.
 */
export function table(element: TableElement, locale: Locale): readonly Unit[] {
  const width = Math.max(element.columns.length, ...element.rows.map(row => row.length));
  const rows = element.rows.map(row => Array.from({ length: width }, (_, index) => oneLine(row[index] ?? '')));
  const labels = Array.from({ length: width }, (_, index) => oneLine(element.columns[index]?.label ?? ''));
  const caption = heading(element.caption ?? '');
  if (!width) return caption;
  const long = [labels, ...rows].some(row => bytesOf(row) > limits.rowBytes);
  const body: readonly Unit[] = long
    ? rows.map(row => rowAsLines(labels, row, locale))
    : chunks(Array.from(labels.keys()), limits.tableColumns).flatMap(some => tablesOf(element, labels, rows, some));
  const units = long && !rows.length ? [texts(labels.join(' · '))] : body;
  const [first, ...others] = units;
  return [...caption.slice(0, -1), [...caption.slice(-1).flat(), ...(first ?? [])], ...others].filter(
    unit => unit.length > 0,
  );
}

function tablesOf(
  { columns }: TableElement,
  labels: readonly string[],
  rows: readonly (readonly string[])[],
  some: readonly number[],
): readonly Unit[] {
  const head: Omit<Table, 'rows'> = {
    tag: 'table',
    page_size: limits.tablePageRows,
    row_height: 'auto',
    header_style: { background_style: 'grey', bold: true },
    columns: some.map(index => ({
      name: `c${index}`,
      display_name: labels[index] ?? '',
      data_type: 'text',
      horizontal_align: columns[index]?.align ?? 'left',
      width: 'auto',
    })),
  };
  const room = limits.tableBytes - bytesOf(head);
  const parts: Record<string, string>[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const cells = Object.fromEntries(some.map(index => [`c${index}`, row[index] ?? '']));
    const size = bytesOf(cells) + 1;
    const part = parts.at(-1) ?? [];
    if (part.length && (used + size > room || part.length >= limits.tableRows)) {
      parts.push([cells]);
      used = size;
    } else {
      part.push(cells);
      used += size;
    }
  }
  return parts.map((part): Unit => [{ ...head, rows: part }]);
}

function rowAsLines(labels: readonly string[], row: readonly string[], locale: Locale): Unit {
  const lines = row.map((cell, index) => {
    const label = labels[index] ?? '';
    if (isBlank(label)) return cell;
    return isBlank(cell) ? label : wordsOf(locale).card.labelled(label, cell);
  });
  return lines.filter(line => !isBlank(line)).flatMap(line => texts(line));
}
