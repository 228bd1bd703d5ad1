import type { Block } from './block.ts';
import { width } from './script.ts';

/** In Han characters. */
const longestTitle = 40;

/** What to call an article whose headline is lost: its first heading or sentence, cut at a clause; null where it has no text. */
export function displayTitle(blocks: readonly Block[]): string | null {
  const first = blocks.find(block => block.kind === 'text' || block.kind === 'heading');
  if (first?.kind !== 'text' && first?.kind !== 'heading') return null;
  const sentence = /^.{1,400}?(?:[。！？!?]["”’」』）)]*|$)/su.exec(first.text)?.[0] ?? first.text;
  if (width(sentence) <= longestTitle) return sentence;
  const clause = /^[^，,：:；;]{1,400}/u.exec(sentence)?.[0] ?? sentence;
  return width(clause) <= longestTitle ? clause : `${[...clause].slice(0, longestTitle).join('')}…`;
}
