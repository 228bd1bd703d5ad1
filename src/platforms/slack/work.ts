import { z } from 'zod';
import type { Inbox, Item } from '../shared/inbox.ts';
import { Job } from '../shared/job.ts';
import type { Log } from '../shared/log.ts';
import { type Body, idsOf } from './ids.ts';

/** A response_url is good for half an hour. */
const responseMilliseconds = 30 * 60_000;

/** Answers an event. */
export type Handle = (body: Body, job: Job) => Promise<void>;

export interface WorkOptions {
  readonly inbox: Inbox;
  readonly handle: Handle;
  /** Answers a sent form with what its acknowledgement says. */
  readonly submit: (body: Body) => Promise<object>;
  /** Whether a delivery is anything to the bot. */
  readonly isForUs: (body: Body) => Promise<boolean>;
  readonly log: Log;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** What was accepted and is being answered. Accepting is storing: Slack may be told as soon as it resolves. */
export class Work {
  readonly #options: WorkOptions;
  readonly #running = new Set<Promise<void>>();
  #left: Item[] = [];

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  /**
   * Stores what Slack delivered and starts to answer it, unless it was delivered before. Resolves to what the
   * acknowledgement is to say, if anything.
   */
  async accept(body: Body, envelope: string | null): Promise<object | null> {
    const { inbox, submit, isForUs } = this.#options;
    if (body.type === 'view_submission') return submit(body);
    if (!(await isForUs(body))) return null;
    const item = await inbox.accept(idsOf(body, envelope), JSON.stringify(body));
    if (item) this.#start(item, body);
    return null;
  }

  /** Looks up what an earlier run left unfinished: before anything new is accepted, since that is unfinished, too. */
  async lookBack(): Promise<void> {
    this.#left = [...(await this.#options.inbox.unfinished())];
  }

  /** Takes up what was left. */
  async resume(): Promise<void> {
    const { inbox, now, log } = this.#options;
    for (const item of this.#left.splice(0)) {
      const body = z.record(z.string(), z.unknown()).parse(JSON.parse(item.body));
      const late = now().getTime() - item.receivedAt.getTime() > responseMilliseconds;
      if (late && typeof body.response_url === 'string') {
        log.warn({ key: item.key }, 'a request came to its end before it could be answered');
        await inbox.done(item.key);
      } else this.#start(item, body);
    }
  }

  /** Resolves once everything that was started is answered. */
  async idle(): Promise<void> {
    while (this.#running.size) await Promise.all(this.#running);
  }

  #start(item: Item, body: Body): void {
    const run = this.#answer(item, body).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #answer(item: Item, body: Body): Promise<void> {
    const { inbox, handle, log, signal } = this.#options;
    try {
      await handle(body, new Job(item, inbox));
      await inbox.done(item.key);
    } catch (error) {
      // Cut short by the stop: the next start takes it up.
      if (signal.aborted) return;
      log.error({ err: error, key: item.key }, 'an event could not be answered');
      await inbox.done(item.key).catch(() => {});
    }
  }
}
