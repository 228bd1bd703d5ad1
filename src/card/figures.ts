import { type Figure, labelOf } from '../lookup/figures/figure.ts';
import type { NotableFigure } from '../lookup/figures/notable.ts';
import type { Reading } from '../lookup/figures/reading.ts';
import type { FiguresFound, FoundFigure } from '../lookup/figures/search.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { button, openButton } from './actions.ts';
import type { Button, Card, CardElement, TableElement } from './card.ts';
import { figureChart } from './figure-chart.ts';
import { describeLines } from './lines.ts';
import { cite, sourceOf } from './passage.ts';
import { shortened } from './shorten.ts';

const perPage = 8;
/** Of the first page: so many are also quoted. */
const quoted = 2;
const labelLimit = 80;
const headingLimit = 28;

/**
 * The figures about some words as a table, with what disagrees side by side.
 * @param from the first figure to show, 0-based
 */
export function figuresCard(asked: string, found: FiguresFound, from: number, locale: Locale): Card {
  const words = wordsOf(locale).figures;
  const page = found.figures.slice(from, from + perPage);
  const documents = new Set(found.figures.map(({ reading }) => reading.figure.passage.document));
  const counted = words.counted(found.figures.length, documents.size);
  const said = found.missing.length > 0 ? words.noneMissing(found.missing) : words.none(asked);
  return {
    locale,
    summary: found.isNear ? said : `${words.title(asked)} · ${counted}`,
    elements: [
      { kind: 'header', title: words.title(asked), ...(found.isNear ? {} : { subtitle: counted }) },
      ...(found.isNear ? [{ kind: 'text', text: said } as const] : []),
      ...(found.isNear ? [{ kind: 'note', text: found.figures.length > 0 ? words.near : words.nothing } as const] : []),
      ...(page.length > 0 ? [figureTable(page, from, locale)] : []),
      ...disagreementElements(page, locale),
      ...(from === 0 && !found.isNear ? found.series.slice(0, 1).map(series => figureChart(series, locale)) : []),
      ...(from === 0
        ? quotesOf(page).map(figure => cite({ ...figure.passage, lines: figure.lines }, figure.quote, locale))
        : []),
      ...sourceButtons(page, from, locale),
      ...turning(asked, found.figures.length, from, page.length, locale),
    ],
  };
}

/** The first figures, one a quote. */
function quotesOf(figures: readonly FoundFigure[]): readonly Figure[] {
  const all = figures.map(({ reading }) => reading.figure);
  return all.filter((figure, at) => all.findIndex(({ quote }) => quote === figure.quote) === at).slice(0, quoted);
}

/** A table of figures, numbered from `from`. */
export function figureTable(figures: readonly FoundFigure[], from: number, locale: Locale): TableElement {
  const { columns } = wordsOf(locale).figures;
  return {
    kind: 'table',
    columns: [
      { label: columns.number },
      { label: columns.label },
      { label: columns.value, align: 'right' },
      { label: columns.period },
      { label: columns.status },
      { label: columns.source },
    ],
    rows: figures.map((found, at) => [String(from + at + 1), ...cells(found, locale)]),
  };
}

function cells({ reading, also, others }: FoundFigure, locale: Locale): readonly string[] {
  const words = wordsOf(locale).figures;
  const place = placeOf(reading.figure, locale);
  return [
    labelled(reading, locale),
    shownValue(reading, locale),
    periodOf(reading, locale),
    others.length > 0
      ? `${words.status[reading.figure.status]} · ${words.differs}`
      : words.status[reading.figure.status],
    also.length > 0 ? words.also(place, also.length) : place,
  ];
}

/** Buttons that open where each figure of a table stands. */
export function sourceButtons(figures: readonly FoundFigure[], from: number, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).figures;
  const buttons = figures.map(({ reading: { figure } }, at): Button => {
    const { passage, lines } = figure;
    return { ...openButton({ ...passage, lines }, locale), label: words.open(from + at + 1) };
  });
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

/** What several places give for the same, one line for each thing. */
function disagreementElements(figures: readonly FoundFigure[], locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).figures;
  const told = new Set<Figure>();
  const lines = figures.flatMap(({ reading, others }) => {
    if (others.length === 0 || told.has(reading.figure)) return [];
    const all = [reading, ...others];
    for (const { figure } of all) told.add(figure);
    return [versus(all, locale)];
  });
  if (lines.length === 0) return [];
  return [
    { kind: 'text', text: words.disagree, strong: true },
    { kind: 'text', text: lines.join('\n') },
  ];
}

function versus(readings: readonly Reading[], locale: Locale): string {
  const words = wordsOf(locale).figures;
  const [first] = readings;
  const label = first
    ? words.glossed(
        labelled(first, locale),
        words.withStatus(periodOf(first, locale), words.status[first.figure.status]),
      )
    : '';
  return words.versus(
    label,
    readings.map(reading => words.said(shownValue(reading, locale), placeOf(reading.figure, locale))),
  );
}

/** A figure of a briefing: large, with its quote, and with what other places say. */
export function notableElements({ figure: reading, others }: NotableFigure, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).figures;
  const { figure } = reading;
  return [
    {
      kind: 'figure',
      value: shownValue(reading, locale),
      label: labelled(reading, locale),
      note: words.withStatus(periodOf(reading, locale), words.status[figure.status]),
    },
    cite({ ...figure.passage, lines: figure.lines }, figure.quote, locale),
    ...(others.length > 0
      ? [{ kind: 'note', text: `${words.disagree} ${versus([reading, ...others], locale)}` } as const]
      : []),
  ];
}

function labelled(reading: Reading, locale: Locale): string {
  const { figure } = reading;
  if (!figure.isUnderHeading || reading.label !== labelOf(figure)) return shortened(reading.label, labelLimit);
  return wordsOf(locale).figures.underHeading(
    shortened(figure.metric, labelLimit),
    shortened(figure.subject, headingLimit),
  );
}

export function shownValue({ value, gloss }: Reading, locale: Locale): string {
  return gloss ? wordsOf(locale).figures.glossed(value, gloss) : value;
}

export function periodOf({ figure, period }: Reading, locale: Locale): string {
  const words = wordsOf(locale).figures;
  if (period === null) return words.noPeriod;
  return figure.period?.from === 'heading' ? words.fromHeading(period) : period;
}

function placeOf({ passage, lines }: Figure, locale: Locale): string {
  const source = sourceOf({ documentTitle: passage.documentTitle, heading: [] }, locale);
  return wordsOf(locale).card.where(source, describeLines(lines, locale), passage.digest !== null);
}

function turning(asked: string, total: number, from: number, shown: number, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale);
  const turn = (label: string, start: number) =>
    button(label, { name: 'figures', words: asked, from: start, turn: true });
  const buttons = [
    ...(from > 0 ? [turn(words.card.previousPage, Math.max(0, from - perPage))] : []),
    ...(from + perPage < total ? [turn(words.card.nextPage, from + perPage)] : []),
  ];
  return [
    ...(buttons.length > 0 ? [{ kind: 'note', text: words.card.pageOf(from + 1, from + shown, total) } as const] : []),
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}
