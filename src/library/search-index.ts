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
  /** In how many passages the token stands. */
  frequency(token: string): number;
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

/** SQLite FTS5 over the tokens alone: it keeps no text, and ranks by BM25 with these weights. */
export function ftsIndex(sqlite: SQLite.Database): SearchIndex {
  const insert = sqlite.prepare<[number, string, string, string, string, string]>(
    'insert into passage_index (rowid, heading, text, context, digest_zh, digest_en) values (?, ?, ?, ?, ?, ?)',
  );
  const drop = sqlite.prepare<[number]>('delete from passage_index where rowid = ?');
  const find = sqlite.prepare<[string, Locale, number], Hit>(
    `select passages.id as id, -bm25(passage_index, 1.0, 2.0, 1.0, 1.5, 1.5) as score
     from passage_index join passages on passages.id = passage_index.rowid
     where passage_index match ? and passages.shown in ('both', ?)
     order by score desc limit ?`,
  );
  const count = sqlite.prepare<[string], { doc: number }>('select doc from passage_terms where term = ?');
  return {
    put: (id, entry) => {
      insert.run(id, entry.heading, entry.text, entry.context, entry.zh, entry.en);
    },
    remove: ids => {
      for (const id of ids) drop.run(id);
    },
    find: (tokens, { locale, limit }) =>
      tokens.length === 0 ? [] : find.all(tokens.map(token => `"${token}"`).join(' OR '), locale, limit),
    frequency: token => count.get(token)?.doc ?? 0,
  };
}
