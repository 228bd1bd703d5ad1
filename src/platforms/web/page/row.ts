import { botName, type Message } from '../message.ts';
import { renderCard } from '../render.ts';
import type { PageContext } from './context.ts';
import { element, iconButton } from './dom.ts';
import { draw } from './draw.ts';
import { drawEditor } from './editor.ts';
import { drawMenuButton } from './menu.ts';
import { authorName, drawAvatar } from './names.ts';
import { drawText } from './text.ts';
import { clockTime, fullTime } from './times.ts';

export interface RowOptions {
  /** A thread may be opened under it. */
  readonly threaded: boolean;
  /** It has just arrived, without having been asked for. */
  readonly fresh: boolean;
  /** It stands in the thread of a discussion. */
  readonly discussion: boolean;
}

/** One message of a list. */
export function drawRow(message: Message, options: RowOptions, context: PageContext): HTMLLIElement {
  const { words } = context;
  const byBot = message.author === botName;
  const row = element('li', { class: byBot ? 'message message-bot' : 'message' });
  row.dataset.id = message.id;
  if (options.fresh) row.classList.add('message-fresh');
  const body = element('div', { class: 'message-body' }, drawBody(message, context));
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
      body,
    ),
  );
  if (message.deleted) return row;
  const [opener, ...menu] = drawMenuButton(message, { ...options, edit: () => edit() }, context);
  const edit = () => {
    const close = () => {
      body.replaceChildren(drawBody(message, context));
      opener?.focus();
    };
    body.replaceChildren(drawEditor(message, context, close));
  };
  row.append(
    element(
      'div',
      { class: 'message-tools' },
      options.threaded ? drawReplyButton(message, context) : null,
      opener ?? null,
      ...menu,
    ),
  );
  return row;
}

/** Says under a message how many replies stand in its thread, and how many of them are new. The card above it stays as it is. */
export function showReplies(
  row: HTMLElement,
  message: Message,
  replies: { all: number; new: number },
  context: PageContext,
): void {
  const { words } = context;
  const shown = row.querySelector('.thread-button');
  const label = [
    words.openThread(replies.all),
    ...(replies.new ? [' ', element('span', { class: 'message-tag' }, words.newReplies(replies.new))] : []),
  ];
  if (shown && replies.all === 0) shown.remove();
  else if (shown) shown.replaceChildren(...label);
  else if (replies.all > 0) {
    const open = element(
      'button',
      { class: 'thread-button', attributes: { type: 'button' }, on: { click: () => context.openThread(message) } },
      ...label,
    );
    row.querySelector('.message-main')?.append(open);
  }
}

/** What the message says: its card, or its text. */
export function drawBody(message: Message, context: PageContext): Element {
  if (message.deleted) return element('p', { class: 'message-gone' }, context.words.deleted);
  if (message.card) {
    return draw(renderCard(message.card), (pressed, at, values) => context.press(message, pressed, at, values));
  }
  const text = drawText(message.text);
  if (message.edited === undefined) return text;
  const title = fullTime(message.edited, context);
  text.append(' ', element('span', { class: 'message-edited', attributes: { title } }, `(${context.words.edited})`));
  return text;
}

function drawReplyButton(message: Message, context: PageContext): HTMLElement {
  const label = context.words.replyTo(authorName(message.author));
  return iconButton('reply', label, () => context.openThread(message), { class: 'reply-button' });
}
