import { z } from 'zod';
import type { Card } from '../../card/card.ts';
import { wordsOf } from '../../words/index.ts';
import { buttonComponent, type Component, columns, div, narrow, type Setting, type Where } from './elements.ts';
import { type FeishuCard, renderCard } from './render.ts';

/** The button that turns the page of a card; its value names a kept card. */
export const pageAction = 'feishu_page';

const pageValue = z.object({ card: z.int(), page: z.int().nonnegative() });

export function readPageValue(value: string): z.output<typeof pageValue> | null {
  try {
    return pageValue.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

/** How many pages a card takes. */
export function pageCount(card: Card, where: Where): number {
  return renderCard(card, where).length;
}

export interface PageOptions {
  /** The kept card's id, which the buttons to other pages need; null for a card of one page. */
  readonly kept: number | null;
  readonly where: Where;
}

/** One page of a card, with the buttons to its other pages. A page beyond the last is the last. */
export function pageOf(card: Card, index: number, { kept, where }: PageOptions): FeishuCard {
  const pages = renderCard(card, where);
  const at = Math.min(Math.max(index, 0), pages.length - 1);
  const page = pages[at] ?? pages[0];
  if (pages.length === 1 || kept === null) return page;
  const pager = pagerOf(kept, at, pages.length, { locale: card.locale, where });
  return { ...page, body: { elements: [...page.body.elements, pager] } };
}

function pagerOf(kept: number, at: number, count: number, setting: Setting): Component {
  const words = wordsOf(setting.locale).feishu;
  const turn = (label: string, page: number) =>
    buttonComponent({ label, action: pageAction, value: JSON.stringify({ card: kept, page }) }, setting) ?? [];
  const turns = [at > 0 ? turn(words.back, at - 1) : [], at < count - 1 ? turn(words.next, at + 1) : []].flat();
  const where = div(words.page(at + 1, count), { text_size: 'notation', text_color: 'grey' });
  return columns(
    [...turns, where].map(part => narrow([part])),
    'flow',
  );
}
