import type { Locale } from '../../../words/locale.ts';
import type { Message } from '../message.ts';

export type StreamState = 'connecting' | 'live' | 'reconnecting';

export interface StreamHandlers {
  message(message: Message): void;
  edited(message: Message): void;
  state(state: StreamState): void;
}

const shortestWaitMilliseconds = 1_000;
const longestWaitMilliseconds = 15_000;

/**
 * Keeps the stream of events open, in the language that `locale` says. Whatever breaks it, the next one starts where the last one
 * ended, so that nothing is missed. Returns what opens it anew, for another language.
 */
export function openStream(handlers: StreamHandlers, locale: () => Locale): () => void {
  let source: EventSource | null = null;
  let cursor: string | null = null;
  let wait = shortestWaitMilliseconds;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    const query = new URLSearchParams({ locale: locale(), ...(cursor === null ? {} : { after: cursor }) });
    const opened = new EventSource(`/api/events?${query}`);
    source = opened;
    const on = (name: string, handle: (event: MessageEvent<string>) => void) =>
      opened.addEventListener(name, event => {
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
    opened.addEventListener('error', () => {
      handlers.state('reconnecting');
      // While the browser tries again by itself, it is left to it; a refusal ends its tries.
      if (opened.readyState !== EventSource.CLOSED || opened !== source) return;
      retry = setTimeout(open, wait);
      wait = Math.min(wait * 2, longestWaitMilliseconds);
    });
  };
  handlers.state('connecting');
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
    open();
  };
}
