import { Client, withTenantToken } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { PersonError, RefusedError, UnreachableError } from '../../errors.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { brokenCodes, certainCodes, limitedCodes, tokenCodes } from './codes.ts';
import { createHttpInstance, HttpFailure } from './http-instance.ts';
import { sdkLogger } from './log.ts';
import { Token } from './token.ts';

/** A request takes no longer. */
export const requestMilliseconds = 10_000;

/** Between tries after a failure that may pass. */
const retryMilliseconds = [300, 1_000, 2_000, 4_000, 8_000];
/** A rate limit is waited for more often. */
const limitedTries = 10;

export interface ApiOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly timeoutMilliseconds?: number;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the domain, beginning with `/open-apis`. */
  readonly url: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, unknown>>;
  /** What can do without: it is tried once. */
  readonly once?: true;
}

const answer = z.looseObject({ code: z.number().optional(), data: z.unknown().optional() });
export type Answer = z.output<typeof answer>;

const token = z.object({ tenant_access_token: z.string().min(1), expire: z.number() });

/** How one try ended without success. */
interface Failed {
  readonly kind: 'limited' | 'token' | 'broken' | 'unreachable' | 'refused';
  readonly code: string;
  readonly waitMilliseconds?: number;
}

/**
 * Calls of Feishu's API. The SDK's client retries nothing, takes an answer with an error code for a success and goes on
 * using a token that was revoked: all three are mended here. Every call may be repeated: what posts carries a uuid.
 */
export class Api {
  readonly #client: Client;
  readonly #token: Token;
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    const { appId, appSecret, domain, clock, log, signal, timeoutMilliseconds = requestMilliseconds } = options;
    this.#options = options;
    this.#client = new Client({
      appId,
      appSecret,
      domain,
      httpInstance: createHttpInstance(timeoutMilliseconds, signal),
      logger: sdkLogger(log),
      disableTokenCache: true,
    });
    this.#token = new Token(() => this.#fetchToken(), clock);
  }

  /** @throws RefusedError, UnreachableError; PersonError when the app's credentials are refused */
  async call({ once, ...call }: Call): Promise<Answer> {
    let refreshed = 0;
    const attempt = async () => {
      const current = await this.#token.get();
      const result = await this.#attempt(() => this.#client.request<unknown>(call, withTenantToken(current)));
      if (!isFailed(result) || result.kind !== 'token') return result;
      this.#token.drop(current);
      return refreshed++ < 2 ? { ...result, waitMilliseconds: 0 } : { ...result, kind: 'refused' as const };
    };
    if (!once) return this.#untilDone(call.url, attempt, call.method === 'POST');
    const result = await attempt();
    if (isFailed(result)) throw thrown(call.url, result);
    return result;
  }

  async #fetchToken(): Promise<{ token: string; expireSeconds: number }> {
    const { appId, appSecret } = this.#options;
    const url = '/open-apis/auth/v3/tenant_access_token/internal';
    const data = { app_id: appId, app_secret: appSecret };
    try {
      const { tenant_access_token, expire } = token.parse(
        await this.#untilDone(url, () =>
          this.#attempt(() => this.#client.request<unknown>({ method: 'POST', url, data })),
        ),
      );
      return { token: tenant_access_token, expireSeconds: expire };
    } catch (error) {
      if (error instanceof RefusedError && !error.retryable) {
        throw new PersonError(w => w.feishu.secret(error.code), { cause: error });
      }
      throw error;
    }
  }

  /** @param posts whether a try without an answer may have posted something */
  async #untilDone(name: string, attempt: () => Promise<Answer | Failed>, posts = false): Promise<Answer> {
    const { clock, signal } = this.#options;
    let isUnclear = false;
    for (let tries = 0, limited = 0; ; ) {
      const result = await attempt();
      if (!isFailed(result)) return result;
      const { kind, code } = result;
      if (kind === 'unreachable' || kind === 'broken') isUnclear = posts;
      const again = kind === 'limited' ? limited++ < limitedTries : tries < retryMilliseconds.length;
      if (kind === 'refused' || !again || signal.aborted) {
        throw thrown(name, isUnclear && !certainCodes.has(code) ? { ...result, kind: 'broken' } : result);
      }
      const usual =
        retryMilliseconds[Math.min(kind === 'limited' ? limited : tries, retryMilliseconds.length - 1)] ?? 0;
      if (kind !== 'limited') tries++;
      this.#options.log.debug({ code, kind }, 'a call of Feishu is repeated');
      await clock.wait(result.waitMilliseconds ?? usual, signal);
    }
  }

  async #attempt(run: () => Promise<unknown>): Promise<Answer | Failed> {
    try {
      const result = answer.parse(await run());
      return result.code ? failed(result.code, 200, null) : result;
    } catch (error) {
      if (error instanceof HttpFailure) return failed(error.code, error.status, error.resetSeconds);
      return { kind: 'unreachable', code: error instanceof Error ? error.message : 'failed' };
    }
  }
}

function failed(code: number | null, status: number, resetSeconds: number | null): Failed {
  const shown = code === null ? `http_${status}` : `${code}`;
  if (status === 429 || (code !== null && limitedCodes.has(code))) {
    return {
      kind: 'limited',
      code: shown,
      ...(resetSeconds ? { waitMilliseconds: Math.min(resetSeconds, 60) * 1000 } : {}),
    };
  }
  if (code !== null && tokenCodes.has(code)) return { kind: 'token', code: shown };
  if (status >= 500 || (code !== null && brokenCodes.has(code))) return { kind: 'broken', code: shown };
  return { kind: 'refused', code: shown };
}

function isFailed(result: Answer | Failed): result is Failed {
  return 'kind' in result;
}

function thrown(name: string, { kind, code }: Failed): RefusedError | UnreachableError {
  if (kind === 'unreachable' || kind === 'broken') return new UnreachableError(`${name}: ${code}`);
  return new RefusedError(code, { retryable: kind === 'limited' });
}
