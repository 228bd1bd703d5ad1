import type { Kysely } from 'kysely';
import type { Sources } from '../../briefing/sources.ts';
import type { State } from '../../library/state.ts';
import type { ChannelNames } from './channels.ts';
import type { HomeDiscussion } from './home.ts';

const prefix = 'slack:';

/** Whether anything has been discussed in this workspace. */
export async function isAnythingDiscussed(kysely: Kysely<State>): Promise<boolean> {
  const row = await kysely
    .selectFrom('discussions')
    .select('id')
    .where('target', 'like', `${prefix}%`)
    .where('thread', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The discussions of those channels in which something was said last, the latest first. */
export async function latestDiscussions(
  kysely: Kysely<State>,
  discussions: Sources['discussions'],
  channels: ChannelNames,
  most: number,
): Promise<readonly HomeDiscussion[]> {
  if (!channels.size) return [];
  const rows = await kysely
    .selectFrom('discussions')
    .leftJoin('discussion_messages', 'discussion_messages.discussion', 'discussions.id')
    .select(['target', 'item'])
    .where('target', 'like', `${prefix}%`)
    .where('thread', 'is not', null)
    .groupBy('discussions.id')
    .orderBy(({ fn }) => fn.coalesce(fn.max('said_at'), 'started_at'), 'desc')
    .execute();
  const latest = rows.filter(({ target }) => channels.has(target.slice(prefix.length))).slice(0, most);
  const found = [...new Set(latest.map(({ target }) => target))].map(async target => {
    const items = latest.filter(one => one.target === target).map(({ item }) => item);
    const channel = channels.get(target.slice(prefix.length)) ?? '';
    return (await discussions(target, items, null)).map(one => ({ ...one, channel }));
  });
  return (await Promise.all(found)).flat().sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
}
