import type { Kysely, Selectable } from 'kysely';
import { readCards } from '../briefing/editions.ts';
import type { Card } from '../card/card.ts';
import { starterTitle } from '../card/discussion.ts';
import type { DiscussionsTable, State } from '../library/state.ts';
import type { Locale } from '../words/index.ts';

/** One item discussed in one channel. */
export interface Discussion {
  readonly id: number;
  /** `platform:channel`. */
  readonly target: string;
  /** See `card/item.ts`. */
  readonly item: string;
  readonly title: Readonly<Record<Locale, string>>;
  /** The message that started it, without votes. */
  readonly cards: Readonly<Record<Locale, Card>>;
  /** The platform's id of that message; null while it is not known to be posted. */
  readonly thread: string | null;
  readonly startedAt: Date;
  /** When posting it was last tried. */
  readonly attemptedAt: Date;
}

/** The discussion of that thread; a thread is a discussion's only in its own channel. */
export async function discussionOf(
  kysely: Kysely<State>,
  target: string,
  thread: string | null,
): Promise<Discussion | null> {
  if (thread === null) return null;
  return found(
    await kysely
      .selectFrom('discussions')
      .selectAll()
      .where('target', '=', target)
      .where('thread', '=', thread)
      .executeTakeFirst(),
  );
}

/** The discussion of that item in that channel. */
export async function discussionAbout(kysely: Kysely<State>, target: string, item: string): Promise<Discussion | null> {
  return found(
    await kysely
      .selectFrom('discussions')
      .selectAll()
      .where('target', '=', target)
      .where('item', '=', item)
      .executeTakeFirst(),
  );
}

/** The discussion with that id, if it is that channel's. */
export async function discussionIn(kysely: Kysely<State>, target: string, id: number): Promise<Discussion | null> {
  return found(
    await kysely
      .selectFrom('discussions')
      .selectAll()
      .where('id', '=', id)
      .where('target', '=', target)
      .executeTakeFirst(),
  );
}

/** Those of a channel of which it is not known yet whether they were posted. */
export async function unsettledIn(kysely: Kysely<State>, target: string): Promise<readonly Discussion[]> {
  const rows = await kysely
    .selectFrom('discussions')
    .selectAll()
    .where('target', '=', target)
    .where('thread', 'is', null)
    .execute();
  return rows.map(discussion);
}

/**
 * Those of a channel, or of every one, in the order in which they began.
 * @param items only of these; null for all
 */
export async function startedDiscussions(
  kysely: Kysely<State>,
  target: string | null,
  items: readonly string[] | null = null,
): Promise<readonly Discussion[]> {
  const rows = await kysely
    .selectFrom('discussions')
    .selectAll()
    .where('thread', 'is not', null)
    .$if(target !== null, query => query.where('target', '=', target ?? ''))
    .$if(items !== null, query => query.where('item', 'in', items ?? []))
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return rows.map(discussion);
}

/** The message that started it is posted, and has that id. */
export async function recordThread(kysely: Kysely<State>, id: number, thread: string): Promise<void> {
  await kysely.updateTable('discussions').set({ thread }).where('id', '=', id).where('thread', 'is', null).execute();
}

function found(row: Selectable<DiscussionsTable> | undefined): Discussion | null {
  return row ? discussion(row) : null;
}

function discussion(row: Selectable<DiscussionsTable>): Discussion {
  const cards = readCards(row.cards);
  return {
    id: row.id,
    target: row.target,
    item: row.item,
    title: { zh: starterTitle(cards.zh), en: starterTitle(cards.en) },
    cards,
    thread: row.thread,
    startedAt: new Date(row.started_at),
    attemptedAt: new Date(row.attempted_at ?? row.started_at),
  };
}
