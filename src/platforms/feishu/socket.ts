import { EventDispatcher, type HttpInstance, WSClient } from '@larksuiteoapi/node-sdk';
import { RefusedError, UnreachableError } from '../../errors.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { type CallbackAnswer, type Envelope, envelope } from './events.ts';
import { createHttpInstance } from './http-instance.ts';
import { sdkLogger } from './log.ts';

/** Opening a connection takes no longer. */
const openMilliseconds = 10_000;
/** Feishu asks for a ping every two minutes: too rarely to notice soon that a connection is dead. */
const pingSeconds = 15;
/** A connection on which nothing comes for so long after a ping is dead. */
const pongSeconds = 10;

export interface SocketOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly accept: (event: Envelope) => Promise<CallbackAnswer | null>;
  readonly connected: () => void;
  readonly signal: AbortSignal;
}

/** Hands every event over as it came, also those that the SDK has no handler for: all of them are acknowledged. */
class Inbound extends EventDispatcher {
  readonly #accept: SocketOptions['accept'];

  constructor(accept: SocketOptions['accept'], log: Log) {
    super({ logger: sdkLogger(log) });
    this.#accept = accept;
  }

  override async invoke(data: unknown): Promise<CallbackAnswer | undefined> {
    const event = envelope.safeParse(data).data;
    return event && ((await this.#accept(event)) ?? undefined);
  }
}

/**
 * One long connection, from opening to its end; an event is acknowledged once it is stored. The SDK's own reconnecting
 * takes some refusals for final and waits for minutes, so every connection has a client of its own.
 * @throws RefusedError, UnreachableError when it could not be opened
 */
export async function runSocket(options: SocketOptions): Promise<void> {
  const { appId, appSecret, domain, clock, log, accept, signal } = options;
  const timer = new AbortController();
  let client: WSClient | undefined;
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  signal.addEventListener('abort', stop);
  try {
    await new Promise<void>((resolve, reject) => {
      stopped.signal.addEventListener('abort', () => resolve());
      client = new WSClient({
        appId,
        appSecret,
        domain,
        logger: sdkLogger(log),
        httpInstance: watched(createHttpInstance(openMilliseconds, signal), reject),
        handshakeTimeoutMs: openMilliseconds,
        wsConfig: { pingTimeout: pongSeconds },
        onReady: () => {
          timer.abort();
          options.connected();
        },
        onReconnecting: resolve,
        onError: error => reject(new UnreachableError(error.message)),
      });
      if (signal.aborted) return resolve();
      void client.start({ eventDispatcher: new Inbound(accept, log) });
      void clock.wait(openMilliseconds, timer.signal).then(() => {
        if (!timer.signal.aborted) reject(new UnreachableError('no connection in time'));
      });
    });
  } finally {
    timer.abort();
    signal.removeEventListener('abort', stop);
    client?.close({ force: true });
  }
}

/** Tells at once when no address for a connection is given: the SDK would try again by itself, unseen and late. */
function watched(http: HttpInstance, failed: (error: RefusedError | UnreachableError) => void): HttpInstance {
  return {
    ...http,
    async request(request) {
      try {
        const answer = await http.request(request);
        if (answer.code) failed(new RefusedError(`${answer.code}`, { retryable: true }));
        const asked = answer.data?.ClientConfig;
        if (asked) asked.PingInterval = Math.min(Number(asked.PingInterval) || pingSeconds, pingSeconds);
        return answer;
      } catch (error) {
        failed(new UnreachableError(error instanceof Error ? error.message : 'failed'));
        throw error;
      }
    },
  };
}
