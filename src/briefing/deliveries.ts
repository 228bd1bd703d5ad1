import { type Kysely, sql } from 'kysely';
import type { Card } from '../card/card.ts';
import type { State } from '../library/state.ts';
import type { Locale } from '../words/index.ts';
import { readCards } from './editions.ts';
import { deliveryKey } from './sender.ts';

/** A delivery that something has to be done about. */
export interface Waiting {
  readonly id: number;
  readonly target: string;
  readonly briefing: string;
  readonly slot: string;
}

/** A delivery taken up: to be sent, or to be settled after a try whose outcome is unknown. */
export interface Claimed extends Waiting {
  readonly state: 'pending' | 'unknown';
  /** Including this one, if it is sent. */
  readonly attempts: number;
  readonly firstAttempt: Date;
  readonly lastAttempt: Date;
  /** Of the last try. */
  readonly error: string | null;
  readonly cards: Record<Locale, Card>;
  readonly key: string;
}

/** What became of a delivery. `pending` and `unknown` go on at `next`; an `unknown` one without it stays so. */
export type Outcome =
  | { readonly state: 'sent'; readonly message: string }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'unknown'; readonly error: string; readonly next: Date | null }
  | {
      readonly state: 'pending';
      readonly error: string | null;
      readonly next: Date;
      /** Whether the try counts. */
      readonly counts: boolean;
    };

/** The error of a delivery that a crash left half-way. */
export const interrupted = 'interrupted';

/** The error of a delivery whose subscription was paused or removed before it was sent. */
export const withdrawn = 'withdrawn';

/** When a delivery expires that was withdrawn while it was on its way: before every time. */
export const atOnce = '';

/** What is older than this and still unknown stays so. */
const doubtMilliseconds = 24 * 3_600_000;

/** In the very words of the index on it: only then is it used, and a beat costs the same after years of deliveries. */
const isOpen = sql<boolean>`deliveries.state in ('pending', 'sending', 'unknown')`;

/** The ledger of deliveries, for the one process that sends. Each method is one short transaction. */
export class Deliveries {
  readonly #kysely: Kysely<State>;

  constructor(kysely: Kysely<State>) {
    this.#kysely = kysely;
  }

  /** What was being sent and is by nobody now: a crash came between, so its outcome is unknown. */
  async disown(underWay: () => readonly number[], now: Date): Promise<void> {
    const sending = await this.#kysely
      .selectFrom('deliveries')
      .select('id')
      .where(isOpen)
      .where('state', '=', 'sending')
      .execute();
    // Asked only now: what was claimed since is not among those read.
    const owned = new Set(underWay());
    for (const { id } of sending.filter(row => !owned.has(row.id))) {
      await this.#kysely
        .updateTable('deliveries')
        .set({ state: 'unknown', error: interrupted, next_attempt_at: now.toISOString() })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute();
    }
  }

  /** What can be done now, in fair order. */
  async due(now: Date): Promise<Waiting[]> {
    const rows = await this.#waiting()
      .where(is =>
        is.or([
          is.and([
            is('deliveries.state', '=', 'pending'),
            is.or([
              is('deliveries.next_attempt_at', 'is', null),
              is('deliveries.next_attempt_at', '<=', now.toISOString()),
            ]),
          ]),
          is.and([is('deliveries.state', '=', 'unknown'), is('deliveries.next_attempt_at', '<=', now.toISOString())]),
        ]),
      )
      .execute();
    return fairOrder(rows);
  }

  /**
   * What is pending beyond its time fails, what is unknown beyond hope stays unknown; returns both.
   * @param tooLate the error of both
   */
  async expire(
    now: Date,
    tooLate: string,
    underWay: () => readonly number[],
  ): Promise<(Waiting & { state: 'failed' | 'unknown'; error: string })[]> {
    const late = await this.#waiting()
      .select('deliveries.expires_at')
      .where('deliveries.state', '=', 'pending')
      .where('deliveries.expires_at', '<', now.toISOString())
      .execute();
    const lost = await this.#waiting()
      .where('deliveries.state', '=', 'unknown')
      .where('deliveries.next_attempt_at', 'is not', null)
      .where('deliveries.last_attempt_at', '<', new Date(now.getTime() - doubtMilliseconds).toISOString())
      .execute();
    const busy = new Set(underWay());
    const expired = [
      ...late.map(row => ({
        ...row,
        state: 'failed' as const,
        error: row.expires_at === atOnce ? withdrawn : tooLate,
      })),
      ...lost.map(row => ({ ...row, state: 'unknown' as const, error: tooLate })),
    ].filter(({ id }) => !busy.has(id));
    for (const { id, state, error } of expired) {
      await this.record(id, state === 'failed' ? { state, error } : { state, error, next: null }, now);
    }
    return expired;
  }

  /** Takes up a delivery, marking it as being sent if it is to be; null when that is no longer due. */
  async claim(id: number, now: Date): Promise<Claimed | null> {
    const row = await this.#kysely
      .selectFrom('deliveries')
      .innerJoin('editions', 'editions.id', 'deliveries.edition')
      .selectAll('deliveries')
      .select(['editions.briefing', 'editions.slot', 'editions.cards as shared'])
      .where('deliveries.id', '=', id)
      .executeTakeFirst();
    if (row?.state !== 'pending' && row?.state !== 'unknown') return null;
    const time = now.toISOString();
    if (row.state === 'unknown' && row.next_attempt_at === null) return null;
    if (row.next_attempt_at !== null && row.next_attempt_at > time) return null;
    const attempts = row.attempts + (row.state === 'pending' ? 1 : 0);
    if (row.state === 'pending') {
      const taken = await this.#kysely
        .updateTable('deliveries')
        .set({
          state: 'sending',
          attempts,
          first_attempt_at: row.first_attempt_at ?? time,
          last_attempt_at: time,
          next_attempt_at: null,
        })
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .executeTakeFirst();
      if (!taken.numUpdatedRows) return null;
    }
    const first = row.first_attempt_at ?? time;
    return {
      id,
      target: row.target,
      briefing: row.briefing,
      slot: row.slot,
      state: row.state,
      attempts,
      error: row.error,
      firstAttempt: new Date(first),
      lastAttempt: new Date(row.last_attempt_at ?? first),
      cards: readCards(row.cards ?? row.shared),
      key: deliveryKey(row.briefing, row.slot, row.target),
    };
  }

  async record(id: number, outcome: Outcome, now: Date): Promise<void> {
    const open = outcome.state === 'pending' || (outcome.state === 'unknown' && outcome.next !== null);
    await this.#kysely
      .updateTable('deliveries')
      .set({
        state: outcome.state,
        message: outcome.state === 'sent' ? outcome.message : null,
        error: outcome.state === 'sent' ? null : outcome.error,
        next_attempt_at: 'next' in outcome ? (outcome.next?.toISOString() ?? null) : null,
        settled_at: open ? null : now.toISOString(),
        // Pending again means: certainly not posted.
        ...(outcome.state === 'pending' ? { first_attempt_at: null } : {}),
      })
      .$if(outcome.state === 'pending' && !outcome.counts, query =>
        query.set(({ eb }) => ({ attempts: eb('attempts', '-', 1) })),
      )
      .where('id', '=', id)
      .execute();
  }

  /** Whether the delivery to that channel that was settled before this one failed for the same reason. */
  async failedAsBefore({ id, target }: Waiting, error: string): Promise<boolean> {
    const before = await this.#kysely
      .selectFrom('deliveries')
      .select(['state', 'error'])
      .where('target', '=', target)
      .where('id', '!=', id)
      .where('settled_at', 'is not', null)
      .orderBy('settled_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return before?.state === 'failed' && before.error === error;
  }

  #waiting() {
    return this.#kysely
      .selectFrom('deliveries')
      .innerJoin('editions', 'editions.id', 'deliveries.edition')
      .select(['deliveries.id', 'deliveries.target', 'editions.briefing', 'editions.slot'])
      .where(isOpen)
      .orderBy('editions.slot')
      .orderBy('deliveries.id');
  }
}

/** Oldest slot first; of one slot, the briefings take turns. Rows come in the order of slots. */
export function fairOrder<T extends Waiting>(rows: readonly T[]): T[] {
  const turns = new Map<string, number>();
  const placed = rows.map((row, index) => {
    const series = `${row.slot} ${row.briefing}`;
    const turn = turns.get(series) ?? 0;
    turns.set(series, turn + 1);
    return { row, turn, index };
  });
  const bySlot = (a: T, b: T) => (a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : 0);
  return placed.sort((a, b) => bySlot(a.row, b.row) || a.turn - b.turn || a.index - b.index).map(({ row }) => row);
}
