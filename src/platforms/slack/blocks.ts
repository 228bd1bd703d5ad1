import type { types } from '@slack/bolt';
import type { Button } from '../../card/card.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { isBlank, literal } from '../shared/text.ts';
import * as limits from './limits.ts';
import { escapeText, hasNoMarkup, lengthOf, piecesOf, shortened } from './text.ts';

/** Builders of the blocks that cards are made of. Every one keeps to Slack's limits, whatever text it gets. */

export type Block = types.KnownBlock;
type TextObject = types.PlainTextElement | types.MrkdwnElement;

/** Blocks that belong together and stay on one page. */
export type Unit = readonly Block[];

export const divider: Block = { type: 'divider' };

/** A text that Slack shows as it is. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** A large line; what is too long for one is bold instead. */
export function header(text: string): readonly Unit[] {
  const line = literal(text).replace(/\s+/g, ' ').trim();
  if (isBlank(line)) return [];
  return lengthOf(line) <= limits.headerCharacters ? [[{ type: 'header', text: plain(line) }]] : paragraphs(line, true);
}

/** Running text, a unit for each `sectionCharacters`. */
export function paragraphs(text: string, bold = false): readonly Unit[] {
  return piecesOf(literal(text), limits.sectionCharacters).map(piece => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [textElement(piece, bold)] }] },
  ]);
}

/** A quote, with what it says in other words before it. */
export function quote(text: string, before: string | undefined): readonly Unit[] {
  const quoted = piecesOf(literal(text), limits.sectionCharacters).map(
    (piece): Unit => [
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [textElement(piece, false)] }] },
    ],
  );
  return [...(before === undefined ? [] : paragraphs(before)), ...quoted];
}

/** Small print. */
export function context(texts: readonly string[]): readonly Unit[] {
  const pieces = texts.flatMap(text => piecesOf(literal(text), limits.contextCharacters));
  return chunks(pieces, 1).map(some => [{ type: 'context', elements: some.map(plain) }]);
}

/**
 * A title in bold with its text under it, and one button at its side. Bold needs markup, which only a title and a text
 * without any of their own may get; the others are shown plain.
 */
export function titled(title: string, text: string, button: types.Button | null): readonly Unit[] {
  const [head, body] = [literal(title).replace(/\s+/g, ' ').trim(), literal(text).trim()];
  const parts = [head, body].filter(part => !isBlank(part));
  if (!parts.length) return button ? [[{ type: 'actions', elements: [button] }]] : [];
  if (lengthOf(parts.join('\n')) + 2 > limits.sectionCharacters) {
    return [...paragraphs(head, true), ...paragraphs(body), ...(button ? [[actionsOf([button])]] : [])];
  }
  return [[{ type: 'section', text: boldFirst(head, body), ...(button ? { accessory: button } : {}) }]];
}

/** A line with a button at its side. */
export function line(text: string, button: types.Button | null): readonly Unit[] {
  const shown = literal(text).trim();
  if (button === null) return context([shown]);
  if (isBlank(shown)) return [[actionsOf([button])]];
  if (lengthOf(shown) > limits.sectionCharacters) return [...paragraphs(shown), [actionsOf([button])]];
  return [[{ type: 'section', text: plain(shown), accessory: button }]];
}

/** Pairs side by side; long ones one after the other. */
export function fields(pairs: readonly { readonly label: string; readonly value: string }[]): readonly Unit[] {
  const shown = pairs
    .map(pair => ({ label: literal(pair.label).trim(), value: literal(pair.value).trim() }))
    .filter(({ label, value }) => !isBlank(label + value));
  const fit = shown.every(({ label, value }) => lengthOf(label) + lengthOf(value) + 3 <= limits.fieldCharacters);
  if (!fit) return shown.flatMap(({ label, value }) => [...paragraphs(label, true), ...paragraphs(value)]);
  return chunks(shown, limits.fieldsPerSection).map(some => [
    { type: 'section', fields: some.map(({ label, value }) => boldFirst(label, value)) },
  ]);
}

function boldFirst(head: string, body: string): TextObject {
  if (isBlank(head) || !hasNoMarkup(head) || (body && !hasNoMarkup(body))) {
    return plain([head, body].filter(part => !isBlank(part)).join('\n'));
  }
  const text = [`*${escapeText(head)}*`, ...(isBlank(body) ? [] : [escapeText(body)])].join('\n');
  return { type: 'mrkdwn', text, verbatim: true };
}

export function textElement(text: string, bold: boolean): types.RichTextText {
  return { type: 'text', text, ...(bold ? { style: { bold: true } } : {}) };
}

/**
 * Rows of buttons; one that Slack cannot carry is told as a sentence.
 * @param about see `buttonElement`
 */
export function buttons(all: readonly Button[], locale: Locale, about?: string): readonly Unit[] {
  const made = all.map((button, index) => ({ button, element: buttonElement(button, index, about) }));
  const elements = made.flatMap(({ element }) => element ?? []);
  const told = made
    .filter(({ element }) => element === null)
    .map(({ button }) => wordsOf(locale).slack.longButton(button.label));
  return [
    ...chunks(elements, limits.actionElements).map(some => [actionsOf(some)]),
    ...told.flatMap(text => paragraphs(text)),
  ];
}

/**
 * A button as Slack has it, or null for one that it cannot carry. Ids are told apart by `index`, as Slack asks within a block.
 * @param about what several buttons of one name are told apart by, for those who hear the page
 */
export function buttonElement(button: Button, index: number, about?: string): types.Button | null {
  const label = literal(button.label).replace(/\s+/g, ' ').trim();
  const id = `${button.action}#${index}`;
  if (isBlank(label) || lengthOf(label) > limits.buttonLabelCharacters) return null;
  if (id.length > limits.actionIdCharacters || lengthOf(button.value) > limits.buttonValueCharacters) return null;
  if (literal(button.value + id) !== button.value + id) return null;
  const spoken = about === undefined ? '' : literal(`${label}: ${about}`).replace(/\s+/g, ' ');
  return {
    type: 'button',
    action_id: id,
    text: plain(label),
    ...(button.value ? { value: button.value } : {}),
    ...(button.style ? { style: button.style } : {}),
    ...(spoken ? { accessibility_label: shortened(spoken, limits.buttonLabelCharacters) } : {}),
  };
}

/** The action of a pressed button, without what tells it apart from its neighbours. */
export function actionName(actionId: string): string {
  return actionId.replace(/#\d+$/, '');
}

function actionsOf(elements: readonly types.Button[]): types.ActionsBlock {
  return { type: 'actions', elements: [...elements] };
}

export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
