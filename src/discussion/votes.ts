import type { Kysely } from 'kysely';
import type { Stance } from '../card/recap.ts';
import type { State } from '../library/state.ts';

export type Votes = Readonly<Record<Stance, number>>;

export const noVotes: Votes = { agree: 0, disagree: 0, watch: 0 };

/** A person's vote, in place of an earlier one; the same again changes nothing. */
export async function vote(
  kysely: Kysely<State>,
  discussion: number,
  person: string,
  stance: Stance,
  now: Date,
): Promise<void> {
  await kysely
    .insertInto('discussion_votes')
    .values({ discussion, person, stance, voted_at: now.toISOString() })
    .onConflict(conflict =>
      conflict
        .columns(['discussion', 'person'])
        .doUpdateSet({ stance, voted_at: now.toISOString() })
        .where('discussion_votes.stance', '!=', stance),
    )
    .execute();
}

export async function votesOn(kysely: Kysely<State>, discussion: number): Promise<Votes> {
  const rows = await kysely
    .selectFrom('discussion_votes')
    .select(({ fn }) => ['stance', fn.countAll<number>().as('count')])
    .where('discussion', '=', discussion)
    .groupBy('stance')
    .execute();
  return { ...noVotes, ...Object.fromEntries(rows.map(({ stance, count }) => [stance, Number(count)])) };
}
