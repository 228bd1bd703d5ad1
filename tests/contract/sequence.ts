import type { Card, CardElement } from '../../src/card/card.ts';
import { describeLines } from '../../src/card/lines.ts';
import { renderCard } from '../../src/platforms/feishu/render.ts';
import { messagesOf } from '../../src/platforms/slack/message.ts';
import { shownText as shownOnFeishu } from '../support/feishu/check.ts';
import { shownText as shownOnSlack } from '../support/slack/check.ts';

/** What all pages of a card show, one after the other; what repeats on each page is left out. */
export const shown: Readonly<Record<string, (card: Card) => string>> = {
  slack: card =>
    messagesOf(card)
      .map(({ blocks }) => shownOnSlack(blocks))
      .join('\n'),
  feishu: card =>
    renderCard(card)
      .map((page, index) => shownOnFeishu(index ? page.body : page, false))
      .join('\n'),
};

/** What a reader finds in a card, in this order: items, figures, quotes and where they stand, row by row. */
export function sequenceOf({ elements, locale }: Card): readonly string[] {
  return elements.flatMap(element => partsOf(element, locale));
}

function partsOf(element: CardElement, locale: Card['locale']): readonly string[] {
  switch (element.kind) {
    case 'header':
      return [element.title, element.subtitle ?? ''];
    case 'text':
    case 'note':
      return [element.text];
    case 'fields':
      return element.fields.flatMap(({ label, value }) => [label, value]);
    case 'list':
      return element.items.flatMap(({ title, text = '', number }) => [number ? `${number}.` : '', title, text]);
    case 'table':
      return [element.caption ?? '', ...element.rows.flat()];
    case 'figure':
      return [element.value, element.label];
    case 'citation':
      return [
        element.gloss ?? '',
        element.quote,
        element.source,
        element.lines.length ? describeLines(element.lines, locale) : '',
      ];
    case 'chart':
      return [
        element.title,
        ...element.labels.flatMap((label, at) => [
          label,
          ...element.series.map(({ values }) => String(values[at] ?? '')),
        ]),
      ];
    case 'form':
      return [element.title];
    case 'link':
      return [element.label];
    case 'divider':
    case 'buttons':
      return [];
  }
}

/**
 * The first part that is not shown after the ones before it; null when all are, in their order. White space may be folded, and
 * on Slack our commands are typed in another way.
 */
export function missingIn(text: string, parts: readonly string[]): string | null {
  const all = folded(text);
  let at = 0;
  for (const part of parts) {
    const wanted = folded(part);
    const found = all.indexOf(wanted, at);
    if (found < 0) return part.slice(0, 80);
    at = found + wanted.length;
  }
  return null;
}

/** Slack has commands of its own, and none in threads: there ours are typed after `/trendbrief` or a mention. */
function folded(text: string): string {
  return text
    .replace(/\/trendbrief\s+\/?|@Trendbrief\s+\//g, '/')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '');
}
