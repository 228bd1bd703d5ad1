import { type CleanArticle, cleanArticles } from './articles.ts';

/** A page made of clean articles that were cut and mixed, and which article each paragraph came from. */
export interface MixedPage {
  readonly text: string;
  /** The articles of the page, by their place in `cleanArticles`. */
  readonly articles: readonly number[];
  /** A fragment of every paragraph's beginning → its article. */
  readonly owner: ReadonlyMap<string, number>;
}

export interface PageOptions {
  readonly articles: number;
  /** Into how many pieces each article is cut. */
  readonly cuts: number;
  /** How one headline is treated: set above its article, at the end of the page, or lost. */
  readonly headline: 'kept' | 'last' | 'lost';
  readonly markdown: boolean;
  /** Columns break one paragraph of every piece in the middle. */
  readonly broken: boolean;
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How long a fragment must be to name its paragraph. */
export const fragmentLength = 14;

export function mixPage(seed: number, options: PageOptions): MixedPage {
  const random = seeded(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const chosen: number[] = [];
  while (chosen.length < options.articles) {
    const candidate = pick(cleanArticles.length);
    if (!chosen.includes(candidate)) chosen.push(candidate);
  }
  const owner = new Map<string, number>();
  const treated = pick(options.articles);
  const queues = chosen.map((index, at) => {
    const article = cleanArticles[index];
    if (!article) throw new Error(`no article ${index}`);
    for (const text of article.paragraphs) if (!text.startsWith('## ')) owner.set(text.slice(0, fragmentLength), index);
    return cut(article, options, at === treated ? options.headline : 'kept', random);
  });

  const lines: string[] = [];
  let last = -1;
  while (queues.some(queue => queue.length > 0)) {
    const ready = queues.map((_, at) => at).filter(at => (queues[at]?.length ?? 0) > 0);
    const others = ready.filter(at => at !== last);
    const from = others.length > 0 ? others : ready;
    last = from[pick(from.length)] ?? 0;
    lines.push(...(queues[last]?.shift() ?? []));
    if (random() < 0.15) lines.push(cleanArticles[chosen[last] ?? 0]?.caption ?? '');
  }
  if (random() < 0.4) lines.splice(Math.floor(lines.length / 2), 0, '本版编辑 石小满 美编 罗一诺');
  const late = cleanArticles[chosen[treated] ?? 0];
  if (options.headline === 'last' && late) lines.push(options.markdown ? `# ${late.headline}` : late.headline);
  return { text: `${lines.join('\n\n')}\n`, articles: chosen, owner };
}

/** The pieces of one article, headline and byline with the first one. */
function cut(
  article: CleanArticle,
  options: PageOptions,
  headline: PageOptions['headline'],
  random: () => number,
): string[][] {
  const body = article.paragraphs.map(text => (options.markdown ? text : text.replace(/^## /, '')));
  const head =
    headline === 'kept'
      ? [options.markdown ? `# ${article.headline}` : article.headline, article.byline]
      : [article.byline];
  const places = new Set<number>();
  while (places.size < options.cuts - 1) places.add(2 + Math.floor(random() * (body.length - 3)));
  const pieces: string[][] = [[...head]];
  for (const [at, text] of body.entries()) {
    if (places.has(at)) pieces.push([]);
    pieces.at(-1)?.push(text);
  }
  return options.broken ? pieces.map(piece => breakOne(piece, random)) : pieces;
}

/** A column ends in the middle of a sentence: the paragraph goes on after a blank line. */
function breakOne(piece: string[], random: () => number): string[] {
  const long = piece.map((text, at) => ({ text, at })).filter(({ text }) => text.length > 50);
  const victim = long[Math.floor(random() * long.length)];
  if (!victim) return piece;
  const where = 24 + Math.floor(random() * (victim.text.length - 40));
  return piece.flatMap((text, at) => (at === victim.at ? [text.slice(0, where), text.slice(where)] : [text]));
}
