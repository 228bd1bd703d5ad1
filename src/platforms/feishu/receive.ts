import type { Job } from '../shared/job.ts';
import { markConclusion } from './conclusion.ts';
import type { Desk } from './desk.ts';
import * as events from './events.ts';
import { keyOf } from './job.ts';
import { handlePress } from './press.ts';
import { threadOf } from './talk.ts';
import { mentions, typedOf, typedText } from './typed.ts';

/** Answers a pressed button, if Feishu still waits for it: false when it does not. */
export type Respond = (answer: events.CallbackAnswer) => boolean;

/**
 * Whether an event is for the bot: what it is asked, and what people do in the threads of discussions. All others are only
 * acknowledged, and nothing of them is stored.
 */
export async function concerns(desk: Desk, { header, event }: events.Envelope): Promise<boolean> {
  if (header.event_type !== events.messageReceived) return handled.has(header.event_type);
  const { data } = events.messageEvent.safeParse(event);
  if (!data || personOf(desk, data) === null) return false;
  return isAsked(desk, data) || (await desk.talk.concerns(data));
}

const handled: ReadonlySet<string> = new Set([
  events.cardPressed,
  events.menuPressed,
  events.messageRecalled,
  events.reactionAdded,
  events.reactionRemoved,
]);

/** Answers an event. One of another shape than documented is not for us. */
export async function handle(
  desk: Desk,
  { header, event }: events.Envelope,
  job: Job,
  respond: Respond,
): Promise<void> {
  switch (header.event_type) {
    case events.messageReceived: {
      const { data } = events.messageEvent.safeParse(event);
      if (data) await handleMessage(desk, data, job);
      return;
    }
    case events.menuPressed: {
      const { data } = events.menuEvent.safeParse(event);
      if (data) await handleMenu(desk, data.operator.operator_id.open_id, data.event_key, job);
      return;
    }
    case events.cardPressed: {
      const { data } = events.pressEvent.safeParse(event);
      if (data) await handlePress(desk, data, job, respond);
      return;
    }
    case events.messageRecalled: {
      const { data } = events.recallEvent.safeParse(event);
      if (data) await desk.talk.deleted(data.chat_id, data.message_id);
      return;
    }
    case events.reactionAdded:
    case events.reactionRemoved: {
      const { data } = events.reactionEvent.safeParse(event);
      if (data) await handleReaction(desk, data, header.event_type === events.reactionAdded);
      return;
    }
  }
}

/** Reactions of people; apps' own say nothing. */
async function handleReaction(desk: Desk, event: events.ReactionEvent, added: boolean): Promise<void> {
  const user = event.user_id?.open_id;
  if (!user || user === desk.bot || event.operator_type === 'app') return;
  await desk.talk.reacted(event.message_id, user, event.reaction_type.emoji_type, added);
}

/** Direct messages, and mentions in groups; of people alone. What is said in a discussion goes on its record. */
async function handleMessage(desk: Desk, event: events.MessageEvent, job: Job): Promise<void> {
  const { message } = event;
  const user = personOf(desk, event);
  if (user === null) return;
  const name = await desk.talk.said(event, user);
  if (!isAsked(desk, event)) return;
  const typed = typedText(typedOf(event), desk.bot);
  if (typed === null) return;
  const text = typed || (mentions(event, desk.bot) ? '/help' : '');
  const thread = threadOf(message);
  // What was said before a question counts in its answer.
  await desk.talk.settled();
  const origin = { ...desk.origin(message.chat_id, user, thread), ...(name === null ? {} : { name }) };
  const replies = (await markConclusion(desk, event, origin, text)) ?? (await desk.answer({ ...origin, text }));
  const inTopic = Boolean(message.thread_id);
  for (const { card } of replies) {
    const drawn = await desk.draw(card, {
      ...(isDirect(event) ? { direct: true } : {}),
      ...(thread ? { thread } : {}),
    });
    await job.part(part => desk.posts.reply(message.message_id, message.chat_id, drawn, keyOf(part), inTopic));
  }
}

/** The person who wrote a message; null for bots, this one among them. */
function personOf(desk: Desk, { sender }: events.MessageEvent): string | null {
  const user = sender.sender_id?.open_id;
  return user && user !== desk.bot && sender.sender_type === 'user' ? user : null;
}

function isAsked(desk: Desk, event: events.MessageEvent): boolean {
  return isDirect(event) || mentions(event, desk.bot);
}

function isDirect({ message }: events.MessageEvent): boolean {
  return message.chat_type === 'p2p';
}

/** A button of the bot's menu: its key is a command (`trends`, `trend_3`) or a text to ask, and the answer a direct message. */
async function handleMenu(desk: Desk, user: string, eventKey: string, job: Job): Promise<void> {
  const key = eventKey.trim();
  const text = /^[/／]/.test(key) ? key : `/${key.replace(/_/g, ' ')}`;
  const replies = await desk.answer({ ...desk.origin(user, user, null), text });
  for (const { card } of replies) {
    const drawn = await desk.draw(card, { direct: true });
    await job.part(part => desk.posts.send({ type: 'open_id', id: user }, drawn, keyOf(part)));
  }
}
