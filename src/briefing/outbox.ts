import type { Kysely } from 'kysely';
import type { Card } from '../card/card.ts';
import { RefusedError } from '../errors.ts';
import type { State } from '../library/state.ts';
import type { Locale } from '../words/index.ts';
import { readCards } from './editions.ts';

/** A platform's way to post an edition. */
export interface Sender {
  /** The prefix of its targets. */
  readonly platform: string;
  /**
   * Whether sending the same key again is safe, because the platform posts it once: a delivery whose outcome a crash left
   * open is then simply sent again.
   */
  readonly idempotent: boolean;
  /**
   * Posts the card into the channel and returns the message's id.
   * @param key the same for every try of one delivery
   * @throws RefusedError, UnreachableError
   */
  send(channel: string, cards: Record<Locale, Card>, key: string): Promise<string>;
}

/** The key of a delivery, the same over retries and restarts. */
export function deliveryKey(briefing: string, slot: string, target: string): string {
  return `${briefing} ${slot} ${target}`;
}

/**
 * Sends what is pending for the platforms that are connected, oldest slot first. Each delivery is claimed before it is
 * sent, so that two runs never send it twice.
 */
export async function deliverPending(
  kysely: Kysely<State>,
  senders: readonly Sender[],
  now: () => Date,
): Promise<void> {
  for (;;) {
    const next = await claim(kysely, senders, now());
    if (!next) return;
    await deliver(kysely, next, now);
  }
}

interface Claimed {
  readonly id: number;
  readonly sender: Sender;
  readonly channel: string;
  readonly cards: Record<Locale, Card>;
  readonly key: string;
}

async function claim(kysely: Kysely<State>, senders: readonly Sender[], now: Date): Promise<Claimed | null> {
  for (const sender of senders) {
    const row = await kysely
      .selectFrom('deliveries')
      .innerJoin('editions', 'editions.id', 'deliveries.edition')
      .select([
        'deliveries.id',
        'deliveries.target',
        'deliveries.first_attempt_at',
        'editions.briefing',
        'editions.slot',
        'editions.cards',
      ])
      .where('deliveries.state', '=', 'pending')
      .where('deliveries.target', 'like', `${sender.platform}:%`)
      .orderBy('editions.slot')
      .orderBy('deliveries.id')
      .executeTakeFirst();
    if (!row) continue;
    const claimed = await kysely
      .updateTable('deliveries')
      .set(({ eb }) => ({
        state: 'sending',
        attempts: eb('attempts', '+', 1),
        first_attempt_at: row.first_attempt_at ?? now.toISOString(),
      }))
      .where('id', '=', row.id)
      .where('state', '=', 'pending')
      .executeTakeFirst();
    if (!claimed.numUpdatedRows) continue;
    return {
      id: row.id,
      sender,
      channel: row.target.slice(sender.platform.length + 1),
      cards: readCards(row.cards),
      key: deliveryKey(row.briefing, row.slot, row.target),
    };
  }
  return null;
}

async function deliver(
  kysely: Kysely<State>,
  { id, sender, channel, cards, key }: Claimed,
  now: () => Date,
): Promise<void> {
  try {
    const message = await sender.send(channel, cards, key);
    await settle(kysely, id, { state: 'sent', message, error: null }, now());
  } catch (error) {
    const state = error instanceof RefusedError ? 'failed' : 'unknown';
    await settle(
      kysely,
      id,
      { state, message: null, error: error instanceof Error ? error.message : String(error) },
      now(),
    );
  }
}

async function settle(
  kysely: Kysely<State>,
  id: number,
  outcome: { state: 'sent' | 'failed' | 'unknown'; message: string | null; error: string | null },
  now: Date,
): Promise<void> {
  await kysely
    .updateTable('deliveries')
    .set({ ...outcome, settled_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
}

/**
 * After a start: deliveries that a crash left half-way, or whose outcome is unknown, go back to pending where the platform
 * posts a key once; elsewhere they stay in doubt.
 */
export async function recoverDeliveries(kysely: Kysely<State>, senders: readonly Sender[]): Promise<void> {
  for (const sender of senders) {
    await kysely
      .updateTable('deliveries')
      .set({ state: sender.idempotent ? 'pending' : 'unknown' })
      .where('state', 'in', sender.idempotent ? ['sending', 'unknown'] : ['sending'])
      .where('target', 'like', `${sender.platform}:%`)
      .execute();
  }
}
