import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { forgetQuestions } from '../briefing/asked.ts';
import { type Briefings, loadBriefings } from '../briefing/briefings.ts';
import type { Sender } from '../briefing/sender.ts';
import { startTimer } from '../briefing/timer.ts';
import { createChat } from '../chat/chat.ts';
import type { Config } from '../config.ts';
import { forgetOld } from '../discussion/forget.ts';
import { PersonError } from '../errors.ts';
import { type BotLock, lockForBot } from '../library/bot-lock.ts';
import { passagesIn } from '../library/library.ts';
import { createLog } from '../log.ts';
import { warmUp } from '../lookup/warm-up.ts';
import { connectPlatforms, type NamedConnection } from '../platforms/connect.ts';
import { tidyHourly } from '../platforms/shared/tidy.ts';
import { createSender as createWebSender } from '../platforms/web/editions.ts';
import { createWorkspace } from '../platforms/web/workspace.ts';
import { createAlarm } from './alarm.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { Io } from './io.ts';
import { open } from './open.ts';

/** How often a running bot looks for changed documents and briefings. */
const everyMinute = 60_000;
const dayMilliseconds = 86_400_000;

/**
 * `npm start`: serves the local workspace, keeps the library and the briefings up to date, and posts what comes due, until
 * the signal says stop. Resolves to the exit code.
 * @param rescanMilliseconds between two looks at the folders of documents and briefings
 */
export async function start(config: Config, io: Io, rescanMilliseconds = everyMinute): Promise<number> {
  // A large library makes the passages that are kept ready change with every question; left alone, Node lets what became
  // of the old ones pile up to twice of what is in use before it looks.
  setFlagsFromString('--heap-growing-percent=20');
  const log = createLog(config.logLevel);
  const report = (error: unknown) => log.error({ err: error }, 'unexpected failure');
  const opened = open(config);
  const lock = lockOrClose();
  // What was claimed for sending has to survive a power cut too.
  opened.database.sqlite.pragma('synchronous = FULL');
  let ready = false;
  let briefings = readBriefings();

  let connections: readonly NamedConnection[] = [];
  let senders: readonly Sender[] = [];
  let stopTidying = () => {};
  const stateOf = (platform: string) => connections.find(one => one.platform === platform)?.state();
  const health = () => {
    const documents = opened.sources.library.documents();
    return {
      ready,
      documents: documents.length,
      passages: passagesIn(documents),
      platforms: {
        web: 'connected',
        ...Object.fromEntries(
          Object.entries(config.platforms).map(([name, set]) => [name, set ? (stateOf(name) ?? 'connecting') : 'off']),
        ),
      },
    };
  };
  const chat = createChat(
    opened.context(
      () => briefings,
      () => senders,
      report,
    ),
  );
  const workspace = createWorkspace({
    database: opened.database.kysely,
    chat,
    health,
    locale: config.locale,
    token: config.webToken,
    retentionDays: config.retentionDays,
    now: () => new Date(),
    log,
  });
  const server = http.createServer((request, response) => {
    const platform = /^\/(\w+)\//.exec(request.url ?? '')?.[1];
    const listener = connections.find(one => one.platform === platform)?.listener ?? workspace.listener;
    listener(request, response);
  });
  try {
    const port = await listen(server, config);
    io.print(
      io.words.operator.address(`http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`),
    );
    connections = await connectPlatforms(config.platforms, {
      chat,
      kysely: opened.database.kysely,
      briefings: () => briefings,
      discussions: (...which) => opened.sources.discussions(...which),
      admins: config.admins,
      locale: config.locale,
      retentionDays: config.retentionDays,
      log,
      now: () => new Date(),
    });
    // Discussions can be opened from here on; scheduled briefings wait for the library.
    senders = [createWebSender(workspace), ...connections.map(one => one.sender)];
    await rescan();
    await warmUp(opened.sources.library, io.signal);
    stopTidying = tidyHourly(forgetOldTalk, log);
    const timer = startTimer({
      kysely: opened.database.kysely,
      briefings: () => briefings,
      sources: opened.sources,
      senders,
      now: () => new Date(),
      report,
      trouble: createAlarm({ senders, admins: config.admins, locale: config.locale, log, report }),
    });
    ready = true;
    await untilStopped();
    io.say(io.words.operator.stopping);
    await timer.stop();
    return 0;
  } finally {
    stopTidying();
    await Promise.all(connections.map(one => one.stop()));
    workspace.close();
    server.closeAllConnections();
    server.close();
    opened.close();
    lock.release();
  }

  /** What people said and asked is kept for so long as the operator set. */
  async function forgetOldTalk(): Promise<void> {
    const before = new Date(Date.now() - config.retentionDays * dayMilliseconds);
    await forgetOld(opened.database.kysely, before);
    await forgetQuestions(opened.database.kysely, before);
  }

  function lockOrClose(): BotLock {
    try {
      return lockForBot(config.database);
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  /** Rescans every minute, one after the other, until the signal. */
  async function untilStopped(): Promise<void> {
    while (!io.signal.aborted) {
      await wait(rescanMilliseconds, undefined, { signal: io.signal }).catch(() => {});
      if (io.signal.aborted) return;
      await rescan();
      briefings = readBriefings();
    }
  }

  async function rescan(): Promise<void> {
    try {
      const { problems, ...counts } = await bringUpToDate(config, opened.database, io);
      for (const problem of problems) warnOnce(problem.sentence(config.locale));
      if (counts.added || counts.updated || counts.removed) log.info(counts, 'library brought up to date');
    } catch (error) {
      if (error instanceof PersonError) warnOnce(error.sentence(config.locale));
      else report(error);
    }
  }

  function readBriefings(): Briefings {
    const loaded = loadBriefings(config.briefings);
    for (const problem of loaded.problems) warnOnce(problem.sentence(config.locale));
    return loaded;
  }
}

const warned = new Set<string>();

/** A problem that stays is not said again every minute. */
function warnOnce(sentence: string): void {
  if (warned.has(sentence)) return;
  warned.add(sentence);
  process.stderr.write(`${sentence}\n`);
}

function listen(server: http.Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new PersonError(w => w.operator.portBusy(port))
          : new PersonError(w => w.operator.cannotListen(host, error.code ?? error.message), { cause: error }),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
