import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';

export interface JsonAnswer {
  readonly status: number;
  readonly retryAfterSeconds: number | null;
  readonly text: string;
}

export interface PostOptions {
  readonly timeoutMilliseconds: number;
  /** Awaited once the connection stands: right after it the request leaves. */
  readonly leaves: () => Promise<void>;
}

/**
 * Posts JSON over a connection of its own. One that rested in a pool may have been closed by the other side, and then nothing
 * would tell whether what was sent over it arrived.
 */
export async function postJson(url: string, body: object, options: PostOptions): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(options.timeoutMilliseconds);
  const payload = Buffer.from(JSON.stringify(body));
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': payload.length };
  const secure = new URL(url).protocol === 'https:';
  const request = (secure ? https : http).request(url, { method: 'POST', agent: false, signal, headers });
  const failed = new Promise<never>((_, reject) => request.on('error', reject));
  failed.catch(() => {});
  try {
    const connected = new Promise<void>(resolve =>
      request.on('socket', socket => socket.once(secure ? 'secureConnect' : 'connect', resolve)),
    );
    await Promise.race([connected, failed]);
    await options.leaves();
    const answered = new Promise<http.IncomingMessage>(resolve => request.on('response', resolve));
    request.end(payload);
    const response = await Promise.race([answered, failed]);
    const seconds = Number(response.headers['retry-after']);
    return {
      status: response.statusCode ?? 0,
      retryAfterSeconds: seconds > 0 ? seconds : null,
      text: await textOf(response),
    };
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

/** The status has said all that matters; a text that does not arrive changes nothing. */
async function textOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(response, 'end').catch(() => {});
  return Buffer.concat(chunks).toString('utf8');
}
