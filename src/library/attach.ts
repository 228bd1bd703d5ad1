import type { LineRange } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';
import { BETWEEN } from './asked.ts';
import type { Digest, DigestParagraph } from './digest.ts';
import { isNote } from './notes.ts';
import type { tokensOf } from './tokens.ts';
import { isEvidence } from './trend-evidence.ts';

/** A paragraph of a digest in the languages it exists in. */
export interface DigestPair {
  readonly file: string;
  readonly zh: DigestParagraph | null;
  readonly en: DigestParagraph | null;
}

/** Our words for a passage, by language: a line a paragraph. */
export type Summaries = Partial<Record<Locale, string>>;

/** What our files add to a passage. */
export interface Attached {
  readonly summaries: Summaries;
  /** How people ask for it, by language: a line for each paragraph of `summaries`, perhaps empty. */
  readonly asked: Summaries;
}

/** Digest files of one source by name, their paragraphs paired by position; a file in one language alone stays so. */
export function pairsOf(digests: readonly Digest[]): readonly DigestPair[] {
  const files = [...new Set(digests.map(digest => digest.file))].sort();
  return files.flatMap(file => {
    const zh = digests.find(digest => digest.file === file && digest.locale === 'zh')?.paragraphs ?? [];
    const en = digests.find(digest => digest.file === file && digest.locale === 'en')?.paragraphs ?? [];
    // Files that do not pair up (the checker reports them) are matched by their lines as far as possible.
    const pairs =
      zh.length === en.length
        ? zh.map((paragraph, at) => ({ file, zh: paragraph, en: en[at] ?? null }))
        : matched(file, zh, en);
    return pairs.filter(({ zh, en: other }) => {
      const paragraph = zh ?? other;
      return paragraph !== null && !isNote(paragraph.text) && !isEvidence(paragraph);
    });
  });
}

function matched(file: string, zh: readonly DigestParagraph[], en: readonly DigestParagraph[]): readonly DigestPair[] {
  const left = [...en];
  const pairs = zh.map(paragraph => {
    const at = left.findIndex(other => JSON.stringify(other.lines) === JSON.stringify(paragraph.lines));
    return { file, zh: paragraph, en: at < 0 ? null : (left.splice(at, 1)[0] ?? null) };
  });
  return [...pairs, ...left.map(paragraph => ({ file, zh: null, en: paragraph }))];
}

/** The lines that a pair restates. */
export function linesOf(pair: DigestPair): readonly LineRange[] {
  return pair.zh?.lines ?? pair.en?.lines ?? [];
}

/** A passage that comes close enough to the best one of the pair's lines also gets its words. */
const CLOSE = 0.6;

/**
 * The digest words of each passage, parallel to `passages`. A digest paragraph may restate a part of a long line, of
 * which several passages were cut: it goes to those that share most of its figures, names and words.
 * @param cut `tokensOf`, or the same remembering texts that come again
 */
export function attach(
  passages: readonly { readonly text: string; readonly lines: readonly LineRange[] }[],
  pairs: readonly DigestPair[],
  cut: typeof tokensOf,
): readonly Attached[] {
  const byLine = new Map<number, number[]>();
  for (const [at, passage] of passages.entries())
    for (const [from, to] of passage.lines)
      for (let line = from; line <= to; line++) {
        const there = byLine.get(line);
        if (there) there.push(at);
        else byLine.set(line, [at]);
      }
  const words = new Map<number, ReadonlySet<string>>();
  const wordsOf = (at: number) => {
    const known = words.get(at);
    if (known) return known;
    const fresh = new Set(cut(passages[at]?.text ?? ''));
    words.set(at, fresh);
    return fresh;
  };

  const attached: DigestPair[][] = passages.map(() => []);
  for (const pair of pairs) {
    const near = new Set<number>();
    for (const [from, to] of linesOf(pair))
      for (let line = from; line <= to; line++) for (const at of byLine.get(line) ?? []) near.add(at);
    const own = [...new Set(cut(pair.zh?.text ?? pair.en?.text ?? ''))];
    const shared = new Map([...near].map(at => [at, own.filter(token => wordsOf(at).has(token)).length]));
    const most = Math.max(0, ...shared.values());
    for (const [at, count] of shared) if (count >= most * CLOSE) attached[at]?.push(pair);
  }
  return attached.map(pairs => ({
    summaries: byLocale(pairs, (pair, locale) => pair[locale]?.text ?? ''),
    asked: byLocale(pairs, askedIn),
  }));
}

/** How people ask for the paragraph in that language; where it stands in this one alone, also how they ask in the other. */
export function askedIn({ zh, en }: DigestPair, locale: Locale): string {
  const questions = (zh ?? en)?.asked;
  if (!questions) return '';
  return zh && en ? questions[locale] : [questions.zh, questions.en].filter(Boolean).join(BETWEEN);
}

/** What is said of the paragraphs of the pairs in each language that they stand in, a line each. */
export function byLocale(pairs: readonly DigestPair[], say: (pair: DigestPair, locale: Locale) => string): Summaries {
  const said = (locale: Locale) => pairs.filter(pair => pair[locale]).map(pair => say(pair, locale));
  const [zh, en] = [said('zh'), said('en')];
  return {
    ...(zh.some(Boolean) && { zh: zh.join('\n') }),
    ...(en.some(Boolean) && { en: en.join('\n') }),
  };
}
