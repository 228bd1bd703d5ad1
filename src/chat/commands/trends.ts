import type { Card } from '../../card/card.ts';
import { trendCard, trendsCard } from '../../card/trends.ts';
import { PersonError } from '../../errors.ts';
import type { LibraryTrend, LibraryTrendReport } from '../../library/library.ts';
import type { Locale } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';
import { matching, nearestMatch } from '../match.ts';
import { readOrdinal } from '../numerals.ts';

/** `/trends [report]`: the latest trend report, or the one whose title, publisher or date the words name. */
export function trends(context: ChatContext, words: string, locale: Locale): Card {
  return trendsCard(findReport(context, words), locale);
}

/** `/trend N or words`: one trend of the latest report. */
export function trend(context: ChatContext, words: string, locale: Locale): Card {
  const report = findReport(context, '');
  return cardOf(context, report, findTrend(report, words), false, locale);
}

/** The report whose document has that name: a button's way. */
export function trendsOfDocument(context: ChatContext, document: string, locale: Locale): Card | null {
  const report = context.library.trendReports().find(candidate => candidate.document === document);
  return report ? trendsCard(report, locale) : null;
}

/** The trend with that id: a button's way. */
export function trendById(context: ChatContext, id: string, all: boolean, locale: Locale): Card | null {
  for (const report of context.library.trendReports()) {
    const found = report.trends.find(candidate => candidate.id === id);
    if (found) return cardOf(context, report, found, all, locale);
  }
  return null;
}

function cardOf(
  context: ChatContext,
  report: LibraryTrendReport,
  found: LibraryTrend,
  all: boolean,
  locale: Locale,
): Card {
  return trendCard(report, found, context.evidence(report, found, locale), all, locale);
}

function findReport(context: ChatContext, words: string): LibraryTrendReport {
  const reports = context.library.trendReports();
  const [latest] = reports;
  if (!latest) throw new PersonError(w => w.chat.noReports);
  if (!words) return latest;
  const found = matching(
    reports,
    words,
    report => `${report.title.zh} ${report.title.en} ${report.publisher ?? ''} ${report.date ?? ''}`,
  )[0];
  if (!found)
    throw new PersonError(w =>
      w.chat.noSuchReport(
        words,
        reports.map(report => report.title.zh),
      ),
    );
  return found;
}

function findTrend(report: LibraryTrendReport, words: string): LibraryTrend {
  if (!words) throw new PersonError(w => w.chat.needTrend(report.trends.length));
  const number = readOrdinal(words);
  if (number !== null) {
    const numbered = report.trends.find(candidate => candidate.number === number);
    if (!numbered) throw new PersonError(w => w.chat.noSuchNumber(number, report.trends.length));
    return numbered;
  }
  const named = nearestMatch(report.trends, words, candidate => ({
    strong: `${candidate.name.zh} ${candidate.name.en}`,
    weak: [...candidate.statement.zh, ...candidate.statement.en]
      .map(passage => `${passage.text} ${passage.summaries.en ?? ''}`)
      .join(' '),
  }));
  if (!named) throw new PersonError(w => w.chat.noSuchTrend(words));
  return named;
}
