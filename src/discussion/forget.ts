import type { Kysely } from 'kysely';
import type { State } from '../library/state.ts';

/** What was removed. */
export interface Forgotten {
  readonly messages: number;
  readonly reactions: number;
  readonly votes: number;
}

/**
 * Removes what a person (`platform:user`) left in the discussions of every channel of that platform: the words of their
 * messages, conclusions made of those words, their reactions and votes, and their name and id wherever they stand. A
 * conclusion that they wrote as such stays, as the team's, without their name. Messages leave an empty row, so that a
 * platform's late repetition does not bring them back; nothing on the platform itself is deleted.
 */
export async function forgetPerson(kysely: Kysely<State>, person: string, now: Date): Promise<Forgotten> {
  return kysely.transaction().execute(async transaction => {
    const said = await transaction
      .selectFrom('discussion_messages')
      .select(['discussion', 'message'])
      .where('person', '=', person)
      .execute();
    for (const { discussion, message } of said) {
      await transaction
        .deleteFrom('discussion_conclusions')
        .where('discussion', '=', discussion)
        .where('message', '=', message)
        .execute();
      await transaction
        .deleteFrom('discussion_reactions')
        .where('discussion', '=', discussion)
        .where('message', '=', message)
        .execute();
    }
    const messages = await transaction
      .updateTable('discussion_messages')
      .set({ person: '', name: null, text: '', deleted_at: now.toISOString() })
      .where('person', '=', person)
      .executeTakeFirst();
    const reactions = await transaction
      .deleteFrom('discussion_reactions')
      .where('person', '=', person)
      .executeTakeFirst();
    const votes = await transaction.deleteFrom('discussion_votes').where('person', '=', person).executeTakeFirst();
    await transaction
      .updateTable('discussion_conclusions')
      .set({ person: '', name: null })
      .where('person', '=', person)
      .execute();
    await transaction.updateTable('discussions').set({ started_by: '' }).where('started_by', '=', person).execute();
    return {
      messages: Number(messages.numUpdatedRows),
      reactions: Number(reactions.numDeletedRows),
      votes: Number(votes.numDeletedRows),
    };
  });
}

/**
 * Retention. Messages, with the reactions to them, go once they are older than that. Votes and conclusions are what a team
 * keeps of a discussion: they go with it, once everything in it is older.
 */
export async function forgetOld(kysely: Kysely<State>, before: Date): Promise<void> {
  const time = before.toISOString();
  await kysely.transaction().execute(async transaction => {
    await transaction
      .deleteFrom('discussion_reactions')
      .where(is =>
        is.exists(
          is
            .selectFrom('discussion_messages')
            .select('discussion_messages.message')
            .whereRef('discussion_messages.discussion', '=', 'discussion_reactions.discussion')
            .whereRef('discussion_messages.message', '=', 'discussion_reactions.message')
            .where('discussion_messages.said_at', '<', time),
        ),
      )
      .execute();
    await transaction.deleteFrom('discussion_messages').where('said_at', '<', time).execute();
    const said = transaction.selectFrom('discussion_messages').select('discussion');
    const voted = transaction.selectFrom('discussion_votes').select('discussion').where('voted_at', '>=', time);
    const concluded = transaction
      .selectFrom('discussion_conclusions')
      .select('discussion')
      .where('concluded_at', '>=', time);
    await transaction
      .deleteFrom('discussions')
      .where('started_at', '<', time)
      .where('id', 'not in', said.unionAll(voted).unionAll(concluded))
      .execute();
  });
}
