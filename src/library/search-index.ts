import type SQLite from 'better-sqlite3';
import type { Locale } from '../words/index.ts';
import { highest, type Postings } from './postings.ts';
import { Recent } from './recent.ts';
import type { tokensOf } from './tokens.ts';

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

/** Finds passages by tokens. Everything that depends on how they are stored is behind this. */
export interface SearchIndex {
  put(id: number, entry: IndexEntry): void;
  remove(ids: readonly number[]): void;
  /** The passages that hold any of the tokens and may be shown in that language, best first. */
  find(tokens: readonly string[], options: { readonly locale: Locale; readonly limit: number }): readonly number[];
  /** In how many passages the token stands; remembered until `forget`. */
  frequency(token: string): number;
  /** The passages have changed. */
  forget(): void;
}

/** @param cut `tokensOf`, or the same remembering texts that come again */
export function indexEntry(texts: IndexedTexts, cut: typeof tokensOf): IndexEntry {
  const tokens = (text: string) => (text ? cut(text).join(' ') : '');
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
/** The frequency of so many tokens is remembered: counting a common one takes milliseconds in a large library. */
const KNOWN_TOKENS = 20_000;
/** … and where they stand, up to so many passages together: some ten megabytes, which is all that is asked of a small library. */
const KNOWN_POSTINGS = 800_000;
/** Keeping a token that stands nowhere takes as much as so many passages. */
const KEEPING = 40;
/** … and who reads so many passages. */
const KNOWN_READERS = 20_000;

/**
 * SQLite FTS5 over the tokens alone: it keeps no text, and ranks by BM25 with these weights. What BM25 gives for several
 * tokens is the sum of what it gives for each, and questions have most of their tokens in common: each is asked for once.
 */
export function ftsIndex(sqlite: SQLite.Database): SearchIndex {
  const insert = sqlite.prepare<[number, string, string, string, string, string]>(
    'insert into passage_index (rowid, heading, text, context, digest_zh, digest_en) values (?, ?, ?, ?, ?, ?)',
  );
  const drop = sqlite.prepare<[number]>('delete from passage_index where rowid = ?');
  const stands = sqlite
    .prepare<[string], [id: number, score: number]>(
      `select rowid, -bm25(passage_index, 1.0, 2.0, 1.0, 1.5, 1.5) from passage_index where passage_index match ? order by rowid`,
    )
    .raw();
  const reader = sqlite.prepare<[number], 'both' | Locale>('select shown from passages where id = ?').pluck();
  const count = sqlite.prepare<[string], { doc: number }>('select doc from passage_terms where term = ?');
  const postings = new Recent<string, Postings>(KNOWN_POSTINGS, ({ ids }) => ids.length + KEEPING);
  const readers = new Map<number, 'both' | Locale | undefined>();
  const readerOf = (id: number) => {
    if (!readers.has(id)) {
      if (readers.size >= KNOWN_READERS) readers.clear();
      readers.set(id, reader.get(id));
    }
    return readers.get(id);
  };
  const postingsOf = (token: string) =>
    postings.get(token, () => {
      const rows = stands.all(`"${token}"`);
      const found = { ids: new Uint32Array(rows.length), scores: new Float64Array(rows.length) };
      for (const [at, [id, score]] of rows.entries()) {
        found.ids[at] = id;
        found.scores[at] = score;
      }
      return found;
    });
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
      const isShown = (id: number) => readerOf(id) === 'both' || readerOf(id) === locale;
      return highest(rarest(tokens, frequency).map(postingsOf), limit, isShown);
    },
    frequency,
    forget: () => {
      known.clear();
      postings.clear();
      readers.clear();
    },
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
