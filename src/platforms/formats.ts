import type { Card } from '../card/card.ts';
import { plainText } from '../card/plain.ts';

/** How `preview` can print a card: as text, as a page, or as the JSON that a platform would be sent. */
export const formats: Readonly<Record<string, (card: Card) => string | Promise<string>>> = {
  text: plainText,
  html: async card => (await import('./web/preview.ts')).previewHtml(card),
  slack: async card => json((await import('./slack/message.ts')).messagesOf(card)),
  feishu: async card => json((await import('./feishu/render.ts')).renderCard(card)),
};

/** One message as it is; several, which a long card takes, as a list. */
function json(messages: readonly unknown[]): string {
  return JSON.stringify(messages.length === 1 ? messages[0] : messages, null, 2);
}
