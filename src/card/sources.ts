import { type LibraryDocument, passagesIn } from '../library/library.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';

const documentsPerPage = 10;

/**
 * What the library holds, or the part of it that matches some words.
 * @param from the first document to show, 0-based
 */
export function sourcesCard(documents: readonly LibraryDocument[], filter: string, from: number, locale: Locale): Card {
  const words = wordsOf(locale).card;
  const page = documents.slice(from, from + documentsPerPage);
  const passages = passagesIn(documents);
  const turn = (label: string, start: number) => button(label, { name: 'sources', words: filter, from: start });
  const buttons = [
    ...(from > 0 ? [turn(words.previousPage, Math.max(0, from - documentsPerPage))] : []),
    ...(from + documentsPerPage < documents.length ? [turn(words.nextPage, from + documentsPerPage)] : []),
  ];
  return {
    locale,
    summary: `${words.sourcesTitle}: ${words.sourcesCount(documents.length, passages)}`,
    elements: [
      { kind: 'header', title: words.sourcesTitle, subtitle: words.sourcesCount(documents.length, passages) },
      documents.length
        ? {
            kind: 'list',
            items: page.map(document => ({ title: document.title[locale], text: words.sourceLine(document) })),
          }
        : { kind: 'text', text: filter ? words.noSource(filter) : words.emptyLibrary },
      ...(buttons.length
        ? [
            { kind: 'note', text: words.pageOf(from + 1, from + page.length, documents.length) } as const,
            { kind: 'buttons', buttons } as const,
          ]
        : []),
    ],
  };
}
