import type { Card } from '../card/card.ts';
import type { Locale } from '../words/index.ts';

/** A platform's way to post editions, and to find out whether one was posted. */
export interface Sender {
  /** The prefix of its targets. */
  readonly platform: string;
  /** How many channels it takes at once. */
  readonly parallel: number;
  /** Editions of schedules that strike with everybody else's are spread over so long; 0 sends them at once. */
  readonly spreadMilliseconds: number;
  /** Whether it is connected: until then deliveries wait, and no try is counted. */
  ready(): boolean;
  /**
   * Posts the card into the channel and resolves to the message's id.
   * @param key the same for every try of one delivery
   * @throws RefusedError when it certainly was not posted; anything else leaves that open
   */
  send(channel: string, cards: Record<Locale, Card>, key: string): Promise<string>;
  /**
   * Finds out what became of a delivery whose outcome is unknown; never posts it a second time.
   * @throws when that cannot be found out now, and may be later
   */
  settle(channel: string, cards: Record<Locale, Card>, key: string, attempts: Attempts): Promise<Settled>;
  /** Where a person finds a message of that channel; null where that cannot be told. */
  link?(channel: string, message: string): string | null;
  /** Writes to one person; absent where the platform knows no persons. */
  tell?(user: string, cards: Record<Locale, Card>): Promise<void>;
}

/** When a delivery was tried. */
export interface Attempts {
  readonly first: Date;
  readonly last: Date;
  readonly now: Date;
}

/**
 * `absent`: certainly not posted, and not on its way. `early`: it may still be on its way.
 * `doubt`: it will not be known.
 */
export type Settled =
  | { readonly state: 'sent'; readonly message: string }
  | { readonly state: 'absent' }
  | { readonly state: 'early'; readonly againMilliseconds: number }
  | { readonly state: 'doubt' };

/** The code with which a sender refuses between two connections: such a try does not count. */
export const notConnected = 'not_connected';

/** The key under which the first message of an item's discussion is posted into a channel. */
export function discussionKey(item: string, target: string): string {
  return `discussion ${item} ${target}`;
}

/** The key of a delivery, the same over retries and restarts. */
export function deliveryKey(briefing: string, slot: string, target: string): string {
  return `${briefing} ${slot} ${target}`;
}
