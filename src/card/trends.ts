import type { LineRange } from '../corpus/document.ts';
import type { LibraryTrend, LibraryTrendReport, Passage } from '../library/library.ts';
import type { Evidence } from '../lookup/evidence.ts';
import { type Figure, labelOf } from '../lookup/figures/figure.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { button, openButton } from './actions.ts';
import type { Card, CardElement, FigureElement } from './card.ts';
import { discussButton } from './discuss.ts';
import { trendItem } from './item.ts';
import { describeLines } from './lines.ts';
import { cite } from './passage.ts';
import { capitalised, firstSentence, shortened } from './shorten.ts';

/** A trend report: an item a trend, each with its button. */
export function trendsCard(report: LibraryTrendReport, locale: Locale): Card {
  const title = report.title[locale];
  return {
    locale,
    summary: title,
    elements: [
      { kind: 'header', title, subtitle: wordsOf(locale).card.trendsOf(report.publisher, report.date) },
      ...trendItems(report, locale),
    ],
  };
}

/** The trends of a report: the body of its card, and a section of a briefing. */
export function trendItems(report: LibraryTrendReport, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).card;
  return [
    {
      kind: 'list',
      items: report.trends.map(trend => ({
        number: trend.number,
        title: trend.name[locale],
        text: claimOf(trend, locale),
        buttons: [button(words.detail, { name: 'trend', trend: trend.id }), discussButton(trendItem(trend.id), locale)],
      })),
    },
    { kind: 'note', text: words.trendsHint },
  ];
}

/** How much evidence of each kind a card shows before it is asked for all of it. */
const shown = { for: 3, against: 2, open: 4 } as const;

/**
 * One trend: statement, key figures, evidence from every document, what would prove it, sources.
 * @param all the whole evidence, and not only the first of each kind
 */
export function trendCard(
  report: LibraryTrendReport,
  trend: LibraryTrend,
  evidence: readonly Evidence[],
  all: boolean,
  locale: Locale,
): Card {
  const words = wordsOf(locale).card;
  const notes = trend.notes[locale];
  const title = words.trendTitle(trend.number, trend.name[locale]);
  const drawn = all
    ? evidence
    : stances.flatMap(stance => mixed(evidence.filter(item => item.stance === stance)).slice(0, shown[stance]));
  const subtitle = [report.title[locale], report.publisher, report.date].filter(Boolean).join(' · ');
  return {
    locale,
    summary: title,
    elements: [
      { kind: 'header', title, subtitle },
      ...statement(trend, locale),
      ...keyFigures(drawn, locale),
      { kind: 'divider' },
      ...evidenceElements(drawn, locale),
      ...(drawn.length < evidence.length
        ? [
            {
              kind: 'buttons',
              buttons: [button(words.allEvidence(evidence.length), { name: 'trend', trend: trend.id, all: true })],
            } as const,
          ]
        : []),
      ...(notes.toProve || notes.toDiscuss ? [{ kind: 'divider' } as const] : []),
      ...(notes.toProve ? [heading(words.toProve), { kind: 'text', text: capitalised(notes.toProve) } as const] : []),
      ...(notes.toDiscuss
        ? [heading(words.toDiscuss), { kind: 'text', text: capitalised(notes.toDiscuss) } as const]
        : []),
      { kind: 'note', text: words.labelled(words.sources, sources(report, trend, drawn, locale)) },
      { kind: 'buttons', buttons: waysOn(report, trend, locale) },
    ],
  };
}

/** The claim in the reader's language, and the original's words where it is here. */
function statement(trend: LibraryTrend, locale: Locale): readonly CardElement[] {
  const passages = trend.statement[locale];
  const original = passages
    .filter(passage => passage.digest === null)
    .map(passage => cite(passage, bodyOf(passage, trend), locale));
  if (locale === 'zh' && original.length) return original;
  const text = [...new Set(passages.map(passage => passage.summaries[locale] ?? passage.text))].join('\n');
  return [{ kind: 'text', text }, ...original.map(({ gloss: _, ...citation }) => citation)];
}

/** A passage without the trend's own heading, which the card has for its title. */
function bodyOf(passage: Passage, trend: LibraryTrend): string {
  const [first = '', ...rest] = passage.text.split('\n');
  return rest.length && first.includes(trend.name.zh) ? rest.join('\n') : passage.text;
}

/** What the trend says, in one sentence. */
export function claimOf(trend: LibraryTrend, locale: Locale): string {
  const [passage] = trend.statement[locale];
  if (!passage) return '';
  const text =
    locale === 'en' || passage.digest !== null ? (passage.summaries[locale] ?? passage.text) : bodyOf(passage, trend);
  // The list has the number already.
  return capitalised(firstSentence(text.replace(/^(?:趋势|Trend)\s*\d+(?:[^：:，,。]{0,12}[：:]\s*)/u, '')));
}

const stances = ['for', 'against', 'open'] as const;

/** The documents take turns, so that the first few pieces come from several of them. */
export function mixed(evidence: readonly Evidence[]): readonly Evidence[] {
  const turns = new Map<string, number>();
  return evidence
    .map(item => {
      const turn = turns.get(item.passage.document) ?? 0;
      turns.set(item.passage.document, turn + 1);
      return { item, turn };
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ item }) => item);
}

function evidenceElements(evidence: readonly Evidence[], locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).card;
  if (!evidence.length) return [{ kind: 'note', text: words.noEvidence }];
  return stances.flatMap(stance => {
    const items = evidence.filter(item => item.stance === stance);
    return items.length ? [heading(words.evidence[stance]), ...items.map(item => evidenceElement(item, locale))] : [];
  });
}

export function evidenceElement({ passage, quote, gloss }: Evidence, locale: Locale): CardElement {
  const { gloss: _, ...citation } = cite(passage, quote, locale);
  return gloss && gloss !== quote ? { ...citation, gloss } : citation;
}

const sentenceLimit = 140;

/** Up to three figures of the evidence, one a passage: of what, of when, and from where. */
function keyFigures(evidence: readonly Evidence[], locale: Locale): readonly FigureElement[] {
  const { card, figures: words } = wordsOf(locale);
  return evidence
    .flatMap(({ passage, figures = [] }): FigureElement[] => {
      const figure = mostTelling(figures);
      if (!figure) return [];
      const source = card.labelled(card.sources, passage.documentTitle[locale]);
      const status = figure.status === 'actual' ? null : words.status[figure.status];
      const note = [figure.period?.text, status, source].filter(Boolean).join(' · ');
      // English clauses lean on each other: where the subject stands in another one, the sentence says it better.
      const label = locale === 'en' && figure.subject ? clauseOf(figure) : ownLabel(figure);
      return [{ kind: 'figure', value: figure.text, label, note }];
    })
    .slice(0, 3);
}

/** The first that says what it is of, and best also when. */
function mostTelling(figures: readonly Figure[]): Figure | undefined {
  const clear = figures.filter(figure => ownLabel(figure).length > 3);
  return clear.find(({ period }) => period !== null) ?? clear[0];
}

/** The part of its sentence in which a value stands, from the colon or semicolon before it. */
function clauseOf({ quote, text }: Figure): string {
  const at = quote.indexOf(text);
  const from = Math.max(quote.lastIndexOf(': ', at), quote.lastIndexOf('; ', at));
  return shortened(quote.slice(from < 0 ? 0 : from + 2), sentenceLimit);
}

/** Without the heading that a figure stands under: here it has none. */
function ownLabel(figure: Figure): string {
  return figure.isUnderHeading ? figure.metric : labelOf(figure);
}

/** The report's own passage, the trends before and after, and the whole list. */
function waysOn(report: LibraryTrendReport, trend: LibraryTrend, locale: Locale) {
  const words = wordsOf(locale).card;
  const at = report.trends.findIndex(other => other.id === trend.id);
  const previous = report.trends[at - 1];
  const next = report.trends[at + 1];
  const [stated] = trend.statement[locale];
  return [
    discussButton(trendItem(trend.id), locale),
    ...(stated ? [openButton(stated, locale)] : []),
    ...(previous ? [button(words.previousTrend, { name: 'trend', trend: previous.id })] : []),
    ...(next ? [button(words.nextTrend, { name: 'trend', trend: next.id })] : []),
    button(words.allTrends, { name: 'trends', report: report.document }),
  ];
}

function heading(title: string): CardElement {
  return { kind: 'text', text: title, strong: true };
}

/** Each document once, with the lines that the card draws on. */
function sources(
  report: LibraryTrendReport,
  trend: LibraryTrend,
  evidence: readonly Evidence[],
  locale: Locale,
): string {
  const lines = new Map<string, LineRange[]>();
  const add = (title: string, ranges: readonly LineRange[]) =>
    lines.set(title, [...(lines.get(title) ?? []), ...ranges]);
  for (const passage of trend.statement[locale]) add(report.title[locale], passage.lines);
  for (const { passage } of evidence) add(passage.documentTitle[locale], passage.lines);
  return [...lines].map(([title, ranges]) => `${title} (${describeLines(merged(ranges), locale)})`).join('; ');
}

function merged(ranges: readonly LineRange[]): readonly LineRange[] {
  const result: LineRange[] = [];
  for (const [from, to] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}
