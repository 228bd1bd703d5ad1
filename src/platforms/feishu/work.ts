import { UnreachableError } from '../../errors.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Inbox, Item } from '../shared/inbox.ts';
import { Job } from '../shared/job.ts';
import type { Log } from '../shared/log.ts';
import { type CallbackAnswer, cardPressed, type Envelope, envelope, goneBy, idsOf } from './events.ts';
import { mayRepeat } from './job.ts';
import type { Respond } from './receive.ts';

/** Feishu waits three seconds for what a pressed button answers. */
const respondMilliseconds = 2_000;

/** While Feishu cannot be reached, an answer is tried again after a while, as long as somebody may still wait for it. */
const againMilliseconds = 10_000;
const patienceMilliseconds = 15 * 60_000;

export type Handle = (event: Envelope, job: Job, respond: Respond) => Promise<void>;

export interface WorkOptions {
  readonly inbox: Inbox;
  /** Whether an event is for the bot: nothing is stored of one that is not. */
  readonly concerns: (event: Envelope) => Promise<boolean>;
  readonly handle: Handle;
  readonly locale: Locale;
  readonly log: Log;
  readonly now: () => Date;
  readonly clock: Clock;
  /** What is cut short is taken up at the next start. */
  readonly signal: AbortSignal;
}

/** What was accepted and is being answered. Accepting is storing: Feishu may be told as soon as it resolves. */
export class Work {
  readonly #options: WorkOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  /** Stores an event and starts to answer it, unless it was delivered before. Resolves to what Feishu is told. */
  async accept(event: Envelope): Promise<CallbackAnswer | null> {
    const { inbox } = this.#options;
    if (!(await this.#concerns(event))) return null;
    const item = await inbox.accept(idsOf(event), JSON.stringify(event));
    if (!item) return null;
    const gone = goneBy(event);
    if (gone && (await inbox.accept([gone], '{}'))) await inbox.done(gone);
    if (event.header.event_type === cardPressed) return this.#respondInTime(item, event);
    this.#start(item, event, () => false);
    return null;
  }

  /** What cannot be decided in time is stored, and decided when it is handled. */
  async #concerns(event: Envelope): Promise<boolean> {
    const { clock, concerns } = this.#options;
    const patience = new AbortController();
    const undecided = clock.wait(respondMilliseconds, patience.signal).then(() => true);
    return Promise.race([concerns(event), undecided]).finally(() => patience.abort());
  }

  /** Takes up what an earlier run left unfinished. */
  async resume(): Promise<void> {
    for (const item of await this.#options.inbox.unfinished()) {
      const { data } = envelope.safeParse(JSON.parse(item.body));
      if (data) this.#start(item, data, () => false);
      else await this.#options.inbox.done(item.key);
    }
  }

  /** Resolves once everything that was started is answered. */
  async idle(): Promise<void> {
    while (this.#running.size) await Promise.all(this.#running);
  }

  /** What takes too long answers with a notice, and changes the card later. */
  #respondInTime(item: Item, event: Envelope): Promise<CallbackAnswer> {
    const words = wordsOf(this.#options.locale).feishu.toast;
    return new Promise(resolve => {
      const patience = new AbortController();
      let open = true;
      const respond: Respond = answer => {
        const inTime = open;
        open = false;
        patience.abort();
        resolve(answer);
        return inTime;
      };
      this.#start(item, event, respond, () => respond({ toast: { type: 'error', content: words.failed } }));
      void this.#options.clock.wait(respondMilliseconds, patience.signal).then(() => {
        if (open) respond({ toast: { type: 'info', content: words.working } });
      });
    });
  }

  #start(item: Item, event: Envelope, respond: Respond, failed: () => void = () => {}): void {
    const run = this.#answer(item, event, respond, failed).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #answer(first: Item, event: Envelope, respond: Respond, failed: () => void): Promise<void> {
    const { inbox, handle, log, now, clock, signal } = this.#options;
    for (let item: Item | null = first; item; item = await inbox.find(first.key)) {
      try {
        await handle(event, new Job(item, inbox, stored => mayRepeat(stored, now())), respond);
        return await inbox.done(item.key);
      } catch (error) {
        if (signal.aborted) return;
        const age = now().getTime() - item.receivedAt.getTime();
        if (!(error instanceof UnreachableError) || age > patienceMilliseconds) {
          log.error({ err: error, key: item.key }, 'an event of Feishu could not be answered');
          return await inbox.done(item.key).catch(() => {});
        }
        log.warn({ key: item.key, reason: error.message }, 'an answer could not reach Feishu; it is sent again');
      } finally {
        failed();
      }
      await clock.wait(againMilliseconds, signal);
    }
  }
}
