import type { Button } from '../../../card/card.ts';
import type { Piece } from '../render.ts';

/** Makes the elements of a card; pressing one of its buttons calls `press`. */
export function draw(piece: Piece, press: (button: Button, pressed: HTMLElement) => void): HTMLElement {
  const made = document.createElement(piece.tag);
  if (piece.class) made.className = piece.class;
  for (const [name, value] of Object.entries(piece.attributes ?? {})) made.setAttribute(name, value);
  if (piece.text !== undefined) made.textContent = piece.text;
  for (const child of piece.children ?? []) made.append(draw(child, press));
  const { button } = piece;
  if (button) {
    made.dataset.press = JSON.stringify([button.action, button.value]);
    made.addEventListener('click', () => press(button, made));
  }
  return made;
}
