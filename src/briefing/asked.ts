import type { Kysely } from 'kysely';
import { foldTight } from '../library/fold.ts';
import type { State } from '../library/state.ts';

/** A question that was asked in a channel, however it was written. */
export interface AskedQuestion {
  /** As it was asked last. */
  readonly question: string;
  readonly times: number;
  /** Whether the library answered it the last time. */
  readonly answered: boolean;
}

/** Keeps what was asked in a channel; who asked is not kept. @param target `platform:channel` */
export async function recordQuestion(
  kysely: Kysely<State>,
  target: string,
  question: string,
  answered: boolean,
  now: Date,
): Promise<void> {
  await kysely
    .insertInto('questions')
    .values({ target, question, answered: answered ? 1 : 0, asked_at: now.toISOString() })
    .execute();
}

/** What was asked in one channel after a moment (null: ever), the most asked first, then the latest. */
export async function questionsOf(
  kysely: Kysely<State>,
  target: string,
  since: Date | null,
): Promise<readonly AskedQuestion[]> {
  const rows = await kysely
    .selectFrom('questions')
    .select(['question', 'answered'])
    .where('target', '=', target)
    .$if(since !== null, query => query.where('asked_at', '>', since?.toISOString() ?? ''))
    .orderBy('id', 'desc')
    .execute();
  const asked = new Map<string, AskedQuestion>();
  for (const { question, answered } of rows) {
    const key = foldTight(question).replace(/[^\p{L}\p{N}]/gu, '');
    const known = asked.get(key);
    asked.set(key, known ? { ...known, times: known.times + 1 } : { question, times: 1, answered: answered === 1 });
  }
  return [...asked.values()].sort((one, other) => other.times - one.times);
}

/** Drops the questions asked before a moment. */
export async function forgetQuestions(kysely: Kysely<State>, before: Date): Promise<void> {
  await kysely.deleteFrom('questions').where('asked_at', '<', before.toISOString()).execute();
}
