import { App, type Receiver } from '@slack/bolt';
import { z } from 'zod';
import type { Job } from '../shared/job.ts';
import type { Log } from '../shared/log.ts';
import { askShortcut, commandLine, concludeShortcut } from './commands.ts';
import type { Desk } from './desk.ts';
import { sdkLogger } from './log.ts';
import { handleOverheard } from './overhear.ts';
import { handlePress } from './press.ts';
import { handleAskShortcut, handleConcludeShortcut } from './shortcuts.ts';
import { typedText } from './text.ts';
import type { Handle } from './work.ts';

export interface Identity {
  readonly token: string;
  readonly botId: string | undefined;
  readonly botUserId: string;
  readonly teamId: string | undefined;
}

/**
 * Bolt's routing of what Slack sends. Bolt acknowledges an event before anybody has stored it, so acknowledging is no part
 * of this: events come here from the inbox, after that, and perhaps a second time after a crash.
 */
export function createRoutes(desk: Desk, identity: Identity, log: Log): Handle {
  // Connections are kept elsewhere.
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken: identity.token,
      botUserId: identity.botUserId,
      ...(identity.botId ? { botId: identity.botId } : {}),
      ...(identity.teamId ? { teamId: identity.teamId } : {}),
    }),
    convoStore: false,
    logger: sdkLogger(log),
    clientOptions: { retryConfig: { retries: 0 } },
  });
  const jobs = new Map<string, Job>();
  const failures = new Map<string, unknown>();

  /** Bolt hands its listeners nothing but what fits into its context: a job travels by number. */
  const listen = (body: unknown, context: Record<string, unknown>, handle: (job: Job) => Promise<void>) => {
    const number = String(context.jobNumber);
    const job = jobs.get(number);
    return job
      ? handle(job).catch((error: unknown) => {
          failures.set(number, error);
        })
      : Promise.reject(new Error(`no job for ${typeof body}`));
  };

  app.command(/.*/s, ({ command, body, context }) => listen(body, context, job => handleCommand(desk, command, job)));
  app.event('app_mention', ({ event, body, context }) => listen(body, context, job => handleMention(desk, event, job)));
  app.event('message', ({ event, body, context }) => listen(body, context, job => handleMessage(desk, event, job)));
  app.event('app_home_opened', ({ event, body, context }) =>
    listen(body, context, () => handleHomeOpened(desk, event)),
  );
  app.action(/.*/s, ({ body, context }) => listen(body, context, job => handlePress(desk, body, job)));
  app.event(/^reaction_(?:added|removed)$/, ({ event, body, context }) =>
    listen(body, context, () => handleOverheard(desk, event)),
  );
  app.shortcut(askShortcut, ({ body, context }) => listen(body, context, job => handleAskShortcut(desk, body, job)));
  app.shortcut(concludeShortcut, ({ body, context }) =>
    listen(body, context, job => handleConcludeShortcut(desk, body, job)),
  );
  app.error(async error => {
    log.error({ err: error }, 'an event could not be routed');
  });

  let count = 0;
  return async (body, job) => {
    const number = `${++count}`;
    jobs.set(number, job);
    try {
      await app.processEvent({ body, ack: async () => {}, customProperties: { jobNumber: number } });
      if (failures.has(number)) throw failures.get(number);
    } finally {
      jobs.delete(number);
      failures.delete(number);
    }
  };
}

const command = z.object({
  command: z.string(),
  text: z.string().optional(),
  user_id: z.string(),
  channel_id: z.string(),
  thread_ts: z.string().optional(),
  trigger_id: z.string().optional(),
  response_url: z.string(),
});

async function handleCommand(desk: Desk, payload: unknown, job: Job): Promise<void> {
  const { command: name, text, user_id: user, channel_id: channel, ...rest } = command.parse(payload);
  const thread = rest.thread_ts ?? null;
  const origin = desk.origin({ channel, user, thread }, await desk.people.find(user));
  const replies = await desk.answer({ ...origin, text: commandLine(name, typedText(text ?? '', desk.bot)) });
  const place = { responseUrl: rest.response_url, thread, shareable: desk.isShared(channel) };
  const formPlace = { channel, thread, message: '', home: false };
  for (const { card } of replies) {
    if (!(await desk.modals.open(rest.trigger_id, card, formPlace))) await desk.answers.toAsker(job, place, card);
  }
}

const mention = z.object({
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  text: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
});

type Said = z.output<typeof mention>;

/** Of people alone, and newly said: bots, edits, deletions, joins and the like are none of it. */
function isSaid({ user, bot_id, subtype }: Said, bot: string): boolean {
  return Boolean(user) && user !== bot && !bot_id && (!subtype || ['file_share', 'thread_broadcast'].includes(subtype));
}

async function handleMention(desk: Desk, event: unknown, job: Job): Promise<void> {
  const said = mention.safeParse(event).data;
  if (said && isSaid(said, desk.bot)) await answerSaid(desk, said, said.thread_ts ?? said.ts, job);
}

async function handleMessage(desk: Desk, event: unknown, job: Job): Promise<void> {
  const said = mention.safeParse(event).data;
  if (said?.channel_type !== 'im') return handleOverheard(desk, event);
  if (!isSaid(said, desk.bot)) return;
  await answerSaid(desk, said, said.thread_ts ?? null, job);
}

async function answerSaid(desk: Desk, said: Said, thread: string | null, job: Job): Promise<void> {
  const { user = '', channel, text = '', thread_ts = null } = said;
  const origin = desk.origin({ channel, user, thread: thread_ts }, await desk.people.find(user));
  const replies = await desk.answer({ ...origin, text: typedText(text, desk.bot) || '/help' });
  for (const { card } of replies) await desk.answers.inChannel(job, channel, thread, card);
}

async function handleHomeOpened(desk: Desk, event: unknown): Promise<void> {
  const opened = z.object({ user: z.string(), tab: z.string().optional() }).parse(event);
  if (opened.tab === 'messages') return;
  await desk.showHome(opened.user, null, (await desk.people.find(opened.user)).locale);
}
