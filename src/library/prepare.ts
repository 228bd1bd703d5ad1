import { setImmediate } from 'node:timers/promises';
import { decode } from '../corpus/decode.ts';
import type { Corrections } from '../corpus/document.ts';
import { readDocument } from '../corpus/read.ts';
import { findTrendReports } from '../corpus/trends.ts';
import type { Locale } from '../words/index.ts';
import {
  type Attached,
  askedIn,
  attach,
  byLocale,
  type DigestPair,
  linesOf,
  pairsOf,
  type Summaries,
} from './attach.ts';
import type { Digest, DigestParagraph } from './digest.ts';
import { type CutPassage, PASSAGE_LIMIT, partsOf, passagesOf } from './passages.ts';
import { remembering } from './remembering.ts';
import { type IndexEntry, indexEntry } from './search-index.ts';
import { tokensOf } from './tokens.ts';
import { type DraftEvidence, evidenceOf } from './trend-evidence.ts';
import { type DraftTrendReport, trendsOfDigests, trendsOfOriginal } from './trends.ts';

/** Everything about a document that is written to the database, in one go. */
export interface PreparedDocument {
  readonly sha256: string;
  readonly document: string;
  /** Of the original; null when only the digest is here. */
  readonly path: string | null;
  readonly title: Record<Locale, string>;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly language: 'zh' | 'zh-Hant' | 'en';
  readonly passages: readonly PreparedPassage[];
  readonly trendReports: readonly DraftTrendReport[];
  readonly evidence: readonly DraftEvidence[];
}

export interface PreparedPassage extends CutPassage, Attached {
  readonly digest: Locale | null;
  /** Readers of which language find it: a digest that exists in both languages is shown in the reader's. */
  readonly shown: 'both' | Locale;
  readonly entry: IndexEntry;
}

/** Headings, and what a digest and a passage have in common, are cut once: so many texts of a document are remembered. */
const TEXTS = 5000;
/** So many passages are indexed before other work gets its turn. */
const SLICE = 100;

/**
 * Reads an original and attaches the digests of exactly this file.
 * @throws PersonError when it is empty or no text; whatever the signal's reason is when it is aborted
 */
export async function prepareOriginal(
  bytes: Uint8Array,
  place: { readonly sha256: string; readonly document: string; readonly path: string },
  digests: readonly Digest[],
  signal?: AbortSignal,
): Promise<PreparedDocument> {
  const first = readDocument(bytes, place.document, correctionsOf(digests, 'zh'));
  const english = first.language === 'en' && digests.length > 0;
  const document = english ? readDocument(bytes, place.document, correctionsOf(digests, 'en')) : first;
  const cut = passagesOf(document, decode(bytes).text.split(/\r\n|\r|\n/));
  const tokens = remembering(TEXTS, tokensOf);
  const attached = attach(cut, pairsOf(digests), tokens);

  const passages = await inSlices(cut, signal, (passage, at) => {
    const { summaries, asked } = attached[at] ?? { summaries: {}, asked: {} };
    const heading = [document.title, passage.articleTitle, ...passage.heading].filter(distinct).join('\n');
    const entry = indexEntry({ ...passage, heading, ...ownWords(summaries, asked) }, tokens);
    return { ...passage, digest: null, shown: 'both' as const, summaries, asked, entry };
  });
  const { title, publisher, authors, date, language } = document;
  return {
    ...place,
    title: {
      zh: first.language === 'en' ? (titleOf(digests, 'zh') ?? title) : title,
      en: titleOf(digests, 'en') ?? title,
    },
    publisher,
    authors,
    date,
    language,
    passages,
    trendReports: trendsOfOriginal(document, findTrendReports(document), passages, digests),
    evidence: evidenceOf(digests),
  };
}

/** A document of which only digests are here: their paragraphs are the passages, each in the languages it exists in. */
export async function prepareDigests(
  digests: readonly Digest[],
  signal?: AbortSignal,
): Promise<PreparedDocument | null> {
  const main = digests.find(digest => digest.locale === 'zh') ?? digests[0];
  if (!main) return null;
  const title = { zh: titleOf(digests, 'zh') ?? main.title, en: titleOf(digests, 'en') ?? main.title };

  const places = new Map<DigestParagraph, number[]>();
  const drafts = pairsOf(digests).flatMap(pair => digestPassages(pair, title));
  for (const [at, draft] of drafts.entries()) {
    const there = places.get(draft.paragraph);
    if (there) there.push(at);
    else places.set(draft.paragraph, [at]);
  }
  const tokens = remembering(TEXTS, tokensOf);
  const passages = await inSlices(drafts, signal, ({ passage, digest, pair }) => {
    const other = digest === 'zh' ? pair.en : pair.zh;
    const headings = [passage.articleTitle, ...passage.heading, ...(other?.heading ?? [])].filter(distinct).join('\n');
    // The other language's words: they find the passage, so ranking must see them, too.
    const summaries: Summaries = other ? { [digest === 'zh' ? 'en' : 'zh']: other.text } : {};
    const asked = byLocale([pair], askedIn);
    const entry = indexEntry({ ...passage, heading: headings, ...ownWords(summaries, asked) }, tokens);
    return { ...passage, digest, shown: other ? digest : ('both' as const), summaries, asked, entry };
  });
  return {
    sha256: main.sha256,
    document: main.source,
    path: null,
    title,
    publisher: main.publisher,
    authors: main.authors,
    date: main.date,
    language: main.locale,
    passages,
    trendReports: trendsOfDigests(digests, (_, paragraph) => places.get(paragraph) ?? []),
    evidence: evidenceOf(digests),
  };
}

/** All that we say of a passage in each language. */
function ownWords(summaries: Summaries, asked: Summaries): Record<Locale, string> {
  const together = (locale: Locale) => `${summaries[locale] ?? ''}\n${asked[locale] ?? ''}`.trim();
  return { zh: together('zh'), en: together('en') };
}

interface DigestDraft {
  readonly passage: CutPassage;
  readonly digest: Locale;
  readonly pair: DigestPair;
  readonly paragraph: DigestParagraph;
}

function digestPassages(pair: DigestPair, title: Record<Locale, string>): readonly DigestDraft[] {
  return (['zh', 'en'] as const).flatMap(digest => {
    const paragraph = pair[digest];
    if (!paragraph) return [];
    const context = paragraph.cells.map((cell, at) => `${paragraph.header[at] ?? ''}: ${cell}`).join('; ');
    // English takes more characters than the limit of a passage allows a paragraph.
    const parts =
      paragraph.text.length <= PASSAGE_LIMIT ? [{ text: paragraph.text, cut: false }] : partsOf(paragraph.text);
    return parts.map(part => ({
      digest,
      pair,
      paragraph,
      passage: {
        article: pair.file,
        articleTitle: title[digest],
        heading: paragraph.heading,
        kind: paragraph.kind === 'paragraph' ? ('text' as const) : paragraph.kind,
        role: 'body' as const,
        text: part.text,
        context,
        lines: linesOf(pair),
        parts: part.text.split('\n').map(() => linesOf(pair)),
        flags: part.cut ? (['cut'] as const) : [],
      },
    }));
  });
}

/** What the front matter of the digests in one language says of the original; the first file that says it. */
function correctionsOf(digests: readonly Digest[], locale: Locale): Corrections | undefined {
  const own = digests.filter(digest => digest.locale === locale);
  if (own.length === 0) return undefined;
  return Object.assign({}, ...own.map(digest => digest.corrections).reverse());
}

function titleOf(digests: readonly Digest[], locale: Locale): string | null {
  return digests.find(digest => digest.locale === locale)?.title ?? null;
}

function distinct(text: string, at: number, all: readonly string[]): boolean {
  return text !== '' && all.indexOf(text) === at;
}

async function inSlices<In, Out>(
  items: readonly In[],
  signal: AbortSignal | undefined,
  make: (item: In, at: number) => Out,
): Promise<Out[]> {
  const made: Out[] = [];
  for (const [at, item] of items.entries()) {
    if (at % SLICE === SLICE - 1) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    made.push(make(item, at));
  }
  return made;
}
