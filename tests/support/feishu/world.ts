import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Chat } from '../../../src/chat/request.ts';
import { type Database, openDatabase } from '../../../src/library/database.ts';
import { connectFeishu, type FeishuOptions } from '../../../src/platforms/feishu/connect.ts';
import type { Connection } from '../../../src/platforms/shared/connection.ts';
import { FakeChat } from '../fake-chat.ts';
import { temporaryFolder } from '../temporary.ts';
import { appId, appSecret, LocalFeishu } from './local-feishu.ts';

export interface Log {
  readonly lines: string[];
  debug(...parts: unknown[]): void;
  info(...parts: unknown[]): void;
  warn(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
}

/** Everything that was logged, errors with their whole insides. */
export function collectLog(): Log {
  const lines: string[] = [];
  const inside = (part: unknown): unknown =>
    part instanceof Error ? { ...part, name: part.name, message: part.message, stack: part.stack } : part;
  const add = (...parts: unknown[]) => {
    const shown = parts.map(part =>
      typeof part === 'object' && part !== null && 'err' in part ? { ...part, err: inside(part.err) } : part,
    );
    lines.push(JSON.stringify(shown));
  };
  return { lines, debug: add, info: add, warn: add, error: add };
}

export interface World<C extends Chat> {
  readonly feishu: LocalFeishu;
  readonly chat: C;
  readonly log: Log;
  readonly bot: Connection;
  readonly database: Database;
  /** Stops the bot and starts it on the same database. */
  restart(): Promise<Connection>;
}

const usual = {
  appId,
  appSecret,
  mode: 'longconn',
  encryptKey: null,
  verificationToken: null,
  admins: new Set(['feishu:ou_boss']),
  locale: 'zh' as const,
  retentionDays: 180,
  now: () => new Date(),
};

/** The bot, connected to a local Feishu; all of it ends with the test. */
export async function world(settings: Partial<FeishuOptions> = {}): Promise<World<FakeChat>> {
  return worldWith(new FakeChat(), settings);
}

export async function worldWith<C extends Chat>(chat: C, settings: Partial<FeishuOptions> = {}): Promise<World<C>> {
  const feishu = await new LocalFeishu().start();
  const database = openDatabase(path.join(temporaryFolder(), 'bot.sqlite'));
  const log = collectLog();
  const start = () => connectFeishu({ ...usual, domain: feishu.url, chat, kysely: database.kysely, log, ...settings });
  let bot = start();
  onTestFinished(async () => {
    await bot.stop();
    await feishu.stop();
    database.close();
  });
  return {
    feishu,
    chat,
    log,
    database,
    get bot() {
      return bot;
    },
    async restart() {
      await bot.stop();
      await feishu.until(() => feishu.connections === 0);
      bot = start();
      return bot;
    },
  };
}
