import type { RequestListener } from 'node:http';
import type { Kysely } from 'kysely';
import type { Sender } from '../../briefing/sender.ts';
import type { Chat } from '../../chat/request.ts';
import type { State } from '../../library/state.ts';
import type { Locale } from '../../words/index.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** What every platform's connection needs of the rest of the bot. */
export interface ConnectionOptions {
  readonly chat: Chat;
  readonly kysely: Kysely<State>;
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  /** Of the editions, and of those whose language the platform does not tell. */
  readonly locale: Locale;
  /** How long answers can still be shared and paged through. */
  readonly retentionDays: number;
  readonly log: Log;
  readonly now: () => Date;
  readonly clock?: Clock;
  /** Of a call to the platform. */
  readonly timeoutMilliseconds?: number;
}

/** A platform that is kept connected. */
export interface Connection {
  /** `connecting`, `connected` or `failed: REASON`. */
  state(): string;
  /** Serves the platform's own routes; null where it is not reached over HTTP. */
  readonly listener: RequestListener | null;
  /** Posts editions once there is a connection. */
  readonly sender: Sender;
  /** Ends the connection, after what is being answered is answered. */
  stop(): Promise<void>;
}
