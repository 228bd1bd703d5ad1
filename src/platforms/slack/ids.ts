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
    ts: z.string().optional(),
  }),
});

/**
 * The ids by which a delivery is known again. An event has an id of its own, which its repetitions keep, and a message is
 * one thing though a mention of the bot may be told twice; commands and interactions are known by their envelope (Socket
 * Mode) and by what they say, which holds a trigger that Slack uses once.
 */
export function idsOf(body: Body, envelope: string | null): readonly [string, ...string[]] {
  const told = event.safeParse(body);
  if (told.success) {
    const { event_id, event: what } = told.data;
    const message = ['message', 'app_mention'].includes(what.type) && !what.subtype && what.channel && what.ts;
    return [`event:${event_id}`, ...(message ? [`message:${what.channel}:${what.ts}`] : [])];
  }
  const said = `body:${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
  return [said, ...(envelope === null ? [] : [`envelope:${envelope}`])];
}
