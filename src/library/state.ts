import type { Generated } from 'kysely';

/**
 * The tables that several bot processes share, as Kysely sees them. Times are ISO 8601 in UTC; JSON is text.
 * The library's own tables are not here: only `src/library` reads and writes them.
 */
export interface State {
  editions: EditionsTable;
  deliveries: DeliveriesTable;
  slots: SlotsTable;
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
  first_attempt_at: string | null;
  settled_at: string | null;
}

export interface SlotsTable {
  briefing: string;
  slot: string;
  outcome: 'run' | 'caught-up' | 'missed' | 'empty';
  reason: string | null;
  recorded_at: string;
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
