import type { Button } from '../../card/card.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { isBlank, literal } from '../shared/text.ts';
import type { ChartComponent } from './chart.ts';
import type { FormComponent } from './form.ts';
import * as limits from './limits.ts';
import { bytesOf, oneLine, piecesOf, shortened } from './text.ts';

/** Builders of the components that cards are made of. Every one keeps to Feishu's limits, whatever text it gets. */

export interface PlainText {
  readonly tag: 'plain_text';
  readonly content: string;
  readonly text_size?: TextSize;
  readonly text_color?: 'grey' | 'blue' | 'orange';
  readonly text_align?: 'right';
}

type TextSize = 'heading-1' | 'heading' | 'normal' | 'notation';

export interface Div {
  readonly tag: 'div';
  readonly text: PlainText;
}

export interface Hr {
  readonly tag: 'hr';
}

export interface ButtonComponent {
  readonly tag: 'button';
  readonly text: PlainText;
  readonly type: 'default' | 'primary' | 'danger' | 'text';
  readonly size: 'small';
  readonly behaviors: readonly (
    | { readonly type: 'callback'; readonly value: CallbackValue }
    | { readonly type: 'open_url'; readonly default_url: string }
  )[];
}

/** What comes back when a button is pressed; where its card stood Feishu does not tell fully. */
export interface CallbackValue extends Partial<Where> {
  readonly action: string;
  readonly value: string;
}

/** Where a card stands. */
export interface Where {
  readonly direct?: true;
  /** The first message of the topic or the chain of replies that it is in. */
  readonly thread?: string;
}

export interface Column {
  readonly tag: 'column';
  readonly width: 'auto' | 'weighted';
  readonly weight?: number;
  readonly vertical_align: 'top' | 'center';
  readonly vertical_spacing?: 'small';
  readonly padding?: string;
  readonly elements: readonly (Div | ButtonComponent)[];
}

export interface ColumnSet {
  readonly tag: 'column_set';
  readonly flex_mode: 'none' | 'flow';
  readonly background_style?: 'grey';
  readonly horizontal_spacing: 'small' | 'medium';
  readonly columns: readonly Column[];
}

export interface Panel {
  readonly tag: 'collapsible_panel';
  readonly expanded: false;
  readonly header: { readonly title: PlainText };
  readonly border: { readonly color: 'grey' };
  readonly elements: readonly Div[];
}

export interface Table {
  readonly tag: 'table';
  readonly page_size: number;
  readonly row_height: 'auto';
  readonly header_style: { readonly background_style: 'grey'; readonly bold: true };
  readonly columns: readonly {
    readonly name: string;
    readonly display_name: string;
    readonly data_type: 'text';
    readonly horizontal_align: 'left' | 'right';
    readonly width: 'auto';
  }[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export type Component = Div | Hr | ButtonComponent | ColumnSet | Panel | Table | ChartComponent | FormComponent;

/** Components that belong together and stay on one page. */
export type Unit = readonly Component[];

/** How buttons answer: the language of what is said about them, and where the card stands. */
export interface Setting {
  readonly locale: Locale;
  readonly where: Where;
}

export const divider: Hr = { tag: 'hr' };

export function plain(content: string, style: Omit<PlainText, 'tag' | 'content'> = {}): PlainText {
  return { tag: 'plain_text', content, ...style };
}

export function div(content: string, style: Omit<PlainText, 'tag' | 'content'> = {}): Div {
  return { tag: 'div', text: plain(content, style) };
}

/** A text in as many components as it takes, all of it in sight. */
export function texts(text: string, style: Omit<PlainText, 'tag' | 'content'> = {}): readonly Div[] {
  return piecesOf(literal(text).trim(), limits.textCharacters).map(piece => div(piece, style));
}

export function heading(text: string): readonly Unit[] {
  return texts(text, { text_size: 'heading' }).map(part => [part]);
}

export function note(text: string): readonly Unit[] {
  return texts(text, { text_size: 'notation', text_color: 'grey' }).map(part => [part]);
}

/** Running text: of a long one the beginning is in sight, and the rest behind a panel that says how much follows. */
export function paragraphs(text: string, locale: Locale): readonly Unit[] {
  const whole = literal(text).trim();
  if (whole.length <= limits.foldCharacters) return texts(whole).map(part => [part]);
  const [first = '', ...others] = piecesOf(whole, limits.foldCharacters);
  const rest = piecesOf(others.join(''), limits.textCharacters);
  const characters = rest.reduce((sum, piece) => sum + piece.length, 0);
  const title = wordsOf(locale).feishu.rest(characters);
  return [
    ...(isBlank(first) ? [] : [[div(first)]]),
    ...chunks(rest, limits.panelTexts).map((some): Unit => [panel(title, some)]),
  ];
}

/** Texts behind a title that opens them. */
export function panel(title: string, all: readonly string[]): Panel {
  return {
    tag: 'collapsible_panel',
    expanded: false,
    header: { title: plain(title) },
    border: { color: 'grey' },
    elements: all.map(text => div(text)),
  };
}

/** A column that takes the room that is left. */
export function wide(elements: Column['elements'], weight = 1): Column {
  return { tag: 'column', width: 'weighted', weight, vertical_align: 'top', vertical_spacing: 'small', elements };
}

/** A column as wide as what stands in it. */
export function narrow(elements: Column['elements']): Column {
  return { tag: 'column', width: 'auto', vertical_align: 'center', elements };
}

export function columns(all: readonly Column[], flex: ColumnSet['flex_mode'] = 'none'): ColumnSet {
  return { tag: 'column_set', flex_mode: flex, horizontal_spacing: 'small', columns: all };
}

/** Components on grey, as a quote. */
export function box(elements: Column['elements']): ColumnSet {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: 'grey',
    horizontal_spacing: 'small',
    columns: [{ ...wide(elements), padding: '8px 12px 8px 12px' }],
  };
}

/** Rows of buttons; one that Feishu cannot carry is told as a sentence. */
export function buttons(all: readonly Button[], setting: Setting): readonly Unit[] {
  const made = all.map(button => ({ button, component: buttonComponent(button, setting) }));
  const usable = made.flatMap(({ component }) => component ?? []);
  // A label too long for a button stands in full above it.
  const long = made.filter(({ button, component }) => component && isLong(button));
  const told = made.filter(({ component }) => component === null);
  return [
    ...long.flatMap(({ button }) => note(button.label)),
    ...chunks(usable, limits.buttonsPerRow).map(
      (some): Unit => [
        columns(
          some.map(one => narrow([one])),
          'flow',
        ),
      ],
    ),
    ...told.flatMap(({ button }) => note(wordsOf(setting.locale).feishu.longButton(oneLine(button.label)))),
  ];
}

function isLong({ label }: Button): boolean {
  return oneLine(label).length > limits.buttonLabelCharacters;
}

/** A button, or null for one that Feishu cannot carry. */
export function buttonComponent(button: Button, { where, locale }: Setting): ButtonComponent | null {
  const label = oneLine(button.label);
  const { action, value } = button;
  if (bytesOf({ action, value }) > limits.buttonValueBytes || literal(action) !== action || !isWellFormed(value)) {
    return null;
  }
  const text = isBlank(label) ? wordsOf(locale).feishu.unnamed : shortened(label, limits.buttonLabelCharacters);
  return {
    tag: 'button',
    text: plain(text),
    type: button.style ?? 'default',
    size: 'small',
    behaviors: [{ type: 'callback', value: { action, value, ...where } }],
  };
}

/** Whether a button can stand at the side of a text. */
export function fitsAside(button: Button): boolean {
  return oneLine(button.label).length <= 16;
}

/** Whether no half of a character stands in it. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
