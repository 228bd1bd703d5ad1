import type { ItemDiscussion } from '../card/recap.ts';
import type { Library, LibraryTrend, LibraryTrendReport } from '../library/library.ts';
import type { LookupResult } from '../lookup/answer.ts';
import type { Evidence } from '../lookup/evidence.ts';
import type { Locale } from '../words/index.ts';
import type { AskedQuestion } from './asked.ts';

/** What composing asks the rest of the bot. */
export interface Sources {
  readonly library: Library;
  lookup(question: string, locale: Locale): LookupResult;
  evidence(report: LibraryTrendReport, trend: LibraryTrend, locale: Locale): readonly Evidence[];
  /**
   * The discussions of one channel, `platform:channel`, and of no other.
   * @param items only those of these items; null for all
   * @param since only those in which something happened since
   */
  discussions(target: string, items: readonly string[] | null, since: Date | null): Promise<readonly ItemDiscussion[]>;
}

/** Since when, and whose turn it is: what an edition is composed from besides the library. */
export interface Occasion {
  /** When the edition before was composed; null for the first. */
  readonly previous: Date | null;
  /** For each section what it shows this time; empty for those that do not rotate. */
  readonly drawn: readonly (readonly string[])[];
}

/** What only one channel may see. */
export interface ChannelMatter {
  /** Asked there since its edition before. */
  readonly questions: readonly AskedQuestion[];
  /** Discussed there since its edition before. */
  readonly recap: readonly ItemDiscussion[];
  /** What was said there, at any time, of the items that the edition shows. */
  readonly ofItems: readonly ItemDiscussion[];
}
