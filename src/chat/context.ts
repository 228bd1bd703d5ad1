import type { Kysely } from 'kysely';
import type { Briefings } from '../briefing/briefings.ts';
import type { Library, LibraryTrend, LibraryTrendReport } from '../library/library.ts';
import type { State } from '../library/state.ts';
import type { LookupResult } from '../lookup/answer.ts';
import type { Evidence } from '../lookup/evidence.ts';
import type { Locale } from '../words/index.ts';

/** What the commands work with; built once in `main.ts`, faked nowhere. */
export interface ChatContext {
  readonly library: Library;
  /** Subscriptions and deliveries. */
  readonly kysely: Kysely<State>;
  readonly briefings: () => Briefings;
  readonly now: () => Date;
  lookup(question: string, locale: Locale): LookupResult;
  evidence(report: LibraryTrendReport, trend: LibraryTrend, locale: Locale): readonly Evidence[];
  /** An unexpected failure, for the log. */
  report(error: unknown): void;
}
