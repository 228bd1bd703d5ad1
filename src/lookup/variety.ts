import { squeeze } from '../library/fold.ts';
import type { Ranked } from './rank.ts';

/** A long paragraph is cut into several passages; so many of them may stand before others have their turn. */
const SAME_PARAGRAPH = 2;

/** The best passages, without repeating a text, and without one paragraph filling the list. */
export function varied(ranked: readonly Ranked[], limit: number): readonly Ranked[] {
  const texts = new Set<string>();
  const counts = new Map<string, number>();
  const chosen: Ranked[] = [];
  const later: Ranked[] = [];
  for (const one of ranked) {
    const { text, document, lines, kind } = one.found.passage;
    const squeezed = squeeze(text);
    if (texts.has(squeezed)) continue;
    texts.add(squeezed);
    const paragraph = `${document} ${JSON.stringify(lines)}`;
    const count = counts.get(paragraph) ?? 0;
    counts.set(paragraph, count + 1);
    if (kind !== 'table-row' && count >= SAME_PARAGRAPH) later.push(one);
    else chosen.push(one);
    if (chosen.length === limit) break;
  }
  return [...chosen, ...later].slice(0, limit);
}
