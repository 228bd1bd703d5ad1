import type { ChartElement } from '../../card/card.ts';
import { chartTable } from '../../card/chart.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { chunks, heading, panel, type Unit } from './elements.ts';
import * as limits from './limits.ts';
import { bytesOf, oneLine, piecesOf } from './text.ts';

/**
 * A VChart definition that Feishu draws (https://open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/chart):
 * data alone, no functions.
 */
export interface ChartComponent {
  readonly tag: 'chart';
  readonly aspect_ratio: '16:9';
  readonly chart_spec: {
    readonly type: 'line' | 'bar';
    readonly data: readonly {
      readonly id: 'values';
      readonly values: readonly { readonly label: string; readonly series: string; readonly value: number | null }[];
    }[];
    readonly xField: string | readonly string[];
    readonly yField: 'value';
    readonly seriesField: 'series';
    readonly label: { readonly visible: boolean };
    readonly legends: { readonly visible: boolean; readonly orient: 'bottom' };
  };
}

/** So many labels are a development, and drawn as a line. */
const lineLabels = 5;
/** Beyond so many, numbers at the points would cover each other. */
const labelledValues = 16;

/** A chart with its values readable below it, or null for one that cannot be drawn: it is shown as a table. */
export function chart(element: ChartElement, locale: Locale): readonly Unit[] | null {
  const labels = element.labels.map(oneLine);
  const names = element.series.map(({ name }) => oneLine(name));
  const values = labels.flatMap((label, at) =>
    element.series.map((one, index) => ({ label, series: names[index] ?? '', value: one.values[at] ?? null })),
  );
  const isDrawable =
    new Set(labels).size === labels.length &&
    new Set(names).size === names.length &&
    values.some(({ value }) => value !== null) &&
    values.every(({ value }) => value === null || Number.isFinite(value));
  const isLine = labels.length >= lineLabels;
  const several = names.length > 1;
  const component: ChartComponent = {
    tag: 'chart',
    aspect_ratio: '16:9',
    chart_spec: {
      type: isLine ? 'line' : 'bar',
      data: [{ id: 'values', values }],
      // Bars of several series stand side by side.
      xField: several && !isLine ? ['label', 'series'] : 'label',
      yField: 'value',
      seriesField: 'series',
      label: { visible: values.length <= labelledValues },
      legends: { visible: several, orient: 'bottom' },
    },
  };
  if (!isDrawable || bytesOf(component) > limits.chartBytes) return null;
  const caption = heading(chartTable(element).caption ?? '');
  return [[...caption.flat(), component], ...readable(element, locale)];
}

/** The values as text behind panels: a table component cannot stand in one. */
function readable(element: ChartElement, locale: Locale): readonly Unit[] {
  const words = wordsOf(locale);
  const { columns, rows } = chartTable(element);
  const names = columns.slice(1).map(({ label }) => oneLine(label));
  const lines = rows.map(([label = '', ...values]) => {
    const told = values.map((value, at) => `${names[at] ?? ''} ${value || '—'}`.trim());
    return words.card.labelled(oneLine(label), told.join(words.feishu.between));
  });
  const texts = piecesOf(lines.join('\n'), limits.textCharacters);
  return chunks(texts, limits.panelTexts).map((some): Unit => [panel(words.feishu.values(rows.length), some)]);
}
