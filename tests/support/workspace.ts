import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openDatabase } from '../../src/library/database.ts';
import { createWorkspace, type Health, type Workspace } from '../../src/platforms/web/workspace.ts';
import { FakeChat } from './fake-chat.ts';

export interface RunningWorkspace {
  readonly url: string;
  readonly port: number;
  readonly chat: FakeChat;
  readonly workspace: Workspace;
  /** What the log would hold. */
  readonly errors: unknown[];
  stop(): Promise<void>;
}

export interface RunOptions {
  readonly folder: string;
  readonly token?: string;
  readonly health?: () => Health;
  readonly now?: () => Date;
  readonly pageFolder?: string;
  readonly port?: number;
}

const healthy: Health = {
  ready: true,
  documents: 5,
  passages: 321,
  platforms: { web: 'connected', slack: 'off', feishu: 'off' },
};

/** The local workspace with a made-up bot, on a free port of this machine; its database stays in `folder`. */
export async function runWorkspace(options: RunOptions): Promise<RunningWorkspace> {
  fs.mkdirSync(options.folder, { recursive: true });
  const database = openDatabase(path.join(options.folder, 'web.sqlite'));
  const chat = new FakeChat();
  const errors: unknown[] = [];
  const workspace = createWorkspace({
    database: database.kysely,
    chat,
    health: options.health ?? (() => healthy),
    locale: 'zh',
    token: options.token ?? null,
    retentionDays: 180,
    now: options.now ?? (() => new Date()),
    log: { error: (...line: unknown[]) => errors.push(line) },
    ...(options.pageFolder ? { pageFolder: options.pageFolder } : {}),
  });
  const server = createServer(workspace.listener);
  await new Promise<void>(resolve => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    chat,
    workspace,
    errors,
    stop: async () => {
      workspace.close();
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
      database.close();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return address.port;
}
