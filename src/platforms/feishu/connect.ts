import { setMaxListeners } from 'node:events';
import { PersonError, RefusedError } from '../../errors.ts';
import { wordsOf } from '../../words/index.ts';
import { realClock } from '../shared/clock.ts';
import type { Connection, ConnectionOptions } from '../shared/connection.ts';
import { ConnectionState } from '../shared/connection-state.ts';
import { Inbox } from '../shared/inbox.ts';
import { keepConnected, type Trying, untilDone } from '../shared/keep-connected.ts';
import { KeptCards } from '../shared/kept-cards.ts';
import { tidyHourly } from '../shared/tidy.ts';
import { Api } from './api.ts';
import { readMessage } from './conclusion.ts';
import { Desk } from './desk.ts';
import { checkIdentity, type Identity } from './identity.ts';
import { Ledger } from './ledger.ts';
import { People } from './people.ts';
import { Posts } from './post.ts';
import { concerns, handle } from './receive.ts';
import { createSender } from './send.ts';
import { type Checked, checkSettings, type FeishuSettings } from './settings.ts';
import { runSocket } from './socket.ts';
import { Talk } from './talk.ts';
import { Topics } from './topics.ts';
import { createWebhook } from './webhook.ts';
import { Work } from './work.ts';

export interface FeishuOptions extends FeishuSettings, ConnectionOptions {}

/** Between tries to connect; the last one stays, so that the bot is back within 30 seconds of Feishu being well. */
const retryMilliseconds = [500, 1_000, 2_000, 5_000, 10_000];
/** Feishu delivers an event again for about seven hours. */
const rememberMilliseconds = 3 * 24 * 3_600_000;
const dayMilliseconds = 24 * 3_600_000;
/** What is being answered when the bot stops has this long. */
const goodbyeMilliseconds = 5_000;

/**
 * Connects to Feishu or Lark and keeps connected until `stop`. What fails is told in the state and the log, and stops
 * nothing else: a wrong setting ends the trying, everything that Feishu or the network says does not.
 */
export function connectFeishu(options: FeishuOptions): Connection {
  const { log, now, clock = realClock, locale, kysely, chat, admins } = options;
  const stopping = new AbortController();
  const cut = new AbortController();
  // Everything that waits listens to them, however much that is.
  setMaxListeners(0, stopping.signal, cut.signal);
  const cards = new KeptCards(kysely, now);
  const inbox = new Inbox(kysely, 'feishu', now);
  const ledger = new Ledger(kysely, now);
  const topics = new Topics(kysely);
  const state = new ConnectionState('feishu', log);
  let work: Work | null = null;
  let posts: Posts | null = null;
  let stopTidying = () => {};
  const trying: Trying = {
    clock,
    signal: stopping.signal,
    retryMilliseconds,
    failed(error) {
      fail(error);
      return null;
    },
  };

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
    const identity = await untilDone(() => checkIdentity(api), trying);
    if (!identity) return;
    posts = new Posts(api, clock, cut.signal);
    const accepting = createWork(identity, posts, api);
    work = accepting;
    await topics.load();
    await accepting.resume();
    stopTidying = tidyHourly(forget, log);
    if (webhook) return state.connected();
    const accept = accepting.accept.bind(accepting);
    const connected = () => state.connected();
    const socket = { appId, appSecret, domain, clock, log, accept, connected, signal: stopping.signal };
    const ended = () => state.connecting();
    await keepConnected(() => runSocket(socket), { ...trying, reopenMilliseconds: retryMilliseconds, ended });
  }

  function createWork({ openId: bot }: Identity, ready: Posts, api: Api): Work {
    const people = new People(api, clock, cut.signal);
    const talk = new Talk({ chat, people, topics, kysely, bot });
    const wordsOf = async (message: string) => {
      const read = await readMessage(api, message, bot);
      const name = read && (await people.name(read.user));
      return { ...read, ...(name ? { name } : {}) };
    };
    const desk = new Desk({ chat, posts: ready, cards, admins, locale, bot, talk, wordsOf });
    return new Work({
      inbox,
      concerns: concerns.bind(null, desk),
      handle: handle.bind(null, desk),
      locale,
      log,
      now,
      clock,
      signal: cut.signal,
    });
  }

  function fail(error: unknown): void {
    state.failed(sentenceOf(error), error);
  }

  function sentenceOf(error: unknown): string {
    const words = wordsOf(locale).feishu;
    if (error instanceof PersonError) return error.sentence(locale);
    if (error instanceof RefusedError) return work ? words.connection(error.code) : words.refused(error.code);
    return words.unreachable(error instanceof Error ? error.message : String(error));
  }

  async function forget(): Promise<void> {
    await inbox.forget(new Date(now().getTime() - rememberMilliseconds));
    const old = new Date(now().getTime() - options.retentionDays * dayMilliseconds);
    await ledger.forget(old);
    await cards.forget(old);
    await topics.forget();
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
    state: () => state.text,
    listener,
    sender: createSender({
      posts: () => posts,
      cards,
      ledger,
      locale,
      clock,
      appId: options.appId,
      domain: settings?.domain ?? '',
      topicOf: message => topics.topicOf(message),
    }),
    async stop() {
      stopping.abort();
      stopTidying();
      const patience = new AbortController();
      const ended = running.then(() => work?.idle());
      await Promise.race([ended, clock.wait(goodbyeMilliseconds, patience.signal)]);
      patience.abort();
      cut.abort();
      await ended;
    },
  };
}
