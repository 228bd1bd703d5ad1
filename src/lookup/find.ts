import type { Found, Library } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import { expansion } from './expand.ts';
import { type Query, understand } from './query.ts';
import { type Ranked, Rarity, rank, type WeighedTerm, weigh } from './rank.ts';
import { mended } from './slips.ts';

/** A question as it was understood, and the passages that hold most of it, best first. */
export interface Findings {
  readonly query: Query;
  readonly terms: readonly WeighedTerm[];
  readonly ranked: readonly Ranked[];
}

/** Passages that are ranked in full; a good one seldom stands below in the first, coarse order. */
const CANDIDATES = 120;
/** So many tokens, the weightiest first, find every passage worth ranking. */
const TOKENS = 60;
/** The rarest words of a statement say what it is about. */
const STATEMENT_TERMS = 24;

// What is derived from a library is kept with it; it is renewed inside when the library changes.
const rarities = new WeakMap<Library, Rarity>();

/** Finds what the library has on a question, or on any text. */
export function find(library: Library, question: string, locale: Locale): Findings {
  const written = understood(library, question);
  const meant = mended(written.query.folded, written.terms, library.lexicon());
  const { query, terms } = meant === null ? written : understood(library, meant);
  return { query, terms, ranked: rank(query, terms, candidates(library, terms, locale)) };
}

function understood(library: Library, question: string): Pick<Findings, 'query' | 'terms'> {
  const query = understand(question, expansion(library.lexicon()));
  return { query, terms: weigh(query.terms, rarityOf(library)) };
}

/** Like `find`, for a statement of the library itself: what others say of it shares some of its words, never all. */
export function findLike(library: Library, statement: string, locale: Locale): Findings {
  const rarity = rarityOf(library);
  const query = understand(statement, expansion(library.lexicon()));
  const terms = weigh(query.terms, rarity)
    // A word that stands in the statement alone leads nowhere else.
    .filter(
      term =>
        term.kind !== 'pair' && term.variants.some(({ tokens }) => tokens.every(token => rarity.frequency(token) > 1)),
    )
    .toSorted((one, other) => other.mass - one.mass)
    .slice(0, STATEMENT_TERMS);
  return { query, terms, ranked: rank(query, terms, candidates(library, terms, locale)) };
}

function rarityOf(library: Library): Rarity {
  const rarity = rarities.get(library) ?? new Rarity(library);
  rarities.set(library, rarity);
  return rarity;
}

function candidates(library: Library, terms: readonly WeighedTerm[], locale: Locale): readonly Found[] {
  const weighty = terms.filter(term => !term.unknown).toSorted((one, other) => other.mass - one.mass);
  const tokens = new Set(weighty.flatMap(term => term.variants.flatMap(variant => variant.tokens)));
  return library.search([...tokens].slice(0, TOKENS), { locale, limit: CANDIDATES });
}
