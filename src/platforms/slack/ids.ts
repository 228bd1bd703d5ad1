import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What Slack sent, however it came: the parsed payload of an event, a command or an interaction. */
export type Body = Record<string, unknown>;

const event = z.object({
  event_id: z.string(),
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    channel: z.string().optional(),
    channel_type: z.string().optional(),
    ts: z.string().optional(),
  }),
});

/**
 * The ids by which a delivery is known again. An event has an id of its own, which its repetitions keep, and what is said to
 * the bot is one thing though a mention in a direct message may be told twice (in a channel the mention is for the bot to
 * answer, and the message for the record of the discussion); commands and interactions are known by their envelope (Socket
 * Mode) and by what they say, which holds a trigger that Slack uses once.
 */
export function idsOf(body: Body, envelope: string | null): readonly [string, ...string[]] {
  const told = event.safeParse(body);
  if (told.success) {
    const { event_id, event: what } = told.data;
    const isSaid = what.type === 'app_mention' || (what.type === 'message' && what.channel_type === 'im');
    const isMessage = isSaid && !what.subtype && what.channel && what.ts;
    return [`event:${event_id}`, ...(isMessage ? [`message:${what.channel}:${what.ts}`] : [])];
  }
  const said = `body:${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
  return [said, ...(envelope === null ? [] : [`envelope:${envelope}`])];
}
