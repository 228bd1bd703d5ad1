import { createHash } from 'node:crypto';
import type { DueTarget } from './due-runs.ts';
import type { Sender } from './sender.ts';
import { senderTo } from './target.ts';

/**
 * When the delivery of a slot to a channel may start; null for at once. On platforms that are busiest on the full and the
 * half hour, what strikes then is spread, each channel's always by the same time, so that a restart changes nothing.
 */
export function startOf(
  briefing: string,
  { target, schedule }: Pick<DueTarget, 'target' | 'schedule'>,
  slot: Date,
  senders: readonly Sender[],
): Date | null {
  const sender = senderTo(senders, target);
  if (!sender?.spreadMilliseconds || !strikesWithOthers(schedule.cron)) return null;
  const share = createHash('sha256').update(`${briefing} ${target}`).digest().readUInt32BE() / 2 ** 32;
  return new Date(slot.getTime() + Math.floor(share * sender.spreadMilliseconds));
}

/** Whether a pattern runs at most once an hour, on minute 0 or 30. */
export function strikesWithOthers(cron: string): boolean {
  const fields = cron.trim().split(/\s+/);
  const [second = '0', minute = ''] = fields.length > 5 ? fields : ['0', ...fields];
  return /^0+$/.test(second) && /^(?:0+|30)$/.test(minute);
}
