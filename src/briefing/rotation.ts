import type { RotatingSection, Section } from './section.ts';
import { deepDiveItems } from './sections/deep-dive.ts';
import { figureItems } from './sections/figures-of-the-day.ts';
import { trendItemsOf } from './sections/trend-of-the-day.ts';
import type { Sources } from './sources.ts';

/** The kinds of items that sections show in turn: of each section its items, named as editions record them. */
export function rotatingItems(sections: readonly Section[], sources: Sources): readonly (readonly string[])[] {
  return sections.map(section => [...new Set(itemsOf(section, sources).map(item => `${section.kind} ${item}`))]);
}

/**
 * What each section shows next: first what was never shown, in order, then what was shown longest ago. So nothing comes
 * again before everything else has been shown, whatever the library gains or loses meanwhile.
 * @param items of each section; see `rotatingItems`
 * @param shown what was shown before, the latest first
 */
export function drawNext(
  sections: readonly Section[],
  items: readonly (readonly string[])[],
  shown: readonly string[],
): readonly (readonly string[])[] {
  const now: string[] = [];
  return sections.map((section, at) => {
    // What a section above shows is the latest of all.
    const latest = [...new Set([...now, ...shown])];
    const ages = new Map(latest.map((item, age) => [item, age]));
    const age = (item: string) => ages.get(item) ?? latest.length;
    const drawn = [...(items[at] ?? [])].sort((one, other) => age(other) - age(one)).slice(0, countOf(section));
    now.unshift(...drawn);
    return drawn;
  });
}

/** The item's own key, as its section knows it. */
export function keysOf(section: RotatingSection, drawn: readonly string[]): readonly string[] {
  return drawn.map(item => item.slice(section.kind.length + 1));
}

function itemsOf(section: Section, sources: Sources): readonly string[] {
  switch (section.kind) {
    case 'trend-of-the-day':
      return trendItemsOf(section, sources);
    case 'figures-of-the-day':
      return figureItems(sources);
    case 'deep-dive':
      return deepDiveItems(section, sources);
    case 'trends':
    case 'lookup':
    case 'documents':
    case 'questions':
    case 'recap':
      return [];
  }
}

function countOf(section: Section): number {
  return section.kind === 'figures-of-the-day' ? section.count : 1;
}
