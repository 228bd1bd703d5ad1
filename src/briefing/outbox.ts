import type { Kysely } from 'kysely';
import { RefusedError } from '../errors.ts';
import type { State } from '../library/state.ts';
import { type Claimed, Deliveries, interrupted, type Outcome, type Waiting, withdrawn } from './deliveries.ts';
import { notConnected, type Sender } from './sender.ts';
import { idIn, isOf, senderTo } from './target.ts';

/** Between tries after a refusal for the time being, doubling up to the second one. */
const retryMilliseconds = { first: 1_000, longest: 300_000 };

/** A delivery whose outcome is unknown is looked for after this, and then ever more rarely. */
const lookMilliseconds = { first: 2_000, longest: 300_000 };

/** What the error of a delivery says that was pending for longer than its briefing allows. */
export const tooLate = 'too_late';

/** A delivery that will not be made, or of which it will not be known: somebody has to look. */
export interface Trouble {
  readonly kind: 'failed' | 'unknown';
  readonly briefing: string;
  /** ISO 8601. */
  readonly slot: string;
  readonly target: string;
  /** The platform's word. */
  readonly reason: string;
}

export interface OutboxOptions {
  readonly kysely: Kysely<State>;
  readonly senders: readonly Sender[];
  readonly now: () => Date;
  /** Of a channel that fails again and again for the same reason only the first failure is told. */
  readonly trouble: (trouble: Trouble) => void;
  /** A fault of ours; the delivery is taken up again. */
  readonly report: (error: unknown) => void;
}

export interface Outbox {
  /** Takes up everything that can be done now; resolves once it is begun. */
  wake(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Begins nothing more. */
  close(): void;
}

/**
 * Sends what is due: one delivery a channel at a time, several channels side by side, so that a slow or broken one holds
 * up no other. Each is claimed in the database before it is sent; one whose outcome is unknown is settled before it is
 * sent again. Only one process at a time may do this with a database.
 */
export function createOutbox({ kysely, senders, now, trouble, report }: OutboxOptions): Outbox {
  const deliveries = new Deliveries(kysely);
  const lanes = senders.map(sender => new Lanes(sender, carry, report));
  let closed = false;
  let looking = Promise.resolve();

  async function look(): Promise<void> {
    if (closed) return;
    const underWay = () => lanes.flatMap(one => one.underWay());
    await deliveries.disown(underWay, now());
    for (const expired of await deliveries.expire(now(), tooLate, underWay)) {
      const lost = expired.error !== withdrawn && senderTo(senders, expired.target) !== undefined;
      if (lost) await tell(expired, expired.state, expired.error);
    }
    const due = await deliveries.due(now());
    for (const one of lanes) one.queue(due.filter(waiting => isOf(one.sender, waiting.target)));
  }

  /** One delivery, from its claim to the record of what became of it. */
  async function carry(sender: Sender, waiting: Waiting): Promise<void> {
    const claimed = closed ? null : await deliveries.claim(waiting.id, now());
    if (!claimed) return;
    const outcome = claimed.state === 'pending' ? await send(sender, claimed) : await settle(sender, claimed);
    await deliveries.record(claimed.id, outcome, now());
    const final = outcome.state === 'failed' || (outcome.state === 'unknown' && outcome.next === null);
    if (final) await tell(claimed, outcome.state, outcome.error);
  }

  async function send(sender: Sender, claimed: Claimed): Promise<Outcome> {
    try {
      return { state: 'sent', message: await sender.send(idIn(claimed.target), claimed.cards, claimed.key) };
    } catch (error) {
      const reason = reasonOf(error);
      if (!(error instanceof RefusedError))
        return { state: 'unknown', error: reason, next: later(lookMilliseconds.first) };
      if (!error.retryable) return { state: 'failed', error: reason };
      const doubling = retryMilliseconds.first * 2 ** Math.min(claimed.attempts - 1, 20);
      const pause = error.retryAfterMilliseconds ?? Math.min(doubling, retryMilliseconds.longest);
      return { state: 'pending', error: reason, next: later(pause), counts: error.code !== notConnected };
    }
  }

  async function settle(sender: Sender, claimed: Claimed): Promise<Outcome> {
    const { cards, key, firstAttempt: first, lastAttempt: last } = claimed;
    try {
      const settled = await sender.settle(idIn(claimed.target), cards, key, { first, last, now: now() });
      switch (settled.state) {
        case 'sent':
          return settled;
        case 'absent':
          return { state: 'pending', error: null, next: now(), counts: true };
        case 'early':
          return { state: 'unknown', error: claimed.error ?? interrupted, next: later(settled.againMilliseconds) };
        case 'doubt':
          return { state: 'unknown', error: claimed.error ?? interrupted, next: null };
      }
    } catch (error) {
      const reason = reasonOf(error);
      if (error instanceof RefusedError && !error.retryable) return { state: 'unknown', error: reason, next: null };
      const age = now().getTime() - last.getTime();
      const pause = Math.min(Math.max(age / 2, lookMilliseconds.first), lookMilliseconds.longest);
      return { state: 'unknown', error: reason, next: later(pause) };
    }
  }

  async function tell(waiting: Waiting, kind: 'failed' | 'unknown', reason: string): Promise<void> {
    if (kind === 'failed' && (await deliveries.failedAsBefore(waiting, reason))) return;
    const { briefing, slot, target } = waiting;
    trouble({ kind, briefing, slot, target, reason });
  }

  function later(milliseconds: number): Date {
    return new Date(now().getTime() + milliseconds);
  }

  return {
    wake() {
      looking = looking.then(look);
      const looked = looking;
      looking = looking.catch(() => {});
      return looked;
    },
    async idle() {
      await looking;
      await Promise.all(lanes.map(one => one.idle()));
    },
    close() {
      closed = true;
    },
  };
}

/** The deliveries of one platform: each channel has a lane, and only so many are in use at a time. */
class Lanes {
  readonly sender: Sender;
  readonly #carry: (sender: Sender, waiting: Waiting) => Promise<void>;
  readonly #report: (error: unknown) => void;
  readonly #busy = new Map<string, { readonly id: number; readonly done: Promise<void> }>();
  #queue: Waiting[] = [];

  constructor(
    sender: Sender,
    carry: (sender: Sender, waiting: Waiting) => Promise<void>,
    report: (error: unknown) => void,
  ) {
    this.sender = sender;
    this.#carry = carry;
    this.#report = report;
  }

  underWay(): number[] {
    return [...this.#busy.values()].map(({ id }) => id);
  }

  /** In place of what was queued before. */
  queue(waiting: Waiting[]): void {
    this.#queue = waiting;
    this.#begin();
  }

  async idle(): Promise<void> {
    while (this.#busy.size) await Promise.all([...this.#busy.values()].map(({ done }) => done));
  }

  #begin(): void {
    if (!this.sender.ready()) return;
    while (this.#busy.size < this.sender.parallel) {
      const at = this.#queue.findIndex(({ target }) => !this.#busy.has(target));
      const [next] = at < 0 ? [] : this.#queue.splice(at, 1);
      if (!next) return;
      const done = this.#carry(this.sender, next)
        .catch(this.#report)
        .finally(() => {
          this.#busy.delete(next.target);
          this.#begin();
        });
      this.#busy.set(next.target, { id: next.id, done });
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
