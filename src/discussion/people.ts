import type { Kysely } from 'kysely';
import type { State } from '../library/state.ts';

/** How a person (`platform:user`) was called when they last spoke in a discussion of that channel; null where they never did. */
export async function nameOf(kysely: Kysely<State>, target: string, person: string): Promise<string | null> {
  const row = await kysely
    .selectFrom('discussion_messages')
    .innerJoin('discussions', 'discussions.id', 'discussion_messages.discussion')
    .select('name')
    .where('target', '=', target)
    .where('person', '=', person)
    .where('name', 'is not', null)
    .orderBy('said_at', 'desc')
    .executeTakeFirst();
  return row?.name ?? null;
}
