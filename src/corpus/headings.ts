import type { HeadingBlock, TextBlock } from './block.ts';
import type { Contents } from './contents.ts';
import { isNumbered } from './markers.ts';
import { isReferencesTitle } from './references.ts';
import { foldLine } from './script.ts';

interface Open {
  readonly text: string;
  /** The marker's style, the label's, or `plain`. */
  readonly style: string;
  readonly number: number | null;
  /** `#` count of Markdown headings, else 0. */
  readonly hashes: number;
  /** 0 parts, 1 chapters, 2 and more decimal numbers; null for all that has no fixed place. */
  readonly rank: number | null;
  /** An unnumbered heading follows directly. */
  readonly leads: boolean;
}

/** Deeper nesting is a mistake of the reader and not of the author. */
const deepest = 12;

/**
 * The headings that are open at a place of the text. The table of contents and `#` say where a heading belongs; decimal
 * numbers say it too. Other markers nest by first appearance: number = previous + 1 is a sibling, a restart at 1 begins a
 * list below. Headings without a number go where the same words or the same label stood before, else beside their like.
 */
export class HeadingStack {
  readonly #contents: Contents | null;
  readonly #parents = new Map<string, string>();
  #open: Open[] = [];
  #afterHeading = false;
  #path: readonly string[] | null = null;

  constructor(contents: Contents | null) {
    this.#contents = contents;
  }

  /** The headings above what comes next, outermost first. The same array is handed out until a heading comes. */
  get path(): readonly string[] {
    this.#path ??= this.#open.map(({ text }) => text);
    return this.#path;
  }

  /** Takes a heading in and returns its level, 1 for the outermost. `leads` says that an unnumbered one follows directly. */
  heading(block: HeadingBlock, leads: boolean): number {
    const open = describe(block, leads);
    if (block.origin.kind === 'contents') this.#open = this.#listed(block.origin.entry);
    else this.#cut(this.#parentDepth(block, open));
    if (open.rank === null && open.hashes === 0) this.#remember(open);
    this.#cut(deepest - 1);
    this.#open.push(open);
    this.#path = null;
    this.#afterHeading = true;
    return this.#open.length;
  }

  /** Text came: a list item that counts on from a heading ends that heading's section. */
  text(block: TextBlock): void {
    this.#afterHeading = false;
    const { marker } = block;
    if (!isNumbered(marker) || marker.number < 2) return;
    const depth = this.#open.findLastIndex(
      open => open.style === marker.style && open.number === marker.number - 1 && open.hashes === 0,
    );
    if (depth >= 0 && this.#open[depth]?.rank === null) this.#cut(depth);
  }

  other(): void {
    this.#afterHeading = false;
  }

  #cut(depth: number): void {
    if (depth >= this.#open.length) return;
    this.#open = this.#open.slice(0, depth);
    this.#path = null;
  }

  /** Above a listed heading stands what the list says, whether or not the body repeats it. */
  #listed(entry: number): Open[] {
    const ancestors = this.#contents?.entries[entry]?.ancestors ?? [];
    return ancestors.map(at => {
      const { text = '', marker = null, level = 1 } = this.#contents?.entries[at] ?? {};
      const known = this.#open.find(
        open =>
          foldLine(open.text) === foldLine(text) ||
          (marker !== null && open.style === marker.style && open.number === marker.number),
      );
      return (
        known ?? {
          text,
          style: marker?.style ?? 'plain',
          number: marker?.number ?? null,
          hashes: 0,
          rank: level - 1,
          leads: true,
        }
      );
    });
  }

  #parentDepth(block: HeadingBlock, open: Open): number {
    if (open.hashes > 0)
      return (
        1 +
        this.#open.findLastIndex(
          other => (other.hashes > 0 && other.hashes < open.hashes) || (other.hashes === 0 && other.rank !== null),
        )
      );
    if (isReferencesTitle(block.text))
      return 1 + this.#open.findLastIndex(other => (other.rank !== null && other.rank <= 1) || other.hashes === 1);
    if (open.rank !== null) return this.#rankedDepth(open.rank);
    return open.number !== null ? this.#numberedDepth(open.style, open.number) : this.#plainDepth(open);
  }

  #rankedDepth(rank: number): number {
    const ranked = this.#open.findLastIndex(other => (other.rank !== null && other.rank < rank) || other.hashes > 0);
    if (ranked >= 0 || rank !== 2) return ranked + 1;
    return 1 + this.#open.findIndex(other => /^(?:1\.|1、|一、)$/.test(other.style));
  }

  #numberedDepth(style: string, number: number): number {
    const previous = this.#open.findLastIndex(other => other.style === style && other.number === number - 1);
    if (previous >= 0) return previous;
    if (number === 1 && style === '一、')
      return 1 + this.#open.findLastIndex(other => other.rank !== null || other.hashes > 0 || other.number !== null);
    if (number === 1) return this.#open.at(-1)?.style === style ? this.#open.length - 1 : this.#open.length;
    const like = this.#open.findLastIndex(other => other.style === style);
    return like >= 0 ? like : this.#open.length;
  }

  #plainDepth(open: Open): number {
    const same = this.#open.findLastIndex(other =>
      open.style === 'plain'
        ? foldLine(other.text) === foldLine(open.text)
        : family(other.style) === family(open.style),
    );
    if (same >= 0) return same;
    const parent = this.#parents.get(keyOf(open));
    const known = parent === undefined ? -1 : this.#open.findLastIndex(other => family(other.style) === parent);
    if (known >= 0) return known + 1;
    const plain = (other: Open) => other.number === null && other.rank === null && other.hashes === 0;
    const alike = this.#open.findLastIndex(other => plain(other) && other.leads === open.leads);
    if (open.leads && alike >= 0) return alike;
    if (this.#afterHeading) return this.#open.length;
    const beside = alike >= 0 ? alike : this.#open.findLastIndex(plain);
    return beside >= 0 ? beside : this.#open.length;
  }

  #remember(open: Open): void {
    const parent = this.#open.at(-1);
    const key = keyOf(open);
    if (parent && !this.#parents.has(key)) this.#parents.set(key, family(parent.style));
  }
}

/** `AI 赋能场景：` and `AI 赋能场景 2：` are of one kind. */
function family(style: string): string {
  return style.length > 2 ? style.replace(/[#:]$/u, '') : style;
}

function keyOf(open: Open): string {
  return open.style === 'plain' ? foldLine(open.text) : open.style;
}

function describe({ text, marker, origin }: HeadingBlock, leads: boolean): Open {
  const style = marker?.style ?? 'plain';
  const hashes = origin.kind === 'hashes' ? origin.count : 0;
  const decimals = /^decimal(\d)$/.exec(style)?.[1];
  let rank: number | null = null;
  if (hashes > 0) rank = null;
  else if (decimals) rank = Number(decimals);
  else if (/^(?:第章|chapter)$/.test(style)) rank = 1;
  else if (/^(?:第[篇编卷部]|第部分|part)$/.test(style)) rank = 0;
  else if (/^(?:第|section)/.test(style)) rank = 2;
  else if (origin.kind === 'contents') rank = 0;
  return { text, style, number: marker?.number ?? null, hashes, rank, leads };
}
