import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { schedule } from 'node-cron';
import type { State } from '../library/state.ts';
import type { Briefings } from './briefings.ts';
import type { Briefing } from './definition.ts';
import { nextRun } from './due-runs.ts';
import { createOutbox, type Trouble } from './outbox.ts';
import { lastSlot, runDueSlots } from './run.ts';
import type { Sender } from './sender.ts';
import type { Sources } from './sources.ts';
import { targetsOf } from './subscriptions.ts';

/** A briefing that could not be composed is tried again after this. */
const retryMilliseconds = 60_000;
const retrying = 'retrying';

/** What is being sent when the bot stops has this long; what is not through then is settled at the next start. */
const goodbyeMilliseconds = 5_000;

export interface TimerOptions {
  readonly kysely: Kysely<State>;
  readonly briefings: () => Briefings;
  readonly sources: Sources;
  readonly senders: readonly Sender[];
  readonly now: () => Date;
  /** A failure of one briefing, which stops no other. */
  readonly report: (error: unknown) => void;
  /** A delivery that somebody has to look after. */
  readonly trouble: (trouble: Trouble) => void;
}

export interface Timer {
  /** Makes everything that is due and begins to send it. Calls never overlap: one made meanwhile follows. */
  tick(): Promise<void>;
  /** Ends the ticking, after what is being sent. */
  stop(): Promise<void>;
}

/**
 * The one timer. node-cron beats once a second; whether a slot is due is a question to the pure schedule and the
 * database, so a sleeping machine, a changed clock or a restart loses nothing.
 */
export function startTimer(options: TimerOptions): Timer {
  const outbox = createOutbox(options);
  /** Of each briefing, the slot before which there is nothing to do, as long as its channels and their times stay the same. */
  const upcoming = new Map<string, { readonly plan: string; readonly slot: Date | null }>();
  let running = Promise.resolve();
  let beating = false;

  async function runDue(): Promise<void> {
    for (const briefing of options.briefings().all) {
      try {
        await runBriefing(briefing);
      } catch (error) {
        options.report(error);
        const slot = new Date(options.now().getTime() + retryMilliseconds);
        upcoming.set(briefing.name, { plan: retrying, slot });
      }
    }
    await outbox.wake();
  }

  async function runBriefing(briefing: Briefing): Promise<void> {
    const { kysely, sources, senders, now } = options;
    const targets = await targetsOf(kysely, briefing);
    const plan = JSON.stringify(targets);
    const known = upcoming.get(briefing.name);
    if (known?.slot && known.slot > now() && (known.plan === plan || known.plan === retrying)) return;
    await runDueSlots(kysely, briefing, now(), sources, senders);
    const last = await lastSlot(kysely, briefing.name, now());
    upcoming.set(briefing.name, { plan, slot: nextRun(targets, last) });
    // Sending does not wait until the other briefings are made.
    await outbox.wake();
  }

  function tick(): Promise<void> {
    running = running.then(runDue).catch(options.report);
    return running;
  }

  /** A beat that falls into a long tick is left out: the tick after it looks at the same. */
  function beatOnce(): void {
    if (beating) return;
    beating = true;
    void tick().finally(() => {
      beating = false;
    });
  }

  const beat = schedule('* * * * * *', beatOnce, { suppressMissedWarning: true, name: 'briefings' });
  return {
    tick,
    async stop() {
      await beat.destroy();
      await running;
      outbox.close();
      const patience = new AbortController();
      await Promise.race([outbox.idle(), wait(goodbyeMilliseconds, null, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
    },
  };
}
