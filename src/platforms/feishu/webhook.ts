import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { AESCipher } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Log } from '../shared/log.ts';
import { readBody } from '../shared/read-body.ts';
import { type CallbackAnswer, type Envelope, envelope } from './events.ts';

export const eventsPath = '/feishu/events';
export const cardPath = '/feishu/card';

const bodyBytes = 1024 * 1024;
/** A signature is good for five minutes in both directions. */
const toleranceSeconds = 300;

export interface WebhookOptions {
  readonly appId: string;
  readonly encryptKey: string | null;
  readonly verificationToken: string;
  readonly now: () => Date;
  /** Stores an event; null while nothing can be stored. */
  readonly accept: () => ((event: Envelope) => Promise<CallbackAnswer | null>) | null;
  readonly log: Log;
  /** A request that was refused, with the reason: something may have to be mended. */
  readonly refused: (reason: string) => void;
}

/** Refuses a request: nothing of it is done. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/**
 * Feishu over HTTP. The SDK checks neither the raw body nor the verification token, so that happens here, before anything
 * is read from an event. It is acknowledged once it is stored.
 */
export function createWebhook(options: WebhookOptions): RequestListener {
  return (request, response) => {
    receive(request, options)
      .then(body => send(response, 200, body))
      .catch((error: unknown) => {
        if (error instanceof Refusal) {
          options.refused(error.message);
          return send(response, error.status, {});
        }
        options.log.error({ err: error }, 'a request of Feishu could not be taken');
        send(response, 500, {});
      });
  };
}

async function receive(request: IncomingMessage, options: WebhookOptions): Promise<unknown> {
  const path = request.url?.split('?')[0];
  if (path !== eventsPath && path !== cardPath) throw new Refusal(404, 'unknown path');
  if (request.method !== 'POST') throw new Refusal(405, 'not a POST');
  const raw = await readBody(request, bodyBytes);
  if (raw === null) throw new Refusal(413, 'too large');
  const body = opened(raw, options);
  const challenge = asChallenge(body);
  if (challenge) {
    checkToken(challenge.token, options);
    return { challenge: challenge.challenge };
  }
  checkSignature(request, raw, options);
  const event = envelope.safeParse(body).data;
  if (!event) throw new Refusal(400, 'not an event of version 2.0');
  checkToken(event.header.token ?? '', options);
  if (event.header.app_id !== options.appId) throw new Refusal(403, 'another app_id');
  const accept = options.accept();
  if (!accept) throw new Refusal(503, 'not connected yet');
  return (await accept(event)) ?? {};
}

const encrypted = z.strictObject({ encrypt: z.string() });

/** With an encrypt key everything comes encrypted, without one nothing does. */
function opened(raw: Buffer, { encryptKey }: WebhookOptions): unknown {
  const json = parse(raw.toString('utf8'));
  const { data } = encrypted.safeParse(json);
  if (encryptKey === null) {
    if (data) throw new Refusal(400, 'encrypted, without FEISHU_ENCRYPT_KEY');
    return json;
  }
  if (!data) throw new Refusal(401, 'not encrypted');
  try {
    return parse(new AESCipher(encryptKey).decrypt(data.encrypt));
  } catch {
    throw new Refusal(401, 'encrypted with another key');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'not JSON');
  }
}

/** The check of the address in the developer console comes without a signature. */
function asChallenge(body: unknown): { challenge: string; token: string } | null {
  const schema = z.object({ type: z.literal('url_verification'), challenge: z.string(), token: z.string() });
  return schema.safeParse(body).data ?? null;
}

function checkSignature(request: IncomingMessage, raw: Buffer, { encryptKey, now }: WebhookOptions): void {
  const stamp = header(request, 'x-lark-request-timestamp');
  const old = !/^\d{1,12}$/.test(stamp) || Math.abs(now().getTime() / 1000 - Number(stamp)) > toleranceSeconds;
  if (encryptKey === null) {
    if (stamp && old) throw new Refusal(401, 'too old');
    return;
  }
  const nonce = header(request, 'x-lark-request-nonce');
  const signature = createHash('sha256')
    .update(stamp + nonce + encryptKey)
    .update(raw)
    .digest('hex');
  if (!same(header(request, 'x-lark-signature'), signature)) throw new Refusal(401, 'wrong signature');
  if (old) throw new Refusal(401, 'too old');
}

function checkToken(token: string, { verificationToken }: WebhookOptions): void {
  if (!same(token, verificationToken)) throw new Refusal(401, 'wrong verification token');
}

/** Takes as long for any wrong text. */
function same(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
