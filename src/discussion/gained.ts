import { readItem } from '../card/item.ts';
import type { Library, LibraryDocument, Passage } from '../library/library.ts';
import { broughtBy } from '../lookup/related.ts';
import type { Locale } from '../words/index.ts';
import type { Discussion } from './discussions.ts';
import { knownSubject } from './follow-up.ts';
import { documentOf, statementOf, trendOf } from './starter.ts';

const most = 2;

/** What documents that came into the library after that moment bring to an item, the nearest first; judged evidence before anything else. */
export function gainedSince(
  library: Library,
  { item, title }: Pick<Discussion, 'item' | 'title'>,
  since: Date,
  locale: Locale,
): readonly Passage[] {
  const own = documentOf(item);
  const fresh = library.documents().filter(({ document, addedAt }) => document !== own && new Date(addedAt) > since);
  if (!fresh.length) return [];
  const key = [locale, item, ...fresh.map(({ id }) => id)].join(' ');
  const memory = memoryOf(library);
  const known = memory.get(key);
  if (known) return known;
  const gained = gainedFrom(library, { item, title }, fresh, locale);
  memory.set(key, gained);
  return gained;
}

function gainedFrom(
  library: Library,
  { item, title }: Pick<Discussion, 'item' | 'title'>,
  fresh: readonly LibraryDocument[],
  locale: Locale,
): readonly Passage[] {
  const statement = statementOf(item, library, locale) ?? title.zh;
  const subject = knownSubject(title.zh, library);
  const found = broughtBy(library, fresh, { statement, subject }, most, locale);
  const seen = new Set<number>();
  return [...judgedIn(library, item, fresh, locale), ...found]
    .filter(({ id }) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    })
    .slice(0, most);
}

/** Many channels discuss the same items, and show them day after day: what was found stays true until the library changes. */
const memories = new WeakMap<
  Library,
  { readonly generation: number; readonly found: Map<string, readonly Passage[]> }
>();

function memoryOf(library: Library): Map<string, readonly Passage[]> {
  const generation = library.generation();
  const there = memories.get(library);
  if (there?.generation === generation) return there.found;
  const found = new Map<string, readonly Passage[]>();
  memories.set(library, { generation, found });
  return found;
}

function judgedIn(
  library: Library,
  key: string,
  documents: readonly LibraryDocument[],
  locale: Locale,
): readonly Passage[] {
  const item = readItem(key);
  const found = item?.kind === 'trend' ? trendOf(library, item.trend) : null;
  if (!found) return [];
  const names = new Set(documents.map(({ document }) => document));
  return library
    .trendEvidence(found.report.document, found.trend.number)
    .filter(({ document }) => names.has(document))
    .flatMap(({ document, lines }) => library.passageAt(document, lines[0]?.[0] ?? 1, locale) ?? []);
}
