import type { Button } from '../../card/card.ts';

/** What is drawn with lines. */
export const pictureTags = ['svg', 'g', 'line', 'circle', 'rect', 'text', 'title'] as const;

/** What has neither text nor children. */
export const emptyTags = ['hr', 'input'] as const;

type Tag =
  | (typeof pictureTags)[number]
  | (typeof emptyTags)[number]
  | 'article'
  | 'header'
  | 'div'
  | 'p'
  | 'span'
  | 'h3'
  | 'h4'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'ol'
  | 'ul'
  | 'li'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'figure'
  | 'figcaption'
  | 'blockquote'
  | 'details'
  | 'summary'
  | 'a'
  | 'form'
  | 'label'
  | 'select'
  | 'option'
  | 'button';

type Attribute =
  | 'lang'
  | 'role'
  | 'aria-label'
  | 'aria-hidden'
  | 'aria-description'
  | 'scope'
  | 'tabindex'
  | 'href'
  | 'target'
  | 'rel'
  | 'type'
  | 'name'
  | 'value'
  | 'selected'
  | 'autocomplete'
  | 'spellcheck'
  | 'x'
  | 'y'
  | 'x1'
  | 'x2'
  | 'y1'
  | 'y2'
  | 'cx'
  | 'cy'
  | 'r'
  | 'rx'
  | 'dy'
  | 'width'
  | 'height';

/**
 * A piece of what a card looks like: the one description from which the page makes elements and `preview` makes HTML.
 * Texts are literal. A piece has a text or children.
 */
export interface Piece {
  readonly tag: Tag;
  readonly class?: string;
  readonly attributes?: Readonly<Partial<Record<Attribute, string>>>;
  readonly text?: string;
  readonly children?: readonly Piece[];
  /** Pressing the piece presses this button; of a form, sending it. */
  readonly button?: Button;
}

/** @param name what assistive technology calls it, where the label alone says too little */
export function renderButton(button: Button, name?: string): Piece {
  return { ...buttonPiece(button, 'button', name), button };
}

/** Sends the form it stands in. */
export function renderSubmit(button: Button): Piece {
  return buttonPiece(button, 'submit');
}

function buttonPiece(button: Button, type: 'button' | 'submit', name?: string): Piece {
  return {
    tag: 'button',
    class: button.style ? `button button-${button.style}` : 'button',
    attributes: { type, ...(name ? { 'aria-label': name } : {}) },
    text: button.label,
  };
}

/** How wide a text is, in Latin letters; a Chinese character takes two. */
export function lettersOf(text: string): number {
  return [...text].length + (text.match(/[\u2E80-\uFFEF]/gu)?.length ?? 0);
}

export function paragraphs(text: string): Piece[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => ({ tag: 'p', text: line }));
}

export function optional<T>(value: T | undefined, render: (value: T) => Piece): Piece[] {
  return value === undefined ? [] : [render(value)];
}
