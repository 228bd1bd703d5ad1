import { labelOf } from '../lookup/figures/figure.ts';
import type { Series } from '../lookup/figures/series.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { ChartElement } from './card.ts';
import { shortened } from './shorten.ts';

/** Steps in which large numbers are said: a chart's numbers are small, and its unit says how many each is. */
const steps: Readonly<Record<Locale, readonly (readonly [number, string])[]>> = {
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e12, 'trillion '],
    [1e9, 'billion '],
    [1e6, 'million '],
    [1e3, 'thousand '],
  ],
};
const units: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  zh: { CNY: '元', USD: '美元', HKD: '港元', EUR: '欧元', '×': '倍', '': '' },
  en: { CNY: 'RMB', USD: 'US dollars', HKD: 'HK dollars', EUR: 'euros', '×': 'times', '': '' },
};

/** Values of one thing over the years. A range is drawn by its middle and stands as it is in the table. */
export function figureChart({ points }: Series, locale: Locale): ChartElement {
  const words = wordsOf(locale).figures;
  const values = points.map(({ figure: { amount } }) => (amount.low + amount.high) / 2);
  const most = Math.max(...values);
  const [size, name] = steps[locale].find(([step]) => most >= step) ?? [1, ''];
  const [first] = points;
  const base = first?.figure.amount.unit.base ?? '';
  const label = shortened(first ? labelOf(first.figure) : '', 40);
  return {
    kind: 'chart',
    title: words.series(label),
    unit: `${name}${units[locale][base] ?? base}`.trim(),
    labels: points.map(({ year, figure: { status, period } }) => {
      const time = period && period.key !== String(year) ? period.text : String(year);
      return status === 'actual' ? time : words.withStatus(time, words.status[status]);
    }),
    series: [{ name: label, values: values.map(value => Number((value / size).toPrecision(6))) }],
  };
}
