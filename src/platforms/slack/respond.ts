import { RefusedError } from '../../errors.ts';
import type { Clock } from '../shared/clock.ts';
import { callTimeoutMilliseconds } from './api.ts';
import { networkFailure, OutcomeUnknown } from './failures.ts';
import type { Message } from './message.ts';
import { type JsonAnswer, postJson } from './post-json.ts';

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
   * @param leaves awaited right before anything is sent
   * @throws RefusedError, UnreachableError
   */
  async respond(url: string, response: Response, leaves: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const failure = await this.#send(url, response, leaves);
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

  async #send(
    url: string,
    response: Response,
    leaves: () => Promise<void>,
  ): Promise<RefusedError | OutcomeUnknown | null> {
    let left = false;
    const leaving = async () => {
      await leaves();
      left = true;
    };
    let answer: JsonAnswer;
    try {
      answer = await postJson(url, response, { timeoutMilliseconds: this.#timeout, leaves: leaving });
    } catch (error) {
      if (left) return networkFailure('response_url', error);
      return new OutcomeUnknown('response_url', 'never-arrived', 'no connection', error);
    }
    const { status, text, retryAfterSeconds } = answer;
    if (status === 429) {
      const seconds = retryAfterSeconds ?? usualPauseSeconds;
      return new RefusedError('ratelimited', { retryable: true, cause: { seconds } });
    }
    if (status >= 500) return new OutcomeUnknown('response_url', 'server-error', `HTTP ${status}`, text);
    const isGood = status >= 200 && status < 300;
    const refused = isGood ? /"error"\s*:\s*"(?<code>\w+)"/.exec(text)?.groups?.code : `http_${status}`;
    return refused === undefined ? null : new RefusedError(refused, { retryable: false, cause: text });
  }
}

function retryAfter(failure: RefusedError | OutcomeUnknown): number {
  const { cause } = failure;
  const known = typeof cause === 'object' && cause !== null && 'seconds' in cause && typeof cause.seconds === 'number';
  return known ? Number(cause.seconds) * 1000 : 0;
}
