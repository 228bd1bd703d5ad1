import { z } from 'zod';
import type { Card } from '../../card/card.ts';
import { wordsOf } from '../../words/index.ts';
import { type Block, buttons, context } from './blocks.ts';
import { formsOf } from './form.ts';
import { renderCard, type Surface } from './render.ts';

/** A message as every way of posting takes it. Links in it bring no previews. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** The buttons that this adapter adds to cards; their values name a kept card. */
export const pageAction = 'slack_page';
export const shareAction = 'slack_share';

const pageValue = z.object({ card: z.int(), page: z.int().nonnegative() });
const shareValue = z.object({ card: z.int() });

export const readPageValue = (value: string) => read(pageValue, value);
export const readShareValue = (value: string) => read(shareValue, value);

function read<T extends z.ZodType>(schema: T, value: string): z.output<T> | null {
  try {
    return schema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

/**
 * A card as messages that follow each other: for where all of it is posted.
 * @param kept the kept card's id, which the buttons of its forms need
 */
export function messagesOf(card: Card, kept: number | null = null): readonly [Message, ...Message[]] {
  const [first, ...others] = renderCard(card, 'message', kept);
  return [message(first.text, first.blocks), ...others.map(page => message(page.text, page.blocks))];
}

/** Whether a card is needed again once it is shown: for its further pages, or to open its forms. */
export function isToBeKept(card: Card, surface: Surface = 'message'): boolean {
  return formsOf(card).length > 0 || renderCard(card, surface).length > 1;
}

export interface PageOptions {
  /** The kept card's id: what the buttons for other pages and for sharing need; null leaves them out. */
  readonly kept: number | null;
  /** Offers to share the answer with the channel. */
  readonly share?: boolean;
  /** Who shared it. */
  readonly sharedBy?: string;
}

/** One page of a card, with the buttons to its other pages: for where one message has to do. */
export function pageOf(card: Card, index: number, options: PageOptions): Message {
  const { text, blocks } = pageBlocks(card, index, options, 'message');
  return message(text, blocks);
}

/** The blocks of one page of a card, with its buttons. A page beyond the last is the last. */
export function pageBlocks(
  card: Card,
  index: number,
  { kept, share, sharedBy }: PageOptions,
  surface: Surface,
): { readonly text: string; readonly blocks: readonly Block[] } {
  const words = wordsOf(card.locale).slack;
  const pages = renderCard(card, surface, kept);
  const at = Math.min(Math.max(index, 0), pages.length - 1);
  const page = pages[at] ?? pages[0];
  const turn = (label: string, to: number) => ({
    label,
    action: pageAction,
    value: JSON.stringify({ card: kept, page: to }),
  });
  const row =
    kept === null
      ? []
      : [
          ...(at > 0 ? [turn(words.back, at - 1)] : []),
          ...(at < pages.length - 1 ? [turn(words.more, at + 1)] : []),
          ...(share ? [{ label: words.share, action: shareAction, value: JSON.stringify({ card: kept }) }] : []),
        ];
  const small = [
    ...(pages.length > 1 && kept !== null ? [words.page(at + 1, pages.length)] : []),
    ...(sharedBy === undefined ? [] : [words.sharedBy(sharedBy)]),
  ];
  return {
    text: page.text,
    blocks: [
      ...page.blocks,
      ...context(small.length ? [small.join(' · ')] : []).flat(),
      ...buttons(row, card.locale).flat(),
    ],
  };
}

function message(text: string, blocks: readonly Block[]): Message {
  return { text, blocks, unfurl_links: false, unfurl_media: false };
}
