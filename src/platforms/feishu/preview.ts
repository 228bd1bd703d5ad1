import type { Card } from '../../card/card.ts';
import { pageOf } from './message.ts';

/** A card's JSON as it would be posted; the buttons to further pages name no kept card. */
export function previewFeishu(card: Card): string {
  return JSON.stringify(pageOf(card, 0, { kept: 0, direct: false }), null, 2);
}
