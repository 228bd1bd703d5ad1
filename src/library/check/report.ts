import { type Locale, wordsOf } from '../../words/index.ts';
import { sentenceOf } from '../problem.ts';
import type { CheckReport } from './check-library.ts';

/** The report as lines for a terminal: problems first, then the counts per document, then the sum. */
export function formatReport(report: CheckReport, locale: Locale): string {
  const words = wordsOf(locale);
  const counts = report.documents.map(({ document, title, files, paragraphs, figures, coverage }) => {
    const lines = [words.check.report.document(title, document), words.check.report.digest(files, paragraphs, figures)];
    if (coverage === null) lines.push(words.check.report.noOriginal);
    else {
      const percent = coverage.body === 0 ? 100 : Math.floor((coverage.restated * 1000) / coverage.body) / 10;
      lines.push(words.check.report.coverage(percent, coverage));
    }
    return lines.join('\n  ');
  });
  const todo = report.documents.reduce((sum, { coverage }) => sum + (coverage?.todo ?? 0), 0);
  const paragraphs = report.documents.reduce((sum, one) => sum + one.paragraphs, 0);
  return [
    ...report.problems.map(problem => sentenceOf(problem, words)),
    ...counts,
    words.check.report.sum(report.documents.length, paragraphs, report.lexiconEntries, todo, report.problems.length),
  ].join('\n');
}
