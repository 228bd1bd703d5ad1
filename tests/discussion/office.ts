import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Briefing } from '../../src/briefing/definition.ts';
import { createOutbox } from '../../src/briefing/outbox.ts';
import { runDueSlots } from '../../src/briefing/run.ts';
import type { Sender } from '../../src/briefing/sender.ts';
import type { Sources } from '../../src/briefing/sources.ts';
import { createChat } from '../../src/chat/chat.ts';
import { discussionsIn, linksOf } from '../../src/discussion/channel.ts';
import { openDatabase } from '../../src/library/database.ts';
import { openLibrary } from '../../src/library/open.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { createSender } from '../../src/platforms/web/editions.ts';
import { createWorkspace } from '../../src/platforms/web/workspace.ts';

const button = z.object({ label: z.string(), action: z.string(), value: z.string() });
const answered = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      thread: z.string().nullable(),
      author: z.string(),
      text: z.string(),
      card: z
        .object({ elements: z.array(z.looseObject({ kind: z.string() })) })
        .loose()
        .nullable(),
    }),
  ),
});
const pressable = z.object({ buttons: z.array(button) });
const listed = z.object({ items: z.array(z.object({ buttons: z.array(button).default([]) })) });

export type Said = z.infer<typeof answered>['messages'][number];

/** The whole bot with its local workspace, spoken to over HTTP. */
export interface Office {
  say(user: string, text: string, thread?: string): Promise<Said[]>;
  /** Presses the button of a message with that label; the how-manieth where several have it, from 0. */
  press(user: string, message: Said, label: string, at?: number): Promise<Said[]>;
  mark(user: string, message: string, stance: string): Promise<Said[]>;
  change(method: 'PATCH' | 'DELETE' | 'PUT', message: string, body: unknown, more?: string): Promise<void>;
  /** A thread, or what stands in the channel. */
  read(thread?: string): Promise<Said[]>;
  readChannel(channel: string): Promise<Said[]>;
  /** Composes and posts what is due. */
  brief(briefing: Briefing): Promise<void>;
  /** As a process does that ends. */
  stop(): Promise<void>;
}

/** @param clock shared by the offices before and after a restart */
export async function openOffice(file: string, clock: { now: Date }): Promise<Office> {
  const database = openDatabase(file);
  const { kysely } = database;
  const library = openLibrary(database);
  let senders: readonly Sender[] = [];
  const sources: Sources = {
    library,
    ...createLookup(library),
    discussions: (target, items, since) =>
      discussionsIn(
        kysely,
        library,
        linksOf(() => senders),
        target,
        items,
        since,
      ),
  };
  const now = () => clock.now;
  const report = (error: unknown) => {
    throw error;
  };
  const briefings = () => ({ all: [], problems: [], named: () => null });
  const chat = createChat({ ...sources, kysely, briefings, senders: () => senders, now, report });
  const workspace = createWorkspace({
    database: kysely,
    chat,
    health: () => ({ ready: true, documents: 0, passages: 0, platforms: {} }),
    locale: 'zh',
    token: null,
    retentionDays: 180,
    now,
    log: { error: report },
  });
  senders = [createSender(workspace)];
  const server = createServer(workspace.listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  const api = `http://127.0.0.1:${address.port}/api/channels/`;
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    workspace.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    database.close();
  };
  onTestFinished(stop);

  async function call(method: string, path: string, body?: unknown, channel = 'general'): Promise<Said[]> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(
      `${api}${encodeURIComponent(channel)}/${path}`,
      body === undefined ? {} : { method, headers, body: JSON.stringify(body) },
    );
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return answered.parse(await response.json()).messages;
  }

  return {
    stop,
    say: (user, text, thread) => call('POST', 'messages', { user, text, ...(thread ? { thread } : {}) }),
    press(user, message, label, at = 0) {
      const found = buttonsOf(message).filter(one => one.label === label)[at];
      if (!found) throw new Error(`no button ${label} in: ${message.text}`);
      return call('POST', 'actions', { user, message: message.id, action: found.action, value: found.value });
    },
    mark: (user, message, stance) =>
      call('POST', 'actions', { user, message, action: 'mark-conclusion', value: JSON.stringify({ stance }) }),
    async change(method, message, body, more = '') {
      await call(method, `messages/${message}${more}`, body);
    },
    readChannel: channel => call('GET', 'messages', undefined, channel),
    read: thread => call('GET', thread ? `messages?thread=${thread}` : 'messages'),
    async brief(briefing) {
      await runDueSlots(kysely, briefing, now(), sources, senders);
      const outbox = createOutbox({ kysely, senders, now, trouble: report, report });
      await outbox.wake();
      await outbox.idle();
    },
  };
}

function buttonsOf({ card }: Said) {
  return (card?.elements ?? []).flatMap(element => {
    const buttons = pressable.safeParse(element).data?.buttons ?? [];
    return [...buttons, ...(listed.safeParse(element).data?.items.flatMap(item => item.buttons) ?? [])];
  });
}
