import type { Job } from '../shared/job.ts';
import type { Desk } from './desk.ts';
import * as events from './events.ts';
import { keyOf } from './job.ts';
import { handlePress } from './press.ts';
import { mentions, typedText } from './typed.ts';

/** Answers a pressed button, if Feishu still waits for it: false when it does not. */
export type Respond = (answer: events.CallbackAnswer) => boolean;

/** Whether an event asks for anything that the bot does. All others are only acknowledged. */
export function isForUs({ header }: events.Envelope): boolean {
  return [events.messageReceived, events.cardPressed, events.menuPressed].includes(header.event_type);
}

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
  }
}

/** Direct messages, and mentions in groups; of people alone. */
async function handleMessage(desk: Desk, event: events.MessageEvent, job: Job): Promise<void> {
  const { sender, message } = event;
  const user = sender.sender_id?.open_id;
  if (!user || user === desk.bot || sender.sender_type !== 'user') return;
  const direct = message.chat_type === 'p2p';
  const mentioned = mentions(event, desk.bot);
  if (!direct && !mentioned) return;
  const typed = typedText(event, desk.bot);
  if (typed === null) return;
  const text = typed || (mentioned ? '/help' : '');
  const inTopic = Boolean(message.thread_id);
  const thread = inTopic ? (message.root_id ?? message.message_id) : null;
  const replies = await desk.answer({ ...desk.origin(message.chat_id, user, thread), text });
  for (const { card } of replies) {
    const drawn = await desk.draw(card, direct);
    await job.part(part => desk.posts.reply(message.message_id, message.chat_id, drawn, keyOf(part), inTopic));
  }
}

/** A button of the bot's menu: its key is a command (`trends`, `trend_3`) or a text to ask, and the answer a direct message. */
async function handleMenu(desk: Desk, user: string, eventKey: string, job: Job): Promise<void> {
  const key = eventKey.trim();
  const text = /^[/／]/.test(key) ? key : `/${key.replace(/_/g, ' ')}`;
  const replies = await desk.answer({ ...desk.origin(user, user, null), text });
  for (const { card } of replies) {
    const drawn = await desk.draw(card, true);
    await job.part(part => desk.posts.send({ type: 'open_id', id: user }, drawn, keyOf(part)));
  }
}
