import type { LineRange } from '../../corpus/document.ts';
import type { Passage } from '../../library/library.ts';
import type { Amount } from './amount.ts';
import type { Period } from './period.ts';
import type { Status } from './status.ts';

/** A quantity of the library with what it is a quantity of. */
export interface Figure {
  readonly passage: Passage;
  /** The sentence or table row that states it: verbatim in the passage's text. */
  readonly quote: string;
  /** The value as the source has it: verbatim in the quote. */
  readonly text: string;
  /** Where the value starts in the passage's text, in UTF-16 units. */
  readonly at: number;
  readonly lines: readonly LineRange[];
  readonly amount: Amount;
  /** Whose it is, where that stands in another clause, sentence, heading or cell than the value; else empty. */
  readonly subject: string;
  /** What it counts or measures, in the words of the source. */
  readonly metric: string;
  /** Whether the subject was read off a heading, and not off the sentences around. */
  readonly isUnderHeading: boolean;
  readonly period: Period | null;
  readonly status: Status;
}

/** Subject and metric as one phrase. */
export function labelOf({ subject, metric }: Pick<Figure, 'subject' | 'metric'>): string {
  return [subject, metric].filter(Boolean).join(' · ');
}
