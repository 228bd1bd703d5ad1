import type { Component, Unit } from './elements.ts';
import * as limits from './limits.ts';
import { bytesOf } from './text.ts';

/** What one page may hold. */
export interface PageSize {
  readonly bytes: number;
  readonly elements: number;
}

/** The units in pages, in order. A unit is divided only where it fills a page alone. */
export function pagesOf(units: readonly Unit[], size: PageSize): readonly (readonly Component[])[] {
  const pages: Component[][] = [];
  let page: Component[] = [];
  let used = nothing;
  const turn = () => {
    if (page.length) pages.push(page);
    page = [];
    used = nothing;
  };
  const fits = (unit: Unit) => {
    const more = weightOf(unit);
    return (
      used.bytes + more.bytes <= size.bytes &&
      used.elements + more.elements <= size.elements &&
      used.tables + more.tables <= limits.cardTables &&
      used.forms + more.forms <= limits.cardForms
    );
  };
  for (const unit of units) {
    if (!fits(unit)) turn();
    for (const part of fits(unit) ? [unit] : unit.map(component => [component])) {
      if (!fits(part)) turn();
      const more = weightOf(part);
      page.push(...part);
      used = {
        bytes: used.bytes + more.bytes,
        elements: used.elements + more.elements,
        tables: used.tables + more.tables,
        forms: used.forms + more.forms,
      };
    }
  }
  turn();
  return pages;
}

interface Weight {
  readonly bytes: number;
  readonly elements: number;
  readonly tables: number;
  readonly forms: number;
}

const nothing: Weight = { bytes: 0, elements: 0, tables: 0, forms: 0 };

function weightOf(unit: Unit): Weight {
  return {
    bytes: unit.reduce((sum, component) => sum + bytesOf(component) + 1, 0),
    elements: countTags(unit),
    tables: unit.filter(({ tag }) => tag === 'table').length,
    forms: unit.filter(({ tag }) => tag === 'form').length,
  };
}

/** Everything with a `tag`, at any depth. */
export function countTags(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + countTags(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'tag' in value && typeof value.tag === 'string' ? 1 : 0;
  return Object.values(value).reduce((sum: number, item: unknown) => sum + countTags(item), own);
}
