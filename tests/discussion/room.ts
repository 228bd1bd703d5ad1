import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Sender } from '../../src/briefing/sender.ts';
import type { Button, Card } from '../../src/card/card.ts';
import { trendItem } from '../../src/card/item.ts';
import { plainText } from '../../src/card/plain.ts';
import { createChat } from '../../src/chat/chat.ts';
import type { Chat, Origin, Reply } from '../../src/chat/request.ts';
import { discussionsIn, linksOf } from '../../src/discussion/channel.ts';
import type { Happening } from '../../src/discussion/happening.ts';
import { type Database, openDatabase } from '../../src/library/database.ts';
import type { Library } from '../../src/library/library.ts';
import { type Evidence, trendEvidence } from '../../src/lookup/evidence.ts';
import { lookup } from '../../src/lookup/lookup.ts';
import type { Locale } from '../../src/words/index.ts';
import { emptyLibrary } from '../support/library.ts';
import { LocalPlatform } from '../support/local-platform.ts';
import { passage, trendReport } from '../support/passages.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A platform that keeps the cards it is sent, and knows where its messages are. */
export class Platform extends LocalPlatform {
  readonly cards: Record<Locale, Card>[] = [];

  override async send(channel: string, cards: Parameters<Sender['send']>[1], key: string): Promise<string> {
    const before = this.posts.length;
    try {
      return await super.send(channel, cards, key);
    } finally {
      if (this.posts.length > before) this.cards.push(cards);
    }
  }

  link(channel: string, message: string): string {
    return `https://chat.example/${channel}/${message}`;
  }
}

export const robots = trendItem('report.txt#1');
export const costs = trendItem('report.txt#2');

export interface Room {
  readonly kysely: Database['kysely'];
  readonly platform: Platform;
  readonly chat: Chat;
  /** Unexpected failures. */
  readonly reported: unknown[];
  now: Date;
  ask(text: string, by?: Partial<Origin>): Promise<Card>;
  press(action: string, value: unknown, by?: Partial<Origin> & { message?: string; text?: string }): Promise<Reply>;
  /** Presses *discuss* and gives back the id of the thread. */
  discuss(item?: string, by?: Partial<Origin>): Promise<string>;
  tell(happening: Happening, channel?: string): Promise<void>;
  /** Somebody says something in a thread. */
  say(thread: string, message: string, user: string, text: string, channel?: string): Promise<void>;
  react(message: string, user: string, reaction: string, channel?: string): Promise<void>;
  close(): void;
}

export interface RoomOptions {
  /** The database's folder: the same one is the same bot, after a restart. */
  readonly folder?: string;
  /** A real one; its evidence is what its lookups find. */
  readonly library?: Library;
  readonly platform?: Platform;
  readonly now?: Date;
}

/** A library with one report of two trends, and evidence on both sides of them. */
export const reportLibrary: Library = { ...emptyLibrary, trendReports: () => [trendReport()] };

const evidence: readonly Evidence[] = [
  {
    passage: passage({ id: 11, document: 'factory.txt', text: '工厂今年买了四十台机器人。' }),
    quote: '工厂今年买了四十台机器人。',
    gloss: null,
    stance: 'for',
  },
  {
    passage: passage({ id: 12, document: 'doubts.txt', text: '多数机器人仍在展厅里跳舞。' }),
    quote: '多数机器人仍在展厅里跳舞。',
    gloss: null,
    stance: 'against',
  },
];

/** The real bot over a real file, with a platform in memory. */
export function room(options: RoomOptions = {}): Room {
  const database = openDatabase(path.join(options.folder ?? temporaryFolder(), 'bot.sqlite'));
  onTestFinished(() => {
    if (database.sqlite.open) database.close();
  });
  const { kysely } = database;
  const library = options.library ?? reportLibrary;
  const platform = options.platform ?? new Platform();
  const reported: unknown[] = [];
  const senders = () => [platform];
  const chat = createChat({
    library,
    kysely,
    briefings: () => ({ all: [], problems: [], named: () => null }),
    senders,
    now: () => made.now,
    lookup: (question, locale) => lookup(library, question, { locale }),
    evidence: (report, trend, locale) => (options.library ? trendEvidence(library, report, trend, locale) : evidence),
    discussions: (target, items, since) => discussionsIn(kysely, library, linksOf(senders), target, items, since),
    report: error => reported.push(error),
  });
  const ann: Origin = { platform: 'web', channel: 'general', user: 'ann', admin: false, locale: 'en', thread: null };
  const made: Room = {
    kysely,
    platform,
    chat,
    reported,
    now: options.now ?? new Date('2026-01-12T10:00:00+08:00'),
    async ask(text, by = {}) {
      const [reply] = await chat.answer({ ...ann, ...by, text });
      if (!reply) throw new Error('no answer');
      return reply.card;
    },
    async press(action, value, { message = 'x', text, ...by } = {}) {
      const values = text === undefined ? {} : { text };
      const pressed = { ...ann, ...by, message, action, value: JSON.stringify(value), values };
      const [reply] = await chat.press(pressed);
      if (!reply) throw new Error('no answer');
      return reply;
    },
    async discuss(item = robots, by = {}) {
      await made.press('discuss', { item }, by);
      const row = await kysely
        .selectFrom('discussions')
        .select('thread')
        .where('item', '=', item)
        .where('target', '=', `web:${by.channel ?? 'general'}`)
        .executeTakeFirstOrThrow();
      if (row.thread === null) throw new Error('the discussion has no thread');
      return row.thread;
    },
    tell: (happening, channel = 'general') => chat.observe({ platform: 'web', channel }, happening),
    say: (thread, message, user, text, channel) =>
      made.tell({ kind: 'said', thread, message, user, name: named(user), text, at: made.now }, channel),
    react: (message, user, reaction, channel) =>
      made.tell({ kind: 'reacted', message, user, reaction, added: true }, channel),
    close: () => database.close(),
  };
  return made;
}

/** `ann` is called Ann. */
export function named(user: string): string {
  return user.slice(0, 1).toUpperCase() + user.slice(1);
}

export function buttonsOf(card: Card): readonly Button[] {
  return card.elements.flatMap(element => {
    if (element.kind === 'buttons') return element.buttons;
    return element.kind === 'list' ? element.items.flatMap(({ buttons = [] }) => buttons) : [];
  });
}

export function text(card: Card): string {
  return plainText(card);
}
