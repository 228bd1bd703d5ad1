import { RefusedError } from '../../errors.ts';
import type { Clock } from '../shared/clock.ts';
import { callTimeoutMilliseconds } from './api.ts';
import { networkFailure, OutcomeUnknown } from './failures.ts';
import type { Message } from './message.ts';

const retryMilliseconds = [500, 2_000];
const usualPauseSeconds = 1;

/** A message for a response_url; `thread_ts` keeps it in that thread. */
export interface Response extends Message {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
}

/** Answers over a response_url: not paced, since Slack does not. The SDK's `respond` knows neither time limits nor retries. */
export class Responder {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #timeout: number;

  constructor(clock: Clock, signal: AbortSignal, timeoutMilliseconds = callTimeoutMilliseconds) {
    this.#clock = clock;
    this.#signal = signal;
    this.#timeout = timeoutMilliseconds;
  }

  /**
   * Posts the response. Only what certainly was not shown is sent again: nothing can tell whether a response arrived.
   * @throws RefusedError, UnreachableError
   */
  async respond(url: string, response: Response): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const failure = await this.#send(url, response);
      if (failure === null) return;
      const pause = retryMilliseconds[attempt];
      const repeatable =
        failure instanceof OutcomeUnknown
          ? failure.manner === 'never-arrived' || failure.manner === 'server-error'
          : failure.retryable;
      if (pause === undefined || !repeatable || this.#signal.aborted) throw failure;
      await this.#clock.wait(Math.max(pause, retryAfter(failure)), this.#signal);
    }
  }

  async #send(url: string, response: Response): Promise<RefusedError | OutcomeUnknown | null> {
    let answer: globalThis.Response;
    try {
      answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(response),
        signal: AbortSignal.timeout(this.#timeout),
      });
    } catch (error) {
      return networkFailure('response_url', error);
    }
    // The status has said all that matters; a body that does not arrive changes nothing.
    const text = await answer.text().catch(() => '');
    if (answer.status === 429) {
      const seconds = Number(answer.headers.get('retry-after')) || usualPauseSeconds;
      return new RefusedError('ratelimited', { retryable: true, cause: { seconds } });
    }
    if (answer.status >= 500) return new OutcomeUnknown('response_url', 'server-error', `HTTP ${answer.status}`, text);
    const refused = answer.ok ? /"error"\s*:\s*"(?<code>\w+)"/.exec(text)?.groups?.code : `http_${answer.status}`;
    return refused === undefined ? null : new RefusedError(refused, { retryable: false, cause: text });
  }
}

function retryAfter(failure: RefusedError | OutcomeUnknown): number {
  const { cause } = failure;
  const known = typeof cause === 'object' && cause !== null && 'seconds' in cause && typeof cause.seconds === 'number';
  return known ? Number(cause.seconds) * 1000 : 0;
}
