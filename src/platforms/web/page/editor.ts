import { textCharacters } from '../limits.ts';
import type { Message } from '../message.ts';
import type { PageContext } from './context.ts';
import { button, element } from './dom.ts';

/** Where a person changes their own words, in their place. Enter saves, Escape leaves them as they were. */
export function drawEditor(message: Message, context: PageContext, close: () => void): HTMLElement {
  const { words } = context;
  const field = element('textarea', {
    attributes: { rows: '1', 'aria-label': words.editing, maxlength: String(textCharacters) },
    on: {
      keydown: event => {
        if (event.isComposing || event.keyCode === 229) return;
        if (event.key === 'Escape') close();
        else if (event.key === 'Enter' && !event.shiftKey) void save();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  });
  field.value = message.text;
  const notice = element('p', { class: 'field-error', attributes: { role: 'alert' } });

  async function save(): Promise<void> {
    const text = field.value.trim();
    if (text === '') return;
    const failure = text === message.text ? null : await context.reword(message, text);
    if (failure === null) close();
    else notice.replaceChildren(failure);
  }

  const editor = element(
    'div',
    { class: 'editor' },
    field,
    notice,
    element(
      'div',
      { class: 'card-buttons' },
      button(words.save, () => void save(), { class: 'button button-primary' }),
      button(words.cancel, close, { class: 'button' }),
    ),
  );
  // Once it stands in the page.
  queueMicrotask(() => {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  return editor;
}
