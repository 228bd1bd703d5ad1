import type { FigureElement } from '../../card/card.ts';
import { isBlank } from '../shared/text.ts';
import { chunks, columns, type Div, div, texts, type Unit, wide } from './elements.ts';
import { oneLine } from './text.ts';

/** Side by side as long as each is short; a long one has a row of its own. */
const shortCharacters = 24;
const perRow = 3;

/** Numbers that matter, in large letters. */
export function figures(all: readonly FigureElement[]): readonly Unit[] {
  const short = all.every(
    ({ value, label, note = '' }) =>
      value.length <= 10 && label.length <= shortCharacters && note.length <= 3 * shortCharacters,
  );
  return chunks(
    all.map(figure).filter(parts => parts.length > 0),
    short ? perRow : 1,
  ).map((some): Unit => (some.length > 1 ? [columns(some.map(parts => wide(parts)))] : some.flat()));
}

function figure({ value, label, note = '' }: FigureElement): readonly Div[] {
  const line = oneLine(value);
  const large =
    line.length <= 40
      ? [div(line, { text_size: 'heading-1', text_color: 'blue' })]
      : texts(value, { text_size: 'heading' });
  return [
    ...(isBlank(line) ? [] : large),
    ...texts(label),
    ...texts(note, { text_size: 'notation', text_color: 'grey' }),
  ];
}
