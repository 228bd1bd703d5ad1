import { createServer } from 'node:http';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Briefings } from '../../../src/briefing/briefings.ts';
import { readBriefing } from '../../../src/briefing/definition.ts';
import type { Chat } from '../../../src/chat/request.ts';
import { type Database, openDatabase } from '../../../src/library/database.ts';
import type { Clock } from '../../../src/platforms/shared/clock.ts';
import type { Connection } from '../../../src/platforms/shared/connection.ts';
import { connectSlack, type SlackOptions } from '../../../src/platforms/slack/connect.ts';
import { temporaryFolder } from '../temporary.ts';
import { LocalSlack } from './local-slack.ts';

/** Time that passes when somebody waits for it: tests see what was waited for, and wait for nothing. */
export class VirtualClock implements Clock {
  readonly waits: number[] = [];
  /**
   * How long a connection may take to open, a stop may last, a form may take, and a thread may be looked for: these are no
   * waits that end.
   */
  slow: ReadonlySet<number> = new Set([15_000, 5_000, 2_400, 1_500]);
  #passed = 0;

  now(): number {
    return Date.now() + this.#passed;
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (this.slow.has(milliseconds)) {
      await new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));
      return;
    }
    this.waits.push(milliseconds);
    this.#passed += milliseconds;
    await new Promise(resolve => setImmediate(resolve));
  }
}

export interface Running {
  readonly slack: LocalSlack;
  readonly connection: Connection;
  readonly clock: VirtualClock;
  readonly logged: string[];
  readonly database: Database;
}

export interface RunOptions {
  readonly chat: Chat;
  readonly slack?: LocalSlack;
  readonly database?: Database;
  readonly mode?: 'socket' | 'http';
  readonly settings?: Partial<SlackOptions>;
}

export const testBriefings: Briefings = (() => {
  const text = `title: { zh: 每日简报, en: Daily brief }
schedule: { cron: "0 9 * * *", timezone: Asia/Shanghai }
targets: ["slack:C1"]
sections: [{ trends: { report: latest } }]
`;
  const all = [readBriefing(text, 'daily.yaml', 'daily')];
  return { all, problems: [], named: name => all.find(briefing => briefing.name === name) ?? null };
})();

/** A database of the running test's own. */
export function testDatabase(folder: string = temporaryFolder()): Database {
  const database = openDatabase(path.join(folder, 'slack.sqlite'));
  onTestFinished(() => database.close());
  return database;
}

/** A local Slack that ends with the test. */
export async function testSlack(): Promise<LocalSlack> {
  const slack = await LocalSlack.start();
  onTestFinished(() => slack.stop());
  return slack;
}

/** The adapter, connected to a local Slack. Everything ends with the test. */
export async function runSlack(options: RunOptions): Promise<Running> {
  const database = options.database ?? testDatabase();
  const slack = options.slack ?? (await testSlack());
  const clock = new VirtualClock();
  const logged: string[] = [];
  const log = (...parts: unknown[]) =>
    void logged.push(
      parts.map(part => (typeof part === 'string' ? part : JSON.stringify(part, replaceError))).join(' '),
    );
  const connection = connectSlack({
    botToken: slack.tokens.bot,
    appToken: options.mode === 'http' ? null : slack.tokens.app,
    signingSecret: options.mode === 'http' ? slack.tokens.signing : null,
    apiUrl: slack.apiUrl,
    chat: options.chat,
    kysely: database.kysely,
    briefings: () => testBriefings,
    discussions: async () => [],
    admins: new Set(['slack:U1']),
    locale: 'en',
    retentionDays: 30,
    log: { debug: () => {}, info: log, warn: log, error: log },
    now: () => new Date(),
    clock,
    ...options.settings,
  });
  onTestFinished(() => connection.stop());
  return { slack, connection, clock, logged, database };
}

/** A way to send signed requests to an adapter that listens over HTTP. */
export async function overHttp({ connection }: Running) {
  if (!connection.listener) throw new Error('no listener');
  const server = createServer(connection.listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return ({ headers, body }: { headers: Record<string, string>; body: string }, path = '/slack/events') =>
    fetch(`http://127.0.0.1:${address.port}${path}`, { method: 'POST', headers, body });
}

/** Resolves once the adapter says so. */
export async function untilState(connection: Connection, state: RegExp): Promise<void> {
  while (!state.test(connection.state())) await new Promise(resolve => setImmediate(resolve));
}

function replaceError(_: string, value: unknown): unknown {
  return value instanceof Error ? `${value.name}: ${value.message}` : value;
}
