import type { Briefings } from '../briefing/briefings.ts';
import type { Library, LibraryTrend, LibraryTrendReport } from '../library/library.ts';
import type { LookupResult } from '../lookup/answer.ts';
import type { Evidence } from '../lookup/evidence.ts';
import type { Locale } from '../words/index.ts';

/** What the commands work with; built once in `main.ts`, faked nowhere. */
export interface ChatContext {
  readonly library: Library;
  readonly briefings: () => Briefings;
  readonly now: () => Date;
  lookup(question: string, locale: Locale): LookupResult;
  evidence(report: LibraryTrendReport, trend: LibraryTrend, locale: Locale): readonly Evidence[];
  /** An unexpected failure, for the log. */
  report(error: unknown): void;
}
