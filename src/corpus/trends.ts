import type { Article, Document, Heading, TextNode, Trend, TrendReport } from './document.ts';
import { readNumber } from './markers.ts';

const trendName =
  /^(?:[\p{Script=Han}A-Za-z\d]{0,8}趋势|[\p{Script=Han}]{0,8}趨勢|trend)\s*(?:no\.?\s*)?(?:[#第])?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[：:·•．.、|—–-]?\s*(\S.*)$/iu;
const leastTrends = 3;

interface Found {
  readonly number: number;
  readonly name: string;
  readonly line: number;
  readonly body: TextNode[];
}

/**
 * The numbered lists of trends (`趋势 1: …`, `Trend 1: …`, `趋势一：…`, headings or list items), one per article at most:
 * at least three, counted from 1 without a gap.
 */
export function findTrendReports(document: Document): readonly TrendReport[] {
  return document.articles.flatMap(article => {
    const trends = trendsOf(article);
    return trends.length >= leastTrends
      ? [{ articleId: article.id, title: article.headline ?? document.title, trends }]
      : [];
  });
}

function trendsOf(article: Article): readonly Trend[] {
  const trends: Found[] = [];
  let open: Found | null = null;
  let level = 0;
  for (const node of article.nodes) {
    if (node.kind === 'heading') {
      const found = trendOf(node.text, node.line, trends.length + 1);
      if (found) {
        trends.push(found);
        open = found;
        level = node.level;
      } else if (endsTrend(node, level)) {
        open = null;
      }
    } else if (node.kind === 'paragraph' || node.kind === 'list-item') {
      const found = inlineTrend(node, trends.length + 1);
      if (found) trends.push(found);
      if (found) open = null;
      else open?.body.push(node);
    }
  }
  return trends;
}

function endsTrend(heading: Heading, level: number): boolean {
  return heading.level <= level;
}

function trendOf(text: string, line: number, expected: number): Found | null {
  const match = trendName.exec(text.replace(/^(?:\d{1,2}[.、)）]\s*)?(?:\*\*)?/u, ''));
  const number = readNumber(match?.[1] ?? '');
  const name = match?.[2]?.replaceAll('**', '').trim();
  return number === expected && name ? { number, name, line, body: [] } : null;
}

/** A list item or paragraph that states its trend itself: the name is its first clause, the body the whole of it. */
function inlineTrend(node: TextNode, expected: number): Found | null {
  const found = trendOf(node.text, node.lines[0]?.[0] ?? 0, expected);
  if (!found) return null;
  const name = /^[^。：:；]{2,60}/u.exec(found.name)?.[0].trim() ?? found.name;
  return { ...found, name, body: [node] };
}
