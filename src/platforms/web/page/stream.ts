import type { Message } from '../message.ts';

export type StreamState = 'connecting' | 'live' | 'reconnecting';

export interface StreamHandlers {
  message(message: Message): void;
  edited(message: Message): void;
  state(state: StreamState): void;
}

const shortestWaitMilliseconds = 1_000;
const longestWaitMilliseconds = 15_000;

/** Keeps the stream of events open. Whatever breaks it, the next one starts where the last one ended, so that nothing is missed. */
export function openStream(handlers: StreamHandlers): void {
  let cursor: string | null = null;
  let wait = shortestWaitMilliseconds;

  const open = () => {
    const source = new EventSource(cursor === null ? '/api/events' : `/api/events?after=${cursor}`);
    const on = (name: string, handle: (event: MessageEvent<string>) => void) =>
      source.addEventListener(name, event => {
        if (!(event instanceof MessageEvent)) return;
        cursor = event.lastEventId || cursor;
        handle(event);
      });
    on('message', event => handlers.message(JSON.parse(event.data)));
    on('edited', event => handlers.edited(JSON.parse(event.data)));
    on('ready', () => {
      wait = shortestWaitMilliseconds;
      handlers.state('live');
    });
    source.addEventListener('error', () => {
      handlers.state('reconnecting');
      // While the browser tries again by itself, it is left to it; a refusal ends its tries.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(open, wait);
      wait = Math.min(wait * 2, longestWaitMilliseconds);
    });
  };
  handlers.state('connecting');
  open();
}
