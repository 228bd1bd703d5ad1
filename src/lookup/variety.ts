import { squeeze } from '../library/fold.ts';
import { remembering } from '../library/remembering.ts';
import type { Ranked } from './rank.ts';

/** The same passages are the best for many questions. */
const squeezedText = remembering(2000, squeeze);

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
    const squeezed = squeezedText(text);
    if (texts.has(squeezed)) continue;
    texts.add(squeezed);
    const paragraph = `${document} ${JSON.stringify(lines)}`;
    const count = counts.get(paragraph) ?? 0;
    counts.set(paragraph, count + 1);
    if (kind !== 'table-row' && count >= SAME_PARAGRAPH) later.push(one);
    else chosen.push(one);
    if (chosen.length === limit) break;
  }
  return elsewhere([...chosen, ...later].slice(0, limit));
}

/** So many are read at a glance. */
const GLANCE = 5;
/** A passage that holds this much of what the best one holds speaks of the same. */
const ALSO_SPEAKS = 0.6;

/** The last place of those read at a glance goes to a document that has none of them and speaks of the same. */
function elsewhere(chosen: readonly Ranked[]): readonly Ranked[] {
  const glance = chosen.slice(0, GLANCE);
  const documents = new Set(glance.map(({ found }) => found.passage.document));
  const least = (chosen[0]?.score ?? 0) * ALSO_SPEAKS;
  const other = chosen.find(({ found, score }) => score >= least && !documents.has(found.passage.document));
  if (!other) return chosen;
  return [...glance.slice(0, -1), other, ...chosen.slice(GLANCE - 1).filter(one => one !== other)];
}

/** A document whose best passage holds less than this share of the best one's speaks of something else. */
const SPEAKS = 0.5;

/** The best passage of each document that speaks of the question first, then the others in their order. */
export function acrossDocuments(ranked: readonly Ranked[]): readonly Ranked[] {
  const least = (ranked[0]?.score ?? 0) * SPEAKS;
  const seen = new Set<string>();
  const first = ranked.filter(({ found, score }) => {
    const isFirst = score >= least && !seen.has(found.passage.document);
    seen.add(found.passage.document);
    return isFirst;
  });
  return [...first, ...ranked.filter(one => !first.includes(one))];
}
