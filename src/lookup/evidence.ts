import type { Library, LibraryTrend, LibraryTrendReport, Passage } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import { find } from './find.ts';
import { coverageOf, type Ranked, type WeighedTerm } from './rank.ts';

/** Words of a passage that speak of a trend. */
export interface Evidence {
  readonly passage: Passage;
  /** The sentence of the passage that does so most. */
  readonly quote: string;
  /** What it says about the trend, in our words and the reader's language, where a digest does. */
  readonly gloss: string | null;
  /** Whether it speaks for the trend or against it; `open` where nobody has judged. */
  readonly stance: 'for' | 'against' | 'open';
}

const limit = 5;
const perDocument = 3;
/** A passage that holds less of the trend's words speaks of something else. */
const leastCoverage = 0.08;

/**
 * What the documents of the library say of a trend: what our digests have judged, or else the best passages of each other
 * document. Damaged passages are none.
 */
export function trendEvidence(
  library: Library,
  report: LibraryTrendReport,
  trend: LibraryTrend,
  locale: Locale,
): readonly Evidence[] {
  const judged = judgedEvidence(library, report, trend, locale);
  return judged.length ? judged : foundEvidence(library, report, trend, locale);
}

function judgedEvidence(
  library: Library,
  report: LibraryTrendReport,
  trend: LibraryTrend,
  locale: Locale,
): readonly Evidence[] {
  return library
    .trendEvidence(report.document, trend.number)
    .flatMap(({ document, stance, lines, text }): Evidence[] => {
      const passage = library.passageAt(document, lines[0]?.[0] ?? 1, locale);
      if (!passage) return [];
      const said = text[locale];
      // Where only our digest is here, what we say is the quote; else the original's own sentence is.
      if (passage.digest !== null) {
        return [{ passage: { ...passage, lines, articleTitle: '', heading: [] }, quote: said, gloss: null, stance }];
      }
      const { terms, ranked } = find(library, text.zh, locale);
      const best = ranked.find(({ found }) => overlaps(found.passage, document, lines));
      if (!best) return [{ passage, quote: passage.text, gloss: said, stance }];
      return [{ passage: best.found.passage, quote: bestSentence(terms, best), gloss: said, stance }];
    });
}

/** The passage's own sentence that holds most of the terms. */
function bestSentence(terms: readonly WeighedTerm[], { found, shadow }: Ranked): string {
  let best = { text: found.passage.text, coverage: 0 };
  for (const unit of shadow.units) {
    const coverage = unit.kind === 'text' ? coverageOf(terms, unit, null) : 0;
    if (coverage > best.coverage) best = { text: unit.text, coverage };
  }
  return best.text;
}

function overlaps(passage: Passage, document: string, lines: Passage['lines']): boolean {
  return (
    passage.document === document &&
    passage.lines.some(([from, to]) => lines.some(([start, end]) => from <= end && start <= to))
  );
}

function foundEvidence(
  library: Library,
  report: LibraryTrendReport,
  trend: LibraryTrend,
  locale: Locale,
): readonly Evidence[] {
  const stated = new Set(trend.statement[locale].map(passage => passage.id));
  const text = [trend.name.zh, ...trend.statement.zh.map(passage => passage.text)].join('\n');
  const { ranked } = find(library, text, locale);
  const counts = new Map<string, number>();
  return ranked
    .filter(({ found, best, coverage }) => {
      const { id, document, flags } = found.passage;
      return !stated.has(id) && document !== report.document && flags.length === 0 && best && coverage >= leastCoverage;
    })
    .filter(({ found }) => {
      const count = (counts.get(found.passage.document) ?? 0) + 1;
      counts.set(found.passage.document, count);
      return count <= perDocument;
    })
    .slice(0, limit)
    .map(({ found: { passage }, best }) => {
      const quote = best?.unit.kind === 'text' ? best.unit.text : passage.text;
      const said = best?.unit.kind === locale ? best.unit.text : (passage.summaries[locale]?.split('\n')[0] ?? null);
      return { passage, quote, gloss: locale === 'en' ? said : null, stance: 'open' };
    });
}
