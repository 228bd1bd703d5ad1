import type { CardElement } from '../../card/card.ts';
import { discussButton } from '../../card/discuss.ts';
import { documentItem } from '../../card/item.ts';
import type { LibraryDocument } from '../../library/library.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { Sources } from '../sources.ts';

/** What the library gained since the edition before, the newest first. */
export function documentsSection(
  limit: number,
  previous: Date | null,
  { library }: Sources,
  locale: Locale,
): readonly CardElement[] {
  const words = wordsOf(locale);
  const fresh = library.documents().filter(document => !previous || new Date(document.addedAt) > previous);
  if (!fresh.length) return [];
  const newest = [...fresh].sort((a, b) => b.addedAt.localeCompare(a.addedAt));
  const item = (document: LibraryDocument) => ({
    title: document.title[locale],
    text: words.card.sourceLine(document),
    buttons: [discussButton(documentItem(document.document), locale)],
  });
  return [
    { kind: 'text', text: words.briefing.newDocuments, strong: true },
    { kind: 'list', items: newest.slice(0, limit).map(item) },
    ...(newest.length > limit ? [{ kind: 'note', text: words.card.pageOf(1, limit, newest.length) } as const] : []),
  ];
}
