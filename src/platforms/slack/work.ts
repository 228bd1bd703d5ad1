import { z } from 'zod';
import type { Inbox, Item } from '../shared/inbox.ts';
import { Job } from '../shared/job.ts';
import type { Log } from '../shared/log.ts';
import { type Body, idsOf } from './ids.ts';

/** A response_url is good for half an hour. */
const responseMilliseconds = 30 * 60_000;

/** Answers an event. */
export type Handle = (body: Body, job: Job) => Promise<void>;

/** What was accepted and is being answered. Accepting is storing: Slack may be told as soon as it resolves. */
export class Work {
  readonly #inbox: Inbox;
  readonly #handle: Handle;
  readonly #log: Log;
  readonly #now: () => Date;
  readonly #signal: AbortSignal;
  readonly #running = new Set<Promise<void>>();

  constructor(inbox: Inbox, handle: Handle, log: Log, now: () => Date, signal: AbortSignal) {
    this.#inbox = inbox;
    this.#handle = handle;
    this.#log = log;
    this.#now = now;
    this.#signal = signal;
  }

  /** Stores what Slack delivered and starts to answer it, unless it was delivered before. */
  async accept(body: Body, envelope: string | null): Promise<void> {
    const item = await this.#inbox.accept(idsOf(body, envelope), JSON.stringify(body));
    if (item) this.#start(item, body);
  }

  /** Takes up what an earlier run left unfinished. */
  async resume(): Promise<void> {
    for (const item of await this.#inbox.unfinished()) {
      const body = z.record(z.string(), z.unknown()).parse(JSON.parse(item.body));
      const late = this.#now().getTime() - item.receivedAt.getTime() > responseMilliseconds;
      if (late && typeof body.response_url === 'string') {
        this.#log.warn({ key: item.key }, 'a request came to its end before it could be answered');
        await this.#inbox.done(item.key);
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
    try {
      await this.#handle(body, new Job(item, this.#inbox));
      await this.#inbox.done(item.key);
    } catch (error) {
      // Cut short by the stop: the next start takes it up.
      if (this.#signal.aborted) return;
      this.#log.error({ err: error, key: item.key }, 'an event could not be answered');
      await this.#inbox.done(item.key).catch(() => {});
    }
  }
}
