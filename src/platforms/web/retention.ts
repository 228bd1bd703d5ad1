import type { Kysely } from 'kysely';
import type { State } from '../../library/state.ts';

/**
 * Drops what was said before a moment. The first message of a thread stays for as long as one of its replies does, without the
 * words if a person wrote it.
 * @param before ISO 8601
 */
export async function forgetMessages(database: Kysely<State>, before: string): Promise<void> {
  await database.transaction().execute(async transaction => {
    const old = transaction.deleteFrom('web_messages').where('at', '<', before);
    await old.where('thread', 'is not', null).execute();
    await old
      .where('thread', 'is', null)
      .where('id', 'not in', query =>
        query
          .selectFrom('web_messages as reply')
          .select(of => of.ref('reply.thread').$notNull().as('thread'))
          .where('reply.thread', 'is not', null),
      )
      .execute();
    await transaction
      .updateTable('web_messages')
      .set({ text: '', reworded_at: null, deleted_at: before })
      .where('at', '<', before)
      .where('card', 'is', null)
      .where('deleted_at', 'is', null)
      .execute();
  });
}
