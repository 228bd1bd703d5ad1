import { channelPattern, firstChannel } from '../message.ts';

/** What the address after `#` says is open, so that a reload, a bookmark and the back button lead there. */
export interface Address {
  readonly channel: string;
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
