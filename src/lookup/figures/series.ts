import type { Lexicon } from '../../library/lexicon.ts';
import type { Figure } from './figure.ts';
import { isSameThing } from './same.ts';

/** Values of one thing over time, from one document: at least three, in order. */
export interface Series {
  readonly points: readonly { readonly year: number; readonly figure: Figure }[];
}

const LEAST = 3;

/** The series among figures, the longest first. Values of different status belong together: a forecast continues what was. */
export function seriesOf(figures: readonly Figure[], lexicon: Lexicon): readonly Series[] {
  const groups: Figure[][] = [];
  for (const figure of figures) {
    const years = figure.period?.years;
    // A quarter's value is no year's; a month's may be the latest there is.
    if (!years || !/^\d{4}(?:-\d\d)?$/.test(figure.period?.key ?? '')) continue;
    if (figure.isUnderHeading || figure.amount.unit.dimension === 'points') continue;
    const group = groups.find(([first]) => first && isSameSeries(first, figure, lexicon));
    if (group) group.push(figure);
    else groups.push([figure]);
  }
  return groups
    .map(group => {
      const byYear = new Map<number, Figure>();
      for (const figure of group) {
        const year = figure.period?.years?.[0] ?? 0;
        const known = byYear.get(year);
        if (!known || (isMonth(known) && !isMonth(figure))) byYear.set(year, figure);
      }
      const points = [...byYear].map(([year, figure]) => ({ year, figure }));
      return { points: points.sort((one, other) => one.year - other.year) };
    })
    .filter(({ points }) => points.length >= LEAST)
    .sort((one, other) => other.points.length - one.points.length);
}

function isMonth({ period }: Figure): boolean {
  return period?.key.includes('-') === true;
}

function isSameSeries(one: Figure, other: Figure, lexicon: Lexicon): boolean {
  return (
    one.passage.document === other.passage.document &&
    isSameThing(one, { ...other, period: one.period, status: one.status }, lexicon)
  );
}
