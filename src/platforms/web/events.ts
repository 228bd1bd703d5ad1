import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { followingMessages, heartbeatMilliseconds } from './limits.ts';
import type { Message } from './message.ts';
import type { Cursor, Messages } from './messages.ts';

type Kind = 'message' | 'edited';

type Listener = (kind: Kind, message: Message) => void;

/**
 * What happens in all channels, sent to every open page (server-sent events `message` and `edited`; `ready` once all that was
 * missed has been sent). Each event's id is a cursor: a page that comes back with it gets first what it missed. At that seam an
 * event may come twice: pages go by message ids.
 */
export class Events {
  readonly #messages: Messages;
  readonly #listeners = new Set<Listener>();
  readonly #streams = new Set<SSEStreamingApi>();
  #closed = false;

  constructor(messages: Messages) {
    this.#messages = messages;
  }

  publish(kind: Kind, message: Message): void {
    for (const listener of this.#listeners) listener(kind, message);
  }

  /** Answers with the stream of events, from `cursor` (an event's id) or from now. */
  open(context: Context, cursor: string | undefined): Response {
    return streamSSE(context, async stream => {
      if (this.#closed) return;
      const meanwhile: [Kind, Message][] = [];
      let listener: Listener = (kind, message) => meanwhile.push([kind, message]);
      const relay: Listener = (kind, message) => listener(kind, message);
      this.#listeners.add(relay);
      this.#streams.add(stream);
      const heartbeat = setInterval(() => void stream.write(': \n\n'), heartbeatMilliseconds);
      const ended = new Promise<void>(resolve => stream.onAbort(resolve));
      try {
        let position = await this.#sendMissed(stream, parseCursor(cursor));
        listener = (kind, message) => {
          position = { id: Math.max(position.id, Number(message.id)), at: this.#messages.time() };
          void send(stream, kind, position, message);
        };
        for (const [kind, message] of meanwhile) listener(kind, message);
        await ended;
      } finally {
        clearInterval(heartbeat);
        this.#listeners.delete(relay);
        this.#streams.delete(stream);
      }
    });
  }

  /** Ends every open stream, so that the server can stop. */
  close(): void {
    this.#closed = true;
    for (const stream of this.#streams) stream.abort();
  }

  async #sendMissed(stream: SSEStreamingApi, from: Cursor | null): Promise<Cursor> {
    const now = await this.#messages.cursor();
    let id = from?.id ?? now.id;
    if (from) {
      for (const message of await this.#messages.editedSince(from)) await send(stream, 'edited', from, message);
      for (;;) {
        const missed = await this.#messages.addedSince(id);
        for (const message of missed) {
          id = Number(message.id);
          await send(stream, 'message', { id, at: from.at }, message);
        }
        if (missed.length < followingMessages) break;
      }
    }
    const position = { id, at: now.at };
    await send(stream, 'ready', position, {});
    return position;
  }
}

function send(stream: SSEStreamingApi, event: string, at: Cursor, data: unknown): Promise<void> {
  return stream.writeSSE({ event, id: `${at.id}.${Date.parse(at.at)}`, data: JSON.stringify(data) });
}

/** What is no cursor counts as none: the page then starts from now. */
function parseCursor(text: string | undefined): Cursor | null {
  const [, id, milliseconds] = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? '') ?? [];
  if (id === undefined || milliseconds === undefined) return null;
  const at = new Date(Number(milliseconds));
  return Number.isNaN(at.getTime()) ? null : { id: Number(id), at: at.toISOString() };
}
