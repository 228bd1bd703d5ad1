import type { Block } from './block.ts';
import { subjects, termsOf } from './cohesion.ts';
import { type Head, headAbove, isTitle, isTopHash } from './heads.ts';
import { datelineOf } from './names.ts';
import { isClosed } from './script.ts';

/** Where an article, or a piece of one, begins. */
export interface Start {
  /** Index of the block with its first text. */
  readonly text: number;
  readonly head: Head | null;
  /** An article begins here for sure; else it may be the rest of another one. */
  readonly sure: boolean;
}

/** A sentence whose beginning is missing: no paragraph starts with one character before a comma. */
const headless = /^\p{Script=Han}[，。；、]/u;

/**
 * Where the articles of a newspaper page begin: at a headline with byline, a new reporter, `本报讯`; maybe after an editors'
 * line or at a sentence without beginning. Files that are no page have one start at most.
 */
export function findStarts(blocks: readonly Block[]): readonly Start[] {
  const hashes = blocks.filter(isTopHash).length >= 2 && blocks.some(isNews);
  const starts: Start[] = [];
  const reporters = new Set<string>();
  let closed = true;
  let afterEditors = false;
  let texts = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'editors') afterEditors = texts >= 2;
    if (block.kind !== 'text') continue;
    const head = headAbove(blocks, at, hashes);
    const named =
      head.byline !== null &&
      (head.headline !== null || texts < 2 || !head.byline.names.every(name => reporters.has(name)));
    const sure = head.dateline || (hashes && head.headline !== null) || (named && closed);
    if (texts === 0 || sure || afterEditors || (closed && headless.test(block.text))) {
      // A first line above the byline is the article's own, as in web features without headline.
      const follows = starts.length === 1 && texts === 1 && head.headline === null && !head.dateline;
      if (!follows) starts.push({ text: at, head: sure || texts === 0 ? head : null, sure: sure || texts === 0 });
    }
    for (const name of head.byline?.names ?? []) reporters.add(name);
    closed = isClosed(block.text);
    afterEditors = false;
    texts++;
  }
  return starts;
}

/** Sections of one article share about half of what paragraphs of a section share; unrelated articles, a tenth. */
const leastShared = 0.25;
const mostTexts = 80;
const leastTexts = 3;

/**
 * Where the articles of a page without reporters begin: at titles whose sections have nothing in common with the others.
 * Only for short files with unnumbered titles; the sections of one article always share names and terms.
 */
export function findSubjects(blocks: readonly Block[]): readonly Start[] {
  if (blocks.filter(block => block.kind === 'text').length > mostTexts) return [];
  if (blocks.some(block => block.kind === 'heading' && !isTitle(block))) return [];
  const sections: { title: number; texts: number[] }[] = [];
  for (const [at, block] of blocks.entries()) {
    if (isTitle(block)) sections.push({ title: at, texts: [] });
    else if (block.kind === 'text') sections.at(-1)?.texts.push(at);
  }
  const filled = sections.filter(({ texts }) => texts.length >= leastTexts);
  if (
    filled.length < 2 ||
    filled[0]?.title !== blocks.findIndex(block => block.kind === 'text' || block.kind === 'heading')
  )
    return [];
  const groups = subjects(
    filled.map(({ texts }) => texts.map(at => termsIn(blocks[at]))),
    leastShared,
  );
  return filled.flatMap(({ title, texts: [text] }, at): readonly Start[] => {
    const headline = blocks[title];
    if (groups.indexOf(groups[at] ?? -1) !== at || text === undefined || headline?.kind !== 'heading') return [];
    return [{ text, head: { from: title, headline, kicker: null, byline: null, dateline: false }, sure: true }];
  });
}

function termsIn(block: Block | undefined) {
  return termsOf(block?.kind === 'text' ? block.text : '');
}

/** A second reporter inside a piece wrote something of it: one more article, known by the one paragraph that the name stands in. */
export function findReporters(
  blocks: readonly Block[],
  starts: readonly Start[],
): { readonly starts: readonly Start[]; readonly own: ReadonlySet<number> } {
  const more: Start[] = [];
  const own = new Set<number>();
  for (const [order, start] of starts.entries()) {
    const from = start.head?.from ?? start.text;
    const next = starts[order + 1];
    const end = next ? (next.head?.from ?? next.text) : blocks.length;
    const names = new Set<string>();
    for (let at = from; at < end; at++) {
      const block = blocks[at];
      if (block?.kind !== 'byline' || block.names.length === 0) continue;
      const text = textOf(blocks, at);
      const known = block.names.some(name => names.has(name));
      if (text !== null && !known && names.size > 0 && text > start.text) more.push({ text, head: null, sure: true });
      else if (text !== null) own.add(text);
      for (const name of block.names) names.add(name);
    }
  }
  return { starts: [...starts, ...more].sort((a, b) => a.text - b.text), own };
}

/** The paragraph that a byline was set into or lifted from, or else the one after it; null at the end of the file. */
export function textOf(blocks: readonly Block[], byline: number): number | null {
  const block = blocks[byline];
  const after = blocks[byline + 1];
  const lifted = block?.kind === 'byline' && after?.kind === 'text' && after.places[0] === block.place;
  const step = block?.kind === 'byline' && block.inside && !lifted ? -1 : 1;
  for (let at = byline + step; at >= 0 && at < blocks.length; at += step) if (blocks[at]?.kind === 'text') return at;
  return null;
}

/** What only newspapers and magazines have: reporters, datelines, editors' lines. */
export function isNews(block: Block): boolean {
  return (
    block.kind === 'editors' || block.kind === 'byline' || (block.kind === 'text' && datelineOf(block.text) !== null)
  );
}
