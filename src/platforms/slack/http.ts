import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../shared/log.ts';
import { readBody } from '../shared/read-body.ts';
import type { Body } from './ids.ts';

/** Events, commands and interactions all come here. */
export const eventsPath = '/slack/events';

/** An interaction holds the whole message it was made on. */
const bodyBytes = 1024 * 1024;

/** A signature is good for five minutes in both directions; the SDK looks into the past alone. */
const toleranceSeconds = 300;

export interface HttpOptions {
  readonly signingSecret: string;
  readonly now: () => Date;
  /** Stores what came and resolves to what the acknowledgement says, if anything; null while nothing can be stored. */
  readonly accept: () => ((body: Body) => Promise<object | null>) | null;
  readonly log: Log;
  /** A request with a wrong signature: said once in the log, with what to do. */
  readonly wrongSignature: () => void;
}

/** Slack over HTTP: checks the signature of the raw body, stores what it says, and only then acknowledges. */
export function createHttpListener(options: HttpOptions): RequestListener {
  return (request, response) => {
    receive(request, options)
      .catch((error: unknown) => {
        options.log.error({ err: error }, 'a request of Slack could not be taken');
        return { status: 500, body: '' };
      })
      .then(answer => send(response, answer));
  };
}

interface HttpAnswer {
  readonly status: number;
  /** A text, or JSON. */
  readonly body: string | object;
}

const refuse = (status: number): HttpAnswer => ({ status, body: '' });

async function receive(request: IncomingMessage, options: HttpOptions): Promise<HttpAnswer> {
  if (request.url?.split('?')[0] !== eventsPath) return refuse(404);
  if (request.method !== 'POST') return refuse(405);
  const bytes = await readBody(request, bodyBytes);
  if (bytes === null) return refuse(413);
  const raw = bytes.toString('utf8');
  if (!isSigned(request, raw, options)) return refuse(401);
  const body = parseBody(raw, request.headers['content-type'] ?? '');
  if (body === null) return refuse(400);
  if (body.type === 'url_verification') return { status: 200, body: z.string().catch('').parse(body.challenge) };
  if (body.ssl_check !== undefined) return { status: 200, body: '' };
  const accept = options.accept();
  if (!accept) return refuse(503);
  return { status: 200, body: (await accept(body)) ?? '' };
}

function isSigned(
  request: IncomingMessage,
  body: string,
  { signingSecret, now, wrongSignature }: HttpOptions,
): boolean {
  const signature = request.headers['x-slack-signature'];
  const stamp = request.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  const timestamp = Number(stamp);
  if (Math.abs(now().getTime() / 1000 - timestamp) > toleranceSeconds) return false;
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
  const valid = isValidSlackRequest({ signingSecret, body, headers, nowMilliseconds: now().getTime() });
  if (!valid) wrongSignature();
  return valid;
}

const object = z.record(z.string(), z.unknown());

/** Events are JSON; commands are a form, and interactions a form with JSON in its `payload`. */
function parseBody(raw: string, contentType: string): Body | null {
  const kind = contentType.split(';')[0]?.trim().toLowerCase();
  try {
    if (kind === 'application/json') return object.parse(JSON.parse(raw));
    if (kind !== 'application/x-www-form-urlencoded') return null;
    const form = Object.fromEntries(new URLSearchParams(raw));
    return form.payload === undefined ? form : object.parse(JSON.parse(form.payload));
  } catch {
    return null;
  }
}

function send(response: ServerResponse, { status, body }: HttpAnswer): void {
  if (response.destroyed) return;
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
