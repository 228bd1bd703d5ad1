import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Chat, Origin } from '../../chat/request.ts';
import { isLocale, type Locale } from '../../words/index.ts';
import type { Events } from './events.ts';
import type { GuardedRequest } from './guard.ts';
import { bodyBytes } from './limits.ts';
import type { Message } from './message.ts';
import type { Messages } from './messages.ts';
import { RefusedRequest } from './refusal.ts';
import { parseChannel, parseList, parsePressed, parseTyped } from './requests.ts';
import type { Sender } from './send.ts';

export interface ReceiveOptions {
  readonly chat: Chat;
  readonly messages: Messages;
  readonly events: Events;
  readonly sender: Sender;
  /** Of requests that name none. */
  readonly locale: Locale;
}

/** The routes below `/api`: what a person types and presses, and what the channels hold. */
export function receive({ chat, messages, events, sender, locale }: ReceiveOptions): Hono<GuardedRequest> {
  const api = new Hono<GuardedRequest>();
  api.use(bodyLimit({ maxSize: bodyBytes, onError: refuseTooLarge }));

  api.post('/channels/:channel/messages', async context => {
    const channel = parseChannel(context.req.param('channel'));
    const typed = parseTyped(await readJson(context));
    const thread = typed.thread ? rootOf(await known(channel, typed.thread)) : null;
    await sender.say({ channel, thread }, typed.user, typed.text);
    const replies = await chat.answer({ ...origin(context, channel, thread, typed), text: typed.text });
    return context.json({ messages: await sender.answer(replies, { channel, thread }, null) });
  });

  api.post('/channels/:channel/actions', async context => {
    const channel = parseChannel(context.req.param('channel'));
    const { message, action, value, values, ...by } = parsePressed(await readJson(context));
    const pressed = await known(channel, message);
    const { thread } = pressed;
    const replies = await chat.press({ ...origin(context, channel, thread, by), message, action, value, values });
    return context.json({ messages: await sender.answer(replies, { channel, thread }, pressed) });
  });

  api.get('/channels/:channel/messages', async context => {
    const channel = parseChannel(context.req.param('channel'));
    return context.json({ messages: await messages.list(channel, parseList(context.req.query())) });
  });

  api.get('/channels', async context => context.json({ channels: await messages.channels() }));

  api.get('/events', context =>
    events.open(context, context.req.header('last-event-id') ?? context.req.query('after')),
  );

  api.get('/commands', context => {
    const asked = context.req.query('locale');
    return context.json({ commands: chat.commands(isLocale(asked) ? asked : locale) });
  });

  async function known(channel: string, id: string): Promise<Message> {
    const message = await messages.find(channel, id);
    if (message) return message;
    throw new RefusedRequest(404, 'unknown_message', words => words.web.errors.unknownMessage);
  }

  function origin(
    context: Context<GuardedRequest>,
    channel: string,
    thread: string | null,
    by: { user: string; locale?: Locale | undefined },
  ): Origin {
    return { platform: 'web', channel, thread, user: by.user, admin: context.var.admin, locale: by.locale ?? locale };
  }

  return api;
}

const rootOf = (message: Message) => message.thread ?? message.id;

/** Only JSON: a foreign page's form cannot send that, and its script would have to ask first. */
async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new RefusedRequest(415, 'not_json', words => words.web.errors.notJson);
  try {
    return await context.req.json();
  } catch {
    throw new RefusedRequest(400, 'invalid_json', words => words.web.errors.body);
  }
}

function refuseTooLarge(): never {
  throw new RefusedRequest(413, 'too_large', words => words.web.errors.tooLarge(bodyBytes / 1024));
}
