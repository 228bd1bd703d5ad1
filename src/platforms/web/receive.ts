import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Chat, Origin } from '../../chat/request.ts';
import { isLocale, type Locale } from '../../words/index.ts';
import { askedInDiscussion, withoutMention } from './addressed.ts';
import type { Events } from './events.ts';
import type { GuardedRequest } from './guard.ts';
import { bodyBytes } from './limits.ts';
import type { Message } from './message.ts';
import type { Messages } from './messages.ts';
import type { Observer } from './observer.ts';
import { readJson, refuseTooLarge } from './read-json.ts';
import { RefusedRequest } from './refusal.ts';
import { parseChannel, parseList, parsePressed, parseTyped } from './requests.ts';
import type { Sender } from './send.ts';
import { type Kept, shownIn } from './stored-message.ts';

export interface ReceiveOptions {
  readonly chat: Chat;
  readonly messages: Messages;
  readonly events: Events;
  readonly sender: Sender;
  readonly observer: Observer;
  /** Of requests that name none. */
  readonly locale: Locale;
}

/**
 * The routes below `/api`: what a person types and presses, and what the channels hold. In the thread of a discussion people talk
 * to each other: only commands and lines with `@trendbrief` are answered there, and the list of its messages says `discussion: true`.
 * Cards that were posted in both languages are shown in that of `locale`, which lists and the stream of events take too.
 */
export function receive(options: ReceiveOptions): Hono<GuardedRequest> {
  const { chat, messages, events, sender, observer, locale } = options;
  const api = new Hono<GuardedRequest>();
  api.use(bodyLimit({ maxSize: bodyBytes, onError: refuseTooLarge }));

  api.post('/channels/:channel/messages', async context => {
    const channel = parseChannel(context.req.param('channel'));
    const typed = parseTyped(await readJson(context));
    const thread = typed.thread ? rootOf(await known(channel, typed.thread)) : null;
    const said = await sender.say({ channel, thread }, typed.user, typed.text);
    await observer.said(said.message);
    const text = (await isDiscussion(channel, thread)) ? askedInDiscussion(typed.text) : withoutMention(typed.text);
    if (text === null) return context.json({ messages: [] });
    const replies = await chat.answer({ ...origin(context, channel, thread, typed), text });
    return shown(context, await sender.answer(replies, { channel, thread }, null), typed.locale);
  });

  api.post('/channels/:channel/actions', async context => {
    const channel = parseChannel(context.req.param('channel'));
    const { message, action, value, values, ...by } = parsePressed(await readJson(context));
    const pressed = await known(channel, message);
    const { thread } = pressed;
    const replies = await chat.press({ ...origin(context, channel, thread, by), message, action, value, values });
    return shown(context, await sender.answer(replies, { channel, thread }, pressed), by.locale);
  });

  api.get('/channels/:channel/messages', async context => {
    const channel = parseChannel(context.req.param('channel'));
    const { locale, ...range } = parseList(context.req.query());
    const discussion = await isDiscussion(channel, range.thread ?? null);
    return shown(context, await messages.list(channel, range), locale, discussion ? { discussion } : {});
  });

  api.get('/channels', async context => context.json({ channels: await messages.channels() }));

  api.get('/events', context =>
    events.open(context, context.req.header('last-event-id') ?? context.req.query('after'), readerLocale(context)),
  );

  api.get('/commands', context => context.json({ commands: chat.commands(readerLocale(context)) }));

  function readerLocale(context: Context): Locale {
    const asked = context.req.query('locale');
    return isLocale(asked) ? asked : locale;
  }

  function shown(context: Context, kept: readonly Kept[], asked: Locale | undefined, more: object = {}): Response {
    return context.json({ messages: kept.map(each => shownIn(each, asked ?? locale)), ...more });
  }

  async function isDiscussion(channel: string, thread: string | null): Promise<boolean> {
    return thread !== null && chat.isDiscussion({ platform: 'web', channel }, thread);
  }

  async function known(channel: string, id: string): Promise<Message> {
    const kept = await messages.find(channel, id);
    if (kept) return kept.message;
    throw new RefusedRequest(404, 'unknown_message', words => words.web.errors.unknownMessage);
  }

  function origin(
    context: Context<GuardedRequest>,
    channel: string,
    thread: string | null,
    by: { user: string; locale?: Locale | undefined },
  ): Origin {
    return {
      platform: 'web',
      channel,
      thread,
      user: by.user,
      name: by.user,
      admin: context.var.admin,
      locale: by.locale ?? locale,
    };
  }

  return api;
}

const rootOf = (message: Message) => message.thread ?? message.id;
