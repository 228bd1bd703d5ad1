import { setMaxListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import type { Kysely } from 'kysely';
import type { Sender } from '../../briefing/outbox.ts';
import type { Chat } from '../../chat/request.ts';
import { PersonError, RefusedError } from '../../errors.ts';
import type { State } from '../../library/state.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { Api } from './api.ts';
import { type Clock, realClock } from './clock.ts';
import { Desk } from './desk.ts';
import { checkIdentity, type Identity } from './identity.ts';
import { Inbox } from './inbox.ts';
import { KeptCards } from './kept-cards.ts';
import { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { Posts } from './post.ts';
import { handle } from './receive.ts';
import { createSender } from './send.ts';
import { type Checked, checkSettings, type FeishuSettings } from './settings.ts';
import { runSocket } from './socket.ts';
import { createWebhook } from './webhook.ts';
import { Work } from './work.ts';

export interface FeishuOptions extends FeishuSettings {
  readonly chat: Chat;
  readonly kysely: Kysely<State>;
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  readonly locale: Locale;
  /** How long cards can be paged through. */
  readonly retentionDays: number;
  readonly log: Log;
  readonly now: () => Date;
  readonly clock?: Clock;
  /** Of a request to Feishu. */
  readonly timeoutMilliseconds?: number;
}

export interface FeishuConnection {
  /** `connecting`, `connected` or `failed: REASON`. */
  state(): string;
  /** Serves `/feishu/events` and `/feishu/card`; null for the long connection. */
  readonly listener: RequestListener | null;
  /** Posts editions once there is a connection. */
  readonly sender: Sender;
  /** Ends the connection, after what is being answered is answered. */
  stop(): Promise<void>;
}

/** Between tries to connect; the last one stays, so that the bot is back within 30 seconds of Feishu being well. */
const retryMilliseconds = [500, 1_000, 2_000, 5_000, 10_000];
/** A connection shorter than this counts as one that failed. */
const briefMilliseconds = 5_000;
/** Feishu delivers an event again for about seven hours. */
const rememberMilliseconds = 3 * 24 * 3_600_000;
const tidyMilliseconds = 3_600_000;
const dayMilliseconds = 24 * 3_600_000;
/** What is being answered when the bot stops has this long. */
const goodbyeMilliseconds = 5_000;

/**
 * Connects to Feishu or Lark and keeps connected until `stop`. What fails is told in the state and the log, and stops
 * nothing else: a wrong setting ends the trying, everything that Feishu or the network says does not.
 */
export function connectFeishu(options: FeishuOptions): FeishuConnection {
  const { log, now, clock = realClock, locale, kysely, chat, admins } = options;
  const stopping = new AbortController();
  const cut = new AbortController();
  // Everything that waits listens to them, however much that is.
  setMaxListeners(0, stopping.signal, cut.signal);
  const cards = new KeptCards(kysely, now);
  const inbox = new Inbox(kysely, now);
  const ledger = new Ledger(kysely, now);
  let state = 'connecting';
  let told = '';
  let work: Work | null = null;
  let posts: Posts | null = null;
  let tidying: NodeJS.Timeout | undefined;

  const settings = checked();
  const running = settings ? run(settings).catch(fail) : Promise.resolve();

  function checked(): Checked | null {
    try {
      return checkSettings(options);
    } catch (error) {
      fail(error);
      return null;
    }
  }

  async function run({ appId, appSecret, domain, webhook }: Checked): Promise<void> {
    if (webhook && webhook.encryptKey === null) log.warn(wordsOf(locale).feishu.noEncryptKey);
    const limits = options.timeoutMilliseconds ? { timeoutMilliseconds: options.timeoutMilliseconds } : {};
    const api = new Api({ appId, appSecret, domain, clock, signal: cut.signal, log, ...limits });
    const identity = await untilDone(() => checkIdentity(api));
    if (!identity) return;
    posts = new Posts(api, clock, cut.signal);
    const accepting = createWork(identity, posts);
    work = accepting;
    await accepting.resume();
    tidy();
    if (webhook) return connected();
    const accept = accepting.accept.bind(accepting);
    const socket = { appId, appSecret, domain, clock, log, accept, connected, signal: stopping.signal };
    await keepConnected(() => runSocket(socket));
  }

  function createWork({ openId: bot }: Identity, ready: Posts): Work {
    const desk = new Desk({ chat, posts: ready, cards, admins, locale, bot });
    const answer = handle.bind(null, desk);
    return new Work({ inbox, handle: answer, locale, log, now, clock, signal: cut.signal });
  }

  /** Opens one connection after the other. */
  async function keepConnected(connect: () => Promise<void>): Promise<void> {
    let brief = 0;
    while (!stopping.signal.aborted) {
      const began = clock.now();
      await untilDone(connect);
      if (stopping.signal.aborted) return;
      state = 'connecting';
      brief = clock.now() - began < briefMilliseconds ? brief + 1 : 0;
      if (brief) await clock.wait(retryAfter(brief - 1), stopping.signal);
    }
  }

  /** Tries until it works; null when the bot stops before. */
  async function untilDone<T>(attempt: () => Promise<T>): Promise<T | null> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (stopping.signal.aborted) break;
        fail(error);
        await clock.wait(retryAfter(tries), stopping.signal);
      }
    }
    return null;
  }

  function connected(): void {
    state = 'connected';
    told = '';
    log.info({ platform: 'feishu' }, 'connected');
  }

  /** A reason that stays is not logged again at every try. */
  function fail(error: unknown): void {
    const sentence = sentenceOf(error);
    state = `failed: ${sentence}`;
    if (sentence !== told) log.error({ err: error, platform: 'feishu' }, sentence);
    told = sentence;
  }

  function sentenceOf(error: unknown): string {
    const words = wordsOf(locale).feishu;
    if (error instanceof PersonError) return error.sentence(locale);
    if (error instanceof RefusedError) return work ? words.connection(error.code) : words.refused(error.code);
    return words.unreachable(error instanceof Error ? error.message : String(error));
  }

  function tidy(): void {
    const forget = async () => {
      await inbox.forget(new Date(now().getTime() - rememberMilliseconds));
      const old = new Date(now().getTime() - options.retentionDays * dayMilliseconds);
      await ledger.forget(old);
      await cards.forget(old);
    };
    const once = () => void forget().catch((error: unknown) => log.error({ err: error }, 'tidying failed'));
    tidying = setInterval(once, tidyMilliseconds);
    tidying.unref();
    once();
  }

  const warned = new Set<string>();
  const listener = settings?.webhook
    ? createWebhook({
        appId: settings.appId,
        ...settings.webhook,
        now,
        log,
        accept: () => (work && !stopping.signal.aborted ? work.accept.bind(work) : null),
        refused: reason => {
          if (!warned.has(reason)) log.warn(wordsOf(locale).feishu.badRequest(reason));
          warned.add(reason);
        },
      })
    : null;

  return {
    state: () => state,
    listener,
    sender: createSender({
      posts: () => posts,
      cards,
      ledger,
      locale,
      clock,
      signal: cut.signal,
      jitter: 0.2 + Math.random() * 0.8,
    }),
    async stop() {
      stopping.abort();
      clearInterval(tidying);
      const patience = new AbortController();
      const ended = running.then(() => work?.idle());
      await Promise.race([ended, clock.wait(goodbyeMilliseconds, patience.signal)]);
      patience.abort();
      cut.abort();
      await ended;
    },
  };
}

function retryAfter(tries: number): number {
  return retryMilliseconds[Math.min(tries, retryMilliseconds.length - 1)] ?? 0;
}
