import { PersonError } from '../errors.ts';
import { type Locale, type Words, wordsOf } from '../words/index.ts';

export type Sentences = Readonly<Record<Locale, string>>;

/** Why a file or folder could not be taken in. */
export interface FileProblem {
  readonly path: string;
  /** Names the file and says what to do. */
  sentence(locale: Locale): string;
}

export function fileProblem(path: string, sentences: Sentences): FileProblem {
  return { path, sentence: locale => wordsOf(locale).library.at(path, sentences[locale]) };
}

export function said(say: (words: Words) => string): Sentences {
  return { zh: say(wordsOf('zh')), en: say(wordsOf('en')) };
}

/** A sentence around the reason of an error, which has sentences of its own when a person can mend it. */
export function saidOf(error: unknown, say: (words: Words, reason: string) => string): Sentences {
  const reason = (locale: Locale) => (error instanceof PersonError ? error.sentence(locale) : codeOf(error));
  return { zh: say(wordsOf('zh'), reason('zh')), en: say(wordsOf('en'), reason('en')) };
}

/** The system's short name for what went wrong. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
