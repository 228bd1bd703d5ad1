import type { Card, CardElement, CitationElement, FigureElement, ListItem } from '../../card/card.ts';
import { describeLines } from '../../card/lines.ts';
import type { Locale } from '../../words/locale.ts';
import { web } from '../../words/web.ts';
import { isMessageAddress } from './address.ts';
import { renderChart } from './chart.ts';
import { renderForm } from './form.ts';
import { lettersOf, optional, type Piece, paragraphs, renderButton } from './piece.ts';
import { renderTable } from './table.ts';

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
    case 'chart':
      return renderChart(element, locale);
    case 'form':
      return renderForm(element);
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
          ...optional(item.link, ({ label, url }) => ({
            tag: 'p',
            class: 'card-link',
            children: [renderLink(label, url)],
          })),
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

/** A value of more letters is words rather than a number: it is set smaller. */
const mostLarge = 12;

function renderFigure(figure: FigureElement): Piece {
  return {
    tag: 'div',
    class: 'card-figure',
    children: [
      {
        tag: 'p',
        class: lettersOf(figure.value) > mostLarge ? 'card-figure-value card-figure-words' : 'card-figure-value',
        text: figure.value,
      },
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

/** A link leads to the web, or to a message here; or is no link: `javascript:` and the like are shown as text. */
function renderLink(label: string, url: string): Piece {
  if (isMessageAddress(url)) return { tag: 'a', attributes: { href: url }, text: label };
  const safe = URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
  if (!safe) return { tag: 'span', text: `${label}: ${url}` };
  return { tag: 'a', attributes: { href: url, target: '_blank', rel: 'noopener noreferrer' }, text: label };
}
