import { webApi } from '@slack/bolt';
import { RefusedError } from '../../errors.ts';
import type { Clock } from '../shared/clock.ts';
import { type OutcomeUnknown, readFailure, TooMany } from './failures.ts';
import { quietLogger } from './log.ts';

/** An answer that takes longer counts as lost. */
export const callTimeoutMilliseconds = 10_000;

/** Waits before the second and the third try. */
const retryMilliseconds = [500, 2_000];

/** After so many answers of "too many" to one call it is given up. */
const patience = 5;

export interface ApiOptions {
  readonly token: string;
  /** Where Slack is; null for slack.com. */
  readonly url: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly timeoutMilliseconds?: number;
}

export interface CallOptions {
  /** Whether the call may be made again when its outcome is unknown. Default true. */
  readonly repeatable?: boolean;
  /** Fails at once instead of waiting until Slack takes calls of this method again. */
  readonly impatient?: boolean;
}

export type Answer = webApi.WebAPICallResult;

/**
 * Slack's Web API with timeouts and a retry policy of ours. After a 429 that method alone waits until Slack takes it again;
 * the SDK would hold up every call.
 */
export class Api {
  readonly #client: webApi.WebClient;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #pausedUntil = new Map<string, number>();

  constructor({ token, url, clock, signal, timeoutMilliseconds = callTimeoutMilliseconds }: ApiOptions) {
    this.#client = new webApi.WebClient(token, {
      ...(url === null ? {} : { slackApiUrl: url }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMilliseconds,
      allowAbsoluteUrls: false,
      logger: quietLogger,
    });
    this.#clock = clock;
    this.#signal = signal;
  }

  /** @throws RefusedError when Slack says no, OutcomeUnknown when it gave no answer that counts */
  async call(method: string, values: Record<string, unknown>, options: CallOptions = {}): Promise<Answer> {
    const { repeatable = true, impatient = false } = options;
    let failures = 0;
    let refusals = 0;
    for (;;) {
      await this.#turn(method, impatient);
      try {
        return await this.#client.apiCall(method, values);
      } catch (error) {
        const failure = readFailure(method, error);
        if (failure instanceof RefusedError) throw failure;
        if (failure instanceof TooMany) {
          this.#pausedUntil.set(method, this.#clock.now() + failure.seconds * 1000);
          if (impatient || ++refusals >= patience) throw tooMany(failure);
          continue;
        }
        const pause = retryMilliseconds[failures++];
        if (pause === undefined || !mayRepeat(failure, repeatable) || this.#signal.aborted) throw failure;
        await this.#clock.wait(pause, this.#signal);
      }
    }
  }

  /** Waits while Slack takes no calls of the method. */
  async #turn(method: string, impatient: boolean): Promise<void> {
    for (;;) {
      const left = (this.#pausedUntil.get(method) ?? 0) - this.#clock.now();
      if (left <= 0) return;
      if (impatient || this.#signal.aborted) throw tooMany(new TooMany(left / 1000));
      await this.#clock.wait(left, this.#signal);
    }
  }
}

function mayRepeat(failure: OutcomeUnknown, repeatable: boolean): boolean {
  return repeatable || failure.manner === 'never-arrived';
}

function tooMany(cause: TooMany): RefusedError {
  return new RefusedError('ratelimited', { retryable: true, retryAfterMilliseconds: cause.seconds * 1000, cause });
}
