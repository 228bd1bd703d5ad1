import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Button, Card, FormElement, FormField } from '../../card/card.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { isBlank, literal } from '../shared/text.ts';
import { buttonElement, chunks, fields as fieldPairs, header, plain, titled, type Unit } from './blocks.ts';
import * as limits from './limits.ts';
import { lengthOf, shortened } from './text.ts';

/** The button that opens a form of a kept card, by its action. */
export const formAction = 'slack_form';

const formValue = z.object({ card: z.int(), form: z.int().nonnegative() });

/** Which form a pressed button opens, or null for no value of ours. */
export function readFormValue(value: string): z.output<typeof formValue> | null {
  try {
    return formValue.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

/** The forms of a card, in order. */
export function formsOf(card: Card): readonly FormElement[] {
  return card.elements.filter(element => element.kind === 'form');
}

/**
 * A form where nothing can be filled in: a button that opens it.
 * @param kept the kept card's id; null shows what the form asks for, without a button
 */
export function closedForm(form: FormElement, index: number, kept: number | null, locale: Locale): readonly Unit[] {
  if (kept === null) {
    return [
      ...header(form.title),
      ...fieldPairs(form.fields.map(field => ({ label: field.label, value: shown(field) }))),
    ];
  }
  const label = wordsOf(locale).slack.openForm;
  const value = JSON.stringify({ card: kept, form: index });
  return titled(form.title, '', buttonElement({ label, action: formAction, value, style: 'primary' }, index));
}

/** What stands in a field before anybody fills it in. */
function shown(field: FormField): string {
  if (field.kind === 'text') return field.value ?? '';
  return field.options.find(({ value }) => value === field.value)?.label ?? '';
}

/** The fields of a form as a modal has them. */
export function inputsOf(form: FormElement): readonly types.InputBlock[] {
  return form.fields.slice(0, limits.formFields).map((field, index) => ({
    type: 'input',
    block_id: blockId(field, index),
    label: plain(
      line(field.label, limits.inputLabelCharacters) || line(field.name, limits.inputLabelCharacters) || '—',
    ),
    element: field.kind === 'choice' ? choice(field) : textInput(field.value),
    ...(field.kind === 'text' && field.hint && line(field.hint, limits.inputLabelCharacters)
      ? { hint: plain(line(field.hint, limits.inputLabelCharacters)) }
      : {}),
  }));
}

/** Told apart by its place: Slack hands back what was filled in by these ids. */
function blockId({ name }: FormField, index: number): string {
  return shortened(literal(`${index}:${name}`), limits.blockIdCharacters);
}

const inputAction = 'value';

function textInput(value: string | undefined): types.PlainTextInput {
  const initial = shortened(literal(value ?? ''), limits.inputCharacters);
  return {
    type: 'plain_text_input',
    action_id: inputAction,
    ...(initial ? { initial_value: initial } : {}),
  };
}

type Choice = Extract<FormField, { kind: 'choice' }>;

/** Few options as they are, many in groups; nothing to choose from leaves a text. */
function choice(field: Choice): types.StaticSelect | types.PlainTextInput {
  const all = field.options.map((option, index) => ({
    text: plain(line(option.label, limits.optionCharacters) || line(option.value, limits.optionCharacters) || '—'),
    value: optionValue(option.value, index),
  }));
  if (!all.length) return textInput(field.value);
  const initial = all[field.options.findIndex(({ value }) => value === field.value)];
  const groups = chunks(all, limits.selectOptions).slice(0, limits.selectOptions);
  return {
    type: 'static_select',
    action_id: inputAction,
    ...(groups.length > 1
      ? {
          option_groups: groups.map((options, index) => {
            const from = index * limits.selectOptions;
            return { label: plain(`${from + 1}–${from + options.length}`), options };
          }),
        }
      : { options: all }),
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** An option's value as it is, or its place where Slack cannot carry it. */
function optionValue(value: string, index: number): string {
  const carried = !isBlank(value) && literal(value) === value && lengthOf(value) <= limits.optionCharacters;
  return carried && !/^#\d+$/.test(value) ? value : `#${index}`;
}

/** In one line and within a limit, or nothing. */
function line(text: string, limit: number): string {
  const shortest = shortened(literal(text).replace(/\s+/g, ' ').trim(), limit);
  return isBlank(shortest) ? '' : shortest;
}

/** What Slack says is filled in, by block. */
export const filledIn = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_conversation: z.string().nullish(),
    }),
  ),
);

/** The values of a form's fields, by their names; what is empty is the empty text. */
export function valuesOf(form: FormElement, state: z.output<typeof filledIn>): Record<string, string> {
  return Object.fromEntries(
    form.fields.map((field, index) => {
      const input = state[blockId(field, index)]?.[inputAction];
      return [field.name, field.kind === 'choice' ? chosen(field, input) : (input?.value ?? '').trim()];
    }),
  );
}

/** The form with what somebody has filled in. */
export function filled(form: FormElement, values: Readonly<Record<string, string>>): FormElement {
  return { ...form, fields: form.fields.map(field => ({ ...field, value: values[field.name] ?? '' })) };
}

function chosen(field: Choice, input: z.output<typeof filledIn>[string][string] | undefined): string {
  const picked = input?.selected_option?.value ?? input?.value?.trim() ?? '';
  return field.options.find(({ value }, index) => optionValue(value, index) === picked)?.value ?? picked;
}

/** A form that asks for nothing but the channel in which a button of the Home tab shall count. */
export function channelForm({ action, value }: Pick<Button, 'action' | 'value'>, locale: Locale): Card {
  const { whichChannel: title, proceed: label } = wordsOf(locale).slack;
  return { locale, summary: title, elements: [{ kind: 'form', title, fields: [], submit: { label, action, value } }] };
}

/** Where somebody on the Home tab wants the form to count: one of their channels. */
const channelBlock = 'channel';

export function channelInput(chosen: string | null, locale: Locale): types.InputBlock {
  return {
    type: 'input',
    block_id: channelBlock,
    label: plain(wordsOf(locale).slack.channel),
    element: {
      type: 'conversations_select',
      action_id: inputAction,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(chosen === null ? {} : { initial_conversation: chosen }),
    },
  };
}

export function chosenChannel(state: z.output<typeof filledIn>): string | null {
  return state[channelBlock]?.[inputAction]?.selected_conversation ?? null;
}
