import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartElement } from '../../src/card/card.ts';
import { renderChart } from '../../src/platforms/web/chart.ts';
import type { Piece } from '../../src/platforms/web/piece.ts';
import { scaleOf } from '../../src/platforms/web/scale.ts';

describe('the axis of a chart', () => {
  test.each([
    [
      [212.5, 1280],
      [0, 500, 1000, 1500],
    ],
    [
      [11.7, -4.2],
      [-10, 0, 10, 20],
    ],
    [
      [0.02, 0.05],
      [0, 0.02, 0.04, 0.06],
    ],
    [
      [3, 3],
      [0, 1, 2, 3],
    ],
    [[0], [0, 0.5]],
    [[-7], [-7.5, -5, -2.5, 0]],
  ])('of %j has the round numbers %j', (values, ticks) => {
    expect(scaleOf(values).ticks.map(tick => Math.round(tick * 1e6) / 1e6)).toEqual(ticks);
  });

  test('holds zero and every value, from few numbers, whatever they are', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), values => {
        const scale = scaleOf(values);
        expect(scale.ticks.length).toBeGreaterThan(1);
        expect(scale.ticks.length).toBeLessThan(7);
        expect(scale.ticks.some(tick => Math.abs(tick) === 0)).toBe(true);
        for (const each of values) {
          expect(scale.at(each)).toBeGreaterThanOrEqual(-1e-9);
          expect(scale.at(each)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe('a chart', () => {
  const years = (count: number) => Array.from({ length: count }, (_, index) => `${2010 + index}`);
  const chart = (labels: readonly string[], ...series: (readonly (number | null)[])[]): ChartElement => ({
    kind: 'chart',
    title: 'Calls',
    unit: 'a day',
    labels,
    series: series.map((values, index) => ({ name: `Port ${index + 1}`, values })),
  });
  const all = (piece: Piece): Piece[] => [piece, ...(piece.children ?? []).flatMap(all)];
  const drawn = (element: ChartElement, name: string) =>
    all(renderChart(element, 'en')).filter(piece => piece.class?.split(' ').includes(name));

  test('joins neighbours by lines and leaves gaps where values are missing', () => {
    const gapped = chart(years(6), [1, 2, null, 4, 5, 6]);
    expect(drawn(gapped, 'chart-point')).toHaveLength(5);
    expect(drawn(gapped, 'chart-line').map(({ attributes }) => [attributes?.x1, attributes?.x2])).toEqual([
      ['8.33%', '25%'],
      ['58.33%', '75%'],
      ['75%', '91.67%'],
    ]);
  });

  test('of fewer than four labels has bars, below the line for what is negative', () => {
    const bars = drawn(chart(['2024', '2025'], [10, -10]), 'chart-bar');
    expect(bars.map(({ attributes }) => [attributes?.y, attributes?.height])).toEqual([
      ['0%', '50%'],
      ['50%', '50%'],
    ]);
  });

  test('writes all values of one short series, and the last one of a long one', () => {
    expect(drawn(chart(years(4), [1.5, 2, 3, 4]), 'chart-number').map(({ text }) => text)).toEqual([
      '1.5',
      '2',
      '3',
      '4',
    ]);
    const long = chart(years(20), [...years(19).map(Number), null]);
    expect(drawn(long, 'chart-number').map(({ text }) => text)).toEqual(['2,028']);
  });

  test('names several series, and tells each value and its year under the pointer', () => {
    const two = chart(years(4), [1, 2, 3, 4], [5, 6, 7, 8]);
    expect(
      drawn(two, 'chart-legend')
        .flatMap(all)
        .flatMap(({ text }) => text ?? []),
    ).toEqual(['Port 1', 'Port 2']);
    const titles = all(renderChart(two, 'en')).filter(({ tag }) => tag === 'title');
    expect(titles[0]?.text).toBe('Port 1 · 2010 · 1 a day');
  });

  test('of many labels writes few of them, and the last one always', () => {
    const labels = drawn(chart(years(30), years(30).map(Number)), 'chart-labels').flatMap(
      ({ children = [] }) => children,
    );
    const written = labels.flatMap(({ text }) => (text ? [text] : []));
    expect(written.length).toBeLessThanOrEqual(12);
    expect(written.at(-1)).toBe('2039');
  });

  test('has its values in a table too; without any value it is a table alone', () => {
    const cells = all(renderChart(chart(years(4), [1, null, 3, 4]), 'en')).filter(({ tag }) => tag === 'td');
    expect(cells.map(({ text }) => text)).toEqual(['2010', '1', '2011', '', '2012', '3', '2013', '4']);
    expect(all(renderChart(chart(years(4), [null, null, null, null]), 'en')).map(({ tag }) => tag)).not.toContain(
      'svg',
    );
  });
});
