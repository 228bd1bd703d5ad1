import { webApi } from '@slack/bolt';
import { RefusedError, UnreachableError } from '../../errors.ts';

/**
 * How a call failed without an answer that counts: it never arrived; Slack answered with an error of its own; the
 * connection broke; or no answer came in time. Only after the first is it certain that nothing happened.
 */
export type Manner = 'never-arrived' | 'server-error' | 'broken' | 'too-late';

/** The outcome of a call is not known. The message holds no address and no token. */
export class OutcomeUnknown extends UnreachableError {
  readonly manner: Manner;

  constructor(method: string, manner: Manner, detail: string, cause: unknown) {
    super(`${method}: ${detail}`, { cause });
    this.manner = manner;
  }
}

/** Slack asks to wait before the next call of that method. */
export class TooMany extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`rate limited for ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Codes with which Slack says that something broke on its side, perhaps after the work was done. */
const serverCodes = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Before any byte of the call was sent. */
const neverArrived = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** When Slack does not say how long. */
const usualPauseSeconds = 30;

/** What went wrong with a call of the SDK's client, in our words. */
export function readFailure(method: string, error: unknown): RefusedError | OutcomeUnknown | TooMany {
  if (error instanceof webApi.WebAPIRateLimitedError) return new TooMany(error.retryAfter);
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    if (code === 'ratelimited' || code === 'rate_limited') return new TooMany(usualPauseSeconds);
    if (serverCodes.has(code)) return new OutcomeUnknown(method, 'server-error', code, error);
    return new RefusedError(code, { retryable: false, cause: error });
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return new OutcomeUnknown(method, 'server-error', `HTTP ${error.statusCode}`, error);
  }
  if (error instanceof webApi.WebAPIRequestError) return networkFailure(method, error.original);
  // The client throws a plain error for a 429 without a readable Retry-After.
  if (error instanceof Error && /retry header/i.test(error.message)) return new TooMany(usualPauseSeconds);
  return new OutcomeUnknown(method, 'broken', 'failed', error);
}

/** What went wrong with a request that got no answer. */
export function networkFailure(method: string, error: unknown): OutcomeUnknown {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new OutcomeUnknown(method, 'too-late', 'no answer in time', error);
  }
  const code = codeOf(error);
  return new OutcomeUnknown(method, neverArrived.has(code) ? 'never-arrived' : 'broken', code, error);
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause instanceof AggregateError) {
      const inner = cause.errors.map(codeOf).find(code => code !== 'connection failed');
      if (inner) return inner;
    }
  }
  return 'connection failed';
}
