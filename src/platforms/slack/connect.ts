import type { Briefings } from '../../briefing/briefings.ts';
import type { Sources } from '../../briefing/sources.ts';
import { PersonError, RefusedError } from '../../errors.ts';
import { realClock } from '../shared/clock.ts';
import type { Connection, ConnectionOptions } from '../shared/connection.ts';
import { ConnectionState } from '../shared/connection-state.ts';
import { Inbox } from '../shared/inbox.ts';
import { keepConnected, type Trying, untilDone } from '../shared/keep-connected.ts';
import { KeptCards } from '../shared/kept-cards.ts';
import { tidyHourly } from '../shared/tidy.ts';
import { Answers } from './answers.ts';
import { Api } from './api.ts';
import { Channels } from './channels.ts';
import { Desk } from './desk.ts';
import { TooMany } from './failures.ts';
import { createHttpListener } from './http.ts';
import { type Checked, checkIdentity } from './identity.ts';
import { Modals } from './modals.ts';
import { isForUs } from './overhear.ts';
import { People } from './people.ts';
import { Posts } from './post.ts';
import { createRoutes } from './receive.ts';
import { Responder } from './respond.ts';
import { createSender } from './send.ts';
import type { SlackSettings } from './settings.ts';
import { runSocket } from './socket.ts';
import { answerSubmission } from './submit.ts';
import { Work } from './work.ts';

export interface SlackOptions extends SlackSettings, ConnectionOptions {
  readonly briefings: () => Briefings;
  readonly discussions: Sources['discussions'];
}

/** Between tries to connect; the last one stays. */
const retryMilliseconds = [1_000, 2_000, 5_000, 15_000, 60_000];

/** Slack delivers an event again for about an hour. */
const rememberMilliseconds = 3 * 24 * 3_600_000;
const dayMilliseconds = 24 * 3_600_000;

/** What is being answered when the bot stops has this long. */
const goodbyeMilliseconds = 5_000;
const cutMilliseconds = 1_000;

/**
 * Connects to Slack and keeps connected until `stop`. What fails is told in the state and the log, and stops nothing else:
 * what a person has to mend ends the trying, what the network does not.
 */
export function connectSlack(options: SlackOptions): Connection {
  const { log, now, clock = realClock, locale } = options;
  const stopping = new AbortController();
  const cut = new AbortController();
  const limits = options.timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds: options.timeoutMilliseconds };
  const api = new Api({ token: options.botToken, url: options.apiUrl, clock, signal: cut.signal, ...limits });
  const posts = new Posts(api, clock, cut.signal);
  const cards = new KeptCards(options.kysely, now);
  const inbox = new Inbox(options.kysely, 'slack', now);
  const state = new ConnectionState('slack', log);
  let work: Work | null = null;
  let workspace: string | null = null;
  let stopTidying = () => {};
  const trying: Trying = {
    clock,
    signal: stopping.signal,
    retryMilliseconds,
    failed(error) {
      if (error instanceof PersonError) throw error;
      fail(error);
      return error instanceof TooMany ? error.seconds * 1000 : null;
    },
  };

  const running = run().catch(fail);

  async function run(): Promise<void> {
    if (options.appToken === null && options.signingSecret === null) throw new PersonError(w => w.slack.noConnection);
    const identity = await untilDone(() => checkIdentity(api, options.botToken), trying);
    if (!identity) return;
    if (identity.missing.length) log.warn(new PersonError(w => w.slack.scopes(identity.missing)).sentence(locale));
    const ready = createWork(identity);
    await ready.lookBack();
    work = ready;
    workspace = identity.url;
    stopTidying = tidyHourly(forget, log);
    if (options.appToken === null) return connected(ready);
    await keepSocket(options.appToken, ready);
  }

  /** What an earlier run left undone may have to be posted: that takes a connection. */
  async function connected(ready: Work): Promise<void> {
    state.connected();
    await ready.resume();
  }

  function createWork(identity: Checked): Work {
    const answers = new Answers(posts, new Responder(clock, cut.signal, options.timeoutMilliseconds), cards);
    const people = new People(api, clock, locale);
    const channels = new Channels(api, clock);
    const modals = new Modals(api, cards);
    const { chat, kysely, briefings, discussions, admins } = options;
    const rest = { kysely, briefings, discussions, admins, now, bot: identity.botUserId };
    const desk = new Desk({ chat, api, answers, cards, people, channels, modals, ...rest });
    return new Work({
      inbox,
      handle: createRoutes(desk, identity, log),
      submit: body => answerSubmission(desk, body, clock, log),
      isForUs: body => isForUs(desk, body, clock),
      log,
      now,
      signal: cut.signal,
    });
  }

  /** Opens one connection after the other. */
  function keepSocket(appToken: string, accepting: Work): Promise<void> {
    const accept = accepting.accept.bind(accepting);
    const socket = {
      appToken,
      url: options.apiUrl,
      clock,
      log,
      accept,
      signal: stopping.signal,
      connected: () =>
        void connected(accepting).catch((error: unknown) => log.error({ err: error }, 'resuming failed')),
    };
    const connect = async () => {
      try {
        await runSocket(socket);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        throw new PersonError(w => w.slack.appToken(error.code), { cause: error });
      }
    };
    // One that ends soon may do so for a reason: only the first is followed by another at once.
    const reopenMilliseconds = [0, ...retryMilliseconds];
    return keepConnected(connect, { ...trying, reopenMilliseconds, ended: () => state.connecting() });
  }

  function fail(error: unknown): void {
    state.failed(sentenceOf(error), error);
  }

  function sentenceOf(error: unknown): string {
    if (error instanceof PersonError) return error.sentence(locale);
    if (error instanceof RefusedError) return new PersonError(w => w.slack.refusedStart(error.code)).sentence(locale);
    const reason = error instanceof Error ? error.message : String(error);
    return new PersonError(w => w.slack.unreachable(reason)).sentence(locale);
  }

  async function forget(): Promise<void> {
    await inbox.forget(new Date(now().getTime() - rememberMilliseconds));
    await cards.forget(new Date(now().getTime() - options.retentionDays * dayMilliseconds));
  }

  const listener =
    options.appToken === null && options.signingSecret !== null
      ? createHttpListener({
          signingSecret: options.signingSecret,
          now,
          log,
          accept: () =>
            work && !stopping.signal.aborted ? async body => (await work?.accept(body, null)) ?? null : null,
          wrongSignature: () => warnOfSignature(),
        })
      : null;
  let warned = false;
  function warnOfSignature(): void {
    if (!warned) log.warn(new PersonError(w => w.slack.signature).sentence(locale));
    warned = true;
  }

  return {
    state: () => state.text,
    listener,
    sender: createSender(
      () => (work && state.text === 'connected' ? posts : null),
      () => workspace,
      locale,
    ),
    async stop() {
      stopping.abort();
      stopTidying();
      await running;
      const patience = new AbortController();
      await Promise.race([work?.idle(), clock.wait(goodbyeMilliseconds, patience.signal)]);
      patience.abort();
      // What is waiting for Slack now gives up, and is taken up at the next start.
      cut.abort();
      await Promise.race([work?.idle(), clock.wait(cutMilliseconds)]);
    },
  };
}
