/**
 * What is shown, independent of platform. Every text is literal: adapters escape it for where it goes, and nothing in it
 * is markup. Build cards with the functions in `build.ts`.
 */
import type { LineRange } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';

/** Pressing it sends `action` and `value` back (see `actions.ts`). */
export interface Button {
  readonly label: string;
  readonly action: string;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
}

export interface HeaderElement {
  readonly kind: 'header';
  readonly title: string;
  readonly subtitle?: string;
}

/** Paragraphs are separated by `\n`. */
export interface TextElement {
  readonly kind: 'text';
  readonly text: string;
  /** A heading within the card. */
  readonly strong?: true;
}

export interface FieldsElement {
  readonly kind: 'fields';
  readonly fields: readonly { readonly label: string; readonly value: string }[];
}

export interface ListItem {
  /** Shown before the title, e.g. a trend's number. */
  readonly number?: number;
  readonly title: string;
  readonly text?: string;
  /** Leads on from it, e.g. to a message. */
  readonly link?: { readonly label: string; readonly url: string };
  readonly buttons?: readonly Button[];
}

export interface ListElement {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
}

export interface TableElement {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[];
  /** Each row has a cell for each column; a cell may be empty. */
  readonly rows: readonly (readonly string[])[];
}

/** One number that matters, shown large. */
export interface FigureElement {
  readonly kind: 'figure';
  readonly value: string;
  readonly label: string;
  readonly note?: string;
}

/** A quote, word for word, and where it stands. `open` shows it with its neighbours. */
export interface CitationElement {
  readonly kind: 'citation';
  readonly quote: string;
  readonly source: string;
  readonly lines: readonly LineRange[];
  /** The quote is our own digest of those lines: the original is not in the library. */
  readonly digest?: true;
  /** What the quote says, in the reader's language and our words, where the quote is in another. */
  readonly gloss?: string;
  /** A quote to take with care: the passage is damaged or breaks off. */
  readonly warning?: string;
  readonly open?: Button;
}

export interface DividerElement {
  readonly kind: 'divider';
}

export interface ButtonsElement {
  readonly kind: 'buttons';
  readonly buttons: readonly Button[];
}

export interface LinkElement {
  readonly kind: 'link';
  readonly label: string;
  readonly url: string;
}

/** Values over a common sequence, such as years, drawn where the platform can; everywhere else it is a table. */
export interface ChartElement {
  readonly kind: 'chart';
  readonly title: string;
  /** Of all values, as the sources have it. */
  readonly unit: string;
  readonly labels: readonly string[];
  /** A value for each label; null where there is none. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export type FormField =
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly value?: string;
    }
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly value?: string;
      readonly hint?: string;
    };

/** What a person fills in; `submit` sends the fields' values, by their names, with it. */
export interface FormElement {
  readonly kind: 'form';
  readonly title: string;
  readonly fields: readonly FormField[];
  readonly submit: Button;
}

/** Small print. */
export interface NoteElement {
  readonly kind: 'note';
  readonly text: string;
}

export type CardElement =
  | HeaderElement
  | TextElement
  | FieldsElement
  | ListElement
  | TableElement
  | FigureElement
  | CitationElement
  | DividerElement
  | ButtonsElement
  | LinkElement
  | ChartElement
  | FormElement
  | NoteElement;

export interface Card {
  readonly locale: Locale;
  /** One line for notifications and previews. */
  readonly summary: string;
  readonly elements: readonly CardElement[];
}
