import type { Block, HeadingBlock, TextBlock } from './block.ts';
import { bulletLength, isNumbered } from './markers.ts';
import { isReferencesTitle } from './references.ts';
import { isClosed, width } from './script.ts';
import { type Sheet, textAt } from './sheet.ts';

/** So many titles in a row without a sentence between are a list of names or the like. */
const mostTitlesInRow = 4;

/**
 * The lines, after the first of each run, of runs without blank lines where most lines stop in mid-sentence: the layout
 * wrapped them, and a full stop at a line's end does not end the paragraph.
 */
export function wrappedLines(sheet: Sheet): ReadonlySet<number> {
  const found = new Set<number>();
  let run: number[] = [];
  const finish = () => {
    const inner = run.slice(0, -1).filter(at => bulletLength(textAt(sheet, at)) === 0);
    const open = inner.filter(at => !isClosed(textAt(sheet, at)) && width(textAt(sheet, at)) >= 14).length;
    if (run.length >= 3 && open * 2 >= inner.length) for (const at of run.slice(1)) found.add(at);
    run = [];
  };
  for (let at = 0; at < sheet.lines.length; at++) {
    if (sheet.roles[at] === 'text') run.push(at);
    else if (run.length > 0) finish();
  }
  finish();
  return found;
}

/** Short lines in a row that nothing separates: names, addresses, tags. They head nothing. */
export function demoteLists(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (let start = 0; start < blocks.length; ) {
    let end = start;
    while (isPlain(blocks[end])) end++;
    const many = end - start >= mostTitlesInRow;
    for (let at = start; at < Math.max(end, start + 1); at++) {
      const block = blocks[at];
      if (!block) break;
      result.push(many && block.kind === 'heading' ? demoted(block) : block);
    }
    start = Math.max(end, start + 1);
  }
  return result;
}

function isPlain(block: Block | undefined): boolean {
  return (
    block?.kind === 'heading' &&
    block.origin.kind === 'looks' &&
    !isNumbered(block.marker) &&
    !isReferencesTitle(block.text)
  );
}

export function demoted(heading: HeadingBlock): TextBlock {
  return {
    kind: 'text',
    item: 'paragraph',
    text: heading.text,
    places: [heading.place],
    marker: heading.marker,
    cut: false,
  };
}
