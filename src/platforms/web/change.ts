import { type Context, Hono } from 'hono';
import type { Locale } from '../../words/index.ts';
import type { GuardedRequest } from './guard.ts';
import { botName } from './message.ts';
import type { Messages } from './messages.ts';
import type { Observer } from './observer.ts';
import { readJson } from './read-json.ts';
import { RefusedRequest } from './refusal.ts';
import { parseBy, parseChannel, parseMessageId, parseReaction, parseReworded } from './requests.ts';
import type { Sender } from './send.ts';
import { type Kept, shownIn } from './stored-message.ts';

export interface ChangeOptions {
  readonly messages: Messages;
  readonly sender: Sender;
  readonly observer: Observer;
  /** Of requests that name none. */
  readonly locale: Locale;
}

/**
 * What people do to messages that are there. Each answers with `{messages: [Message]}`, the message as it is now.
 * Names are taken on trust: the workspace has no accounts.
 * - `PATCH /channels/:channel/messages/:id` `{user, text}`: other words. Its author's alone; the bot is not asked again.
 * - `DELETE /channels/:channel/messages/:id` `{user}`: takes it back. Its author, or an administrator.
 * - `PUT`, `DELETE /channels/:channel/messages/:id/reactions/:reaction` `{user}`: gives an emoji or takes it back; anybody.
 */
export function change(options: ChangeOptions): Hono<GuardedRequest> {
  const { messages, sender, observer } = options;
  const api = new Hono<GuardedRequest>();

  api.patch('/channels/:channel/messages/:id', async context => {
    const { user, text, locale } = parseReworded(await readJson(context));
    const kept = await known(context);
    const { message } = kept;
    if (message.author !== user || message.author === botName) {
      throw new RefusedRequest(403, 'not_yours', words => words.web.errors.notYours);
    }
    if (message.text === text) return shown(context, kept, locale);
    const reworded = await sender.reword(message, text);
    await observer.edited(reworded.message);
    return shown(context, reworded, locale);
  });

  api.delete('/channels/:channel/messages/:id', async context => {
    const { user, locale } = parseBy(await readJson(context));
    const { message } = await known(context);
    if (message.author === botName || !(message.author === user || context.var.admin)) {
      throw new RefusedRequest(403, 'not_yours', words => words.web.errors.notYours);
    }
    const removed = await sender.remove(message);
    await observer.deleted(removed.message);
    return shown(context, removed, locale);
  });

  api.on(['PUT', 'DELETE'], '/channels/:channel/messages/:id/reactions/:reaction', async context => {
    const { user, locale } = parseBy(await readJson(context));
    const kept = await known(context);
    const reaction = parseReaction(context.req.param('reaction'));
    const given = context.req.method === 'PUT';
    const reacted = await sender.react(kept.message, user, reaction, given);
    if (reacted) await observer.reacted(kept.message, user, reaction, given);
    return shown(context, reacted ?? kept, locale);
  });

  function shown(context: Context, kept: Kept, locale: Locale | undefined): Response {
    return context.json({ messages: [shownIn(kept, locale ?? options.locale)] });
  }

  /** An aside is nobody else's, and a deleted message no longer anybody's. */
  async function known(context: Context<GuardedRequest>): Promise<Kept> {
    const channel = parseChannel(context.req.param('channel') ?? '');
    const kept = await messages.find(channel, parseMessageId(context.req.param('id') ?? ''));
    if (kept && !kept.message.aside && !kept.message.deleted) return kept;
    throw new RefusedRequest(404, 'unknown_message', words => words.web.errors.unknownMessage);
  }

  return api;
}
