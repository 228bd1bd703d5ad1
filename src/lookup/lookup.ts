import type { Library, LibraryTrend, LibraryTrendReport } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import type { LookupResult } from './answer.ts';
import { answerFrom } from './answer-sentence.ts';
import { type Evidence, trendEvidence } from './evidence.ts';
import { find } from './find.ts';
import { missingOf } from './gaps.ts';
import { yearsInstead } from './near-miss.ts';
import { acrossDocuments, varied } from './variety.ts';

export interface LookupOptions {
  readonly locale: Locale;
  /** Of passages, at most 10. */
  readonly limit?: number;
}

const PASSAGES = 10;

/** Answers a question from the library, or says what the library does not hold of it. */
export function lookup(library: Library, question: string, { locale, limit = PASSAGES }: LookupOptions): LookupResult {
  const { query, terms, ranked: found } = find(library, question, locale);
  const ranked = query.across ? acrossDocuments(found) : found;
  const shown = varied(ranked, Math.min(limit, PASSAGES));
  const passages = shown.map(({ found }) => found.passage);
  const gaps = missingOf(query, terms, ranked);
  const answer = gaps.length === 0 ? answerFrom(query, terms, shown, locale) : null;
  if (!answer) {
    const missing = gaps.map(text => asWritten(text, question, query.folded));
    const instead = yearsInstead(query, terms, ranked.slice(0, PASSAGES), gaps);
    return { status: 'not_found', answer: null, passages, missing, ...(instead.length > 0 && { instead }) };
  }
  return { status: 'answered', answer, passages };
}

/** A stretch of the folded question as the person wrote it, where that can be told. */
function asWritten(text: string, question: string, folded: string): string {
  const plain = question.normalize('NFKC').trim();
  const at = plain.toLowerCase().indexOf(text);
  if (at >= 0) return plain.slice(at, at + text.length);
  // Another script has as many characters, as long as no spaces were taken out.
  const from = plain.length === folded.length ? folded.indexOf(text) : -1;
  return from < 0 ? text : plain.slice(from, from + text.length);
}

/** Lookups of one library, in the form that chat and briefings use. */
export function createLookup(library: Library): {
  lookup(question: string, locale: Locale): LookupResult;
  evidence(report: LibraryTrendReport, trend: LibraryTrend, locale: Locale): readonly Evidence[];
} {
  return {
    lookup: (question, locale) => lookup(library, question, { locale }),
    evidence: (report, trend, locale) => trendEvidence(library, report, trend, locale),
  };
}
