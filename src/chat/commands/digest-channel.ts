import type { Briefing } from '../../briefing/definition.ts';
import { type Subscription, subscriptionsIn } from '../../briefing/subscriptions.ts';
import { personOf, targetOf } from '../../briefing/target.ts';
import { PersonError } from '../../errors.ts';
import type { ChatContext } from '../context.ts';
import type { Origin } from '../request.ts';

/** The briefings that come to the channel where somebody speaks, paused ones too. */
export function subscriptionsHere(context: ChatContext, origin: Origin): Promise<readonly Subscription[]> {
  return subscriptionsIn(context.kysely, context.briefings().all, targetOf(origin));
}

export async function subscriptionHere(
  context: ChatContext,
  briefing: Briefing,
  origin: Origin,
): Promise<Subscription | null> {
  const [found = null] = await subscriptionsIn(context.kysely, [briefing], targetOf(origin));
  return found;
}

/** Whoever speaks in a channel may subscribe it; what somebody else made, or the operator, only an admin changes. */
export function checkMayChange(briefing: Briefing, { owner, createdBy }: Subscription, origin: Origin): void {
  if (origin.admin) return;
  if (owner === 'operator') throw new PersonError(w => w.chat.digest.operators(briefing.name, briefing.file));
  if (createdBy !== personOf(origin)) throw new PersonError(w => w.chat.digest.others(briefing.name));
}
