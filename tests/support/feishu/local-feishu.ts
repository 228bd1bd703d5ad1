import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { WebSocketPeer } from '../websocket.ts';
import { problemsOfCard } from './check.ts';
import { decodeFrame, encodeFrame } from './frames.ts';

export const appId = 'cli_0123456789abcdef';
export const appSecret = 'local-secret';
export const botId = 'ou_bot';

/** A message that the bot posted. */
export interface Posted {
  readonly id: string;
  /** The chat, or the person written to. */
  readonly to: string;
  readonly replyTo: string | null;
  readonly topic: boolean;
  card: unknown;
  /** How often it was replaced. */
  edits: number;
  readonly at: Date;
  readonly uuid?: string;
}

/** What goes wrong with one call: answered instead, or after it was carried out. */
export interface Fault {
  readonly path: RegExp;
  readonly status?: number;
  readonly code?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The call is carried out, and its answer lost. */
  readonly dropAnswer?: true;
}

export interface Acknowledged {
  readonly code: number;
  readonly answer: unknown;
  readonly milliseconds: number;
}

const sent = z.object({
  receive_id: z.string().optional(),
  msg_type: z.literal('interactive'),
  content: z.string(),
  uuid: z.string().min(1).max(50),
  reply_in_thread: z.boolean().optional(),
});

/** Feishu as far as the bot needs it, on a free port of this machine: tokens, messages, and the long connection. */
export class LocalFeishu {
  readonly posted: Posted[] = [];
  readonly faults: Fault[] = [];
  readonly calls: string[] = [];
  /** What is wrong with cards that were posted. */
  readonly problems: string[] = [];
  url = '';
  /** Answers to requests for a long connection, before the usual one. */
  readonly refusals: number[] = [];
  scopes: readonly string[] = [];
  subscribed: { events: readonly string[]; callbacks: readonly string[] } | null = null;
  tokenMilliseconds = 0;
  /** Names that the app may read, by open_id; null refuses them for the lack of a scope. */
  names: Record<string, string> | null = null;
  /** What people wrote, by message: as it can be read afterwards. */
  readonly written = new Map<string, { readonly user: string; readonly text: string }>();
  now: () => Date = () => new Date();
  /** Awaited when a call has arrived, and when it was carried out but not answered. */
  moment: (path: string, when: 'arrived' | 'done', body: unknown) => Promise<void> = async () => {};
  #server = http.createServer((request, response) => void this.#serve(request, response));
  #token = 0;
  #badTokens = new Set<string>();
  #peers = new Set<WebSocketPeer>();
  #uuids = new Map<string, Posted>();
  #waiting = new Map<string, (frame: { payload: Buffer }) => void>();
  #watchers = new Set<() => void>();
  #count = 0;

  async start(): Promise<this> {
    this.#server.on('upgrade', (request, socket) => this.#connect(request, socket));
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${portOf(this.#server.address())}`;
    return this;
  }

  async stop(): Promise<void> {
    for (const peer of this.#peers) peer.destroy();
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  get connections(): number {
    return this.#peers.size;
  }

  dropConnections(): void {
    for (const peer of this.#peers) peer.destroy();
  }

  /** Tokens given so far are no good any more. */
  expireTokens(): void {
    for (let number = 1; number <= this.#token; number++) this.#badTokens.add(`t-${number}`);
  }

  get tokens(): number {
    return this.#token;
  }

  /** Resolves when that is so; asked after everything that happens here. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>(resolve => {
      const look = () => {
        if (!condition()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
    });
  }

  /** Sends an event over the long connection, in so many chunks, and resolves to its acknowledgement. */
  async deliver(event: unknown, chunks = 1): Promise<Acknowledged> {
    await this.until(() => this.#peers.size > 0);
    const [peer] = this.#peers;
    const id = `m-${++this.#count}`;
    const began = performance.now();
    const acknowledged = new Promise<{ payload: Buffer }>(resolve => this.#waiting.set(id, resolve));
    const payload = Buffer.from(JSON.stringify(event));
    const size = Math.ceil(payload.length / chunks);
    for (let seq = 0; seq < chunks; seq++) {
      const headers = { type: 'event', message_id: id, sum: `${chunks}`, seq: `${seq}`, trace_id: id };
      peer?.send(encodeFrame({ method: 'data', headers, payload: payload.subarray(seq * size, (seq + 1) * size) }));
    }
    const { code, data } = z
      .object({ code: z.number(), data: z.string().optional() })
      .parse(JSON.parse((await acknowledged).payload.toString('utf8')));
    const milliseconds = performance.now() - began;
    return { code, answer: data ? JSON.parse(Buffer.from(data, 'base64').toString('utf8')) : null, milliseconds };
  }

  #connect(request: http.IncomingMessage, socket: import('node:stream').Duplex): void {
    const peer = new WebSocketPeer(request, socket);
    peer.onEnd = () => {
      this.#peers.delete(peer);
      this.#changed();
    };
    peer.onMessage = data => {
      const frame = decodeFrame(data);
      if (frame.method === 'data') this.#waiting.get(frame.headers.message_id ?? '')?.(frame);
      else if (frame.headers.type === 'ping') {
        const payload = Buffer.from(JSON.stringify(clientConfig));
        peer.send(encodeFrame({ method: 'control', headers: { type: 'pong' }, payload }));
        // The SDK listens a moment after the handshake; its first ping says that it does.
        this.#peers.add(peer);
        this.#changed();
      }
    };
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    const path = new URL(request.url ?? '', this.url).pathname;
    this.calls.push(`${request.method} ${path}`);
    const body: unknown = text ? JSON.parse(text) : {};
    await this.moment(path, 'arrived', body);
    const at = this.faults.findIndex(fault => fault.path.test(path));
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1);
    const answer = fault && !fault.dropAnswer ? null : this.#answer(request, path, body);
    await this.moment(path, 'done', body);
    if (path.endsWith('tenant_access_token/internal') && this.tokenMilliseconds) {
      await new Promise(resolve => setTimeout(resolve, this.tokenMilliseconds));
    }
    if (fault?.dropAnswer) response.destroy();
    else {
      const { status = 200, headers = {}, code } = fault ?? {};
      const isBadToken = answer?.code === 99991663;
      response.writeHead(isBadToken ? 400 : status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(fault ? { code: code ?? 0, msg: 'fault' } : answer));
    }
    this.#changed();
  }

  #answer(request: http.IncomingMessage, path: string, body: unknown): Record<string, unknown> {
    if (path === '/open-apis/auth/v3/tenant_access_token/internal') {
      const given = z.object({ app_id: z.string(), app_secret: z.string() }).parse(body);
      if (given.app_id !== appId || given.app_secret !== appSecret) return { code: 10014, msg: 'app secret invalid' };
      return { code: 0, msg: 'ok', tenant_access_token: `t-${++this.#token}`, expire: 7200 };
    }
    if (path === '/callback/ws/endpoint') {
      const code = this.refusals.shift();
      if (code) return { code, msg: 'system busy', data: {} };
      const url = `${this.url.replace('http', 'ws')}/ws?device_id=d1&service_id=7`;
      return { code: 0, msg: 'ok', data: { URL: url, ClientConfig: clientConfig } };
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!token.startsWith('t-') || this.#badTokens.has(token)) return { code: 99991663, msg: 'invalid token' };
    if (path === '/open-apis/bot/v3/info') return { code: 0, bot: { app_name: 'Trendbrief', open_id: botId } };
    if (path === '/open-apis/application/v6/scopes') {
      const scopes = this.scopes.map(scope_name => ({ scope_name, grant_status: 1 }));
      return { code: 0, data: { scopes } };
    }
    if (path.startsWith('/open-apis/application/v6/applications/')) {
      if (!this.subscribed) return { code: 99991672, msg: 'scope' };
      const { events, callbacks } = this.subscribed;
      const app = { event: { subscribed_events: events }, callback: { subscribed_callbacks: callbacks } };
      return { code: 0, data: { app } };
    }
    const person = /^\/open-apis\/contact\/v3\/users\/([^/]+)$/.exec(path)?.[1];
    if (person) return this.#person(person);
    const [, target = '', reply] = /^\/open-apis\/im\/v1\/messages(?:\/([^/]+))?(\/reply)?$/.exec(path) ?? [];
    if (request.method === 'GET' && target) return this.#message(target);
    if (request.method === 'GET') return this.#history(new URL(request.url ?? '', this.url).searchParams);
    if (request.method === 'PATCH') return this.#edit(target, body);
    const message = sent.parse(body);
    return this.#post(message, reply ? target : null);
  }

  #person(id: string): Record<string, unknown> {
    if (!this.names) return { code: 99991672, msg: 'Access denied. One of the following scopes is required' };
    const name = this.names[id];
    return { code: 0, data: { user: { open_id: id, ...(name ? { name } : {}) } } };
  }

  #message(id: string): Record<string, unknown> {
    const said = this.written.get(id);
    if (!said) return { code: 230001, msg: 'invalid message_id' };
    const sender = { id: said.user, id_type: 'open_id', sender_type: 'user' };
    const body = { content: JSON.stringify({ text: said.text }) };
    return { code: 0, data: { items: [{ message_id: id, msg_type: 'text', sender, body }] } };
  }

  #post(message: z.output<typeof sent>, replyTo: string | null): Record<string, unknown> {
    const known = this.#uuids.get(message.uuid);
    if (known) return { code: 0, data: { message_id: known.id } };
    const card: unknown = JSON.parse(message.content);
    this.problems.push(...problemsOfCard(card));
    const posted: Posted = {
      id: `om_${this.posted.length + 1}`,
      to: message.receive_id ?? '',
      replyTo,
      topic: message.reply_in_thread === true,
      card,
      edits: 0,
      at: this.now(),
      uuid: message.uuid,
    };
    this.posted.push(posted);
    this.#uuids.set(message.uuid, posted);
    return { code: 0, data: { message_id: posted.id } };
  }

  #history(asked: URLSearchParams): Record<string, unknown> {
    const [from, to] = [Number(asked.get('start_time')) * 1000, Number(asked.get('end_time')) * 1000];
    const items = this.posted
      .filter(({ to: chat, at }) => chat === asked.get('container_id') && +at >= from && +at <= to)
      .map(({ id, replyTo }) => ({
        message_id: id,
        msg_type: 'interactive',
        sender: { id: appId, id_type: 'app_id', sender_type: 'app' },
        ...(replyTo ? { parent_id: replyTo } : {}),
      }));
    return { code: 0, data: { items, has_more: false } };
  }

  #edit(id: string, body: unknown): Record<string, unknown> {
    const message = this.posted.find(one => one.id === id);
    if (!message) return { code: 230001, msg: 'no such message' };
    message.card = JSON.parse(z.object({ content: z.string() }).parse(body).content);
    this.problems.push(...problemsOfCard(message.card));
    message.edits++;
    return { code: 0, data: {} };
  }

  #changed(): void {
    for (const look of [...this.#watchers]) look();
  }
}

const clientConfig = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30 };

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return address.port;
}
