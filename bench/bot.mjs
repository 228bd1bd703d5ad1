/** The bot as people run it, with a library of some size: started, asked over HTTP, and looked at from outside. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const QUESTIONS = 300;
const READY_SECONDS = 120;

/** `work.database` holds the library already. Without chat credentials, whatever the environment has. */
export async function measureBot({ database, documents, questionFile, folder, questions: wanted }) {
  const briefings = path.join(folder, 'briefings');
  fs.mkdirSync(briefings, { recursive: true });
  const { PATH, HOME, TMPDIR } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../dist/main.js'), 'start'], {
    env: {
      ...{ PATH, HOME, ...(TMPDIR && { TMPDIR }) },
      PORT: '0',
      LOG_LEVEL: 'error',
      TRENDBRIEF_DB: database,
      TRENDBRIEF_DOCUMENTS: documents.join(':'),
      TRENDBRIEF_BRIEFINGS: briefings,
    },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  try {
    const url = await addressOf(child);
    await ready(url, began);
    const readySeconds = (performance.now() - began) / 1000;
    const milliseconds = [];
    for (const { query } of readQuestions(questionFile, Math.min(QUESTIONS, wanted ?? QUESTIONS)))
      milliseconds.push(await ask(url, query));
    const memoryMB = residentMB(child.pid);
    const [firstMilliseconds] = milliseconds;
    milliseconds.sort((one, other) => one - other);
    const at = share => milliseconds[Math.floor(milliseconds.length * share)];
    return { memoryMB, questions: milliseconds.length, p50: at(0.5), p99: at(0.99), readySeconds, firstMilliseconds };
  } finally {
    child.kill('SIGTERM');
    const late = setTimeout(stop, 5000);
    await closed;
    clearTimeout(late);
    process.removeListener('exit', stop);
  }
}

async function addressOf(child) {
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error('the bot did not start');
}

async function ready(url, began) {
  while (performance.now() - began < READY_SECONDS * 1000) {
    const response = await fetch(`${url}/healthz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await wait(20);
  }
  throw new Error(`the bot is not ready after ${READY_SECONDS} s`);
}

async function ask(url, query) {
  const from = performance.now();
  const response = await fetch(`${url}/api/channels/bench/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'bench', text: `/ask ${query}` }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
  return performance.now() - from;
}

function readQuestions(file, wanted) {
  const all = fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  return Array.from({ length: wanted }, (_, at) => all[at % all.length]);
}

/** Resident memory; the same figure on Linux and macOS. */
function residentMB(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return (Number(stdout.trim()) * 1024) / 1e6;
}
