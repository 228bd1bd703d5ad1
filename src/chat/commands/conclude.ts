import { personOf, targetOf } from '../../briefing/target.ts';
import type { Action } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { conclusionCard } from '../../card/discussion.ts';
import type { Stance } from '../../card/recap.ts';
import { recordedText } from '../../discussion/channel.ts';
import { readConclusion } from '../../discussion/conclusion-line.ts';
import { addConclusion, conclusionsOf } from '../../discussion/conclusions.ts';
import { type Discussion, discussionOf } from '../../discussion/discussions.ts';
import { nameOf } from '../../discussion/people.ts';
import { PersonError } from '../../errors.ts';
import type { ChatContext } from '../context.ts';
import type { Origin, Press } from '../request.ts';

/** Characters: a conclusion is a sentence, and stands in cards. */
const conclusionLimit = 500;

/** `/conclude [stance] text`, inside the thread of a discussion: its conclusion, in place of an earlier one. */
export async function conclude(context: ChatContext, rest: string, origin: Origin): Promise<Card> {
  const discussion = await discussionOf(context.kysely, targetOf(origin), origin.thread);
  if (!discussion) throw new PersonError(w => w.discussion.outside);
  const { stance, text } = readConclusion(rest);
  if (!text) throw new PersonError(w => w.discussion.needText);
  return record(context, discussion, { stance, text, message: null }, origin);
}

/** *Mark as conclusion* on a message of a discussion: its words, as they are recorded or as the platform has them. */
export async function markConclusion(
  context: ChatContext,
  { stance }: Extract<Action, { name: 'mark-conclusion' }>,
  press: Press,
): Promise<Card> {
  const discussion = await discussionOf(context.kysely, targetOf(press), press.thread);
  if (!discussion || press.message === discussion.thread) throw new PersonError(w => w.discussion.notInDiscussion);
  const recorded = await recordedText(context.kysely, discussion.id, press.message);
  const text = (recorded ?? press.values.text ?? '').replace(/\s+/g, ' ').trim();
  if (!text) throw new PersonError(w => w.discussion.noText);
  return record(context, discussion, { stance, text, message: press.message }, press);
}

async function record(
  { kysely, now }: ChatContext,
  discussion: Discussion,
  said: { readonly stance: Stance; readonly text: string; readonly message: string | null },
  origin: Origin,
): Promise<Card> {
  if ([...said.text].length > conclusionLimit) throw new PersonError(w => w.discussion.tooLong(conclusionLimit));
  const person = personOf(origin);
  const name = origin.name ?? (await nameOf(kysely, discussion.target, person));
  await addConclusion(kysely, discussion.id, { ...said, person, name }, now());
  const conclusions = await conclusionsOf(kysely, discussion.id);
  return conclusionCard(conclusions, discussion.title[origin.locale], origin.locale);
}
