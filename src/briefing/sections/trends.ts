import type { CardElement } from '../../card/card.ts';
import { trendItems } from '../../card/trends.ts';
import type { Library, LibraryTrendReport } from '../../library/library.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { Sources } from '../sources.ts';

/** All trends of a report, as written each time. */
export function trendsSection(name: string, { library }: Sources, locale: Locale): readonly CardElement[] {
  const report = reportNamed(name, library);
  if (!report) return [];
  const source = [report.title[locale], wordsOf(locale).card.trendsOf(report.publisher, report.date)]
    .filter(Boolean)
    .join(' · ');
  return [{ kind: 'note', text: source }, ...trendItems(report, locale)];
}

/** The report of that file name or title; `latest` goes by document date, undated last. */
export function reportNamed(name: string, library: Library): LibraryTrendReport | undefined {
  const reports = library.trendReports();
  return name === 'latest'
    ? reports[0]
    : reports.find(({ document, title }) => [document, title.zh, title.en].includes(name));
}
