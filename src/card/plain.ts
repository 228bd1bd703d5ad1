import { wordsOf } from '../words/index.ts';
import type { Card, CardElement } from './card.ts';
import { chartTable } from './chart.ts';
import { describeLines } from './lines.ts';

/** The card as a person would type it: for terminals, notifications and platforms' fallback texts. Buttons are left out. */
export function plainText(card: Card): string {
  return card.elements
    .map(element => plainElement(element, card))
    .filter(Boolean)
    .join('\n\n');
}

function plainElement(element: CardElement, card: Card): string {
  const words = wordsOf(card.locale).card;
  switch (element.kind) {
    case 'header':
      return [element.title, element.subtitle].filter(Boolean).join('\n');
    case 'text':
    case 'note':
      return element.text;
    case 'fields':
      return element.fields.map(field => words.labelled(field.label, field.value)).join('\n');
    case 'list':
      return element.items
        .map(item => {
          const marker = item.number === undefined ? '- ' : `${item.number}. `;
          const link = item.link && words.labelled(item.link.label, item.link.url);
          return marker + [item.title, item.text, link].filter(Boolean).join('\n   ');
        })
        .join('\n');
    case 'table':
      return [
        ...(element.caption ? [element.caption] : []),
        element.columns.map(column => column.label).join(' | '),
        ...element.rows.map(row => row.join(' | ')),
      ].join('\n');
    case 'chart':
      return plainElement(chartTable(element), card);
    case 'form':
      return [element.title, ...element.fields.map(field => words.labelled(field.label, field.value ?? ''))].join('\n');
    case 'figure':
      return [`${element.value}  ${element.label}`, element.note].filter(Boolean).join('\n');
    case 'citation': {
      const where = words.where(element.source, describeLines(element.lines, card.locale), element.digest === true);
      return [element.gloss, words.quoted(element.quote), `— ${where}`, element.warning].filter(Boolean).join('\n');
    }
    case 'link':
      return `${element.label}: ${element.url}`;
    case 'divider':
      return '———';
    case 'buttons':
      return '';
  }
}
