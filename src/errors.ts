import { type Locale, type Words, wordsOf } from './words/index.ts';

type Say = (words: Words) => string;

/**
 * Something a person did or can mend: a missing file, a wrong setting, a command that makes no sense.
 * `say` gives the sentence for that person; `message` is the English one, for the log.
 */
export class PersonError extends Error {
  override readonly name: string = 'PersonError';
  readonly #say: Say;

  constructor(say: Say, options?: { cause?: unknown }) {
    super(say(wordsOf('en')), options);
    this.#say = say;
  }

  /** The sentence to show, which says what to do. */
  sentence(locale: Locale): string {
    return this.#say(wordsOf(locale));
  }
}

/**
 * The platform answered and refused. `code` is the platform's own word for it; `retryable` says whether a later try may
 * succeed, and `retryAfterMilliseconds` how long the platform asks to wait before it.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMilliseconds: number | null;

  constructor(code: string, options: { retryable: boolean; retryAfterMilliseconds?: number; cause?: unknown }) {
    super(`refused: ${code}`, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
    this.retryAfterMilliseconds = options.retryAfterMilliseconds ?? null;
  }
}

/** The platform could not be reached, or did not answer in time: whether it acted is unknown. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
