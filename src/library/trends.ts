import type { Document, LineRange, TrendReport } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';
import type { Digest, DigestParagraph } from './digest.ts';
import { isNote, noNotes, notesOf, type TrendNotes } from './notes.ts';

/** A trend report as it is stored; passages are named by their place in the document's list until they have ids. */
export interface DraftTrendReport {
  readonly title: Record<Locale, string>;
  readonly trends: readonly DraftTrend[];
}

export interface DraftTrend {
  readonly number: number;
  readonly name: Record<Locale, string>;
  /** Places in the list of passages. */
  readonly statement: Record<Locale, readonly number[]>;
  readonly notes: Record<Locale, TrendNotes>;
}

interface Placed {
  readonly lines: readonly LineRange[];
  readonly role: string;
}

/** `趋势 3 · 名称`, `Trend 3 · Name`, with any of the usual marks between. */
const trendHeading = /^(?:趋势|趨勢|Trend)\s*(\d{1,3})\s*[·•:：.、—–-]\s*(.+)$/iu;

/** The reports found in an original; English names and titles come from its English digest. */
export function trendsOfOriginal(
  document: Document,
  found: readonly TrendReport[],
  passages: readonly Placed[],
  digests: readonly Digest[],
): readonly DraftTrendReport[] {
  const digested = (locale: Locale) => digests.filter(digest => digest.locale === locale).flatMap(digestTrends);
  const [chinese, english] = [digested('zh'), digested('en')];
  return found.map(report => {
    const trends = report.trends.map(trend => {
      const lines: LineRange[] = [[trend.line, trend.line], ...trend.body.flatMap(node => node.lines)];
      const places = passages.flatMap((passage, at) =>
        passage.role === 'body' && overlaps(passage.lines, lines) ? [at] : [],
      );
      const same = (other: DigestTrend) => other.number === trend.number && overlaps(other.lines, lines);
      const translated = english.find(same);
      return {
        number: trend.number,
        name: { zh: trend.name, en: translated?.name ?? trend.name },
        statement: { zh: places, en: places },
        notes: { zh: chinese.find(same)?.notes ?? noNotes, en: translated?.notes ?? noNotes },
        title: translated?.title,
      };
    });
    const en = trends.find(trend => trend.title)?.title ?? digestTitle(digests, 'en') ?? report.title;
    return { title: { zh: report.title || document.title, en }, trends: trends.map(({ title: _, ...trend }) => trend) };
  });
}

/** The reports that digests tell of, one a file: `## 趋势 1 · 名称` and on, at least three in a row from 1. */
export function trendsOfDigests(
  digests: readonly Digest[],
  places: (digest: Digest, paragraph: DigestParagraph) => readonly number[],
): readonly DraftTrendReport[] {
  const files = [...new Set(digests.map(digest => digest.file))].sort();
  return files.flatMap(file => {
    const zh = digests.find(digest => digest.file === file && digest.locale === 'zh');
    const en = digests.find(digest => digest.file === file && digest.locale === 'en');
    const main = zh ?? en;
    if (!main) return [];
    const chinese = zh ? digestTrends(zh) : [];
    const english = en ? digestTrends(en) : [];
    const numbered = chinese.length > 0 ? chinese : english;
    if (numbered.length < 3) return [];
    const trends = numbered.map(({ number }) => {
      const there = chinese.find(trend => trend.number === number);
      const here = english.find(trend => trend.number === number);
      const statement = (digest: Digest | undefined, trend: DigestTrend | undefined) =>
        digest && trend ? trend.paragraphs.flatMap(paragraph => places(digest, paragraph)) : null;
      const inChinese = statement(zh, there);
      const inEnglish = statement(en, here);
      return {
        number,
        name: { zh: there?.name ?? here?.name ?? '', en: here?.name ?? there?.name ?? '' },
        statement: { zh: inChinese ?? inEnglish ?? [], en: inEnglish ?? inChinese ?? [] },
        notes: { zh: there?.notes ?? noNotes, en: here?.notes ?? noNotes },
      };
    });
    return [{ title: { zh: zh?.title ?? main.title, en: en?.title ?? main.title }, trends }];
  });
}

interface DigestTrend {
  readonly number: number;
  readonly name: string;
  readonly title: string;
  readonly lines: readonly LineRange[];
  /** The statements alone. */
  readonly paragraphs: readonly DigestParagraph[];
  readonly notes: TrendNotes;
}

function digestTrends(digest: Digest): readonly DigestTrend[] {
  const trends = new Map<number, { name: string; lines: LineRange[]; paragraphs: DigestParagraph[] }>();
  for (const paragraph of digest.paragraphs)
    for (const heading of paragraph.heading) {
      const [, number, name] = trendHeading.exec(heading) ?? [];
      if (!number || !name) continue;
      const known = trends.get(Number(number)) ?? { name: name.trim(), lines: [], paragraphs: [] };
      known.lines.push(...paragraph.lines);
      known.paragraphs.push(paragraph);
      trends.set(Number(number), known);
    }
  const inRow: DigestTrend[] = [];
  for (let number = 1; ; number++) {
    const trend = trends.get(number);
    if (!trend) return inRow.length >= 3 ? inRow : [];
    inRow.push({
      number,
      title: digest.title,
      name: trend.name,
      lines: trend.lines,
      paragraphs: trend.paragraphs.filter(paragraph => !isNote(paragraph.text)),
      notes: notesOf(trend.paragraphs.map(paragraph => paragraph.text)),
    });
  }
}

function digestTitle(digests: readonly Digest[], locale: Locale): string | undefined {
  const titles = digests.filter(digest => digest.locale === locale);
  return titles.length === 1 ? titles[0]?.title : undefined;
}

export function overlaps(some: readonly LineRange[], others: readonly LineRange[]): boolean {
  return some.some(([from, to]) => others.some(([start, end]) => from <= end && start <= to));
}
