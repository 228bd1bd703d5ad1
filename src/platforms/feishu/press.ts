import type { Card } from '../../card/card.ts';
import type { Reply } from '../../chat/request.ts';
import { RefusedError } from '../../errors.ts';
import { wordsOf } from '../../words/index.ts';
import type { Job } from '../shared/job.ts';
import type { Desk } from './desk.ts';
import type { Where } from './elements.ts';
import type { CallbackAnswer, PressEvent } from './events.ts';
import { fieldOf } from './form.ts';
import { keyOf } from './job.ts';
import * as limits from './limits.ts';
import { pageAction, pageOf, readPageValue } from './message.ts';
import type { Respond } from './receive.ts';

/** Where a button stood. */
interface Spot {
  readonly user: string;
  readonly message: string;
  readonly chat: string;
  readonly where: Where;
}

/**
 * A pressed button, or a form that was sent: first the notice and the changed card, for which Feishu waits, then the
 * messages.
 */
export async function handlePress(desk: Desk, event: PressEvent, job: Job, respond: Respond): Promise<void> {
  const { action, value, ...where } = event.action.value;
  const { open_message_id: message, open_chat_id: chat } = event.context;
  const spot: Spot = { user: event.operator.open_id, message, chat, where };
  if (action === pageAction) return turnPage(desk, spot, value, job, respond);
  const replies = await desk.press({
    ...desk.origin(chat, spot.user, where.thread ?? null),
    message,
    action,
    value,
    values: textsOf(event.action.form_value),
  });
  const sentence = replies.length === 1 && replies[0] ? onlySentence(replies[0]) : null;
  if (sentence !== null && respond({ toast: { type: 'warning', content: sentence } })) return;
  await answer(desk, spot, replies, job, respond);
}

async function answer(desk: Desk, spot: Spot, replies: readonly Reply[], job: Job, respond: Respond): Promise<void> {
  const replacing = replies.findLast(({ placement }) => placement === 'replace');
  const others = replies.filter(({ placement }) => placement !== 'replace').map(inItsChat);
  const card = replacing && (await desk.draw(replacing.card, spot.where));
  const shown = respond({ ...noticeOf(desk, spot, others), ...(card ? { card: { type: 'raw', data: card } } : {}) });
  if (card && !shown) await job.part(() => desk.posts.replace(spot.message, card));
  for (const reply of others) await place(desk, spot, reply, job);
}

/** A form is about the chat that it was asked for in: sent from elsewhere it would be about that. */
function inItsChat(reply: Reply): Reply {
  const isForm = reply.card.elements.some(({ kind }) => kind === 'form');
  return isForm && reply.placement === 'aside' ? { ...reply, placement: 'thread' } : reply;
}

function noticeOf(desk: Desk, spot: Spot, others: readonly Reply[]): CallbackAnswer {
  const words = wordsOf(desk.locale).feishu.toast;
  const [first] = others;
  if (!first) return { toast: { type: 'success', content: words.updated } };
  const elsewhere = first.placement === 'aside' && !spot.where.direct;
  return { toast: { type: 'success', content: elsewhere ? words.aside : words.thread } };
}

/** In a group only a direct message is for the asker alone; who cannot get one is answered in the topic. */
async function place(desk: Desk, spot: Spot, { card, placement }: Reply, job: Job): Promise<void> {
  const { message, chat, user, where } = spot;
  // What answers a message stands in the topic that it began, or that it is in.
  const below: Where = where.direct ? where : { thread: where.thread ?? message };
  const reply = async (key: string) => {
    const inTopic = placement !== 'here' && !where.direct;
    return desk.posts.reply(message, chat, await desk.draw(card, below), key, inTopic);
  };
  await job.part(async part => {
    const key = keyOf(part);
    if (placement !== 'aside' || where.direct) return reply(key);
    try {
      const drawn = await desk.draw(card, { direct: true });
      return await desk.posts.send({ type: 'open_id', id: user }, drawn, key);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.retryable) throw error;
      return reply(key);
    }
  });
}

async function turnPage(desk: Desk, spot: Spot, value: string, job: Job, respond: Respond): Promise<void> {
  const turn = readPageValue(value);
  const card = turn && (await desk.cards.find(turn.card));
  if (!card) {
    respond({ toast: { type: 'warning', content: wordsOf(desk.locale).feishu.toast.gone } });
    return;
  }
  const page = pageOf(card, turn.page, { kept: turn.card, where: spot.where });
  if (!respond({ card: { type: 'raw', data: page } })) await job.part(() => desk.posts.replace(spot.message, page));
}

/** An aside that says one short thing needs no message. */
function onlySentence({ card, placement }: Reply): string | null {
  if (placement !== 'aside') return null;
  return sentenceOf(card);
}

function sentenceOf({ elements }: Card): string | null {
  const [only, ...more] = elements;
  if (only?.kind !== 'text' || more.length) return null;
  return only.text.length <= limits.toastCharacters ? only.text : null;
}

function textsOf(form: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      fieldOf(name),
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
