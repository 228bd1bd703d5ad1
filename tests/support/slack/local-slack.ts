import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketPeer } from '../websocket.ts';
import { allOptions, isObject, problemsOfHome, problemsOfMessage, problemsOfModal, shownText } from './check.ts';

type Json = Record<string, unknown>;

/** What goes wrong with the next call of a method. */
export type Fault =
  | { readonly kind: 'too-many'; readonly seconds: number }
  | { readonly kind: 'server-error'; readonly stored?: boolean }
  | { readonly kind: 'refused'; readonly code: string }
  /** The work is done, but the connection breaks before the answer. */
  | { readonly kind: 'dropped-after-storing' }
  /** The work is done, and the answer given, once this resolves. */
  | { readonly kind: 'slow'; readonly until: Promise<void> }
  /** The work is done, and the answer comes once this resolves. */
  | { readonly kind: 'silent'; readonly until: Promise<void> };

export interface Posted {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly metadata: unknown;
  readonly body: Json;
  /** Everything a reader sees. */
  readonly shown: string;
}

export interface Responded {
  /** Which request it answers. */
  readonly id: string;
  readonly body: Json;
  readonly shown: string;
}

/** An open modal, with what it shows now. */
export interface Modal {
  readonly id: string;
  readonly user: string;
  readonly view: Json;
  readonly shown: string;
}

/** How long the bot took to acknowledge, in milliseconds; null where it did not. */
export interface Delivered {
  readonly envelope: string;
  readonly acknowledged: Promise<number>;
  /** What the acknowledgement says. */
  readonly said: Promise<Json>;
}

const secrets = { bot: 'xoxb-test-token', app: 'xapp-test-token', signing: 'local-signing-secret' };

/**
 * A Slack on this machine that speaks the real protocol: Web API with faults, Socket Mode, response_url, signed HTTP. Every
 * message and view that it is given is checked against Slack's limits; `problems` holds what was wrong.
 */
export class LocalSlack {
  readonly tokens = secrets;
  readonly posted: Posted[] = [];
  readonly responded: Responded[] = [];
  readonly homes = new Map<string, Json>();
  /** By their ids, in the order in which they were opened. */
  readonly modals = new Map<string, Modal>();
  /** Where a person is, by their id: for users.conversations. */
  readonly channels = new Map<string, readonly string[]>();
  /** Where the bot is. */
  readonly joined = new Set(['C1', 'C2']);
  readonly names = new Map<string, string>();
  readonly calls: { readonly method: string; readonly body: Json }[] = [];
  readonly problems: string[] = [];
  /** Everything that went over the wire, in order, to be read by eye. */
  readonly wire: string[] = [];
  readonly locales = new Map<string, string>();
  scopes: string | null = null;
  /** Awaited when a call has arrived, and when it was carried out but not answered. */
  moment: (method: string, when: 'arrived' | 'done', body: Json) => Promise<void> = async () => {};
  readonly #server: Server;
  readonly #faults = new Map<string, Fault[]>();
  readonly #peers = new Set<WebSocketPeer>();
  readonly #waiting = new Map<string, (milliseconds: number, payload: Json) => void>();
  /** Who may open a modal, by the trigger that they caused: each is good for one. */
  readonly #triggers = new Map<string, string>();
  readonly #watchers = new Set<() => void>();
  /** Two of these on one database take their messages for different ones. */
  readonly #born = Math.floor(Date.now() / 1000);
  #count = 0;
  #port = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(port = 0): Promise<LocalSlack> {
    const server = createServer();
    const slack = new LocalSlack(server);
    server.on('request', (request, response) => void slack.#serve(request, response));
    server.on('upgrade', (request: IncomingMessage, socket: Duplex) => slack.#upgrade(request, socket));
    await slack.listen(port);
    return slack;
  }

  /** Opens for business, also after a stop. */
  async listen(port: number): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(port, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The same one also after a stop. */
  get port(): number {
    const address = this.#server.address();
    if (isAddress(address)) this.#port = address.port;
    return this.#port;
  }

  /** For `SLACK_API_URL`. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  get connections(): number {
    return this.#peers.size;
  }

  /** The next calls of that method go wrong, one fault each. */
  fail(method: string, ...faults: Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** Resolves once the condition holds; it is looked at whenever something happens here. */
  until(condition: () => boolean): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (!condition()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  async stop(): Promise<void> {
    for (const peer of this.#peers) peer.destroy();
    this.#server.closeAllConnections();
    if (!this.#server.listening) return;
    await new Promise(resolve => this.#server.close(resolve));
  }

  // What people do

  command(command: string, text: string, more: Json = {}): Json {
    const id = this.#id();
    return {
      command,
      text,
      user_id: 'U1',
      user_name: 'ann',
      channel_id: 'C1',
      channel_name: 'general',
      team_id: 'T1',
      trigger_id: this.#trigger(String(more.user_id ?? 'U1')),
      response_url: `${this.origin}/response/${id}`,
      ...more,
    };
  }

  event(event: Json): Json {
    return { type: 'event_callback', team_id: 'T1', event_id: `Ev${this.#id()}`, event_time: 1, event };
  }

  mention(text: string, more: Json = {}): Json {
    return this.event({
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      ts: this.#ts(),
      text: `<@UBOT> ${text}`,
      ...more,
    });
  }

  directMessage(text: string, more: Json = {}): Json {
    return this.event({
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      channel: 'D1',
      ts: this.#ts(),
      text,
      ...more,
    });
  }

  /** What a person says in a channel, by default in a thread. */
  said(text: string, more: Json = {}): Json {
    return this.event({
      type: 'message',
      channel_type: 'channel',
      user: 'U1',
      channel: 'C1',
      ts: this.#ts(),
      thread_ts: '1600000000.000001',
      text,
      ...more,
    });
  }

  edited(ts: string, text: string, before: string, more: Json = {}): Json {
    const message = { type: 'message', user: 'U1', ts, thread_ts: '1600000000.000001', ...more };
    return this.event({
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel_type: 'channel',
      channel: 'C1',
      ts: this.#ts(),
      message: { ...message, text, edited: { user: 'U1', ts: this.#ts() } },
      previous_message: { ...message, text: before },
    });
  }

  deleted(ts: string, more: Json = {}): Json {
    return this.event({
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      channel_type: 'channel',
      channel: 'C1',
      ts: this.#ts(),
      deleted_ts: ts,
      previous_message: { type: 'message', user: 'U1', ts, thread_ts: '1600000000.000001', text: 'gone', ...more },
    });
  }

  reacted(ts: string, reaction: string, added = true, user = 'U1'): Json {
    return this.event({
      type: added ? 'reaction_added' : 'reaction_removed',
      user,
      reaction,
      item: { type: 'message', channel: 'C1', ts },
      item_user: 'U2',
    });
  }

  homeOpened(user = 'U1'): Json {
    return this.event({ type: 'app_home_opened', user, tab: 'home', channel: 'D1' });
  }

  shortcut(text: string, callback = 'ask_library', message: Json = {}): Json {
    const id = this.#id();
    return {
      type: 'message_action',
      callback_id: callback,
      trigger_id: this.#trigger('U1'),
      user: { id: 'U1', name: 'ann' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      message: { type: 'message', user: 'U2', text, ts: this.#ts(), ...message },
      response_url: `${this.origin}/response/${id}`,
    };
  }

  /** The button with that label on a message that the bot posted or answered with. */
  press(on: Posted | Responded, label: string): Json {
    const id = this.#id();
    const ephemeral = 'id' in on && on.body.response_type === 'ephemeral';
    const channel = 'channel' in on ? on.channel : 'C1';
    const ts = 'ts' in on ? on.ts : this.#ts();
    const thread = 'thread' in on && on.thread ? { thread_ts: on.thread } : {};
    return {
      type: 'block_actions',
      trigger_id: this.#trigger('U1'),
      user: { id: 'U1', name: 'ann' },
      team: { id: 'T1' },
      channel: { id: channel },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: ephemeral, ...thread },
      ...(ephemeral ? {} : { message: { ts, ...thread } }),
      response_url: `${this.origin}/response/${id}`,
      actions: [{ ...findButton(on.body.blocks, label), action_ts: id, type: 'button' }],
    };
  }

  /** On the Home tab: a button's label, or `{search}`. */
  pressAtHome(user: string, what: string | { readonly search: string }): Json {
    const view = this.homes.get(user);
    const action =
      typeof what === 'string' ? findButton(view?.blocks, what) : { action_id: 'slack_search', value: what.search };
    return {
      type: 'block_actions',
      trigger_id: this.#trigger(user),
      user: { id: user, name: 'ann' },
      team: { id: 'T1' },
      container: { type: 'view', view_id: 'V1' },
      view: { type: 'home', id: 'V1' },
      actions: [action],
    };
  }

  /** The modal that was opened last. */
  get modal(): Modal {
    const last = [...this.modals.values()].at(-1);
    if (!last) throw new Error('there is no modal');
    return last;
  }

  pressInModal({ id, user, view }: Modal, label: string): Json {
    return {
      type: 'block_actions',
      trigger_id: this.#trigger(user),
      user: { id: user, name: 'ann' },
      team: { id: 'T1' },
      container: { type: 'view', view_id: id },
      view: { ...view, id },
      actions: [findButton(view.blocks, label)],
    };
  }

  /** Sends the form of a modal, filled in by the fields' labels; the others as they stand. */
  submit({ id, user, view }: Modal, filled: Readonly<Record<string, string>>): Json {
    const values: Record<string, Json> = {};
    for (const block of allObjects(view.blocks).filter(({ type }) => type === 'input')) {
      const element = asObject(block.element);
      const text = filled[String(asObject(block.label).text)];
      values[String(block.block_id)] = { [String(element.action_id)]: filledIn(element, text) };
    }
    return {
      type: 'view_submission',
      trigger_id: this.#trigger(user),
      user: { id: user, name: 'ann' },
      team: { id: 'T1' },
      view: { ...view, id, hash: '1.a', state: { values } },
      response_urls: [],
    };
  }

  /** Which request a response_url belongs to. */
  responsesTo(payload: Json): Responded[] {
    const id = String(payload.response_url).split('/').at(-1);
    return this.responded.filter(response => response.id === id);
  }

  // Delivering

  /** Over Socket Mode, to one of the open connections. */
  deliver(payload: Json, envelope: string = randomUUID(), retry?: number): Delivered {
    const type =
      payload.type === 'event_callback'
        ? 'events_api'
        : payload.command === undefined
          ? 'interactive'
          : 'slash_commands';
    const began = performance.now();
    const answered = new Promise<readonly [number, Json]>(resolve =>
      this.#waiting.set(envelope, (ended, said) => resolve([ended - began, said])),
    );
    const acknowledged = answered.then(([took]) => took);
    const said = answered.then(([, answer]) => this.#shownNext(payload, answer));
    const [peer] = this.#peers;
    this.#note(`→ ${type}`, payload);
    peer?.send(
      JSON.stringify({
        envelope_id: envelope,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }),
      }),
    );
    return { envelope, acknowledged, said };
  }

  /** A modal whose form was sent shows what the acknowledgement says, or closes. */
  #shownNext(payload: Json, answer: Json): Json {
    if (payload.type !== 'view_submission') return answer;
    const { id } = asObject(payload.view);
    if (answer.response_action === 'update') this.#show(String(id), asObject(answer.view));
    else this.modals.delete(String(id));
    return answer;
  }

  #show(id: string, view: Json): Json {
    const modal = this.modals.get(id);
    if (!modal) return { ok: false, error: 'not_found' };
    this.#check(problemsOfModal(view));
    this.modals.set(id, { ...modal, view, shown: shownText([{ text: view.title }, view.blocks]) });
    return { ok: true, view: { ...view, id } };
  }

  #open(trigger: unknown, view: Json): Json {
    const user = this.#triggers.get(String(trigger));
    if (user === undefined) return { ok: false, error: 'expired_trigger_id' };
    this.#triggers.delete(String(trigger));
    this.#check(problemsOfModal(view));
    const id = `V${this.#id()}`;
    this.modals.set(id, { id, user, view, shown: shownText([{ text: view.title }, view.blocks]) });
    return { ok: true, view: { ...view, id } };
  }

  /** From here on no trigger opens anything: what happens after three seconds. */
  expireTriggers(): void {
    this.#triggers.clear();
  }

  #trigger(user: string): string {
    const trigger = this.#id();
    this.#triggers.set(trigger, user);
    return trigger;
  }

  /** Asks the bot to connect anew, as Slack does every few hours. */
  refresh(): void {
    for (const peer of this.#peers) peer.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  }

  /** Breaks the connections of the calls that are waiting for an answer. */
  breakCalls(): void {
    this.#server.closeAllConnections();
  }

  /** Breaks the connections. */
  breakConnections(): void {
    for (const peer of this.#peers) peer.destroy();
  }

  /** A request as Slack signs it. */
  signed(
    payload: Json,
    secondsFromNow = 0,
    secret = secrets.signing,
  ): { headers: Record<string, string>; body: string } {
    const isEvent = payload.type === 'event_callback' || payload.type === 'url_verification';
    const fields = payload.command === undefined ? { payload: JSON.stringify(payload) } : asStrings(payload);
    const body = isEvent ? JSON.stringify(payload) : new URLSearchParams(fields).toString();
    const timestamp = `${Math.floor(Date.now() / 1000) + secondsFromNow}`;
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return {
      headers: {
        'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    };
  }

  // Serving

  #upgrade(request: IncomingMessage, socket: Duplex): void {
    const peer = new WebSocketPeer(request, socket);
    this.#peers.add(peer);
    peer.onEnd = () => {
      this.#peers.delete(peer);
      this.#happened();
    };
    peer.onMessage = data => {
      const text = data.toString('utf8');
      const message: unknown = JSON.parse(text);
      if (isObject(message)) {
        this.#note('← ack', message.payload ?? {});
        this.#waiting.get(String(message.envelope_id))?.(performance.now(), asObject(message.payload));
      }
      this.#happened();
    };
    peer.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    this.#happened();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const raw = Buffer.concat(chunks).toString('utf8');
    const [, place, name = ''] = (request.url ?? '').split('/');
    const body = place === 'response' ? asObject(JSON.parse(raw)) : parseForm(raw);
    const method = place === 'response' ? 'response_url' : name;
    this.calls.push({ method, body });
    this.#note(`← ${method} (${request.headers.authorization?.slice(0, 16) ?? 'no token'})`, body);
    await this.moment(method, 'arrived', body);
    const fault = this.#faults.get(method)?.shift();
    if (fault?.kind === 'slow') await fault.until;
    const answer =
      fault?.kind === 'too-many' || (fault?.kind === 'server-error' && !fault.stored) || fault?.kind === 'refused'
        ? {}
        : this.#answer(method, name, body, request.headers.authorization ?? '');
    this.#happened();
    await this.moment(method, 'done', body);
    if (fault?.kind === 'silent') await fault.until;
    if (fault?.kind === 'dropped-after-storing') return void request.socket.destroy();
    if (fault?.kind === 'too-many') return reply(response, 429, {}, { 'retry-after': `${fault.seconds}` });
    if (fault?.kind === 'server-error') return reply(response, 500, {});
    if (fault?.kind === 'refused') return reply(response, 200, { ok: false, error: fault.code });
    reply(response, 200, answer, this.scopes === null ? {} : { 'x-oauth-scopes': this.scopes });
  }

  #answer(method: string, name: string, body: Json, authorization: string): Json {
    const token = authorization.replace('Bearer ', '');
    if (method !== 'response_url' && token !== (method === 'apps.connections.open' ? secrets.app : secrets.bot)) {
      return { ok: false, error: 'invalid_auth' };
    }
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          url: 'https://local.slack.example/',
          user_id: 'UBOT',
          bot_id: 'BBOT',
          team_id: 'T1',
          user: 'trendbrief',
          team: 'Local',
        };
      case 'apps.connections.open':
        return { ok: true, url: `${this.origin.replace('http', 'ws')}/socket` };
      case 'users.info':
        return {
          ok: true,
          user: {
            id: body.user,
            locale: this.locales.get(String(body.user)) ?? 'en-US',
            profile: { display_name: this.names.get(String(body.user)) ?? '' },
          },
        };
      case 'users.conversations':
        return {
          ok: true,
          channels: (this.channels.get(String(body.user)) ?? []).map(id => ({ id, name: `name-${id}` })),
        };
      case 'conversations.info':
        return { ok: true, channel: { id: body.channel, is_member: this.joined.has(String(body.channel)) } };
      case 'views.open':
        return this.#open(body.trigger_id, asObject(body.view));
      case 'views.update':
        return this.#show(String(body.view_id), asObject(body.view));
      case 'chat.postMessage':
        return this.#post(body);
      case 'chat.update':
        return this.#update(body);
      case 'conversations.history':
      case 'conversations.replies':
        return this.#history(body);
      case 'views.publish':
        this.#check(problemsOfHome(asObject(body.view)));
        this.homes.set(String(body.user_id), asObject(body.view));
        return { ok: true };
      case 'blocks.validate':
        return { ok: true };
      case 'response_url':
        this.#check(problemsOfMessage(body));
        this.responded.push({ id: name, body, shown: shownText(body.blocks) });
        return { ok: true };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  #post(body: Json): Json {
    this.#check(
      problemsOfMessage({
        ...body,
        unfurl_links: body.unfurl_links !== 'false',
        unfurl_media: body.unfurl_media !== 'false',
      }),
    );
    const ts = this.#ts();
    this.posted.push({
      ts,
      channel: String(body.channel),
      thread: body.thread_ts === undefined ? null : String(body.thread_ts),
      metadata: body.metadata ?? null,
      body,
      shown: shownText(body.blocks),
    });
    return { ok: true, ts, channel: body.channel };
  }

  #update(body: Json): Json {
    const at = this.posted.findIndex(({ channel, ts }) => channel === body.channel && ts === body.ts);
    const before = this.posted[at];
    if (!before) return { ok: false, error: 'message_not_found' };
    this.#check(problemsOfMessage({ ...body, unfurl_links: false, unfurl_media: false }));
    this.posted[at] = { ...before, body: { ...before.body, ...body }, shown: shownText(body.blocks) };
    return { ok: true, ts: before.ts };
  }

  #history({ channel, ts }: Json): Json {
    const messages = this.posted
      .filter(message => message.channel === channel && (ts === undefined ? !message.thread : message.thread === ts))
      .map(message => ({ ts: message.ts, metadata: message.metadata }));
    return { ok: true, messages: ts === undefined ? messages.reverse() : messages };
  }

  #check(problems: readonly string[]): void {
    this.problems.push(...problems);
  }

  #note(what: string, body: unknown): void {
    this.wire.push(`${what} ${JSON.stringify(body)}`);
  }

  #happened(): void {
    for (const look of [...this.#watchers]) look();
  }

  #id(): string {
    return `${++this.#count}.${randomUUID().slice(0, 8)}`;
  }

  #ts(): string {
    return `${this.#born}.${String(++this.#count).padStart(6, '0')}`;
  }
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function findButton(blocks: unknown, label: string): Json {
  const found = allObjects(blocks).find(
    item => item.type === 'button' && isObject(item.text) && item.text.text === label,
  );
  if (!found) throw new Error(`there is no button ${label}`);
  return found;
}

/** What Slack tells of one field. */
function filledIn(element: Json, text: string | undefined): Json {
  switch (element.type) {
    case 'static_select': {
      const wanted = allOptions(element).find(option => text !== undefined && asObject(option.text).text === text);
      if (text !== undefined && !wanted) throw new Error(`there is no option ${text}`);
      return { type: element.type, selected_option: wanted ?? element.initial_option ?? null };
    }
    case 'conversations_select':
      return { type: element.type, selected_conversation: text ?? element.initial_conversation ?? null };
    default:
      return { type: element.type, value: text ?? element.initial_value ?? null };
  }
}

function allObjects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(allObjects);
  return isObject(value) ? [value, ...Object.values(value).flatMap(allObjects)] : [];
}

function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

function asStrings(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

/** Slack takes forms; what is no text in them is JSON. */
function parseForm(raw: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]) => [
      key,
      ['blocks', 'view', 'metadata'].includes(key) ? JSON.parse(value) : value,
    ]),
  );
}

function reply(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
