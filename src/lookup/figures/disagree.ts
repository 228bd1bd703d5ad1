import type { Lexicon } from '../../library/lexicon.ts';
import type { Figure } from './figure.ts';
import { agree, isSameThing } from './same.ts';

/**
 * Figures of the same subject, metric, period and status whose values differ beyond rounding, from different places; each
 * group has one figure for each value. Never an average: readers see all of them.
 */
export function disagreements(figures: readonly Figure[], lexicon: Lexicon): readonly (readonly Figure[])[] {
  const groups: Figure[][] = [];
  for (const figure of figures) {
    // What hangs on a heading alone may be of anything below it.
    if (figure.isUnderHeading) continue;
    const group = groups.find(([first]) => first && isSameThing(first, figure, lexicon));
    if (group) group.push(figure);
    else groups.push([figure]);
  }
  return groups.flatMap(group => {
    const values = group.filter((figure, at) => !group.slice(0, at).some(other => agree(figure, other)));
    const places = new Set(values.map(({ passage, quote }) => `${passage.document} ${passage.lines[0]?.[0]} ${quote}`));
    return values.length > 1 && places.size > 1 ? [values] : [];
  });
}
