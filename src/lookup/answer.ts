import type { LineRange } from '../corpus/document.ts';
import type { Passage } from '../library/library.ts';
import type { Locale } from '../words/index.ts';

/** A quote that stands word for word in those lines of that document (or, with `digest`, in our digest of those lines). */
export interface Citation {
  readonly passageId: number;
  readonly document: string;
  readonly documentTitle: Record<Locale, string>;
  readonly heading: readonly string[];
  readonly lines: readonly LineRange[];
  readonly quote: string;
  readonly digest?: true;
}

export interface Answered {
  readonly status: 'answered';
  readonly answer: { readonly text: string; readonly citations: readonly Citation[] };
  /** Best first, at most 10. */
  readonly passages: readonly Passage[];
}

export interface NotFound {
  readonly status: 'not_found';
  readonly answer: null;
  /** The nearest passages, offered as such. */
  readonly passages: readonly Passage[];
  /** What makes the question specific and the library does not hold, as the person wrote it. */
  readonly missing: readonly string[];
  /** Years of which the library has what was asked, where only the year is missing; latest first. */
  readonly instead?: readonly string[];
}

export type LookupResult = Answered | NotFound;
