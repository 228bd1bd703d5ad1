import type { Kysely } from 'kysely';
import { schedule } from 'node-cron';
import type { State } from '../library/state.ts';
import type { Briefings } from './briefings.ts';
import type { Sources } from './compose.ts';
import { deliverPending, recoverDeliveries, type Sender } from './outbox.ts';
import { lastSlot, runDueSlots } from './run.ts';
import { nextSlots } from './slots.ts';

/** A briefing that could not be composed is tried again after this. */
const retryMilliseconds = 60_000;

export interface TimerOptions {
  readonly kysely: Kysely<State>;
  readonly briefings: () => Briefings;
  readonly sources: Sources;
  readonly senders: readonly Sender[];
  readonly now: () => Date;
  /** A failure of one briefing, which stops no other. */
  readonly report: (error: unknown) => void;
}

export interface Timer {
  /** Makes and sends everything that is due. Calls never overlap: one made meanwhile follows. */
  tick(): Promise<void>;
  /** Ends the ticking; resolves when a tick under way is through. */
  stop(): Promise<void>;
}

/**
 * The one timer. node-cron beats once a second; whether a slot is due is a question to the pure schedule and the
 * database, so a sleeping machine, a changed clock or a restart loses nothing.
 */
export async function startTimer(options: TimerOptions): Promise<Timer> {
  await recoverDeliveries(options.kysely, options.senders);
  const upcoming = new Map<string, { readonly cron: string; readonly slot: Date | null }>();
  let running = Promise.resolve();

  async function runDue(): Promise<void> {
    for (const briefing of options.briefings().all) {
      const { cron, timezone } = briefing.schedule;
      const pattern = `${cron} ${timezone}`;
      const known = upcoming.get(briefing.name);
      if (known?.cron === pattern && known.slot && known.slot > options.now()) continue;
      try {
        await runDueSlots(options.kysely, briefing, options.now(), options.sources);
        const last = await lastSlot(options.kysely, briefing.name, options.now());
        upcoming.set(briefing.name, { cron: pattern, slot: nextSlots(briefing.schedule, last, 1)[0] ?? null });
      } catch (error) {
        options.report(error);
        upcoming.set(briefing.name, { cron: pattern, slot: new Date(options.now().getTime() + retryMilliseconds) });
      }
    }
    await deliverPending(options.kysely, options.senders, options.now);
  }

  function tick(): Promise<void> {
    running = running.then(runDue).catch(options.report);
    return running;
  }

  const beat = schedule('* * * * * *', tick, { noOverlap: true, suppressMissedWarning: true, name: 'briefings' });
  return {
    tick,
    async stop() {
      await beat.destroy();
      await running;
    },
  };
}
