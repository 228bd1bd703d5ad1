import { personOf, targetOf } from '../../briefing/target.ts';
import type { Action } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { discussionLink, withVotes } from '../../card/discussion.ts';
import { linksOf } from '../../discussion/channel.ts';
import { discussionIn, recordThread } from '../../discussion/discussions.ts';
import type { Starting } from '../../discussion/start.ts';
import { vote, votesOn } from '../../discussion/votes.ts';
import { PersonError } from '../../errors.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { ChatContext } from '../context.ts';
import type { Press } from '../request.ts';

/** *Discuss* on an item: opens its discussion in this channel, or points to the one there is. */
export async function discuss(
  { senders }: ChatContext,
  starting: Starting,
  { item }: Extract<Action, { name: 'discuss' }>,
  press: Press,
): Promise<Card> {
  const target = targetOf(press);
  const { discussion, isNew } = await starting.start(item, target, personOf(press));
  const link = discussion.thread === null ? null : linksOf(senders)(target, discussion.thread);
  const words = wordsOf(press.locale).discussion;
  return discussionLink(isNew ? words.opened : words.there, link, press.locale);
}

/** A vote on the item: the message that started its discussion, with the votes as they are now, in both languages. */
export async function castVote(
  { kysely, now }: ChatContext,
  { discussion: id, stance }: Extract<Action, { name: 'vote' }>,
  press: Press,
): Promise<Record<Locale, Card>> {
  const discussion = await discussionIn(kysely, targetOf(press), id);
  if (!discussion) throw new PersonError(w => w.discussion.gone);
  // Its buttons stand nowhere else: after a crash they are the first to tell where it was posted.
  if (discussion.thread === null) await recordThread(kysely, id, press.message);
  await vote(kysely, id, personOf(press), stance, now());
  const votes = await votesOn(kysely, id);
  const { zh, en } = discussion.cards;
  return { zh: withVotes(zh, id, votes), en: withVotes(en, id, votes) };
}
