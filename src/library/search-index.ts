import type SQLite from 'better-sqlite3';
import type { Locale } from '../words/index.ts';
import { tokensOf } from './tokens.ts';

/** What is indexed with a passage, each text with its own weight. */
export interface IndexedTexts {
  /** Titles and headings above it. */
  readonly heading: string;
  readonly text: string;
  /** A table row's caption and header. */
  readonly context: string;
  readonly zh: string;
  readonly en: string;
}

/** The tokens of `IndexedTexts`: costly to make, so made outside of any transaction. */
export type IndexEntry = Readonly<Record<keyof IndexedTexts, string>>;

export interface Hit {
  /** The passage. */
  readonly id: number;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

/** Finds passages by tokens. Everything that depends on how they are stored is behind this. */
export interface SearchIndex {
  put(id: number, entry: IndexEntry): void;
  remove(ids: readonly number[]): void;
  /** The passages that hold any of the tokens and may be shown in that language, best first. */
  find(tokens: readonly string[], options: { readonly locale: Locale; readonly limit: number }): readonly Hit[];
  /** In how many passages the token stands; remembered until `forget`. */
  frequency(token: string): number;
  /** The passages have changed. */
  forget(): void;
}

export function indexEntry(texts: IndexedTexts): IndexEntry {
  const tokens = (text: string) => (text ? tokensOf(text).join(' ') : '');
  return {
    heading: tokens(texts.heading),
    text: tokens(texts.text),
    context: tokens(texts.context),
    zh: tokens(texts.zh),
    en: tokens(texts.en),
  };
}

/**
 * Weighing every passage that holds a common word costs more the larger the library is, and changes nothing among the
 * best: rare words bring the passages, until this many have been weighed. Common ones count when they are ranked in full.
 */
const WEIGHED = 10_000;
/** Digests stand in two languages, of which one is shown: so many times the wanted number are found before that is known. */
const SHOWN_OF = 3;
/** The frequency of so many tokens is remembered: counting a common one takes milliseconds in a large library. */
const KNOWN_TOKENS = 20_000;

/** SQLite FTS5 over the tokens alone: it keeps no text, and ranks by BM25 with these weights. */
export function ftsIndex(sqlite: SQLite.Database): SearchIndex {
  const insert = sqlite.prepare<[number, string, string, string, string, string]>(
    'insert into passage_index (rowid, heading, text, context, digest_zh, digest_en) values (?, ?, ?, ?, ?, ?)',
  );
  const drop = sqlite.prepare<[number]>('delete from passage_index where rowid = ?');
  const best = sqlite.prepare<[string, number, Locale, number], Hit>(
    `select passages.id as id, score from (
       select rowid as id, -bm25(passage_index, 1.0, 2.0, 1.0, 1.5, 1.5) as score
       from passage_index where passage_index match ? order by score desc limit ?
     ) as hits join passages on passages.id = hits.id
     where passages.shown in ('both', ?) order by score desc limit ?`,
  );
  const count = sqlite.prepare<[string], { doc: number }>('select doc from passage_terms where term = ?');
  const known = new Map<string, number>();
  const frequency = (token: string) => {
    const there = known.get(token);
    if (there !== undefined) return there;
    if (known.size >= KNOWN_TOKENS) known.clear();
    const fresh = count.get(token)?.doc ?? 0;
    known.set(token, fresh);
    return fresh;
  };
  return {
    put: (id, entry) => {
      insert.run(id, entry.heading, entry.text, entry.context, entry.zh, entry.en);
    },
    remove: ids => {
      for (const id of ids) drop.run(id);
    },
    find: (tokens, { locale, limit }) => {
      const telling = rarest(tokens, frequency);
      if (telling.length === 0) return [];
      return best.all(telling.map(token => `"${token}"`).join(' OR '), limit * SHOWN_OF, locale, limit);
    },
    frequency,
    forget: () => known.clear(),
  };
}

/** The rarest tokens, of which all together stand in about `WEIGHED` passages; at least one that stands somewhere. */
function rarest(tokens: readonly string[], frequency: (token: string) => number): readonly string[] {
  const known = tokens
    .map(token => ({ token, frequency: frequency(token) }))
    .filter(one => one.frequency > 0)
    .sort((one, other) => one.frequency - other.frequency);
  let passages = 0;
  return known
    .filter((one, at) => {
      passages += one.frequency;
      return at === 0 || passages <= WEIGHED;
    })
    .map(({ token }) => token);
}
