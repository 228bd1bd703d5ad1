import type { Card, CardElement } from '../card/card.ts';
import { citePassage } from '../card/passage.ts';
import { trendItems } from '../card/trends.ts';
import type { Library, LibraryDocument } from '../library/library.ts';
import type { LookupResult } from '../lookup/answer.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { Briefing, Section } from './definition.ts';
import { wallClock } from './zone.ts';

/** What composing asks the rest of the bot. */
export interface Sources {
  readonly library: Library;
  lookup(question: string, locale: Locale): LookupResult;
}

/** For when, and since when: what an edition is composed from besides the library. */
export interface Occasion {
  /** The slot, or the moment somebody asked for it. */
  readonly at: Date;
  /** When the edition before was composed; null for the first. */
  readonly previous: Date | null;
}

/**
 * A briefing's card for one occasion. A section without content is left out; null when nothing is left.
 * Trends and lookup sections are sent as written each time.
 */
export function compose(briefing: Briefing, occasion: Occasion, sources: Sources, locale: Locale): Card | null {
  const sections = briefing.sections
    .map(section => composeSection(section, occasion, sources, locale))
    .filter(elements => elements.length > 0);
  if (!sections.length) return null;
  const title = briefing.title[locale];
  const day = wallClock(briefing.schedule.timezone, occasion.at).toISOString().slice(0, 10);
  return {
    locale,
    summary: `${title} · ${day}`,
    elements: [
      { kind: 'header', title, subtitle: day },
      ...sections.flatMap((elements, index): readonly CardElement[] =>
        index === 0 ? elements : [{ kind: 'divider' }, ...elements],
      ),
    ],
  };
}

function composeSection(
  section: Section,
  occasion: Occasion,
  sources: Sources,
  locale: Locale,
): readonly CardElement[] {
  switch (section.kind) {
    case 'trends':
      return trendsSection(section.report, sources, locale);
    case 'lookup':
      return lookupSection(section, sources, locale);
    case 'documents':
      return documentsSection(section.limit, occasion, sources, locale);
  }
}

function trendsSection(name: string, { library }: Sources, locale: Locale): readonly CardElement[] {
  const reports = library.trendReports();
  const report =
    name === 'latest'
      ? reports[0]
      : reports.find(({ document, title }) => [document, title.zh, title.en].includes(name));
  if (!report) return [];
  const source = [report.title[locale], wordsOf(locale).card.trendsOf(report.publisher, report.date)]
    .filter(Boolean)
    .join(' · ');
  return [{ kind: 'note', text: source }, ...trendItems(report, locale)];
}

function lookupSection(
  section: Extract<Section, { kind: 'lookup' }>,
  { lookup }: Sources,
  locale: Locale,
): readonly CardElement[] {
  const { passages } = lookup(section.query, locale);
  if (!passages.length) return [];
  return [
    { kind: 'text', text: section.title[locale], strong: true },
    ...passages.slice(0, section.limit).map(passage => citePassage(passage, locale)),
  ];
}

function documentsSection(
  limit: number,
  { previous }: Occasion,
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
  });
  return [
    { kind: 'text', text: words.briefing.newDocuments, strong: true },
    { kind: 'list', items: newest.slice(0, limit).map(item) },
    ...(newest.length > limit ? [{ kind: 'note', text: words.card.pageOf(1, limit, newest.length) } as const] : []),
  ];
}
