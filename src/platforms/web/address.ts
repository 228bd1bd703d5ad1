import { channelPattern, firstChannel } from './message.ts';

/** What the address after `#` says is open, so that a reload, a bookmark, the back button and a link in a card lead there. */
export interface Address {
  readonly channel: string;
  /** The first message of a thread, or one of its replies: the page finds their thread. */
  readonly thread: string | null;
}

/** `#general`, `#general/12`; anything else is the first channel. */
export function parseAddress(hash: string): Address {
  const [name = '', thread] = decode(hash.replace(/^#/, '')).split('/');
  if (!channelPattern.test(name)) return { channel: firstChannel, thread: null };
  return { channel: name, thread: thread !== undefined && /^\d+$/.test(thread) ? thread : null };
}

export function formatAddress({ channel, thread }: Address): string {
  return `#${encodeURIComponent(channel)}${thread === null ? '' : `/${thread}`}`;
}

/** Whether a link leads to a message within the page. */
export function isMessageAddress(url: string): boolean {
  const address = parseAddress(url);
  return address.thread !== null && formatAddress(address) === url;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
