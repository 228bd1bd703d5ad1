import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Card, CardElement } from '../../card/card.ts';
import { wordsOf } from '../../words/index.ts';
import { isBlank, literal } from '../shared/text.ts';
import { type Block, divider, header, paragraphs, plain } from './blocks.ts';
import { asTypedHere } from './commands.ts';
import { channelInput, formsOf, inputsOf } from './form.ts';
import * as limits from './limits.ts';
import { pageBlocks } from './message.ts';
import { lengthOf, shortened } from './text.ts';

const modalState = z.object({
  /** The kept card that it shows. */
  card: z.int(),
  /** Which of the card's forms is filled in; null: the card itself is read. */
  form: z.int().nonnegative().nullable(),
  page: z.int().nonnegative(),
  /** Where its form or buttons count; null while that is to be chosen. */
  channel: z.string().nullable(),
  /** The thread it was opened in, and the message whose button opened it. */
  thread: z.string().nullable(),
  message: z.string(),
  /** Opened from the Home tab. */
  home: z.boolean(),
});

/** What a modal knows of itself: it travels with the view, where nobody sees or changes it (Slack allows 3,000 characters). */
export type ModalState = z.output<typeof modalState>;

export function readModalState(metadata: string): ModalState | null {
  try {
    return modalState.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

/** What went wrong with what was sent, and the channel that was chosen, if any. */
export interface Mistake {
  readonly sentence: string;
  readonly channel: string | null;
}

/**
 * A kept card in a modal: a form with its fields, or a card to read whose buttons work.
 * @param mistake told above all else
 */
export function modalView(card: Card, state: ModalState, mistake: Mistake | null = null): types.ModalView {
  const words = wordsOf(card.locale).slack;
  const form = state.form === null ? undefined : formsOf(card)[state.form];
  const said =
    mistake === null
      ? []
      : [...paragraphs(shortened(`⚠ ${asTypedHere(mistake.sentence)}`, limits.sectionCharacters)).flat(), divider];
  const metadata = JSON.stringify(state);
  const common = { type: 'modal', callback_id: 'card', private_metadata: metadata } as const;
  if (!form) {
    const [head, rest] = headed(card);
    const { blocks } = pageBlocks(rest, state.page, { kept: state.card }, 'modal');
    const where = state.home && state.channel !== null ? [channelLine(state.channel)] : [];
    return { ...common, title: title(head), close: plain(words.done), blocks: [...said, ...where, ...blocks] };
  }
  const at = card.elements.indexOf(form);
  const inputs: readonly Block[] = [
    ...(state.channel === null ? [channelInput(mistake?.channel ?? null, card.locale)] : []),
    ...inputsOf(form),
  ];
  return {
    ...common,
    title: title(form.title),
    submit: plain(name(form.submit.label) || name(words.submit)),
    close: plain(words.cancel),
    blocks: [
      ...said,
      ...(fits(form.title) ? [] : header(form.title).flat()),
      ...readable(card, card.elements.slice(0, at)),
      ...inputs,
      ...readable(card, card.elements.slice(at + 1)),
    ],
  };
}

/** The channel that was chosen on the Home tab, by its name. */
function channelLine(channel: string): Block {
  const elements = [{ type: 'channel' as const, channel_id: channel }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** What stands around a form: what is to be filled in or pressed elsewhere is no part of it. */
function readable(card: Card, some: readonly CardElement[]): readonly Block[] {
  const elements = some.filter(({ kind }) => kind !== 'form' && kind !== 'buttons');
  return elements.length ? pageBlocks({ ...card, elements }, 0, { kept: null }, 'modal').blocks : [];
}

/** A modal that says one sentence. */
export function sentenceModal(sentence: string, locale: Card['locale']): types.ModalView {
  const words = wordsOf(locale).slack;
  const blocks = [...paragraphs(sentence).flat()];
  return { type: 'modal', title: plain(words.untitled), close: plain(words.done), blocks };
}

/** A card's header as the modal's title, and what is left of the card then. */
function headed(card: Card): readonly [string, Card] {
  const [first, ...others] = card.elements;
  if (first?.kind !== 'header' || !fits(first.title)) return ['', card];
  const subtitle = first.subtitle === undefined ? [] : [{ kind: 'text', text: first.subtitle } as const];
  const elements = [...subtitle, ...others];
  return elements.length ? [first.title, { ...card, elements }] : [first.title, card];
}

/** A title that is too long for a modal stands in it. */
function title(text: string): types.PlainTextElement {
  return plain(fits(text) ? name(text) : wordsOf('en').slack.untitled);
}

function fits(text: string): boolean {
  const line = name(text);
  return line !== '' && lengthOf(literal(text).trim()) <= limits.viewTitleCharacters;
}

function name(text: string): string {
  const line = shortened(literal(text).replace(/\s+/g, ' ').trim(), limits.viewTitleCharacters);
  return isBlank(line) ? '' : line;
}
