import type { Button } from '../../../card/card.ts';
import { type Piece, pictureTags } from '../piece.ts';

/** What a person filled in, by the names of the fields; nothing for a button alone. */
export type FormValues = Readonly<Record<string, string>>;

export type Press = (button: Button, pressed: HTMLElement, values: FormValues) => void;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes the elements of a card; pressing one of its buttons, or sending one of its forms, calls `press`. */
export function draw(piece: Piece, press: Press): Element {
  const isPicture = pictureTags.some(tag => tag === piece.tag);
  const made = isPicture ? document.createElementNS(svgNamespace, piece.tag) : document.createElement(piece.tag);
  if (piece.class) made.setAttribute('class', piece.class);
  for (const [name, value] of Object.entries(piece.attributes ?? {})) made.setAttribute(name, value);
  if (piece.text !== undefined) made.textContent = piece.text;
  for (const child of piece.children ?? []) made.append(draw(child, press));
  if (piece.button) listen(made, piece.button, press);
  return made;
}

function listen(made: Element, button: Button, press: Press): void {
  if (made instanceof HTMLFormElement) {
    made.addEventListener('submit', event => {
      event.preventDefault();
      press(button, event.submitter ?? made, valuesOf(made));
    });
  } else if (made instanceof HTMLElement) {
    made.dataset.press = JSON.stringify([button.action, button.value]);
    made.addEventListener('click', () => press(button, made, {}));
  }
}

function valuesOf(form: HTMLFormElement): FormValues {
  const entries = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.trim()] as const] : [],
  );
  return Object.fromEntries(entries);
}
