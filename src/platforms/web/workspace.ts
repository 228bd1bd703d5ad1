import type { RequestListener } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Card } from '../../card/card.ts';
import type { Chat } from '../../chat/request.ts';
import type { State } from '../../library/state.ts';
import { isLocale, type Locale, wordsOf } from '../../words/index.ts';
import { tidyHourly } from '../shared/tidy.ts';
import { change } from './change.ts';
import { Events } from './events.ts';
import { type GuardedRequest, guard, protectiveHeaders } from './guard.ts';
import type { Refusal } from './message.ts';
import { Messages } from './messages.ts';
import { Observer } from './observer.ts';
import { builtPageFolder } from './page-folder.ts';
import { receive } from './receive.ts';
import { RefusedRequest } from './refusal.ts';
import { parseChannel } from './requests.ts';
import { forgetMessages } from './retention.ts';
import { Sender } from './send.ts';

const dayMilliseconds = 86_400_000;

export interface Health {
  /** Library and workspace can serve. */
  readonly ready: boolean;
  readonly documents: number;
  readonly passages: number;
  /** `off`, `connecting`, `connected` or `failed: REASON`. */
  readonly platforms: Readonly<Record<string, string>>;
}

export interface WorkspaceOptions {
  readonly database: Kysely<State>;
  readonly chat: Chat;
  readonly health: () => Health;
  readonly locale: Locale;
  /** Lets in requests from elsewhere than this machine; null lets in none. */
  readonly token: string | null;
  /** Of messages; the hourly look drops older ones. */
  readonly retentionDays: number;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'error'>;
  /** The compiled page. */
  readonly pageFolder?: string;
}

export interface Workspace {
  /** Serves `/healthz`, `/`, `/api/*` and `/assets/*`, and answers 404 to the rest. For `node:http`. */
  readonly listener: RequestListener;
  /**
   * Posts a card into a channel (`general` of the target `web:general`) once per key, however often it is called: the same for
   * all readers, or to each in their language. Resolves to the message's id.
   * @throws {PersonError} for what cannot be the name of a channel
   */
  post(channel: string, card: Card | Readonly<Record<Locale, Card>>, key: string): Promise<string>;
  /** The id of the message that was posted with that key, or null. */
  posted(key: string): Promise<string | null>;
  /** Ends the open event streams, for which the HTTP server would wait for ever, and what is done hourly. */
  close(): void;
}

/** The local workspace: channels in a web page, where one can do all that the bot offers, without any chat platform. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { chat, database, locale, log, pageFolder = builtPageFolder } = options;
  const messages = new Messages(database, options.now);
  const events = new Events(messages);
  const sender = new Sender(messages, events);
  const observer = new Observer(chat, log);
  const forget = () =>
    forgetMessages(database, new Date(options.now().getTime() - options.retentionDays * dayMilliseconds).toISOString());
  const stopTidying = tidyHourly(forget, log);

  const app = new Hono<GuardedRequest>();
  app.use(protectiveHeaders);
  app.get('/healthz', context => {
    const { ready, ...health } = options.health();
    return context.json({ status: ready ? 'ok' : 'starting', ...health }, ready ? 200 : 503);
  });
  app.use(guard(options.token));
  app.route('/api', receive({ chat, messages, events, sender, observer, locale }));
  app.route('/api', change({ messages, sender, observer, locale }));
  app.get('/', serveStatic({ path: path.join(pageFolder, 'page.html'), onFound: revalidate }));
  app.get(
    '/assets/*',
    serveStatic({ root: pageFolder, rewriteRequestPath: asset => asset.replace(/^\/assets/, ''), onFound: revalidate }),
  );

  app.notFound(context => refuse(context, new RefusedRequest(404, 'not_found', words => words.web.errors.notFound)));
  app.onError((error, context) => {
    if (error instanceof RefusedRequest) return refuse(context, error);
    log.error({ err: error, path: context.req.path }, 'a request to the local workspace failed');
    const sentence = wordsOf(readerLocale(context)).web.errors.internal;
    return context.json<Refusal>({ error: { code: 'internal', sentence } }, 500);
  });

  function refuse(context: Context, error: RefusedRequest): Response {
    const sentence = error.sentence(readerLocale(context));
    // Somebody who opens the page in a browser reads the sentence; programs read JSON.
    if (context.req.header('accept')?.startsWith('text/html')) return context.text(`${sentence}\n`, error.status);
    return context.json<Refusal>({ error: { code: error.code, sentence } }, error.status);
  }

  function readerLocale(context: Context): Locale {
    const preferred = context.req.header('accept-language')?.slice(0, 2).toLowerCase();
    return isLocale(preferred) ? preferred : locale;
  }

  return {
    listener: getRequestListener(app.fetch),
    async post(channel, card, key) {
      const name = parseChannel(channel);
      if ('elements' in card) return sender.post(name, card, null, key);
      return sender.post(name, card[locale], card[locale === 'zh' ? 'en' : 'zh'], key);
    },
    posted: key => messages.findByKey(key),
    close: () => {
      stopTidying();
      events.close();
    },
  };
}

/** The page changes with every update of the bot: browsers ask each time. */
function revalidate(_path: string, context: Context): void {
  context.header('Cache-Control', 'no-cache');
}
