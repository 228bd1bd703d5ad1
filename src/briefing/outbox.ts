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

/** A delivery that is refused for the time being is tried so often, once a run. */
const tries = 60;

/** The key of a delivery, the same over retries and restarts. */
export function deliveryKey(briefing: string, slot: string, target: string): string {
  return `${briefing} ${slot} ${target}`;
}

/**
 * Sends what is pending, oldest slot first; the platforms go on side by side, so that a slow one holds up no other. Each
 * delivery is claimed before it is sent, so that two runs never send it twice.
 */
export async function deliverPending(
  kysely: Kysely<State>,
  senders: readonly Sender[],
  now: () => Date,
): Promise<void> {
  await Promise.all(senders.map(sender => deliverTo(sender, kysely, now)));
}

/** Ends when nothing is left, or when the platform asks for patience: the next run goes on. */
async function deliverTo(sender: Sender, kysely: Kysely<State>, now: () => Date): Promise<void> {
  for (;;) {
    const next = await claim(kysely, sender, now());
    if (!next) return;
    const outcome = await deliver(next);
    await settle(kysely, next.id, outcome, now());
    if (outcome.state === 'pending') return;
  }
}

interface Claimed {
  readonly id: number;
  readonly attempts: number;
  readonly sender: Sender;
  readonly channel: string;
  readonly cards: Record<Locale, Card>;
  readonly key: string;
}

interface Outcome {
  readonly state: 'sent' | 'pending' | 'failed' | 'unknown';
  readonly message: string | null;
  readonly error: string | null;
}

async function claim(kysely: Kysely<State>, sender: Sender, now: Date): Promise<Claimed | null> {
  for (;;) {
    const row = await kysely
      .selectFrom('deliveries')
      .innerJoin('editions', 'editions.id', 'deliveries.edition')
      .select([
        'deliveries.id',
        'deliveries.target',
        'deliveries.attempts',
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
    if (!row) return null;
    const attempts = row.attempts + 1;
    const claimed = await kysely
      .updateTable('deliveries')
      .set({ state: 'sending', attempts, first_attempt_at: row.first_attempt_at ?? now.toISOString() })
      .where('id', '=', row.id)
      .where('state', '=', 'pending')
      .executeTakeFirst();
    if (!claimed.numUpdatedRows) continue;
    return {
      id: row.id,
      attempts,
      sender,
      channel: row.target.slice(sender.platform.length + 1),
      cards: readCards(row.cards),
      key: deliveryKey(row.briefing, row.slot, row.target),
    };
  }
}

async function deliver({ attempts, sender, channel, cards, key }: Claimed): Promise<Outcome> {
  try {
    return { state: 'sent', message: await sender.send(channel, cards, key), error: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { state: stateAfter(error, attempts), message: null, error: reason };
  }
}

function stateAfter(error: unknown, attempts: number): 'pending' | 'failed' | 'unknown' {
  if (!(error instanceof RefusedError)) return 'unknown';
  return error.retryable && attempts < tries ? 'pending' : 'failed';
}

async function settle(kysely: Kysely<State>, id: number, outcome: Outcome, now: Date): Promise<void> {
  await kysely
    .updateTable('deliveries')
    .set({ ...outcome, settled_at: outcome.state === 'pending' ? null : now.toISOString() })
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
