import { expect, test } from 'vitest';
import type { Document } from '../../src/corpus/document.ts';
import { cleanArticles } from '../support/articles.ts';
import { type MixedPage, mixPage, type PageOptions } from '../support/pages.ts';
import { bodyOf, read } from './read.ts';

const pagesEach = 30;

/** The share of a page's paragraphs that stand where most of their own article stands, and with mostly their own. */
function sharedRight(page: MixedPage, document: Document): number {
  const placed = [...page.owner].map(([fragment, owner]) => {
    const article = document.articles.find(candidate => bodyOf(candidate).some(({ text }) => text.includes(fragment)));
    return { owner, place: article?.id ?? `lost ${fragment}` };
  });
  const most = <K, V>(pairs: readonly (readonly [K, V])[]) => {
    const counts = new Map<K, Map<V, number>>();
    for (const [key, value] of pairs) {
      const values = counts.get(key) ?? new Map<V, number>();
      counts.set(key, values.set(value, (values.get(value) ?? 0) + 1));
    }
    return new Map([...counts].map(([key, values]) => [key, [...values].sort((a, b) => b[1] - a[1])[0]?.[0]]));
  };
  const ownerOf = most(placed.map(({ owner, place }) => [place, owner] as const));
  const placeOf = most(placed.map(({ owner, place }) => [owner, place] as const));
  return (
    placed.filter(({ owner, place }) => ownerOf.get(place) === owner && placeOf.get(owner) === place).length /
    placed.length
  );
}

/** The share of pages on which at least four paragraphs of five are right. */
function pagesRight(options: Omit<PageOptions, 'articles'>): number {
  let right = 0;
  for (let seed = 1; seed <= pagesEach; seed++) {
    const page = mixPage(seed, { ...options, articles: 2 + (seed % 3) });
    if (sharedRight(page, read(page.text)) >= 0.8) right++;
  }
  return right / pagesEach;
}

test.each([
  ['whole articles one after the other', { cuts: 1, headline: 'kept', markdown: false, broken: false }, 1],
  ['two pieces each', { cuts: 2, headline: 'kept', markdown: false, broken: false }, 0.85],
  [
    'two pieces each, one headline at the end of the page',
    { cuts: 2, headline: 'last', markdown: false, broken: false },
    0.85,
  ],
  [
    'two pieces each, one headline lost, paragraphs broken by columns',
    { cuts: 2, headline: 'lost', markdown: false, broken: true },
    0.85,
  ],
  ['two pieces each, headlines marked', { cuts: 2, headline: 'kept', markdown: true, broken: true }, 0.85],
  ['three pieces each', { cuts: 3, headline: 'kept', markdown: false, broken: false }, 0.6],
] as const)('pages of two to four articles are split rightly: %s', (_, options, least) => {
  expect(pagesRight(options)).toBeGreaterThanOrEqual(least);
});

test('a headline at the end of the page is given to its article, and to no other', () => {
  let right = 0;
  for (let seed = 1; seed <= pagesEach; seed++) {
    const page = mixPage(seed, { articles: 3, cuts: 2, headline: 'last', markdown: false, broken: false });
    const document = read(page.text);
    const wrong = document.articles.filter(({ headline, nodes }) => {
      const index = cleanArticles.findIndex(article => article.headline === headline);
      const texts = nodes.flatMap(node => (node.kind === 'paragraph' ? [node.text] : []));
      const own = texts.filter(text =>
        [...page.owner].some(([fragment, owner]) => owner === index && text.includes(fragment)),
      );
      return headline === null || own.length * 2 < texts.length;
    });
    if (wrong.length === 0 && document.articles.length === 3) right++;
  }
  expect(right / pagesEach).toBeGreaterThanOrEqual(0.7);
});

test('clean articles by themselves stay whole', () => {
  for (const { headline, byline, paragraphs, caption } of cleanArticles) {
    const plain = paragraphs.map(text => text.replace('## ', ''));
    expect(
      read([headline, byline, ...plain.slice(0, 3), caption, ...plain.slice(3)].join('\n\n')).articles,
    ).toHaveLength(1);
    expect(read([headline, ...plain].join('\n\n')).articles).toHaveLength(1);
  }
});
