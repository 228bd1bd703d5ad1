import type { Block, BylineBlock, HeadingBlock } from './block.ts';
import { isNumbered } from './markers.ts';
import { datelineOf } from './names.ts';
import { width } from './script.ts';

/** What stands above the first text of an article. */
export interface Head {
  /** Index of its first block; the index of the text where it has none. */
  readonly from: number;
  readonly headline: HeadingBlock | null;
  readonly kicker: HeadingBlock | null;
  readonly byline: BylineBlock | null;
  /** The text opens with `本报讯` or the like. */
  readonly dateline: boolean;
}

/**
 * Reads the blocks directly above the text at `at`: titles, byline, captions between them. Without byline and dateline
 * only a `#` headline counts, and only where `hashes` says that the file marks its headlines so; other titles there are headings
 * inside the article.
 */
export function headAbove(blocks: readonly Block[], at: number, hashes: boolean): Head {
  let from = at;
  while (from > 0 && belongsToHead(blocks[from - 1])) from--;
  const above = blocks.slice(from, at);
  const text = blocks[at];
  const dateline = text?.kind === 'text' && datelineOf(text.text) !== null;
  const bylineAt = above.findLastIndex(block => block.kind === 'byline');
  const byline = above[bylineAt];
  const titles = (bylineAt >= 0 ? above.slice(0, bylineAt) : above).filter(isTitle);
  const marked = hashes ? titles.findLast(isTopHash) : undefined;
  if (bylineAt < 0 && !dateline && !marked) return { from: at, headline: null, kicker: null, byline: null, dateline };
  const { headline, kicker } = marked
    ? { headline: marked, kicker: titles[titles.indexOf(marked) - 1] ?? null }
    : tellApart(titles.slice(-2));
  const first = [kicker, headline, byline].find(block => block !== null && block !== undefined);
  return {
    from: first ? blocks.indexOf(first, from) : at,
    headline,
    kicker,
    byline: byline?.kind === 'byline' ? byline : null,
    dateline,
  };
}

/**
 * The head of a file that is one article: titles above the byline, or the only `#` heading, or the first line where it is a title.
 */
export function headOfFile(blocks: readonly Block[]): Head {
  const at = blocks.findIndex(block => block.kind === 'text');
  const text = at < 0 ? blocks.length : at;
  const [marked, ...others] = blocks.filter(isTopHash);
  const head = headAbove(blocks, text, marked !== undefined && others.length === 0);
  if (head.headline) return head;
  if (marked) return others.length === 0 ? { ...head, headline: marked } : head;
  const first = blocks.slice(0, text).find(block => block.kind === 'heading');
  return first && isTitle(first) && !head.byline ? { ...head, from: blocks.indexOf(first), headline: first } : head;
}

export function isTopHash(block: Block): block is HeadingBlock {
  return block.kind === 'heading' && block.origin.kind === 'hashes' && block.origin.count === 1;
}

/** Titles that could be headlines: by their looks and without a number, or with one `#`. */
export function isTitle(block: Block): block is HeadingBlock {
  if (block.kind !== 'heading') return false;
  return block.origin.kind === 'hashes'
    ? block.origin.count === 1
    : block.origin.kind === 'looks' && !isNumbered(block.marker);
}

function belongsToHead(block: Block | undefined): boolean {
  if (!block) return false;
  return block.kind === 'caption' || isTitle(block) || (block.kind === 'byline' && !block.inside);
}

/** Of two lines above a text the longer one is the kicker or subtitle; `——` opens a subtitle. */
function tellApart(titles: readonly HeadingBlock[]): {
  readonly headline: HeadingBlock | null;
  readonly kicker: HeadingBlock | null;
} {
  const [first = null, second = null] = titles;
  if (!first || !second) return { headline: first, kicker: null };
  const subtitled = /^[—–-]/u.test(second.text) || width(second.text) > width(first.text) * 1.3;
  return subtitled ? { headline: first, kicker: second } : { headline: second, kicker: first };
}
