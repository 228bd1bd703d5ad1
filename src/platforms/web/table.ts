import type { TableElement } from '../../card/card.ts';
import type { Locale } from '../../words/locale.ts';
import { web } from '../../words/web.ts';
import { lettersOf, optional, type Piece } from './piece.ts';

/** A table with its caption; a wide one scrolls within the card. */
export function renderTable(table: TableElement, locale: Locale): Piece {
  return {
    tag: 'figure',
    class: 'card-table',
    children: [...optional(table.caption, text => ({ tag: 'figcaption', text })), renderRows(table, locale)],
  };
}

/** In Latin letters: a column of no longer texts takes what it needs, one of longer ones is given room. */
const shortLetters = 12;
const longLetters = 36;

/** A column's room follows from its texts: numbers stay on one line, and sentences do not become towers. */
function widthClass(texts: readonly string[]): string {
  const letters = Math.max(...texts.map(lettersOf));
  return letters <= shortLetters ? 'card-short' : letters > longLetters ? 'card-long' : '';
}

/** The table alone; its caption is its name. */
export function renderRows(table: TableElement, locale: Locale): Piece {
  const classes = table.columns.map(({ label, align }, column) =>
    [align === 'right' ? 'card-right' : '', widthClass([label, ...table.rows.map(row => row[column] ?? '')])].join(' '),
  );
  const cellClass = (column: number) => {
    const name = classes[column]?.trim();
    return name ? { class: name } : {};
  };
  const head: Piece = {
    tag: 'tr',
    children: table.columns.map(({ label }, column) => ({
      tag: 'th',
      attributes: { scope: 'col' },
      ...cellClass(column),
      text: label,
    })),
  };
  const body = table.rows.map(
    (row): Piece => ({ tag: 'tr', children: row.map((text, column) => ({ tag: 'td', ...cellClass(column), text })) }),
  );
  return {
    tag: 'div',
    class: 'card-scroll',
    attributes: { role: 'region', tabindex: '0', 'aria-label': table.caption ?? web[locale].table },
    children: [
      {
        tag: 'table',
        children: [
          { tag: 'thead', children: [head] },
          { tag: 'tbody', children: body },
        ],
      },
    ],
  };
}
