import { type Briefing, cronProblem } from '../../briefing/definition.ts';
import { readTimes } from '../../briefing/plain-words.ts';
import { type Schedule, sameTimes } from '../../briefing/slots.ts';
import { type OwnTimes, type Subscription, subscribe } from '../../briefing/subscriptions.ts';
import { personOf, targetOf } from '../../briefing/target.ts';
import { isZone } from '../../briefing/zone.ts';
import type { Action } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import { splitBriefing } from '../briefing-named.ts';
import type { ChatContext } from '../context.ts';
import type { Origin, Press } from '../request.ts';
import { cancelledCard, confirmCard, subscribedCard } from './digest-cards.ts';
import { checkMayChange, subscriptionHere } from './digest-channel.ts';
import { readForm, subscribeForm } from './digest-form.ts';

/** Nothing is saved before the person has seen the next runs and confirmed them; without a name, a form asks for all of it. */
export async function askToConfirm(context: ChatContext, text: string, origin: Origin): Promise<Card> {
  const briefings = context.briefings();
  if (!text) return subscribeForm(briefings, null, origin.locale);
  const found = splitBriefing(briefings, text);
  if (!found) {
    const names = briefings.all.map(({ name }) => name);
    throw new PersonError(w => w.chat.noSuchBriefing(/^\S+/u.exec(text)?.[0] ?? text, names));
  }
  const { briefing, rest } = found;
  return confirmation(context, briefing, rest ? wantedTimes(briefing, rest) : null, origin);
}

/** The button that opens the form. */
export function openForm(
  context: ChatContext,
  { briefing }: Extract<Action, { name: 'subscribe-form' }>,
  { locale }: Origin,
): Card {
  return subscribeForm(context.briefings(), briefing === null ? null : context.briefings().named(briefing), locale);
}

/** The form as it was sent. */
export function previewSubscription(
  context: ChatContext,
  action: Extract<Action, { name: 'preview-subscription' }>,
  press: Press,
): Promise<Card> {
  const name = press.values.briefing || action.briefing;
  const briefing = name ? context.briefings().named(name) : null;
  if (!briefing) throw new PersonError(w => w.chat.digest.form.missing(w.chat.digest.briefing));
  return confirmation(context, briefing, readForm(press.values, briefing), press);
}

async function confirmation(
  context: ChatContext,
  briefing: Briefing,
  times: OwnTimes | null,
  origin: Origin,
): Promise<Card> {
  const existing = await subscriptionHere(context, briefing, origin);
  const schedule = { ...briefing.schedule, ...times };
  if (existing && wouldChange(existing, schedule)) checkMayChange(briefing, existing, origin);
  return confirmCard({ briefing, times, schedule, existing, now: context.now(), locale: origin.locale });
}

function wantedTimes(briefing: Briefing, text: string): OwnTimes {
  const { cron, timezone } = readTimes(text);
  return { cron, timezone: timezone ?? briefing.schedule.timezone };
}

function wouldChange(existing: Subscription, schedule: Schedule): boolean {
  return existing.paused || !sameTimes(existing.schedule, schedule);
}

/** The button under the confirmation: whoever presses it must be allowed to, and the briefing must still be there. */
export async function confirmSubscription(
  context: ChatContext,
  action: Extract<Action, { name: 'subscribe' }>,
  origin: Origin,
): Promise<Card> {
  const briefing = context.briefings().named(action.briefing);
  const { times } = action;
  if (!briefing || (times && (cronProblem(times.cron) || !isZone(times.timezone)))) {
    throw new PersonError(w => w.chat.staleButton);
  }
  const existing = await subscriptionHere(context, briefing, origin);
  const schedule = { ...briefing.schedule, ...times };
  // A second press changes nothing, and moves no `since` behind a slot that is due.
  if (!existing || wouldChange(existing, schedule)) {
    if (existing) checkMayChange(briefing, existing, origin);
    await subscribe(context.kysely, briefing, targetOf(origin), times, personOf(origin), context.now());
  }
  return subscribedCard(briefing, schedule, context.now(), origin.locale);
}

export function cancelSubscription(origin: Origin): Card {
  return cancelledCard(origin.locale);
}
