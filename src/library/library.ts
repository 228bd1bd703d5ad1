import type { Flag, LineRange } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Role } from './passages.ts';
import type { Stance } from './trend-evidence.ts';

/** What a lookup returns and a card cites: whole sentences, at most 500 characters. */
export interface Passage {
  readonly id: number;
  /** The original's file name, also when only its digest is here. */
  readonly document: string;
  readonly documentTitle: Record<Locale, string>;
  readonly articleTitle: string;
  readonly heading: readonly string[];
  readonly kind: 'text' | 'list-item' | 'table-row';
  /** Verbatim text. A table row reads `header: cell; header: cell` in `context` and its cells in `text`. */
  readonly text: string;
  readonly lines: readonly LineRange[];
  readonly flags: readonly (Flag | 'cut')[];
  /** Set when the original is absent and this is our digest of those lines, in that language. */
  readonly digest: Locale | null;
  /** Our own restatements of these lines, where digests exist. */
  readonly summaries: Partial<Record<Locale, string>>;
  /** Position within the document, for neighbours. */
  readonly ordinal: number;
}

export interface LibraryDocument {
  readonly id: number;
  readonly document: string;
  readonly title: Record<Locale, string>;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly language: 'zh' | 'zh-Hant' | 'en';
  /** Only our digest of it is here. */
  readonly digestOnly: boolean;
  /** Only our digest of it is here, and another version of the original: the digest does not belong to that one. */
  readonly originalDiffers?: true;
  readonly passages: number;
  readonly addedAt: string;
}

export interface LibraryTrend {
  /** Stable over restarts: `<document>#<number>`. */
  readonly id: string;
  readonly number: number;
  /** The English name comes from a digest; without one it is the Chinese name. */
  readonly name: Record<Locale, string>;
  /** The passages that state it, in the reader's language where a digest exists. */
  readonly statement: Record<Locale, readonly Passage[]>;
  /**
   * From the digest of the report: its paragraphs under this trend's heading that begin `验证标志：` / `What would prove it:`
   * and `讨论题：` / `To discuss:`, without those words. They are questions of ours, no statements: never part of `statement`.
   */
  readonly notes: Record<Locale, { readonly toProve: string | null; readonly toDiscuss: string | null }>;
}

export interface LibraryTrendReport {
  readonly document: string;
  readonly title: Record<Locale, string>;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly trends: readonly LibraryTrend[];
}

/** What our digests say of a trend from another document, with the lines it rests on. */
export interface TrendEvidence {
  readonly document: string;
  readonly stance: Stance;
  readonly lines: readonly LineRange[];
  readonly text: Record<Locale, string>;
}

/** A passage with what is known of it beside what is cited. */
export interface Found {
  readonly passage: Passage;
  /** A table row: its caption, and `header: cell` for each cell. */
  readonly context: string;
  readonly role: Role;
  /** The lines of each line of the passage's text. */
  readonly parts: readonly (readonly LineRange[])[];
  /** How people ask for it: a line for each paragraph of its summaries in that language. It finds the passage, and is never shown. */
  readonly asked: Partial<Record<Locale, string>>;
}

/** Reading side of the library: what lookups, cards and briefings ask it. */
export interface Library {
  documents(): readonly LibraryDocument[];
  passage(id: number): Passage | null;
  /** The passage of that document which holds that line; with a digest-only document, in that language. For citations that outlive a re-indexing. */
  passageAt(document: string, line: number, locale: Locale): Passage | null;
  /** The passages of that document which hold any of those lines, the one that `passageAt` means first. */
  passagesAt(document: string, lines: readonly LineRange[], locale: Locale): readonly Found[];
  /** The passage with up to `before` and `after` others of the same article (and digest language) around it, in order. */
  neighbours(id: number, before: number, after: number): readonly Passage[];
  /** All passages of a document in its order; with a digest-only document, those in that language. @param document its `id` */
  passagesOf(document: number, locale: Locale): readonly Found[];
  /** Latest first; undated last. */
  trendReports(): readonly LibraryTrendReport[];
  /** The judged evidence for and against one trend of that document's report, in the order of the digests. */
  trendEvidence(report: string, trend: number): readonly TrendEvidence[];
  /** The passages with any of the tokens (see `tokens.ts`), best first; digests in the reader's language alone. */
  search(tokens: readonly string[], options: { readonly locale: Locale; readonly limit: number }): readonly Found[];
  /** In how many passages a token stands; asked for thousands of tokens at a time, it looks for no changes: ask `generation` before. */
  frequency(token: string): number;
  /** How many passages there are, both languages of a digest counted. */
  size(): number;
  lexicon(): Lexicon;
  /** Changes whenever any process changes the library: what was derived from it is stale. */
  generation(): number;
}

/** How many passages the documents hold together. */
export function passagesIn(documents: readonly LibraryDocument[]): number {
  return documents.reduce((sum, document) => sum + document.passages, 0);
}

/** Whether a passage is damaged or truncated; one that was only cut to length is sound. */
export function isDoubtful({ flags }: Pick<Passage, 'flags'>): boolean {
  return flags.some(flag => flag !== 'cut');
}
