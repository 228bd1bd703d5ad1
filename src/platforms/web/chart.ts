import type { ChartElement } from '../../card/card.ts';
import { chartTable } from '../../card/chart.ts';
import type { Locale } from '../../words/locale.ts';
import { web } from '../../words/web.ts';
import type { Piece } from './piece.ts';
import { type Scale, scaleOf } from './scale.ts';
import { renderRows, renderTable } from './table.ts';

/** With fewer labels there is no course to see: bars. */
const fewestLine = 4;

/** As many values are written beside their marks; of more, only the last ones. */
const mostWritten = 8;

/** So many labels fit under a chart; and so many on a phone. */
const mostLabels = 12;
const mostNarrowLabels = 6;

/** So many series have a colour of their own; `card.css` has the same. */
const colours = 6;

interface Drawing {
  readonly chart: ChartElement;
  readonly scale: Scale;
  write(value: number): string;
}

/**
 * A small picture of the values, and the table of them behind a word. Every length is a share of the picture's, so that it fits
 * any width without a script. What has no value is a gap.
 */
export function renderChart(chart: ChartElement, locale: Locale): Piece {
  const table = chartTable(chart);
  const values = chart.series.flatMap(series => series.values.filter(value => value !== null));
  if (values.length === 0) return renderTable(table, locale);
  const format = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 6 });
  const asBars = chart.labels.length < fewestLine;
  const drawing = { chart, scale: scaleOf(values), write: (value: number) => format.format(value) };
  return {
    tag: 'figure',
    class: 'card-chart',
    children: [
      { tag: 'figcaption', text: table.caption ?? chart.title },
      ...(chart.series.length > 1 ? [renderLegend(chart, asBars)] : []),
      {
        tag: 'div',
        class: 'chart-plot',
        attributes: { role: 'img', 'aria-label': table.caption ?? chart.title },
        children: [renderTicks(drawing), renderPicture(drawing, asBars), renderLabels(chart)],
      },
      {
        tag: 'details',
        class: 'chart-values',
        children: [{ tag: 'summary', text: web[locale].values }, renderRows(table, locale)],
      },
    ],
  };
}

function renderLegend({ series }: ChartElement, asBars: boolean): Piece {
  const mark: Piece = asBars
    ? { tag: 'rect', class: 'chart-bar', attributes: { x: '50%', y: '0', width: '50%', height: '100%', rx: '3' } }
    : { tag: 'line', class: 'chart-line', attributes: { x1: '0', x2: '100%', y1: '50%', y2: '50%' } };
  return {
    tag: 'ul',
    class: 'chart-legend',
    attributes: { role: 'list' },
    children: series.map(({ name }, index) => ({
      tag: 'li',
      children: [
        {
          tag: 'svg',
          class: `chart-swatch ${seriesClass(index)}`,
          attributes: { 'aria-hidden': 'true' },
          children: [mark],
        },
        { tag: 'span', text: name },
      ],
    })),
  };
}

function renderTicks({ scale, write }: Drawing): Piece {
  const ticks = scale.ticks.toReversed().map(tick => ({ tag: 'span', text: write(tick) }) as const);
  return { tag: 'div', class: 'chart-ticks', children: ticks };
}

function renderPicture(drawing: Drawing, asBars: boolean): Piece {
  const { chart, scale } = drawing;
  const lines = scale.ticks.map(
    tick =>
      ({
        tag: 'line',
        class: tick === 0 ? 'chart-zero' : 'chart-grid',
        attributes: { x1: '0', x2: '100%', ...heights(scale, tick, tick) },
      }) as const,
  );
  const marks = asBars ? chart.series.map(drawBars) : chart.series.map(drawLine);
  const drawn = marks.map(
    (mark, index) => ({ tag: 'g', class: seriesClass(index), children: mark(drawing, index) }) as const,
  );
  return { tag: 'svg', class: 'chart-picture', attributes: { 'aria-hidden': 'true' }, children: [...lines, ...drawn] };
}

type Series = ChartElement['series'][number];
type Draw = (drawing: Drawing, index: number) => Piece[];

function drawLine(series: Series): Draw {
  return drawing => {
    const { chart, scale, write } = drawing;
    const { values } = series;
    const x = (at: number) => share((at + 0.5) / chart.labels.length);
    const lines = values.flatMap((value, at): Piece[] => {
      const next = values[at + 1];
      if (value === null || next === null || next === undefined) return [];
      const ends = { x1: x(at), x2: x(at + 1), ...heights(scale, value, next) };
      return [{ tag: 'line', class: 'chart-line', attributes: ends }];
    });
    const all = chart.series.length === 1 && chart.labels.length <= mostWritten;
    const last = chart.series.length === 1 ? values.findLastIndex(value => value !== null) : -1;
    const points = values.flatMap((value, at): Piece[] => {
      if (value === null) return [];
      const cy = share(1 - scale.at(value));
      const point: Piece = { tag: 'circle', class: 'chart-point', attributes: { cx: x(at), cy, r: '3.5' } };
      const named = { ...point, children: [tooltip(drawing, series, at, value)] };
      return all || at === last ? [named, written(x(at), cy, '-0.8em', write(value))] : [named];
    });
    return [...lines, ...points];
  };
}

function drawBars(series: Series): Draw {
  return (drawing, index) => {
    const { chart, scale, write } = drawing;
    const slot = 1 / chart.labels.length;
    const group = Math.min(slot * 0.7, 0.16 * chart.series.length);
    const width = group / chart.series.length;
    const all = chart.labels.length * chart.series.length <= mostWritten;
    return series.values.flatMap((value, at): Piece[] => {
      if (value === null) return [];
      const left = (at + 0.5) * slot - group / 2 + index * width;
      const [top, bottom] = [1 - scale.at(Math.max(value, 0)), 1 - scale.at(Math.min(value, 0))];
      const bar: Piece = {
        tag: 'rect',
        class: 'chart-bar',
        attributes: {
          x: share(left + width * 0.06),
          width: share(width * 0.88),
          y: share(top),
          height: share(bottom - top),
          rx: '2',
        },
        children: [tooltip(drawing, series, at, value)],
      };
      const middle = share(left + width / 2);
      const number =
        value < 0
          ? written(middle, share(bottom), '1.2em', write(value))
          : written(middle, share(top), '-0.5em', write(value));
      return all ? [bar, number] : [bar];
    });
  };
}

function renderLabels({ labels }: ChartElement): Piece {
  const shown = Math.ceil(labels.length / mostLabels);
  const narrow = Math.ceil(labels.length / mostNarrowLabels);
  return {
    tag: 'div',
    class: 'chart-labels',
    attributes: { 'aria-hidden': 'true' },
    // Counted from the end: the last one is always there.
    children: labels.map((label, at) => {
      const fromEnd = labels.length - 1 - at;
      const minor = fromEnd % narrow === 0 ? {} : { class: 'chart-label-minor' };
      return { tag: 'span', ...minor, text: fromEnd % shown === 0 ? label : '' } as const;
    }),
  };
}

function tooltip({ chart, write }: Drawing, { name }: Series, at: number, value: number): Piece {
  const parts = [chart.series.length > 1 ? name : '', chart.labels[at] ?? '', `${write(value)} ${chart.unit}`];
  return { tag: 'title', text: parts.filter(part => part.trim() !== '').join(' · ') };
}

function written(x: string, y: string, dy: string, text: string): Piece {
  return { tag: 'text', class: 'chart-number', attributes: { x, y, dy }, text };
}

function heights(scale: Scale, from: number, to: number) {
  return { y1: share(1 - scale.at(from)), y2: share(1 - scale.at(to)) };
}

const seriesClass = (index: number) => `chart-series-${(index % colours) + 1}`;

const share = (part: number) => `${Math.round(part * 10_000) / 100}%`;
