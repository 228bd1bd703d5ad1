import type { Kysely } from 'kysely';
import type { Sender } from '../briefing/sender.ts';
import { idIn, senderTo } from '../briefing/target.ts';
import { starterQuestion } from '../card/discussion.ts';
import type { ItemDiscussion } from '../card/recap.ts';
import type { Library } from '../library/library.ts';
import type { State } from '../library/state.ts';
import { isAgreement } from './agreement.ts';
import { conclusionsOf } from './conclusions.ts';
import { type Discussion, startedDiscussions } from './discussions.ts';
import { gainedSince } from './gained.ts';
import { keyOf } from './starter.ts';
import { votesOn } from './votes.ts';

/** Where a person finds a message of a channel (`platform:channel`); null where that cannot be told. */
export type Links = (target: string, message: string) => string | null;

/** The links of the platforms that can be posted to. */
export function linksOf(senders: () => readonly Sender[]): Links {
  return (target, message) => senderTo(senders(), target)?.link?.(idIn(target), message) ?? null;
}

/** How many points of a discussion are told. */
const points = { agreed: 3, otherwise: 2 };

/**
 * What was discussed in one channel, the latest first, and nothing of any other channel.
 * @param items only of these; null for all
 * @param since only those in which something was said, voted or concluded after it; null for all
 */
export async function discussionsIn(
  kysely: Kysely<State>,
  library: Library,
  links: Links,
  target: string,
  items: readonly string[] | null,
  since: Date | null,
): Promise<readonly ItemDiscussion[]> {
  const wanted = items?.map(item => keyOf(item, library)) ?? null;
  const told: ItemDiscussion[] = [];
  for (const discussion of await startedDiscussions(kysely, target, wanted)) {
    const one = await itemDiscussion(kysely, library, links, discussion, since);
    if (one) told.push(one);
  }
  return told.sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
}

/** Null when nothing happened in it after that moment. */
async function itemDiscussion(
  kysely: Kysely<State>,
  library: Library,
  links: Links,
  { id, target, item, title, cards, thread, startedAt }: Discussion,
  after: Date | null,
): Promise<ItemDiscussion | null> {
  const messages = await messagesOf(kysely, id);
  const [conclusion = null] = await conclusionsOf(kysely, id);
  const since = conclusion?.at ?? startedAt;
  const times = [
    startedAt.getTime(),
    ...messages.map(({ at }) => at.getTime()),
    conclusion?.at.getTime() ?? 0,
    (await lastVote(kysely, id))?.getTime() ?? 0,
  ];
  const lastAt = new Date(Math.max(...times));
  if (after && lastAt <= after) return null;
  return {
    item,
    title,
    question: { zh: starterQuestion(cards.zh), en: starterQuestion(cards.en) },
    link: thread === null ? null : links(target, thread),
    startedAt,
    lastAt,
    replies: messages.length,
    people: new Set(messages.map(({ person }) => person)).size,
    votes: await votesOn(kysely, id),
    points: pointsOf(messages).map(({ message, text, name, agreement }) => ({
      text,
      name,
      agreement,
      link: links(target, message),
    })),
    conclusion,
    gained: {
      zh: gainedSince(library, { item, title }, since, 'zh'),
      en: gainedSince(library, { item, title }, since, 'en'),
    },
  };
}

/** What somebody said, and how many others agreed. */
export interface RecordedMessage {
  readonly message: string;
  /** `platform:user`. */
  readonly person: string;
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
  readonly agreement: number;
}

/** What people said in a discussion and did not delete, the oldest first. */
export async function messagesOf(kysely: Kysely<State>, discussion: number): Promise<readonly RecordedMessage[]> {
  const rows = await kysely
    .selectFrom('discussion_messages')
    .selectAll()
    .where('discussion', '=', discussion)
    .where('deleted_at', 'is', null)
    .orderBy('said_at')
    .orderBy('message')
    .execute();
  const reactions = await kysely
    .selectFrom('discussion_reactions')
    .selectAll()
    .where('discussion', '=', discussion)
    .execute();
  return rows.map(({ message, person, name, text, said_at }) => ({
    message,
    person,
    name,
    text,
    at: new Date(said_at),
    // A person agrees once, however many reactions they give; with oneself one agrees anyway.
    agreement: new Set(
      reactions
        .filter(one => one.message === message && one.person !== person && isAgreement(one.reaction))
        .map(one => one.person),
    ).size,
  }));
}

/** What a message of a discussion says; null where it is not on record, and empty where it was deleted. */
export async function recordedText(kysely: Kysely<State>, discussion: number, message: string): Promise<string | null> {
  const row = await kysely
    .selectFrom('discussion_messages')
    .select('text')
    .where('discussion', '=', discussion)
    .where('message', '=', message)
    .executeTakeFirst();
  return row?.text ?? null;
}

/** Those that drew most agreement; where nobody reacted, the longest ones, in the order they were said. */
function pointsOf(messages: readonly RecordedMessage[]): readonly RecordedMessage[] {
  const agreed = messages.filter(({ agreement }) => agreement > 0);
  if (agreed.length) return agreed.toSorted((one, other) => other.agreement - one.agreement).slice(0, points.agreed);
  const longest = messages
    .filter(({ text }) => text.trim())
    .toSorted((one, other) => other.text.length - one.text.length)
    .slice(0, points.otherwise);
  return messages.filter(message => longest.includes(message));
}

async function lastVote(kysely: Kysely<State>, discussion: number): Promise<Date | null> {
  const row = await kysely
    .selectFrom('discussion_votes')
    .select(({ fn }) => fn.max('voted_at').as('at'))
    .where('discussion', '=', discussion)
    .executeTakeFirst();
  return row?.at ? new Date(row.at) : null;
}
