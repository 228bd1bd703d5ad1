import type { Kysely, Selectable } from 'kysely';
import type { Conclusion, Stance } from '../card/recap.ts';
import type { DiscussionConclusionsTable, State } from '../library/state.ts';

export interface NewConclusion {
  readonly stance: Stance;
  readonly text: string;
  /** `platform:user`, who concluded. */
  readonly person: string;
  readonly name: string | null;
  /** The message whose words they are, if they are. */
  readonly message: string | null;
}

/** Records a conclusion, which holds until the next one. The same again, word for word, is not a new one. */
export async function addConclusion(
  kysely: Kysely<State>,
  discussion: number,
  { stance, text, person, name, message }: NewConclusion,
  now: Date,
): Promise<void> {
  const [latest] = await conclusionsOf(kysely, discussion);
  if (latest && latest.stance === stance && latest.text === text) return;
  await kysely
    .insertInto('discussion_conclusions')
    .values({ discussion, stance, text, person, name, message, concluded_at: now.toISOString() })
    .execute();
}

/** The conclusions of a discussion, the latest first. */
export async function conclusionsOf(kysely: Kysely<State>, discussion: number): Promise<readonly Conclusion[]> {
  const rows = await kysely
    .selectFrom('discussion_conclusions')
    .selectAll()
    .where('discussion', '=', discussion)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(conclusion);
}

function conclusion({ stance, text, name, concluded_at }: Selectable<DiscussionConclusionsTable>): Conclusion {
  return { stance, text, name, at: new Date(concluded_at) };
}
