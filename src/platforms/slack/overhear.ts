import { z } from 'zod';
import type { Happening } from '../../discussion/happening.ts';
import type { Clock } from '../shared/clock.ts';
import type { Desk } from './desk.ts';
import type { Body } from './ids.ts';
import { type Overheard, overheardIn } from './overheard.ts';
import { mentionedIn, shownText } from './text.ts';

const delivered = z.object({ type: z.literal('event_callback'), event: z.looseObject({ type: z.string() }) });

/** Slack waits three seconds for an acknowledgement, and where a discussion is may have to be asked of Slack. */
export const decideMilliseconds = 1_500;

/**
 * Whether a delivery is anything to the bot. The talk of channels outside discussions is not, and is not even stored; what
 * that cannot be said of in time is, and dropped later.
 */
export async function isForUs(desk: Desk, body: Body, clock: Clock): Promise<boolean> {
  const event = delivered.safeParse(body).data?.event;
  const talk =
    event && (event.type.startsWith('reaction_') || (event.type === 'message' && event.channel_type !== 'im'));
  if (!talk) return true;
  const heard = overheardIn(event, desk.bot);
  if (!heard) return false;
  const { channel, thread } = heard;
  if (thread === null) return true;
  const enough = new AbortController();
  const undecided = clock.wait(decideMilliseconds, enough.signal).then(() => true);
  const decided = desk.chat.isDiscussion({ platform: 'slack', channel }, thread);
  return Promise.race([decided, undecided]).finally(() => enough.abort());
}

/** Tells the bot what people did, with names instead of ids. */
export async function handleOverheard(desk: Desk, event: unknown): Promise<void> {
  const heard = overheardIn(event, desk.bot);
  if (heard) await tell(desk, heard);
}

async function tell(desk: Desk, { channel, happening }: Overheard): Promise<void> {
  await desk.chat.observe({ platform: 'slack', channel }, await readable(desk, happening));
}

async function readable(desk: Desk, happening: Happening): Promise<Happening> {
  switch (happening.kind) {
    case 'said': {
      const { name } = await desk.people.find(happening.user);
      return { ...happening, name, text: await withNames(desk, happening.text) };
    }
    case 'edited':
      return { ...happening, text: await withNames(desk, happening.text) };
    default:
      return happening;
  }
}

/** As people read it: the bot and those who are mentioned by their names. */
export async function withNames(desk: Desk, text: string): Promise<string> {
  const names = mentionedIn(text).map(async user => {
    const name = user === desk.bot ? botName : (await desk.people.find(user)).name;
    return [user, `@${name ?? user}`] as const;
  });
  return shownText(text, new Map(await Promise.all(names)));
}

/** How a line to the bot is known again. */
const botName = 'Trendbrief';
