/** A line of `questions.jsonl`. */
export interface Question {
  readonly id: string;
  readonly query: string;
  readonly locale: 'zh' | 'en';
  readonly lang: 'zh' | 'zh-Hant' | 'en' | 'mixed';
  readonly style: string;
  readonly kind: string;
  /** Where the answer stands; none for a question that the documents do not answer. */
  readonly sources: readonly Source[];
  readonly answer: string | null;
  /** What an answer must hold, as the original writes it … */
  readonly figures?: readonly string[];
  /** … or as the English digest does. */
  readonly figuresEn?: readonly string[];
}

/** Lines of an original, by its file name. Any of them holds the answer. */
export interface Source {
  readonly document: string;
  readonly lines: readonly (readonly [number, number])[];
}

export interface Result {
  readonly status: 'answered' | 'not_found';
  readonly answer: {
    readonly text: string;
    readonly citations: readonly (Source & { readonly quote: string })[];
  } | null;
  readonly passages: readonly Source[];
}

export interface Outcome {
  readonly question: Question;
  readonly answerable: boolean;
  readonly refused: boolean;
  readonly rank: number;
  readonly first: boolean;
  readonly near: boolean;
  readonly answered: boolean;
  readonly read: string;
}

export interface Shares {
  readonly n: number;
  readonly recallAt1: number | null;
  readonly recallAt5: number | null;
  readonly answered: number | null;
  readonly wronglyRefused: number | null;
  readonly unanswerable: number;
  readonly refused: number | null;
}

type Fold = (text: string) => string;

export function measure(
  questions: readonly Question[],
  ask: (query: string, locale: Question['locale']) => Result,
  fold: Fold,
): readonly Outcome[];
export function holdsFigure(text: string, figure: string, fold: Fold): boolean;
export function sharesOf(outcomes: readonly Outcome[]): Shares;
export function groupsOf(
  outcomes: readonly Outcome[],
  key: (question: Question) => string,
): readonly (Shares & { readonly name: string })[];
