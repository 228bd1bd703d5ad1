import type { Card } from '../card/card.ts';
import { documentStarter, passageStarter, trendStarter } from '../card/discussion.ts';
import { passageItem, readItem } from '../card/item.ts';
import type { Library, LibraryTrend, LibraryTrendReport } from '../library/library.ts';
import type { Evidence } from '../lookup/evidence.ts';
import { related } from '../lookup/related.ts';
import type { Locale } from '../words/index.ts';

/** What composing the message that starts a discussion asks of the rest of the bot. */
export interface StarterSources {
  readonly library: Library;
  evidence(report: LibraryTrendReport, trend: LibraryTrend, locale: Locale): readonly Evidence[];
}

/** The message that starts the discussion of an item, without votes; null when the library does not hold the item. */
export function starterOf(key: string, { library, evidence }: StarterSources, locale: Locale): Card | null {
  const item = readItem(key);
  switch (item?.kind) {
    case 'trend': {
      const found = trendOf(library, item.trend);
      return found && trendStarter(found.report, found.trend, evidence(found.report, found.trend, locale), locale);
    }
    case 'passage': {
      const passage = library.passageAt(item.document, item.line, locale);
      if (!passage) return null;
      const elsewhere = library.documents().filter(({ document }) => document !== item.document);
      return passageStarter(passage, related(library, passage.text, elsewhere, 2, locale), locale);
    }
    case 'document': {
      const document = library.documents().find(candidate => candidate.document === item.document);
      return document
        ? documentStarter(document, related(library, document.title.zh, [document], 3, locale), locale)
        : null;
    }
    case undefined:
      return null;
  }
}

/** The trend with that id, and its report. */
export function trendOf(
  library: Library,
  id: string,
): { readonly report: LibraryTrendReport; readonly trend: LibraryTrend } | null {
  for (const report of library.trendReports()) {
    const trend = report.trends.find(candidate => candidate.id === id);
    if (trend) return { report, trend };
  }
  return null;
}

/** What an item says, as text to look for more of the same; null when the library does not hold it. */
export function statementOf(key: string, library: Library, locale: Locale): string | null {
  const item = readItem(key);
  switch (item?.kind) {
    case 'trend': {
      const trend = trendOf(library, item.trend)?.trend;
      return trend ? [trend.name.zh, ...trend.statement.zh.map(passage => passage.text)].join('\n') : null;
    }
    case 'passage':
      return library.passageAt(item.document, item.line, locale)?.text ?? null;
    case 'document':
      return library.documents().find(({ document }) => document === item.document)?.title[locale] ?? null;
    case undefined:
      return null;
  }
}

/**
 * The key under which an item is discussed: a passage goes by its first line, whichever of its lines a card shows. What the
 * library does not hold goes by the key it has.
 */
export function keyOf(key: string, library: Library): string {
  const item = readItem(key);
  const passage = item?.kind === 'passage' ? library.passageAt(item.document, item.line, 'zh') : null;
  return passage ? passageItem(passage) : key;
}

/** The document that an item stands in, by its file name. */
export function documentOf(key: string): string | null {
  const item = readItem(key);
  if (item?.kind === 'trend') return item.trend.replace(/#\d+$/, '');
  return item?.document ?? null;
}
