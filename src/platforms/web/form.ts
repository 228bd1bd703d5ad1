import type { FormElement, FormField } from '../../card/card.ts';
import { optional, type Piece, renderSubmit } from './piece.ts';

/** A form with a name; the page puts what is wrong with it above its button. */
export function renderForm(form: FormElement): Piece {
  return {
    tag: 'form',
    class: 'card-form',
    attributes: { 'aria-label': form.title, autocomplete: 'off' },
    button: form.submit,
    children: [
      { tag: 'h4', class: 'card-section', text: form.title },
      ...form.fields.map(renderField),
      { tag: 'p', class: 'form-error', attributes: { role: 'alert' }, text: '' },
      { tag: 'div', class: 'card-buttons', children: [renderSubmit(form.submit)] },
    ],
  };
}

function renderField(field: FormField): Piece {
  const hint = field.kind === 'text' ? field.hint : undefined;
  return {
    tag: 'div',
    class: 'form-field',
    children: [
      {
        tag: 'label',
        children: [
          { tag: 'span', class: 'form-label', text: field.label },
          field.kind === 'choice' ? renderChoice(field) : renderText(field),
        ],
      },
      // Said with the field already.
      ...optional(hint, text => ({ tag: 'p', class: 'form-hint', attributes: { 'aria-hidden': 'true' }, text })),
    ],
  };
}

function renderChoice(field: FormField & { kind: 'choice' }): Piece {
  return {
    tag: 'select',
    attributes: { name: field.name },
    children: field.options.map(({ value, label }) => ({
      tag: 'option',
      attributes: { value, ...(value === field.value ? { selected: '' } : {}) },
      text: label,
    })),
  };
}

function renderText({ name, value = '', hint }: FormField & { kind: 'text' }): Piece {
  const described = hint === undefined ? {} : { 'aria-description': hint };
  return { tag: 'input', attributes: { type: 'text', name, value, spellcheck: 'false', ...described } };
}
