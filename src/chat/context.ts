import type { Kysely } from 'kysely';
import type { Briefings } from '../briefing/briefings.ts';
import type { Sender } from '../briefing/sender.ts';
import type { Sources } from '../briefing/sources.ts';
import type { State } from '../library/state.ts';

/** What the commands work with; built once in `main.ts`, faked nowhere. */
export interface ChatContext extends Sources {
  /** Subscriptions and deliveries. */
  readonly kysely: Kysely<State>;
  readonly briefings: () => Briefings;
  /** The platforms that can be posted to now. */
  readonly senders: () => readonly Sender[];
  readonly now: () => Date;
  /** An unexpected failure, for the log. */
  report(error: unknown): void;
}
