import type {
  Card,
  CardElement,
  CitationElement,
  FigureElement,
  FormElement,
  LinkElement,
  ListItem,
} from '../../card/card.ts';
import { chartTable } from '../../card/chart.ts';
import { describeLines } from '../../card/lines.ts';
import { plainText } from '../../card/plain.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { isBlank, literal } from '../shared/text.ts';
import type { Block, Unit } from './blocks.ts';
import * as block from './blocks.ts';
import { asTypedHere } from './commands.ts';
import { closedForm, formsOf } from './form.ts';
import * as limits from './limits.ts';
import { pagesOf } from './pages.ts';
import { table } from './table.ts';
import { escapeText, shortened } from './text.ts';

/** One page of a card: what Slack shows, and the text of its notification. */
export interface Page {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Where blocks stand: views have room for more of them, and none for tables. */
export type Surface = 'message' | 'home' | 'modal';

const sizes = {
  message: {
    blocks: limits.messageBlocks - limits.pagerBlocks,
    characters: limits.messageCharacters - limits.pagerCharacters,
  },
  // The other half is for search and briefings.
  home: { blocks: limits.viewBlocks / 2 - limits.pagerBlocks - 2, characters: limits.messageCharacters },
  // Above and below a form; the others are for its fields, and for what is wrong with them.
  modal: {
    blocks: (limits.viewBlocks - limits.formFields) / 2 - limits.pagerBlocks - 4,
    characters: limits.messageCharacters,
  },
};

/**
 * A card as Block Kit, in as many pages as Slack's limits make of it: at least one, and nothing is left out. Each page has
 * room for a row of buttons of its own.
 * @param kept the kept card's id, by which the buttons of its forms find them again; null: they have none
 */
export function renderCard(
  neutral: Card,
  surface: Surface = 'message',
  kept: number | null = null,
): readonly [Page, ...Page[]] {
  const card = withCommandsOfSlack(neutral);
  const pages = pagesOf(unitsOf(card, surface, kept), sizes[surface]);
  const whole = fallbackText(card);
  const [first, ...others] = pages;
  if (!first) return [{ text: whole, blocks: block.paragraphs(fallbackTitle(card)).flat() }];
  return [
    { text: whole, blocks: first },
    ...others.map((blocks, index) => ({
      text: escapeText(shortened(`${fallbackTitle(card)} (${index + 2}/${pages.length})`, limits.fallbackCharacters)),
      blocks,
    })),
  ];
}

/** What the bot says of its commands, as they are typed here; quotes, titles and questions stay as they are. */
function withCommandsOfSlack(card: Card): Card {
  return {
    ...card,
    elements: card.elements.map(element => {
      switch (element.kind) {
        case 'text':
        case 'note':
          return { ...element, text: asTypedHere(element.text) };
        case 'list':
          return { ...element, items: element.items.map(itemOfSlack) };
        default:
          return element;
      }
    }),
  };
}

function itemOfSlack(item: ListItem): ListItem {
  const text = item.text === undefined ? {} : { text: asTypedHere(item.text) };
  return { ...item, title: asTypedHere(item.title), ...text };
}

/** The text for notifications and for those who hear the page: all of a short card, the summary of a long one. */
function fallbackText(card: Card): string {
  const all = literal(plainText(card)).trim();
  const escaped = escapeText(all);
  if (!isBlank(all) && escaped.length <= limits.fallbackCharacters) return escaped;
  return escapeText(shortened(fallbackTitle(card), limits.fallbackCharacters));
}

function fallbackTitle(card: Card): string {
  const title = literal(card.summary).trim();
  return isBlank(title) ? wordsOf(card.locale).slack.untitled : shortened(title, limits.sectionCharacters);
}

function unitsOf(card: Card, surface: Surface, kept: number | null): readonly Unit[] {
  // A message has room for one table block: the further ones become paragraphs.
  const native =
    surface === 'message' ? card.elements.find(({ kind }) => kind === 'table' || kind === 'chart') : undefined;
  const forms = formsOf(card);
  return card.elements.flatMap(element =>
    element.kind === 'form'
      ? closedForm(element, forms.indexOf(element), kept, card.locale)
      : renderElement(element, element === native, card.locale),
  );
}

function renderElement(element: Exclude<CardElement, FormElement>, native: boolean, locale: Locale): readonly Unit[] {
  switch (element.kind) {
    case 'header':
      return [
        ...block.header(element.title),
        ...block.context(element.subtitle === undefined ? [] : [element.subtitle]),
      ];
    case 'text':
      return block.paragraphs(element.text, element.strong === true);
    case 'fields':
      return block.fields(element.fields);
    case 'list':
      return element.items.flatMap(item => listItem(item, locale));
    case 'chart':
      return table(chartTable(element), native, locale);
    case 'table':
      return table(element, native, locale);
    case 'figure':
      return figure(element);
    case 'citation':
      return citation(element, locale);
    case 'divider':
      return [[block.divider]];
    case 'buttons':
      return block.buttons(element.buttons, locale);
    case 'link':
      return link(element);
    case 'note':
      return block.context([element.text]);
  }
}

/** One button stands at the item's side, more of them below it. */
function listItem(item: ListItem, locale: Locale): readonly Unit[] {
  const title = item.number === undefined ? item.title : `${item.number}. ${item.title}`;
  const [only, ...more] = item.buttons ?? [];
  const aside = only && !more.length ? block.buttonElement(only, 0, item.title) : null;
  const below = aside ? [] : block.buttons(item.buttons ?? [], locale, item.title);
  const way = item.link ? link(item.link) : [];
  return together([...block.titled(title, item.text ?? '', aside), ...way, ...below]);
}

function figure({ value, label, note }: FigureElement): readonly Unit[] {
  return together([...block.header(value), ...block.context(note === undefined ? [label] : [label, note])]);
}

function citation(element: CitationElement, locale: Locale): readonly Unit[] {
  const words = wordsOf(locale).card;
  const where = element.lines.length
    ? words.where(element.source, describeLines(element.lines, locale), element.digest === true)
    : element.source;
  const open = element.open ? block.buttonElement(element.open, 0, element.source) : null;
  return together([
    ...block.quote(element.quote, element.gloss),
    ...block.context(element.warning === undefined ? [] : [`⚠ ${element.warning}`]),
    ...block.line(isBlank(where) ? '' : `— ${where}`, open),
    ...(element.open && !open ? block.buttons([element.open], locale) : []),
  ]);
}

/** A link leads to the web or is no link: `javascript:` and the like are shown as text. */
function link({ label, url }: Pick<LinkElement, 'label' | 'url'>): readonly Unit[] {
  const safe = URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
  const text = isBlank(literal(label)) ? url : literal(label).trim();
  if (!safe || url.length > limits.urlCharacters || text.length > limits.sectionCharacters) {
    return block.paragraphs(`${label}: ${url}`);
  }
  return [[{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url, text }] }] }]];
}

/** Few short units as one, so that no page ends between them. */
function together(units: readonly Unit[]): readonly Unit[] {
  return units.length <= 5 ? [units.flat()].filter(unit => unit.length > 0) : units;
}
