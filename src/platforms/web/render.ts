import type {
  Button,
  Card,
  CardElement,
  CitationElement,
  FigureElement,
  ListItem,
  TableElement,
} from '../../card/card.ts';
import { describeLines } from '../../card/lines.ts';
import type { Locale } from '../../words/locale.ts';
import { web } from '../../words/web.ts';

type Tag =
  | 'article'
  | 'header'
  | 'div'
  | 'p'
  | 'span'
  | 'h3'
  | 'h4'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'ol'
  | 'ul'
  | 'li'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'figure'
  | 'figcaption'
  | 'blockquote'
  | 'hr'
  | 'a'
  | 'button';

type Attribute = 'lang' | 'role' | 'aria-label' | 'scope' | 'tabindex' | 'href' | 'target' | 'rel' | 'type';

/**
 * A piece of what a card looks like: the one description from which the page makes elements and `preview` makes HTML.
 * Texts are literal. A piece has a text or children.
 */
export interface Piece {
  readonly tag: Tag;
  readonly class?: string;
  readonly attributes?: Readonly<Partial<Record<Attribute, string>>>;
  readonly text?: string;
  readonly children?: readonly Piece[];
  /** Pressing the piece presses this button. */
  readonly button?: Button;
}

/** How a card looks in a web page. Pure, and without a DOM. */
export function renderCard(card: Card): Piece {
  const { locale } = card;
  const lang = locale === 'zh' ? 'zh-CN' : 'en';
  return {
    tag: 'article',
    class: 'card',
    attributes: { lang, 'aria-label': card.summary },
    children: renderAll(card, locale),
  };
}

/** Figures that follow each other stand side by side. */
function renderAll(card: Card, locale: Locale): Piece[] {
  const pieces: Piece[] = [];
  let figures: FigureElement[] = [];
  const flush = () => {
    if (figures.length) pieces.push({ tag: 'div', class: 'card-figures', children: figures.map(renderFigure) });
    figures = [];
  };
  for (const element of card.elements) {
    if (element.kind === 'figure') figures.push(element);
    else {
      flush();
      pieces.push(renderElement(element, locale));
    }
  }
  flush();
  return pieces;
}

function renderElement(element: Exclude<CardElement, FigureElement>, locale: Locale): Piece {
  switch (element.kind) {
    case 'header':
      return {
        tag: 'header',
        class: 'card-header',
        children: [
          { tag: 'h3', text: element.title },
          ...optional(element.subtitle, text => ({ tag: 'p', class: 'card-subtitle', text })),
        ],
      };
    case 'text':
      return element.strong
        ? { tag: 'h4', class: 'card-section', text: element.text }
        : { tag: 'div', class: 'card-text', children: paragraphs(element.text) };
    case 'fields':
      return {
        tag: 'dl',
        class: 'card-fields',
        children: element.fields.map(field => ({
          tag: 'div',
          children: [
            { tag: 'dt', text: field.label },
            { tag: 'dd', text: field.value },
          ],
        })),
      };
    case 'list':
      return {
        tag: element.items.some(item => item.number !== undefined) ? 'ol' : 'ul',
        class: 'card-list',
        attributes: { role: 'list' },
        children: element.items.map(renderItem),
      };
    case 'table':
      return renderTable(element, locale);
    case 'citation':
      return renderCitation(element, locale);
    case 'divider':
      return { tag: 'hr', class: 'card-divider' };
    case 'buttons':
      return { tag: 'div', class: 'card-buttons', children: element.buttons.map(button => renderButton(button)) };
    case 'link':
      return { tag: 'p', class: 'card-link', children: [renderLink(element.label, element.url)] };
    case 'note':
      return { tag: 'div', class: 'card-note', children: paragraphs(element.text) };
  }
}

function renderItem(item: ListItem): Piece {
  return {
    tag: 'li',
    class: 'card-item',
    children: [
      ...optional(item.number, number => ({ tag: 'span', class: 'card-number', text: `${number}` })),
      {
        tag: 'div',
        class: 'card-item-body',
        children: [
          { tag: 'p', class: 'card-item-title', text: item.title },
          ...optional(item.text, text => ({ tag: 'div', class: 'card-item-text', children: paragraphs(text) })),
        ],
      },
      ...(item.buttons?.length
        ? [
            {
              tag: 'div',
              class: 'card-item-buttons',
              // Ten buttons of one name are told apart by what they belong to.
              children: item.buttons.map(button => renderButton(button, `${button.label}: ${item.title}`)),
            } satisfies Piece,
          ]
        : []),
    ],
  };
}

function renderTable(table: TableElement, locale: Locale): Piece {
  const cellClass = (column: number) => (table.columns[column]?.align === 'right' ? { class: 'card-right' } : {});
  const scroll: Piece = {
    tag: 'div',
    class: 'card-scroll',
    attributes: { role: 'region', tabindex: '0', 'aria-label': table.caption ?? web[locale].table },
    children: [
      {
        tag: 'table',
        children: [
          {
            tag: 'thead',
            children: [
              {
                tag: 'tr',
                children: table.columns.map(({ label }, column) => ({
                  tag: 'th',
                  attributes: { scope: 'col' },
                  ...cellClass(column),
                  text: label,
                })),
              },
            ],
          },
          {
            tag: 'tbody',
            children: table.rows.map(row => ({
              tag: 'tr',
              children: row.map((text, column) => ({ tag: 'td', ...cellClass(column), text })),
            })),
          },
        ],
      },
    ],
  };
  return {
    tag: 'figure',
    class: 'card-table',
    children: [...optional(table.caption, text => ({ tag: 'figcaption', text })), scroll],
  };
}

function renderFigure(figure: FigureElement): Piece {
  return {
    tag: 'div',
    class: 'card-figure',
    children: [
      { tag: 'p', class: 'card-figure-value', text: figure.value },
      { tag: 'p', class: 'card-figure-label', text: figure.label },
      ...optional(figure.note, text => ({ tag: 'p', class: 'card-figure-note', text })),
    ],
  };
}

function renderCitation(citation: CitationElement, locale: Locale): Piece {
  const lines = citation.lines.length ? describeLines(citation.lines, locale) : undefined;
  return {
    tag: 'figure',
    class: 'card-citation',
    children: [
      ...optional(
        citation.gloss,
        text => ({ tag: 'div', class: 'card-gloss', children: paragraphs(text) }) satisfies Piece,
      ),
      { tag: 'blockquote', children: paragraphs(citation.quote) },
      ...optional(citation.warning, text => ({ tag: 'p', class: 'card-warning', text })),
      {
        tag: 'figcaption',
        children: [
          { tag: 'span', class: 'card-source', text: citation.source },
          ...optional(lines, text => ({ tag: 'span', class: 'card-lines', text })),
          ...optional(citation.digest, () => ({ tag: 'span', class: 'card-tag', text: web[locale].digest })),
          ...optional(citation.open, button => renderButton(button, `${button.label}: ${citation.source}`)),
        ],
      },
    ],
  };
}

function renderButton(button: Button, name?: string): Piece {
  return {
    tag: 'button',
    class: button.style ? `button button-${button.style}` : 'button',
    attributes: { type: 'button', ...(name ? { 'aria-label': name } : {}) },
    text: button.label,
    button,
  };
}

/** A link leads to the web or is no link: `javascript:` and the like are shown as text. */
function renderLink(label: string, url: string): Piece {
  const safe = URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
  if (!safe) return { tag: 'span', text: `${label}: ${url}` };
  return { tag: 'a', attributes: { href: url, target: '_blank', rel: 'noopener noreferrer' }, text: label };
}

function paragraphs(text: string): Piece[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => ({ tag: 'p', text: line }));
}

function optional<T>(value: T | undefined, render: (value: T) => Piece): Piece[] {
  return value === undefined ? [] : [render(value)];
}
