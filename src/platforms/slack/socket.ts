import { once } from 'node:events';
import { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { readFailure } from './failures.ts';
import type { Body } from './ids.ts';
import { sdkLogger } from './log.ts';

/** Opening a connection takes no longer than this: the SDK itself would try for ever. */
const openMilliseconds = 15_000;

const callMilliseconds = 10_000;

export interface SocketOptions {
  readonly appToken: string;
  /** Where Slack is; null for slack.com. */
  readonly url: string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Stores a delivery; resolves to what its acknowledgement says, if anything. */
  readonly accept: (body: Body, envelope: string | null) => Promise<object | null>;
  readonly signal: AbortSignal;
  readonly connected: () => void;
}

const delivery = z.object({
  envelope_id: z.string(),
  body: z.record(z.string(), z.unknown()),
  ack: z.custom<(response?: object) => Promise<void>>(value => typeof value === 'function'),
});

/**
 * One Socket Mode connection, from opening to its end: Slack closes each after some hours, and says so before.
 * A delivery is acknowledged once it is stored.
 * @throws RefusedError, OutcomeUnknown, TooMany when it could not be opened
 */
export async function runSocket(options: SocketOptions): Promise<void> {
  const { appToken, url, log, accept, signal } = options;
  const { client } = new SocketModeReceiver({
    appToken,
    logger: sdkLogger(log),
    // The SDK's own reconnecting dies of a refusal or of a network that is away.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(url === null ? {} : { slackApiUrl: url }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: callMilliseconds,
      },
    },
  });
  // The SDK's own listener acknowledges before anybody has stored the delivery.
  client.removeAllListeners('slack_event');
  client.on('slack_event', async (event: unknown) => {
    try {
      const { envelope_id, body, ack } = delivery.parse(event);
      const answer = await accept(body, envelope_id);
      await (answer ? ack(answer) : ack());
    } catch (error) {
      // Not acknowledged: Slack will deliver it again.
      log.warn({ err: error }, 'a delivery of Slack could not be taken');
    }
  });
  const ended = new Promise<void>(resolve => client.on('disconnected', () => resolve()));
  const stop = () => void client.disconnect();
  signal.addEventListener('abort', stop);
  try {
    await opened(client.start(), options);
    options.connected();
    if (signal.aborted) stop();
    await ended;
  } catch (error) {
    void client.disconnect();
    throw readFailure('apps.connections.open', error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function opened(start: Promise<unknown>, { clock, signal }: SocketOptions): Promise<void> {
  const timer = new AbortController();
  const late = clock.wait(openMilliseconds, timer.signal).then(() => {
    if (!timer.signal.aborted) throw new DOMException('no connection in time', 'TimeoutError');
  });
  const stopped = signal.aborted ? Promise.resolve([]) : once(signal, 'abort', { signal: timer.signal });
  try {
    await Promise.race([start, late, stopped.catch(() => new Promise(() => {}))]);
  } finally {
    timer.abort();
    start.catch(() => {});
    late.catch(() => {});
  }
}
