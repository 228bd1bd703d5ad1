import type { ChartElement, TableElement } from './card.ts';

/** A chart as the table of its values, for where nothing can be drawn. */
export function chartTable({ title, unit, labels, series }: ChartElement): TableElement {
  return {
    kind: 'table',
    caption: unit ? `${title} (${unit})` : title,
    columns: [{ label: '' }, ...series.map(({ name }) => ({ label: name, align: 'right' as const }))],
    rows: labels.map((label, at) => [label, ...series.map(({ values }) => String(values[at] ?? ''))]),
  };
}
