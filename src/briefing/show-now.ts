import type { Kysely } from 'kysely';
import type { Card } from '../card/card.ts';
import type { State } from '../library/state.ts';
import type { Locale } from '../words/index.ts';
import { contentFor } from './content.ts';
import type { Briefing } from './definition.ts';
import { isSlotOf } from './due-runs.ts';
import { nextSlots } from './slots.ts';
import type { Sources } from './sources.ts';
import { targetsOf } from './subscriptions.ts';

/**
 * What the next edition of a briefing would show if it came at that moment: nothing is recorded, no rotation advances.
 * Null when it would be empty.
 * @param target the channel it is shown in, `platform:channel`; null for none, which leaves out what channels add
 */
export async function showNow(
  kysely: Kysely<State>,
  briefing: Briefing,
  at: Date,
  target: string | null,
  sources: Sources,
  locale: Locale,
): Promise<Card | null> {
  const others = await companions(kysely, briefing, at, target);
  const { shared, own } = await contentFor(kysely, briefing, at, others, target === null ? [] : [target], sources);
  const card = target === null ? undefined : own.get(target);
  return (card === undefined ? shared : card)?.[locale] ?? null;
}

/** The channels that the next edition goes to together with that one; for a channel that has none coming, all of them. */
async function companions(
  kysely: Kysely<State>,
  briefing: Briefing,
  at: Date,
  target: string | null,
): Promise<readonly string[]> {
  const targets = await targetsOf(kysely, briefing);
  const own = targets.find(one => one.target === target);
  const [next] = own ? nextSlots(own.schedule, at, 1) : [];
  const together = next ? targets.filter(one => isSlotOf(one, next)) : targets;
  return [...new Set([...together.map(one => one.target), ...(target === null ? [] : [target])])];
}
