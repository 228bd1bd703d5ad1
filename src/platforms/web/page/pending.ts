import { botName } from '../message.ts';
import type { Place } from './api.ts';
import type { PageContext } from './context.ts';
import { element } from './dom.ts';
import { authorName, drawAvatar } from './names.ts';
import { drawText } from './text.ts';

/** Something the person sent and the bot has not answered yet. */
export interface Pending {
  readonly place: Place;
  readonly author: string;
  readonly text: string;
  /** The bot will answer; in a discussion people talk to each other. */
  readonly asksBot: boolean;
  /** The workspace has stored it: it stands in the list as a message. */
  stored: boolean;
}

/** Shown at the end of the list: what is being sent, and that the bot is at work. */
export function drawPending(pending: readonly Pending[], context: PageContext): HTMLElement[] {
  const unsent = pending.filter(({ stored }) => !stored).map(({ author, text }) => drawUnsent(author, text, context));
  return pending.some(({ asksBot }) => asksBot) ? [...unsent, drawWorking(context)] : unsent;
}

function drawUnsent(author: string, text: string, { words }: PageContext): HTMLElement {
  return element(
    'li',
    { class: 'message message-unsent' },
    drawAvatar(author),
    element(
      'div',
      { class: 'message-main' },
      element(
        'div',
        { class: 'message-meta' },
        element('span', { class: 'message-author' }, authorName(author)),
        element('span', {}, words.sending),
      ),
      drawText(text),
    ),
  );
}

function drawWorking({ words }: PageContext): HTMLElement {
  const dots = element('span', { class: 'dots', attributes: { 'aria-hidden': 'true' } });
  for (let dot = 0; dot < 3; dot += 1) dots.append(element('span'));
  return element(
    'li',
    { class: 'message message-bot message-working' },
    drawAvatar(botName),
    element('div', { class: 'message-main' }, element('p', { class: 'working' }, dots, words.pending)),
  );
}
