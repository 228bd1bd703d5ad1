import type { Block, TextBlock } from './block.ts';
import type { Contents } from './contents.ts';
import type { DocumentNode, LineRange } from './document.ts';
import { flagsOf } from './flags.ts';
import { HeadingStack } from './headings.ts';
import { ranges } from './lines.ts';
import { isNumbered } from './markers.ts';
import type { Sheet } from './sheet.ts';

/** The nodes of one article from its blocks: headings get their levels, everything else its path. */
export function toNodes(blocks: readonly Block[], sheet: Sheet, contents: Contents | null): readonly DocumentNode[] {
  const stack = new HeadingStack(contents);
  const number = (place: number) => sheet.lines[place]?.number ?? 0;
  const linesOf = (places: readonly number[]) => ranges(places.map(number));
  const nodes: DocumentNode[] = [];
  for (const [at, block] of blocks.entries()) {
    switch (block.kind) {
      case 'heading': {
        const next = blocks[at + 1];
        const level = stack.heading(block, next?.kind === 'heading' && !isNumbered(next.marker));
        nodes.push({ kind: 'heading', level, text: block.text, line: number(block.place) });
        break;
      }
      case 'text':
        stack.text(block);
        nodes.push(textNode(block, linesOf(block.places), stack.path));
        break;
      case 'table': {
        stack.other();
        const { caption, header, rows, rowLines, places } = block;
        nodes.push({ kind: 'table', caption, header, rows, rowLines, lines: linesOf(places), path: stack.path });
        break;
      }
      case 'reference':
        nodes.push({ kind: 'reference', text: block.text, lines: linesOf(block.places), path: stack.path });
        break;
      case 'caption':
        nodes.push({ kind: 'caption', text: block.text, line: number(block.place) });
        break;
      case 'byline':
      case 'editors':
        break;
    }
  }
  return nodes;
}

function textNode(block: TextBlock, lines: readonly LineRange[], path: readonly string[]): DocumentNode {
  return { kind: block.item, text: block.text, lines, path, flags: flagsOf(block) };
}
