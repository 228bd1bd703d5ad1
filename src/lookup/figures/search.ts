import type { Lexicon, LexiconEntry } from '../../library/lexicon.ts';
import type { Found, Library } from '../../library/library.ts';
import { tokensOf } from '../../library/tokens.ts';
import type { Locale } from '../../words/index.ts';
import { find } from '../find.ts';
import { nameOf, names } from '../gaps.ts';
import { mentionsIn } from '../names/recognise.ts';
import { coverageOf, type Ranked, type WeighedTerm } from '../rank.ts';
import { disagreements } from './disagree.ts';
import { figuresOf } from './extract.ts';
import { type Figure, labelOf } from './figure.ts';
import { type Reading, readingOf } from './reading.ts';
import { agree, isSameThing } from './same.ts';
import { type Series, seriesOf } from './series.ts';

/** One figure of the answer; `also` states the same elsewhere. */
export interface FoundFigure {
  readonly reading: Reading;
  readonly also: readonly Figure[];
  /** Values that other places give for the same. */
  readonly others: readonly Reading[];
}

export interface FiguresFound {
  /** Best first. */
  readonly figures: readonly FoundFigure[];
  /** Nothing is about the words themselves: these are only near. */
  readonly isNear: boolean;
  /** What the library does not hold of the words. */
  readonly missing: readonly string[];
  readonly series: readonly Series[];
}

/** Passages in which figures are looked for. */
const PASSAGES = 60;
/** Of the words: a figure's own label and time have to hold this much, and this much of what the best one holds. */
const LEAST = 0.55;
const NEAR_BEST = 0.6;
/** And the whole passage this much of the words. */
const IN_PASSAGE = 0.7;
/** What the sentence around a figure holds says less about the figure than its label does. */
const AROUND = 0.6;
const MOST = 60;
/** Where nothing is about the words, a few that are near will do. */
const NEAR = 5;
/** They ask for a figure, and say nothing of which. */
const measureWord = /^(?:数量|数目|多少|数据|数字|总数|总量|figures?|numbers?|data|many|much|size)$/u;
/** A figure of somebody else than the words name. */
const OTHER = 0.5;

/** The figures of the library about some words. */
export function findFigures(library: Library, words: string, locale: Locale): FiguresFound {
  const lexicon = library.lexicon();
  const { terms, ranked } = find(library, words, locale);
  const years = terms.filter(term => term.kind === 'year').map(term => Number(term.text));
  // A year is asked of the figure's own time, everything else of what it is.
  const content = terms.filter(term => term.kind !== 'year' && !measureWord.test(term.text));
  const asked = particular(words, lexicon);
  const scored = ranked
    .slice(0, PASSAGES)
    .flatMap(one => scoredFigures(library, content.length > 0 ? content : terms, asked, one, locale))
    .sort((one, other) => other.score - one.score);
  const name = nameOf(terms);
  const known = new Set(mentionsIn(words, lexicon).map(({ entry }) => entry));
  const about = scored.filter(
    ({ figure, ranked: where }) =>
      (!name || names(where.shadow, name)) &&
      where.coverage >= IN_PASSAGE &&
      speaksOfAll(where.found, known, lexicon) &&
      years.every(year => isOfYear(figure, year)),
  );
  const best = Math.max(0, ...about.map(({ coverage }) => coverage));
  const good = about.filter(({ coverage }) => coverage >= Math.max(LEAST, best * NEAR_BEST));
  const missing = terms.filter(term => term.unknown && term.kind !== 'pair').map(term => term.text);
  const isNear = good.length === 0 || missing.length > 0;
  const chosen = (good.length > 0 ? good : scored).slice(0, isNear ? NEAR : MOST).map(({ figure }) => figure);
  return {
    figures: together(library, chosen, locale),
    isNear,
    missing,
    series: isNear ? [] : seriesOf(chosen, lexicon),
  };
}

interface Scored {
  readonly figure: Figure;
  readonly ranked: Ranked;
  readonly coverage: number;
  readonly score: number;
}

function scoredFigures(
  library: Library,
  terms: readonly WeighedTerm[],
  asked: ReadonlySet<LexiconEntry>,
  ranked: Ranked,
  locale: Locale,
): readonly Scored[] {
  if (ranked.found.role !== 'body') return [];
  const { heading, articleTitle } = ranked.found.passage;
  const above = tokensOf(heading.length > 0 ? heading.join('\n') : articleTitle);
  const heaviest = terms.reduce<WeighedTerm | null>(
    (most, term) => (most && most.mass >= term.mass ? most : term),
    null,
  );
  // A figure without a word for what it is of tells nobody anything.
  const told = figuresOf(library, ranked.found).filter(
    ({ metric, isUnderHeading }) => metric !== '' || !isUnderHeading,
  );
  return told.map(figure => {
    const reading = readingOf(library, figure, locale);
    const own = `${labelOf(figure)} ${reading.label} ${figure.period?.text ?? ''} ${figure.text} ${reading.gloss ?? ''}`;
    const label = coverageOf(terms, { tokens: new Set(tokensOf(own)) }, ranked.shadow);
    const around = coverageOf(terms, { tokens: new Set(tokensOf(figure.quote)) }, ranked.shadow);
    const named = particular(own, library.lexicon());
    const isOther = asked.size > 0 && named.size > 0 && !isAmong(asked, named);
    // The rarest of the words may stand above a figure, but not somewhere else in its passage only.
    const near = { tokens: new Set([...tokensOf(`${own} ${figure.quote}`), ...above]) };
    const isBeside = heaviest !== null && terms.length > 1 && coverageOf([heaviest], near, null) < 0.5;
    const coverage = Math.max(label, around * AROUND) * (isOther || isBeside ? OTHER : 1);
    return { figure, ranked, coverage, score: coverage + 0.15 * ranked.score + (figure.isUnderHeading ? -0.1 : 0) };
  });
}

/** Whether the passage, with its headings and what our digests say of it, names all of them. */
function speaksOfAll({ passage, context }: Found, entries: ReadonlySet<LexiconEntry>, lexicon: Lexicon): boolean {
  if (entries.size === 0) return true;
  const { text, heading, articleTitle, documentTitle, summaries } = passage;
  const texts = [text, articleTitle, ...heading, documentTitle.zh, context, summaries.zh ?? '', summaries.en ?? ''];
  const there = new Set(texts.flatMap(own => mentionsIn(own, lexicon)).map(({ entry }) => entry));
  return [...entries].every(entry => isAmong(new Set([entry]), there));
}

/** The particular things that a text names. */
function particular(text: string, lexicon: Lexicon): ReadonlySet<LexiconEntry> {
  const entries = mentionsIn(text, lexicon).map(({ entry }) => entry);
  return new Set(entries.filter(({ kind }) => kind !== 'term' && kind !== 'technology'));
}

/** Whether some of the asked are named, or others that have to do with them: 昇腾910C is 华为's. */
function isAmong(asked: ReadonlySet<LexiconEntry>, named: ReadonlySet<LexiconEntry>): boolean {
  return [...asked].some(entry =>
    [...named].some(
      other =>
        other === entry ||
        other.related.includes(entry.term) ||
        entry.related.includes(other.term) ||
        (other.kind === 'product' && other.term.includes(entry.term)),
    ),
  );
}

/** A figure without a time is of no year in particular; a heading's year is better than none. */
function isOfYear(figure: Figure, year: number): boolean {
  const years = figure.period?.years;
  return years ? years[0] <= year && year <= years[1] : figure.quote.includes(String(year));
}

/** Figures that state the same are one row; those that say otherwise are named beside it. */
function together(library: Library, figures: readonly Figure[], locale: Locale): readonly FoundFigure[] {
  const lexicon = library.lexicon();
  const rows: { readonly figure: Figure; readonly also: Figure[] }[] = [];
  for (const figure of figures) {
    const row = rows.find(({ figure: first }) => isSameStatement(first, figure, lexicon));
    if (row) row.also.push(figure);
    else rows.push({ figure, also: [] });
  }
  const groups = disagreements(
    rows.map(({ figure }) => figure),
    lexicon,
  );
  return rows.map(({ figure, also }) => ({
    reading: readingOf(library, figure, locale),
    also: also.filter(
      other => other.passage.document !== figure.passage.document || other.lines[0]?.[0] !== figure.lines[0]?.[0],
    ),
    others: groups
      .filter(group => group.includes(figure))
      .flat()
      .filter(other => other !== figure)
      .map(other => readingOf(library, other, locale)),
  }));
}

function isSameStatement(one: Figure, other: Figure, lexicon: Lexicon): boolean {
  // 约 3909 亿 and 3909 亿 say the same; 超 3000 亿 says otherwise.
  const kind = ({ amount }: Figure) => (amount.bound === 'about' ? 'exact' : amount.bound);
  return agree(one, other) && kind(one) === kind(other) && isSameThing(one, other, lexicon);
}
