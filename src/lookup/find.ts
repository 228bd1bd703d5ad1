import type { Found, Library } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import { expansion } from './expand.ts';
import { type Kindred, kindredOf } from './kindred.ts';
import { type Query, understand } from './query.ts';
import { type Ranked, rank, type WeighedTerm } from './rank.ts';
import { Rarity, weigh } from './rarity.ts';
import { mended } from './slips.ts';

/** A question as it was understood, and the passages that hold most of it, best first. */
export interface Findings {
  readonly query: Query;
  readonly terms: readonly WeighedTerm[];
  readonly kindred: readonly Kindred[];
  readonly ranked: readonly Ranked[];
}

/**
 * Passages that are ranked in full: those that the coarse order of the index has first, and those that kindred words find,
 * too. The best ones of a question seldom stand below; whoever wants what several documents say looks further down.
 */
const breadths = { answer: { own: 30, further: 24 }, survey: { own: 60, further: 40 } };
/** A kindred word worth less stands in too many passages. */
const TELLING = 0.6;
/** So many tokens, the weightiest first, find every passage worth ranking. */
const TOKENS = 60;

// What is derived from a library is kept with it; it is renewed inside when the library changes.
const rarities = new WeakMap<Library, Rarity>();

/** Finds what the library has on any text: enough for an `answer` to a question, or what many passages say of it. */
export function find(
  library: Library,
  question: string,
  locale: Locale,
  purpose: keyof typeof breadths = 'survey',
): Findings {
  const written = understood(library, question);
  const meant = mended(written.query.folded, written.terms, library.lexicon());
  const { query, terms } = meant === null ? written : understood(library, meant);
  const kindred = kindredOf(query, terms, rarityOf(library));
  const breadth = breadths[query.across ? 'survey' : purpose];
  const found = candidates(library, terms, kindred, locale, breadth);
  return { query, terms, kindred, ranked: rank(query, terms, kindred, found) };
}

/** A question, or a statement, with the weight that its words have in the library. */
export function understood(library: Library, question: string): Pick<Findings, 'query' | 'terms'> {
  const query = understand(question, expansion(library.lexicon()));
  return { query, terms: weigh(query.terms, rarityOf(library)) };
}

/** How rare words are in a library, read once. */
export function rarityOf(library: Library): Rarity {
  const rarity = rarities.get(library) ?? new Rarity(library);
  rarities.set(library, rarity);
  return rarity.renewed();
}

function candidates(
  library: Library,
  terms: readonly WeighedTerm[],
  kindred: readonly Kindred[],
  locale: Locale,
  breadth: { readonly own: number; readonly further: number },
): readonly Found[] {
  const weighty = terms.filter(term => !term.unknown).toSorted((one, other) => other.mass - one.mass);
  const own = [...new Set(weighty.flatMap(term => term.variants.flatMap(variant => variant.tokens)))];
  const found = library.search(own.slice(0, TOKENS), { locale, limit: breadth.own });
  // Words that the library knows find their passages; others are found in other words.
  if (!terms.some(term => term.unknown && term.kind !== 'pair')) return found;
  const rare = kindred.flatMap(({ ways }) => ways.filter(way => way.credit >= TELLING).flatMap(way => way.tokens));
  if (rare.length === 0) return found;
  const seen = new Set(found.map(({ passage }) => passage.id));
  const tokens = [...new Set([...rare.slice(0, TOKENS), ...own.slice(0, TOKENS)])];
  const further = library
    .search(tokens, { locale, limit: breadth.further })
    .filter(({ passage }) => !seen.has(passage.id));
  return [...found, ...further];
}
