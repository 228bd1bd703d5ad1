import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Locale } from '../../words/index.ts';
import { followingMessages, heartbeatMilliseconds } from './limits.ts';
import type { Cursor, Messages } from './messages.ts';
import { type Kept, shownIn } from './stored-message.ts';

type Kind = 'message' | 'edited';

type Listener = (kind: Kind, kept: Kept) => void;

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

  publish(kind: Kind, kept: Kept): void {
    for (const listener of this.#listeners) listener(kind, kept);
  }

  /** Answers with the stream of events for a reader of that language, from `cursor` (an event's id) or from now. */
  open(context: Context, cursor: string | undefined, locale: Locale): Response {
    return streamSSE(context, async stream => {
      if (this.#closed) return;
      const meanwhile: [Kind, Kept][] = [];
      let listener: Listener = (kind, kept) => meanwhile.push([kind, kept]);
      const relay: Listener = (kind, kept) => listener(kind, kept);
      this.#listeners.add(relay);
      this.#streams.add(stream);
      const heartbeat = setInterval(() => void stream.write(': \n\n'), heartbeatMilliseconds);
      const ended = new Promise<void>(resolve => stream.onAbort(resolve));
      try {
        let position = await this.#sendMissed(stream, parseCursor(cursor), locale);
        listener = (kind, kept) => {
          const message = shownIn(kept, locale);
          position = { id: Math.max(position.id, Number(message.id)), at: this.#messages.time() };
          void send(stream, kind, position, message);
        };
        for (const [kind, kept] of meanwhile) listener(kind, kept);
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

  async #sendMissed(stream: SSEStreamingApi, from: Cursor | null, locale: Locale): Promise<Cursor> {
    const now = await this.#messages.cursor();
    let id = from?.id ?? now.id;
    if (from) {
      for (const kept of await this.#messages.editedSince(from)) {
        await send(stream, 'edited', from, shownIn(kept, locale));
      }
      for (;;) {
        const missed = await this.#messages.addedSince(id);
        for (const kept of missed) {
          id = Number(kept.message.id);
          await send(stream, 'message', { id, at: from.at }, shownIn(kept, locale));
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
