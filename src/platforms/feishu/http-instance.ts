import type { HttpInstance, HttpRequestOptions } from '@larksuiteoapi/node-sdk';

/** Feishu answered with an HTTP error. Holds neither address nor token. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly status: number;
  /** Feishu's own code, where the body says one. */
  readonly code: number | null;
  /** When the rate limit ends, if Feishu says so. */
  readonly resetSeconds: number | null;

  constructor(status: number, code: number | null, resetSeconds: number | null) {
    super(code === null ? `HTTP ${status}` : `HTTP ${status}, code ${code}`);
    this.status = status;
    this.code = code;
    this.resetSeconds = resetSeconds;
  }
}

/** No answer came. Holds neither address nor token. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
}

/** How the SDK reaches Feishu: with a time limit for every request, which it has none of itself. */
export function createHttpInstance(timeoutMilliseconds: number, signal: AbortSignal): HttpInstance {
  async function request<R>(options: HttpRequestOptions<unknown>): Promise<R> {
    const { response, text } = await exchange(options);
    const data = parse(text);
    if (!response.ok || data === undefined) {
      const reset = Number(response.headers.get('x-ogw-ratelimit-reset') ?? response.headers.get('retry-after'));
      throw new HttpFailure(response.status, typeof data?.code === 'number' ? data.code : null, reset || null);
    }
    return data;
  }

  async function exchange(options: HttpRequestOptions<unknown>): Promise<{ response: Response; text: string }> {
    const { url = '', method = 'GET', headers = {}, params = {}, data, timeout } = options;
    const query = new URLSearchParams(
      Object.entries(params).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const limit = AbortSignal.timeout(Math.min(timeout ?? timeoutMilliseconds, timeoutMilliseconds));
    try {
      const response = await fetch(query ? `${url}?${query}` : url, {
        method: method.toUpperCase(),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        },
        ...(data === undefined ? {} : { body: JSON.stringify(data) }),
        signal: AbortSignal.any([limit, signal]),
      });
      return { response, text: await response.text() };
    } catch (error) {
      throw new NetworkFailure(reasonOf(error));
    }
  }

  return {
    request,
    get: (url, options) => request({ ...options, url, method: 'GET' }),
    delete: (url, options) => request({ ...options, url, method: 'DELETE' }),
    head: (url, options) => request({ ...options, url, method: 'HEAD' }),
    options: (url, options) => request({ ...options, url, method: 'OPTIONS' }),
    post: (url, data, options) => request({ ...options, url, method: 'POST', data }),
    put: (url, data, options) => request({ ...options, url, method: 'PUT', data }),
    patch: (url, data, options) => request({ ...options, url, method: 'PATCH', data }),
  };
}

function parse(text: string) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return 'connection failed';
}
