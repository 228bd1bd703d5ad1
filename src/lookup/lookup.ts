import type { Library, LibraryTrend, LibraryTrendReport, Passage } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import type { LookupResult } from './answer.ts';
import { answerFrom } from './answer-sentence.ts';
import { yearsMissedBy } from './answer-year.ts';
import { type Evidence, trendEvidence } from './evidence.ts';
import { statedFigures } from './figures/extract.ts';
import { find } from './find.ts';
import { missingOf } from './gaps.ts';
import { yearsInstead } from './near-miss.ts';
import type { WeighedTerm } from './rank.ts';
import { acrossDocuments, varied } from './variety.ts';

export interface LookupOptions {
  readonly locale: Locale;
  /** Of passages, at most 10. */
  readonly limit?: number;
}

const PASSAGES = 10;
/** So many things are named that the library does not hold. */
const MISSING = 3;
/** So many trends have what is said of them kept ready. */
const KNOWN_TRENDS = 100;

/** Answers a question from the library, or says what the library does not hold of it. */
export function lookup(library: Library, question: string, { locale, limit = PASSAGES }: LookupOptions): LookupResult {
  const { query, terms, kindred, ranked: found } = find(library, question, locale, 'answer');
  const ranked = query.across ? acrossDocuments(found) : found;
  const shown = varied(ranked, Math.min(limit, PASSAGES));
  const passages = shown.map(({ found }) => found.passage);
  const missed = missingOf(query, terms, kindred, ranked);
  const answer = missed.length === 0 ? answerFrom(library, query, terms, ranked, shown, locale) : null;
  const gaps = answer ? yearsMissedBy(answer, terms, query) : missed;
  if (!answer || gaps.length > 0) {
    const missing = [...absentNames(terms, question), ...gaps.map(text => asWritten(text, question, query.folded))];
    const instead = yearsInstead(query, terms, ranked.slice(0, PASSAGES), gaps);
    return {
      status: 'not_found',
      answer: null,
      passages,
      missing: [...new Set(missing)].slice(0, MISSING),
      ...(instead.length > 0 && { instead }),
    };
  }
  const isCited = ({ id }: Passage) => id === answer.citations[0]?.passageId;
  return {
    status: 'answered',
    answer,
    // What answers is the best of them, whatever else holds more of the question's words.
    passages: [...passages.filter(isCited), ...passages.filter(passage => !isCited(passage))],
  };
}

/** What the person wrote with a capital and no passage mentions: whoever asks for Atlantis wants to hear of that first. */
function absentNames(terms: readonly WeighedTerm[], question: string): readonly string[] {
  const words = question.normalize('NFKC').match(/\b[A-Z][\w.-]*/g) ?? [];
  return words.filter(word => terms.some(({ text, unknown }) => unknown && text === word.toLowerCase()));
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
  // A trend is opened again and again, by several people; what is said of it changes with the library alone.
  let generation = -1;
  const known = new Map<string, readonly Evidence[]>();
  const gather = (report: LibraryTrendReport, trend: LibraryTrend, locale: Locale) =>
    trendEvidence(library, report, trend, locale).map(item => ({
      ...item,
      figures: statedFigures(library, item.gloss ?? item.quote, item.passage),
    }));
  return {
    lookup: (question, locale) => lookup(library, question, { locale }),
    evidence: (report, trend, locale) => {
      const now = library.generation();
      if (now !== generation || known.size > KNOWN_TRENDS) known.clear();
      generation = now;
      const key = `${locale} ${trend.id}`;
      const evidence = known.get(key) ?? gather(report, trend, locale);
      known.set(key, evidence);
      return evidence;
    },
  };
}
