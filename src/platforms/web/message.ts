import type { Card } from '../../card/card.ts';

/** A message of the local workspace, as its HTTP interface shows it. */
export interface Message {
  /** Counts up over all channels. */
  readonly id: string;
  readonly channel: string;
  /** The id of the thread's first message, or null in the channel itself. */
  readonly thread: string | null;
  readonly author: string;
  /** What a person typed; of the bot, the card's plain-text form. */
  readonly text: string;
  readonly card: Card | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** When its author last changed the words. ISO 8601, UTC. */
  readonly edited?: string;
  /** In the order in which they were first given. */
  readonly reactions?: readonly Reaction[];
  /** Its author took it back: it has no text, and is listed only while there are replies to it. */
  readonly deleted?: true;
  /** For the asker alone: only in the answer to the request that caused it, never listed. */
  readonly aside?: true;
}

export interface Reaction {
  /** An emoji. */
  readonly reaction: string;
  readonly people: readonly string[];
}

export interface ChannelSummary {
  readonly name: string;
  readonly last: Message | null;
}

/** The body of every refusal. */
export interface Refusal {
  readonly error: { readonly code: string; readonly sentence: string };
}

/** The bot's name as an author; no person may take it. */
export const botName = 'trendbrief';

/** The channel that is there before anybody has said anything. */
export const firstChannel = 'general';

/** What the name of a channel may be: Chinese letters too. */
export const channelPattern = /^[\p{L}\p{N}_-]{1,64}$/u;
