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
  settings: SettingsTable;
  inbox: InboxTable;
  kept_cards: KeptCardsTable;
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
  error: string | null;
  /** Of the tries that may have been posted: null again once it is certain that none was. */
  first_attempt_at: string | null;
  last_attempt_at: string | null;
  /** Not before then. An `unknown` one is looked for then; without it, it stays unknown. Null for a pending one: at once. */
  next_attempt_at: string | null;
  /** What is still pending then fails. */
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
  edited_at: string | null;
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
