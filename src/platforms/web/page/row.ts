import { botName, type Message } from '../message.ts';
import { renderCard } from '../render.ts';
import type { PageContext } from './context.ts';
import { button, drawIcon, element, iconButton } from './dom.ts';
import { draw } from './draw.ts';
import { clockTime, fullTime } from './times.ts';

export interface RowOptions {
  /** A thread may be opened under it. */
  readonly threaded: boolean;
  /** It has just arrived, without having been asked for. */
  readonly fresh: boolean;
}

/** One message of a list. */
export function drawRow(message: Message, options: RowOptions, context: PageContext): HTMLLIElement {
  const { words } = context;
  const byBot = message.author === botName;
  const row = element('li', { class: byBot ? 'message message-bot' : 'message' });
  row.dataset.id = message.id;
  if (options.fresh) row.classList.add('message-fresh');
  row.append(
    drawAvatar(message.author),
    element(
      'div',
      { class: 'message-main' },
      element(
        'div',
        { class: 'message-meta' },
        element('span', { class: 'message-author' }, authorName(message.author)),
        element(
          'time',
          { attributes: { datetime: message.at, title: fullTime(message.at, context) } },
          clockTime(message.at, context),
        ),
        options.fresh ? element('span', { class: 'message-tag' }, words.scheduled) : null,
      ),
      drawBody(message, context),
    ),
    ...(options.threaded ? [drawReplyButton(message, context)] : []),
  );
  return row;
}

/** Says under a message how many replies stand in its thread. The card above it stays as it is. */
export function showReplies(row: HTMLElement, message: Message, replies: number, context: PageContext): void {
  const shown = row.querySelector('.thread-button');
  const label = context.words.openThread(replies);
  if (shown) shown.textContent = label;
  else if (replies > 0) {
    const open = button(label, () => context.openThread(message), { class: 'thread-button' });
    row.querySelector('.message-main')?.append(open);
  }
}

/** What the message says: its card, or its text. */
export function drawBody(message: Message, context: PageContext): HTMLElement {
  if (message.card) return draw(renderCard(message.card), (pressed, at) => context.press(message, pressed, at));
  return drawText(message.text);
}

/** What a person typed; a command looks like one. */
export function drawText(text: string): HTMLElement {
  const command = /^[/／]\S/.test(text);
  return element('p', { class: command ? 'message-text message-command' : 'message-text' }, text);
}

export function drawAvatar(author: string): HTMLElement {
  if (author === botName) {
    return element('span', { class: 'avatar avatar-bot', attributes: { 'aria-hidden': 'true' } }, drawIcon('trend'));
  }
  const initial = [...author][0]?.toUpperCase() ?? '?';
  return element('span', { class: 'avatar', attributes: { 'aria-hidden': 'true' } }, initial);
}

export function authorName(author: string): string {
  return author === botName ? 'Trendbrief' : author;
}

function drawReplyButton(message: Message, context: PageContext): HTMLElement {
  const label = context.words.replyTo(authorName(message.author));
  return iconButton('reply', label, () => context.openThread(message), { class: 'reply-button' });
}
