import type { Block, Unit } from './blocks.ts';
import { lengthOf } from './text.ts';

/** What one page may hold. */
export interface PageSize {
  readonly blocks: number;
  readonly characters: number;
}

/** The units in pages, in order. A unit is divided only where it fills a page alone. */
export function pagesOf(units: readonly Unit[], size: PageSize): readonly (readonly Block[])[] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let characters = 0;
  const turn = () => {
    if (page.length) pages.push(page);
    page = [];
    characters = 0;
  };
  const fits = (unit: Unit) =>
    page.length + unit.length <= size.blocks && characters + charactersOf(unit) <= size.characters;
  for (const unit of units) {
    if (!fits(unit)) turn();
    for (const part of fits(unit) ? [unit] : unit.map(block => [block])) {
      if (!fits(part)) turn();
      page.push(...part);
      characters += charactersOf(part);
    }
  }
  turn();
  return pages;
}

/** Keys whose values are Slack's own words, not texts. */
const vocabulary = new Set(['type', 'style', 'align']);

/** All characters that blocks carry: texts, labels, values, addresses. */
export function charactersOf(value: unknown): number {
  if (typeof value === 'string') return lengthOf(value);
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + charactersOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => sum + (vocabulary.has(key) ? 0 : charactersOf(item)), 0);
}
