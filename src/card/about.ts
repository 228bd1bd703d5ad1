import type { LexiconEntry } from '../library/lexicon.ts';
import type { Figure } from '../lookup/figures/figure.ts';
import type { Reading } from '../lookup/figures/reading.ts';
import type { About, Statement, Unknown } from '../lookup/names/about.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { button } from './actions.ts';
import type { Button, Card, CardElement } from './card.ts';
import { figureTable, sourceButtons } from './figures.ts';
import { cite } from './passage.ts';

const statementsPerPage = 4;
const figuresShown = 5;
const namesShown = 10;
const trendsShown = 4;

/**
 * What the library says of a name.
 * @param from the first statement to show, 0-based; on further pages the statements stand alone
 */
export function aboutCard(about: About, read: (figure: Figure) => Reading, from: number, locale: Locale): Card {
  const words = wordsOf(locale).about;
  const { subject, statements } = about;
  const title = titleOf(about, locale);
  const counted = words.found(about.documents.length, about.passages);
  const kind = subject.entry ? words.kinds[subject.entry.kind] : null;
  const page = statements.slice(from, from + statementsPerPage);
  return {
    locale,
    summary: `${title} · ${counted}`,
    elements: [
      { kind: 'header', title, subtitle: [kind, counted].filter(Boolean).join(' · ') },
      ...(from === 0 ? names(about, locale) : []),
      ...(page.length > 0
        ? [heading(words.statements), ...page.map(statement => statementElement(statement, locale))]
        : []),
      ...turning(about, from, page.length, locale),
      ...(from === 0 ? [...figures(about, read, locale), ...places(about, locale), ...waysOn(about, locale)] : []),
    ],
  };
}

/** Nothing is known of that name, and what is called nearly so. */
export function unknownCard({ name, near }: Unknown, locale: Locale): Card {
  const words = wordsOf(locale).about;
  const sentence = words.unknown(name);
  return {
    locale,
    summary: sentence,
    elements: [
      { kind: 'text', text: sentence },
      { kind: 'note', text: near.length > 0 ? words.near(near.map(entry => nameOf(entry, locale))) : words.noNear },
      ...(near.length > 0
        ? [{ kind: 'buttons', buttons: near.map(entry => aboutButton(entry, locale)) } as const]
        : []),
    ],
  };
}

function titleOf({ subject }: About, locale: Locale): string {
  const [english] = subject.entry?.en ?? [];
  return locale === 'en' && english && english !== subject.name ? `${english} (${subject.name})` : subject.name;
}

function names(about: About, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).about;
  const title = titleOf(about, locale);
  const others = about.subject.names.filter(name => !title.includes(name)).slice(0, namesShown);
  const not = about.not.map(entry => nameOf(entry, locale));
  return [
    ...(others.length > 0 ? [{ kind: 'note', text: words.alsoNamed(others) } as const] : []),
    ...(not.length > 0 ? [{ kind: 'note', text: words.notTheSame(not) } as const] : []),
  ];
}

/** The quote, and for readers of another language what our digest says there. */
function statementElement({ passage, quote, lines }: Statement, locale: Locale): CardElement {
  return cite({ ...passage, lines }, quote, locale);
}

function figures(about: About, read: (figure: Figure) => Reading, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).about;
  const rows = about.figures.slice(0, figuresShown).map(figure => ({ reading: read(figure), also: [], others: [] }));
  if (rows.length === 0) return [];
  return [heading(words.figures), figureTable(rows, 0, locale), ...sourceButtons(rows, 0, locale)];
}

function places(about: About, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale);
  const lines = about.documents.map(({ document, passages }) =>
    words.about.inDocument(document.title[locale], passages),
  );
  const trends = about.trends.slice(0, trendsShown).map(trend => ({
    title: words.card.trendTitle(trend.number, trend.name[locale]),
    buttons: [button(words.card.detail, { name: 'trend', trend: trend.id })],
  }));
  const related = about.related.map(entry => nameOf(entry, locale));
  const works = about.works.map(({ title }) => title[locale]);
  return [
    ...(lines.length > 0 ? [heading(words.about.documents), { kind: 'text', text: lines.join('\n') } as const] : []),
    ...(works.length > 0 ? [heading(words.about.works), { kind: 'text', text: works.join('\n') } as const] : []),
    ...(trends.length > 0 ? [heading(words.about.trends), { kind: 'list', items: trends } as const] : []),
    ...(related.length > 0
      ? [
          { kind: 'note', text: words.about.related(related) } as const,
          { kind: 'buttons', buttons: about.related.map(entry => aboutButton(entry, locale)) } as const,
        ]
      : []),
  ];
}

function waysOn({ subject, figures: own }: About, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale).about;
  const shown = locale === 'en' ? (subject.entry?.en[0] ?? subject.name) : subject.name;
  return [
    {
      kind: 'buttons',
      buttons: [
        ...(own.length > 0 ? [button(words.allFigures, { name: 'figures', words: shown, from: 0 })] : []),
        button(words.ask, { name: 'command', text: words.askFor(shown) }),
      ],
    },
  ];
}

function turning({ subject, statements }: About, from: number, shown: number, locale: Locale): readonly CardElement[] {
  const words = wordsOf(locale);
  const turn = (label: string, start: number) =>
    button(label, { name: 'about', subject: subject.name, from: start, turn: true });
  const buttons: Button[] = [
    ...(from > 0 ? [turn(words.card.previousPage, Math.max(0, from - statementsPerPage))] : []),
    ...(from + statementsPerPage < statements.length
      ? [turn(from === 0 ? words.about.more : words.card.nextPage, from + statementsPerPage)]
      : []),
  ];
  return buttons.length > 0
    ? [
        { kind: 'note', text: words.card.pageOf(from + 1, from + shown, statements.length) },
        { kind: 'buttons', buttons },
      ]
    : [];
}

function aboutButton(entry: LexiconEntry, locale: Locale): Button {
  return button(nameOf(entry, locale), { name: 'about', subject: entry.term, from: 0 });
}

function nameOf(entry: LexiconEntry, locale: Locale): string {
  return locale === 'en' ? (entry.en[0] ?? entry.term) : entry.term;
}

function heading(text: string): CardElement {
  return { kind: 'text', text, strong: true };
}
