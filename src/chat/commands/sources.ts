import type { Card } from '../../card/card.ts';
import { sourcesCard } from '../../card/sources.ts';
import type { LibraryDocument } from '../../library/library.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';
import { matching } from '../match.ts';

/** `/sources [words]`: all documents, or those whose title or publisher matches, or else whose passages do. */
export function sources(context: ChatContext, words: string, from: number, locale: Locale): Card {
  return sourcesCard(words ? search(context, words, locale) : context.library.documents(), words, from, locale);
}

function search(context: ChatContext, words: string, locale: Locale): readonly LibraryDocument[] {
  const documents = context.library.documents();
  const named = matching(documents, words, ({ title, publisher, authors, document }) =>
    [title.zh, title.en, publisher, document, ...authors].filter(Boolean).join(' '),
  );
  if (named.length) return named;
  const found = context.lookup(words, locale);
  if (found.status === 'not_found') return [];
  const names = new Set(found.passages.map(passage => passage.document));
  return documents.filter(({ document }) => names.has(document));
}
