import type { Found, Library, LibraryTrend, LibraryTrendReport, Passage } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import type { Figure } from './figures/figure.ts';
import { find, understood } from './find.ts';
import { coverageOf, rank } from './rank.ts';

/** Words of a passage that speak of a trend. */
export interface Evidence {
  readonly passage: Passage;
  /** The sentence of the passage that does so most. */
  readonly quote: string;
  /** What it says about the trend, in our words and the reader's language, where a digest does. */
  readonly gloss: string | null;
  /** Whether it speaks for the trend or against it; `open` where nobody has judged. */
  readonly stance: 'for' | 'against' | 'open';
  /** What the gloss, or else the quote, states in figures. */
  readonly figures?: readonly Figure[];
}

const limit = 5;
const perDocument = 3;
/** A passage that holds less of the trend's words speaks of something else. */
const leastCoverage = 0.08;

interface Composed {
  readonly generation: number;
  readonly evidence: Map<string, readonly Evidence[]>;
}

// It takes a tenth of a second, and a card of the same trend is drawn again with each of its buttons.
const composed = new WeakMap<Library, Composed>();

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
  const generation = library.generation();
  const known = composed.get(library);
  const kept =
    known?.generation === generation ? known : { generation, evidence: new Map<string, readonly Evidence[]>() };
  composed.set(library, kept);
  const key = `${locale} ${trend.id}`;
  const there = kept.evidence.get(key);
  if (there) return there;
  const judged = judgedEvidence(library, report, trend, locale);
  const fresh = judged.length ? judged : foundEvidence(library, report, trend, locale);
  kept.evidence.set(key, fresh);
  return fresh;
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
      const own = sentenceAt(library, text.zh, library.passagesAt(document, lines, locale));
      return [{ passage, quote: passage.text, gloss: said, stance, ...own }];
    });
}

/** The best of those passages for a statement, and its own sentence that holds most of that. */
function sentenceAt(
  library: Library,
  statement: string,
  places: readonly Found[],
): { readonly passage: Passage; readonly quote: string } | null {
  const { query, terms } = understood(library, statement);
  const originals = places.filter(({ passage }) => passage.digest === null);
  const [best] = rank(query, terms, [], originals);
  if (!best) return null;
  let quote = { text: best.found.passage.text, coverage: 0 };
  for (const unit of best.shadow.units) {
    const coverage = unit.kind === 'text' ? coverageOf(terms, unit, null) : 0;
    if (coverage > quote.coverage) quote = { text: unit.text, coverage };
  }
  return { passage: best.found.passage, quote: quote.text };
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
