import type { types } from '@slack/bolt';
import type { TableElement } from '../../card/card.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { isBlank, literal } from '../shared/text.ts';
import { paragraphs, textElement, type Unit } from './blocks.ts';
import * as limits from './limits.ts';
import { lengthOf } from './text.ts';

/** A table as a table block, or, where its limits do not allow that (or `native` does not), a paragraph for each row. */
export function table(element: TableElement, native: boolean, locale: Locale): readonly Unit[] {
  const empty = wordsOf(locale).slack.emptyCell;
  const shown = (text: string | undefined) =>
    text === undefined || isBlank(literal(text)) ? empty : literal(text).trim();
  const width = Math.max(element.columns.length, ...element.rows.map(row => row.length));
  const labels = Array.from({ length: width }, (_, column) => shown(element.columns[column]?.label));
  const rows = element.rows.map(row => labels.map((_, column) => shown(row[column])));
  const caption = element.caption === undefined ? [] : paragraphs(element.caption, true);
  const characters = [labels, ...rows].flat().reduce((sum, cell) => sum + lengthOf(cell), 0);
  const fits =
    native &&
    width > 0 &&
    width <= limits.tableColumns &&
    rows.length < limits.tableRows &&
    characters <= limits.tableCharacters;
  if (!fits) return [...caption, ...rowParagraphs(labels, rows)];
  const block: types.TableBlock = {
    type: 'table',
    rows: [labels.map(headCell), ...rows.map(row => row.map(text => ({ type: 'raw_text' as const, text })))],
    column_settings: labels.map((_, column) => ({
      align: element.columns[column]?.align ?? 'left',
      is_wrapped: true,
    })),
  };
  return [...caption, [block]];
}

function headCell(text: string): types.RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [textElement(text, true)] }] };
}

function rowParagraphs(labels: readonly string[], rows: readonly (readonly string[])[]): readonly Unit[] {
  if (!rows.length) return paragraphs(labels.join(' | '), true);
  return rows.flatMap(row => {
    const [first = '', ...others] = row;
    const rest = others.map((cell, index) => `${labels[index + 1]}: ${cell}`).join('\n');
    const head = labels[0] === undefined ? first : `${labels[0]}: ${first}`;
    return [...paragraphs(head, true), ...paragraphs(rest)];
  });
}
