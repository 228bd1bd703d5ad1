import type { FormElement, FormField } from '../../card/card.ts';
import { wordsOf } from '../../words/index.ts';
import { isBlank } from '../shared/text.ts';
import {
  type ButtonComponent,
  buttonComponent,
  buttons,
  type Div,
  div,
  heading,
  isWellFormed,
  type PlainText,
  plain,
  type Setting,
  texts,
  type Unit,
} from './elements.ts';
import * as limits from './limits.ts';
import { bytesOf, oneLine, shortened } from './text.ts';

/** A form container (https://open.feishu.cn/document/feishu-cards/card-json-v2-components/containers/form-container). */
export interface FormComponent {
  readonly tag: 'form';
  readonly name: string;
  readonly elements: readonly (Div | SelectComponent | InputComponent | SubmitComponent)[];
}

export interface SelectComponent {
  readonly tag: 'select_static';
  readonly name: string;
  readonly width: 'fill';
  readonly placeholder: PlainText;
  readonly options: readonly { readonly text: PlainText; readonly value: string }[];
  /** Counted from 1. */
  readonly initial_index?: number;
}

export interface InputComponent {
  readonly tag: 'input';
  readonly name: string;
  readonly width: 'fill';
  readonly max_length: number;
  readonly placeholder?: PlainText;
  readonly default_value?: string;
}

/** Sends the form. Its name says the action once more: not every client sends the value of such a button. */
export interface SubmitComponent extends Omit<ButtonComponent, 'size'> {
  readonly form_action_type: 'submit';
  readonly name: string;
}

/** A form as a container of its own; what does not fit into a control stands in full above it. */
export function form(element: FormElement, setting: Setting): readonly Unit[] {
  const title = heading(element.title);
  const button = buttonComponent(element.submit, setting);
  if (!button) return [...title, ...element.fields.flatMap(asText), ...buttons([element.submit], setting)];
  const { size, ...rest } = button;
  const submit: SubmitComponent = { ...rest, form_action_type: 'submit', name: nameOf(element.submit.action) };
  const room = { bytes: limits.formBytes - bytesOf(submit) };
  const controls: (Div | SelectComponent | InputComponent)[] = [];
  const above: Unit[] =
    oneLine(element.submit.label).length > limits.buttonLabelCharacters
      ? [...texts(element.submit.label).map((part): Unit => [part])]
      : [];
  const names = new Set<string>([submit.name]);
  for (const field of element.fields) {
    const made = control(field, room.bytes, setting);
    const isTaken = names.has(nameOf(field.name));
    if (made.parts === null || isTaken || bytesOf(made.parts) > room.bytes) {
      above.push(...asText(field));
      continue;
    }
    names.add(nameOf(field.name));
    room.bytes -= bytesOf(made.parts);
    controls.push(...made.parts);
    above.push(...made.told.flatMap(text => texts(text).map((part): Unit => [part])));
  }
  return [...title, ...above, [{ tag: 'form', name: 'form', elements: [...controls, submit] }]];
}

interface Made {
  /** Null for a field that no control can carry. */
  readonly parts: readonly (Div | SelectComponent | InputComponent)[] | null;
  /** What the control shows only in part. */
  readonly told: readonly string[];
}

function control(field: FormField, bytes: number, { locale }: Setting): Made {
  const words = wordsOf(locale).feishu;
  const label = oneLine(field.label);
  const head = isBlank(label) ? [] : [div(shortened(label, limits.fieldLabelCharacters))];
  const long = label.length > limits.fieldLabelCharacters ? [label] : [];
  const name = nameOf(field.name);
  if (field.kind === 'text') {
    const { value = '', hint = '' } = field;
    const line = oneLine(hint);
    const fits = value.length <= limits.inputCharacters && isWellFormed(value);
    const filled = value !== '' && fits;
    // Where something is typed already, nobody would see a placeholder.
    const isPlaceholder = !filled && !isBlank(line) && line.length <= limits.placeholderCharacters;
    const isBelow = filled && !isBlank(line) && line.length <= limits.fieldLabelCharacters;
    const input: InputComponent = {
      tag: 'input',
      name,
      width: 'fill',
      max_length: limits.inputCharacters,
      ...(isPlaceholder ? { placeholder: plain(line) } : {}),
      ...(filled ? { default_value: value } : {}),
    };
    const below = isBelow ? [div(line, { text_size: 'notation', text_color: 'grey' })] : [];
    const told = [...long, ...(isPlaceholder || isBelow ? [] : [line]), ...(fits ? [] : [value])];
    return { parts: [...head, input, ...below], told };
  }
  const options: { text: PlainText; value: string }[] = [];
  const told: string[] = [];
  let left = bytes - bytesOf(head) - 500;
  for (const { label: text, value } of field.options) {
    const shown = isBlank(oneLine(text)) ? oneLine(value) : oneLine(text);
    const option = { text: plain(shortened(shown, limits.optionCharacters)), value };
    const isNew = options.every(other => other.value !== value);
    const fits = options.length < limits.selectOptions && bytesOf(option) + 1 <= left;
    if (isNew && fits && !isBlank(shown) && isWellFormed(value)) {
      options.push(option);
      left -= bytesOf(option) + 1;
      if (shown.length > limits.optionCharacters) told.push(shown);
    } else if (!isBlank(shown)) told.push(shown);
  }
  if (!options.length) return { parts: null, told: [] };
  const chosen = options.findIndex(({ value }) => value === field.value) + 1;
  const select: SelectComponent = {
    tag: 'select_static',
    name,
    width: 'fill',
    placeholder: plain(words.choose),
    options,
    ...(chosen ? { initial_index: chosen } : {}),
  };
  return { parts: [...head, select], told: [...long, ...told] };
}

function asText({ label, value = '', ...field }: FormField): readonly Unit[] {
  const hint = 'hint' in field ? (field.hint ?? '') : '';
  const options = 'options' in field ? field.options.map(option => option.label) : [];
  return [label, value, hint, ...options].flatMap(text => texts(text).map((part): Unit => [part]));
}

const encoded = 'x_';

/** A field's name as Feishu takes it in a component: ours are words already. */
export function nameOf(field: string): string {
  const isPlain = /^[a-z][\w-]{0,40}$/i.test(field) && !field.startsWith(encoded);
  return isPlain ? field : encoded + Buffer.from(field, 'utf16le').toString('base64url');
}

/** The field that a component's name stands for. */
export function fieldOf(name: string): string {
  return name.startsWith(encoded) ? Buffer.from(name.slice(encoded.length), 'base64url').toString('utf16le') : name;
}
