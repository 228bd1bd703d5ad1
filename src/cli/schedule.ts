import fs from 'node:fs';
import { type Briefings, loadBriefings } from '../briefing/briefings.ts';
import { deliveriesWithSlots } from '../briefing/history.ts';
import { nextSlots } from '../briefing/slots.ts';
import { type Subscription, subscriptionsTo } from '../briefing/subscriptions.ts';
import { describeInstant } from '../briefing/zone.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../library/database.ts';
import type { Io } from './io.ts';

/** `schedule`: the next run of each briefing in each channel, those that channels subscribed to included. */
export async function schedule(options: { readonly json?: boolean }, config: Config, io: Io): Promise<number> {
  const briefings = loadBriefings(config.briefings);
  for (const problem of briefings.problems) io.say(problem.sentence(config.locale));
  const subscriptions = await allSubscriptions(briefings, config);
  const now = new Date();
  const runs = subscriptions.map(({ briefing, target: channel, schedule: when, owner, paused }) => {
    const next = paused ? null : (nextSlots(when, now, 1)[0] ?? null);
    const { cron, timezone } = when;
    return { briefing, channel, cron, timezone, next: next?.toISOString() ?? null, owner, paused };
  });
  if (options.json) io.print(JSON.stringify(runs));
  else if (!runs.length) io.print(io.words.operator.nothingScheduled);
  else {
    for (const run of runs) {
      const next = run.next ? describeInstant(new Date(run.next), run.timezone) : '—';
      const coming = run.paused ? io.words.operator.paused : `${io.words.operator.next} ${next}`;
      io.print([run.briefing, run.channel, run.cron, coming].join('\t'));
    }
  }
  return briefings.problems.length ? 1 : 0;
}

async function allSubscriptions(briefings: Briefings, config: Config): Promise<readonly Subscription[]> {
  // Asking when things come makes no file: where none is yet, no channel has subscribed.
  const database = openDatabase(fs.existsSync(config.database) ? config.database : ':memory:');
  try {
    const all: Subscription[] = [];
    for (const briefing of briefings.all) all.push(...(await subscriptionsTo(database.kysely, briefing)));
    return all;
  } finally {
    database.close();
  }
}

/** `deliveries`: what was sent, when, what failed and why; the latest first. */
export async function deliveries(options: { readonly json?: boolean }, config: Config, io: Io): Promise<number> {
  const database = openDatabase(config.database);
  try {
    const rows = await deliveriesWithSlots(database.kysely)
      .select([
        'editions.briefing',
        'editions.slot',
        'deliveries.target as channel',
        'deliveries.state',
        'slots.outcome',
        'deliveries.attempts',
        'deliveries.message',
        'deliveries.error',
        'deliveries.settled_at as settledAt',
      ])
      .orderBy('editions.slot', 'desc')
      .orderBy('deliveries.id')
      .limit(200)
      .execute();
    const skipped = await database.kysely
      .selectFrom('slots')
      .select(['briefing', 'slot', 'outcome', 'reason'])
      .where('outcome', 'in', ['missed', 'empty'])
      .orderBy('slot', 'desc')
      .limit(200)
      .execute();
    if (options.json) {
      io.print(JSON.stringify({ deliveries: rows, skipped }));
      return 0;
    }
    if (!rows.length && !skipped.length) io.print(io.words.operator.nothingDelivered);
    const { state, outcome } = io.words.operator;
    for (const row of rows) {
      const how = row.outcome === 'caught-up' ? outcome[row.outcome] : '';
      io.print(
        [
          row.slot,
          row.briefing,
          row.channel,
          state[row.state],
          how,
          row.settledAt ?? '',
          row.message ?? row.error ?? '',
        ]
          .join('\t')
          .trimEnd(),
      );
    }
    for (const slot of skipped) io.print([slot.slot, slot.briefing, outcome[slot.outcome]].join('\t'));
    return 0;
  } finally {
    database.close();
  }
}
