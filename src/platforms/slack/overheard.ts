import { z } from 'zod';
import type { Happening } from '../../discussion/happening.ts';

/** Something that people did in a channel, with texts as Slack writes them. */
export interface Overheard {
  readonly channel: string;
  /** Where that is known. */
  readonly thread: string | null;
  readonly happening: Happening;
}

/**
 * What an event says about the threads of a channel: something said in one, an edit, a deletion, a reaction. Null for
 * everything else: what bots do, what stands in no thread, and what is said to the bot in person.
 */
export function overheardIn(event: unknown, bot: string): Overheard | null {
  const reacted = reaction.safeParse(event).data;
  if (reacted) return reacted.user === bot ? null : reactionIn(reacted);
  const told = message.safeParse(event).data;
  if (!told || told.channel_type === 'im') return null;
  switch (told.subtype) {
    case 'message_deleted':
      return deletionIn(told, bot);
    case 'message_changed':
      return editIn(told, bot);
    // Messages that people write, however Slack labels them.
    case undefined:
    case 'file_share':
    case 'thread_broadcast':
    case 'me_message':
      return speechIn(told, bot);
    default:
      return null;
  }
}

const reaction = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});

function reactionIn({ type, user, reaction: name, item }: z.output<typeof reaction>): Overheard {
  // A skin tone makes no other opinion.
  const [plain = name] = name.split('::');
  const added = type === 'reaction_added';
  const happening: Happening = { kind: 'reacted', message: item.ts, user, reaction: plain, added };
  return { channel: item.channel, thread: null, happening };
}

const said = z.object({
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  text: z.string().optional(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
});

const message = said.extend({
  type: z.literal('message'),
  channel: z.string(),
  channel_type: z.string().optional(),
  deleted_ts: z.string().optional(),
  /** As it is now, and as it was. */
  message: said.optional(),
  previous_message: said.optional(),
});

type Said = z.output<typeof said>;
type Told = z.output<typeof message>;

function isOfPeople({ user, bot_id }: Said, bot: string): boolean {
  return user !== undefined && user !== bot && !bot_id;
}

function deletionIn({ channel, deleted_ts: ts, previous_message: before = {} }: Told, bot: string): Overheard | null {
  if (ts === undefined || before.bot_id || before.user === bot) return null;
  return { channel, thread: before.thread_ts ?? null, happening: { kind: 'deleted', message: ts } };
}

function editIn({ channel, ts: told, message: now, previous_message: before }: Told, bot: string): Overheard | null {
  if (now?.ts === undefined || !isOfPeople(now, bot)) return null;
  const { ts, text = '', edited } = now;
  const thread = now.thread_ts ?? before?.thread_ts ?? null;
  // What is left of a deleted message that has replies.
  if (now.subtype === 'tombstone') return { channel, thread, happening: { kind: 'deleted', message: ts } };
  // A link's preview changes a message, too.
  if (text === before?.text) return null;
  const at = dateOf(edited?.ts ?? told ?? ts);
  return { channel, thread, happening: { kind: 'edited', message: ts, text, at } };
}

function speechIn(told: Told, bot: string): Overheard | null {
  const { channel, user, ts, thread_ts: thread, text = '' } = told;
  if (user === undefined || !isOfPeople(told, bot) || ts === undefined || !thread || thread === ts) return null;
  return { channel, thread, happening: { kind: 'said', message: ts, thread, user, name: null, text, at: dateOf(ts) } };
}

function dateOf(ts: string): Date {
  return new Date(Math.round(Number(ts) * 1000));
}
