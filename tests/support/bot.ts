import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Settings of the machine must not leak into a test. */
function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '/tmp' } = process.env;
  return { PATH, HOME, TZ: 'UTC', INIT_CWD: root, TRENDBRIEF_LOCALE: 'en', LOG_LEVEL: 'warn', ...settings };
}

function launch(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [path.join(root, 'src/ready.mjs'), 'run', ...args], {
    cwd: root,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the command line to its end. */
export async function trendbrief(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const child = launch(args, settings);
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const [code] = z.tuple([z.number().nullable(), z.unknown()]).parse(await once(child, 'close'));
  return { code, out: out(), err: err() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  return () => text;
}

const messages = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      thread: z.string().nullable(),
      author: z.string(),
      text: z.string(),
      card: z
        .object({ elements: z.array(z.looseObject({ kind: z.string() })) })
        .loose()
        .nullable(),
      at: z.string(),
    }),
  ),
});

export type Messages = z.infer<typeof messages>['messages'];

export interface Bot {
  readonly url: string;
  readonly child: ChildProcess;
  stderr(): string;
  say(channel: string, text: string, more?: Readonly<Record<string, unknown>>): Promise<Messages>;
  press(channel: string, body: Readonly<Record<string, unknown>>): Promise<Messages>;
  read(channel: string): Promise<Messages>;
  /** Resolves once `/healthz` answers 200. */
  ready(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the real bot on a free port and waits for the address it prints. */
export async function startBot(settings: Readonly<Record<string, string>>): Promise<Bot> {
  const child = launch(['start'], { PORT: '0', ...settings });
  const stderr = collect(child.stderr);
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout) {
      createInterface(child.stdout).on('line', line => {
        const address = /http:\/\/\S+/.exec(line)?.[0];
        if (address) resolve(address);
      });
    }
    void closed.then(([code]) => reject(new Error(`the bot ended with ${code}: ${stderr()}`)));
  });
  const post = async (channel: string, what: string, body: unknown): Promise<Messages> => {
    const response = await fetch(`${url}/api/channels/${encodeURIComponent(channel)}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return messages.parse(await response.json()).messages;
  };
  return {
    url,
    child,
    stderr,
    say: (channel, text, more = {}) => post(channel, 'messages', { user: 'ann', text, ...more }),
    press: (channel, body) => post(channel, 'actions', { user: 'ann', ...body }),
    async read(channel) {
      const response = await fetch(`${url}/api/channels/${encodeURIComponent(channel)}/messages`);
      return messages.parse(await response.json()).messages;
    },
    async ready() {
      while (child.exitCode === null) {
        // A bot that is busy starting may let a kept connection go just as it is used again.
        const response = await fetch(`${url}/healthz`).catch(() => null);
        await response?.arrayBuffer();
        if (response?.ok) return;
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      throw new Error(`the bot ended with ${child.exitCode}: ${stderr()}`);
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = z.tuple([z.number().nullable(), z.unknown()]).parse(await closed);
      return code;
    },
  };
}
