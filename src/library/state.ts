import type { Generated } from 'kysely';

/**
 * The tables that several bot processes share, as Kysely sees them. Times are ISO 8601 in UTC; JSON is text.
 * The library's own tables are not here: only `src/library` reads and writes them.
 */
export interface State {
  editions: EditionsTable;
  deliveries: DeliveriesTable;
  slots: SlotsTable;
  subscriptions: SubscriptionsTable;
  web_messages: WebMessagesTable;
  web_reactions: WebReactionsTable;
  settings: SettingsTable;
  inbox: InboxTable;
  kept_cards: KeptCardsTable;
  discussions: DiscussionsTable;
  discussion_messages: DiscussionMessagesTable;
  discussion_reactions: DiscussionReactionsTable;
  discussion_votes: DiscussionVotesTable;
  discussion_conclusions: DiscussionConclusionsTable;
  questions: QuestionsTable;
}

export interface EditionsTable {
  id: Generated<number>;
  briefing: string;
  slot: string;
  /** JSON: what the edition was composed from. */
  inputs: string;
  /** JSON: `{zh, en}`. */
  cards: string;
  composed_at: string;
}

export interface DeliveriesTable {
  id: Generated<number>;
  edition: number;
  target: string;
  state: 'pending' | 'sending' | 'sent' | 'failed' | 'unknown';
  attempts: Generated<number>;
  message: string | null;
  /** JSON, `{zh, en}`: what this channel gets instead of the edition's cards; null for those. */
  cards: Generated<string | null>;
  error: string | null;
  /** Of the tries that may have been posted: null again once it is certain that none was. */
  first_attempt_at: string | null;
  last_attempt_at: string | null;
  /** Not before then. An `unknown` one is looked for then; without it, it stays unknown. Null for a pending one: at once. */
  next_attempt_at: string | null;
  /** What is still pending then fails; empty: it was withdrawn while it was on its way. */
  expires_at: string | null;
  settled_at: string | null;
}

export interface SlotsTable {
  briefing: string;
  slot: string;
  outcome: 'run' | 'caught-up' | 'missed' | 'empty';
  reason: string | null;
  recorded_at: string;
}

/** Which channels get a briefing besides what its file says, and what was changed in chat about the file's own targets. */
export interface SubscriptionsTable {
  briefing: string;
  /** `platform:channel`. */
  target: string;
  /** `operator`: the row only holds what chat changed about a target of the briefing's file. */
  owner: 'operator' | 'channel';
  /** Both null: the briefing's own times. */
  cron: string | null;
  timezone: string | null;
  paused: Generated<number>;
  /** `platform:user`. */
  created_by: string;
  created_at: string;
  /** Only slots after this moment belong to it: when it was made, its times changed, or it was resumed. */
  since: string;
}

export interface WebMessagesTable {
  id: Generated<number>;
  channel: string;
  thread: number | null;
  author: string;
  text: string;
  /** JSON, or null for plain text. */
  card: string | null;
  /** 1: for the person who asked alone. */
  aside: Generated<number>;
  delivery_key: string | null;
  at: string;
  /** When it was last shown differently: its card, its text, its reactions, or that it is no more. */
  edited_at: string | null;
  /** When the person last changed the words. */
  reworded_at: string | null;
  /** Its text is empty from then on; the row stays, so that pages that come back learn of it. */
  deleted_at: string | null;
  /** JSON: the card in the other language, for readers of that one. */
  translation: string | null;
}

export interface WebReactionsTable {
  message: number;
  person: string;
  /** An emoji. */
  reaction: string;
  reacted_at: string;
}

export interface SettingsTable {
  key: string;
  value: string;
}

/** What chat platforms delivered: each key once, worked off also after a crash. */
export interface InboxTable {
  /** The platform and its id of the event; a second id of the same event has a row of its own, without a body. */
  key: string;
  /** JSON, as the platform sent it; null once it is done with. */
  body: string | null;
  /** `sending`: whether the message after the first `parts` ones was posted is not known yet. */
  state: 'open' | 'sending' | 'done';
  /** How many messages of the answer have been posted. */
  parts: Generated<number>;
  received_at: string;
}

/** Cards whose buttons need them later: further pages, and answers that can still be shared. */
export interface KeptCardsTable {
  id: Generated<number>;
  /** JSON. */
  card: string;
  shared_at: string | null;
  kept_at: string;
}

/** One item of a trends card or an edition, discussed in one channel: once, whoever begins. */
export interface DiscussionsTable {
  id: Generated<number>;
  /** `platform:channel`. */
  target: string;
  /** See `card/item.ts`. */
  item: string;
  /** JSON, `{zh, en}`: the first message, without its votes. It stays what it was, whatever becomes of the library. */
  cards: string;
  /** The platform's id of the first message; null until it is posted. */
  thread: string | null;
  /** `platform:user`. */
  started_by: string;
  started_at: string;
  /** When posting the first message was last tried. */
  attempted_at: string | null;
}

/** What people said in the threads of discussions. */
export interface DiscussionMessagesTable {
  discussion: number;
  message: string;
  /** `platform:user`; empty once deleted. */
  person: string;
  name: string | null;
  /** Empty once deleted. */
  text: string;
  said_at: string;
  edited_at: string | null;
  /** The row stays, so that a late delivery does not bring the message back. */
  deleted_at: string | null;
}

export interface DiscussionReactionsTable {
  discussion: number;
  message: string;
  person: string;
  reaction: string;
}

export interface DiscussionVotesTable {
  discussion: number;
  person: string;
  stance: 'agree' | 'disagree' | 'watch';
  voted_at: string;
}

/** The last one of a discussion holds; the others are its history. */
export interface DiscussionConclusionsTable {
  id: Generated<number>;
  discussion: number;
  stance: 'agree' | 'disagree' | 'watch';
  text: string;
  person: string;
  name: string | null;
  /** The message that was made the conclusion, if one was. */
  message: string | null;
  concluded_at: string;
}

/** What was asked in a channel; who asked is not kept. */
export interface QuestionsTable {
  id: Generated<number>;
  target: string;
  question: string;
  answered: number;
  asked_at: string;
}
