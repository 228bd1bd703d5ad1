import { type Briefing, cronProblem } from '../../briefing/definition.ts';
import { recentRuns } from '../../briefing/history.ts';
import { readTimes } from '../../briefing/plain-words.ts';
import { type Schedule, sameTimes } from '../../briefing/slots.ts';
import {
  type OwnTimes,
  restingIn,
  type Subscription,
  setPaused,
  subscribe,
  subscriptionsIn,
  unsubscribe,
} from '../../briefing/subscriptions.ts';
import { isZone } from '../../briefing/zone.ts';
import type { Action } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import { splitBriefing } from '../briefing-named.ts';
import type { ChatContext } from '../context.ts';
import type { Origin } from '../request.ts';
import { cancelledCard, confirmCard, listCard, statusCard, subscribedCard } from './digest-cards.ts';
import { type DigestVerb, readDigestLine } from './digest-line.ts';

/** So many past slots are shown by `status`. */
const shownRuns = 10;

/** `/digest …`: this channel's subscriptions and what became of them. Without a word, the list. */
export async function digest(context: ChatContext, text: string, origin: Origin): Promise<Card> {
  const line = readDigestLine(text);
  if (line) return run(context, line.verb, line.rest, origin);
  if (!text) return listOf(context, origin, null);
  if (splitBriefing(context.briefings(), text)) return askToConfirm(context, text, origin);
  throw new PersonError(w => w.chat.digest.unclear(text));
}

function run(context: ChatContext, verb: DigestVerb, rest: string, origin: Origin): Promise<Card> {
  switch (verb) {
    case 'subscribe':
      return askToConfirm(context, rest, origin);
    case 'list':
      return listOf(context, origin, null);
    case 'status':
      return statusOf(context, origin);
    case 'pause':
    case 'resume':
    case 'remove':
      return changeNamed(context, verb, rest, origin);
  }
}

/** Nothing is saved before the person has seen the next runs and confirmed them. */
async function askToConfirm(context: ChatContext, text: string, origin: Origin): Promise<Card> {
  const names = context.briefings().all.map(({ name }) => name);
  if (!text) throw new PersonError(w => w.chat.digest.needName(names));
  const found = splitBriefing(context.briefings(), text);
  if (!found) throw new PersonError(w => w.chat.noSuchBriefing(/^\S+/u.exec(text)?.[0] ?? text, names));
  const { briefing, rest } = found;
  const existing = await subscriptionHere(context, briefing, origin);
  const times = rest ? wantedTimes(briefing, rest) : null;
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

/** A button of the list: pauses, resumes or removes, and shows the list as it is then. */
export function changeSubscription(
  context: ChatContext,
  { change, briefing }: Extract<Action, { name: 'subscription' }>,
  origin: Origin,
): Promise<Card> {
  return changeNamed(context, change, briefing, origin);
}

async function changeNamed(
  context: ChatContext,
  verb: 'pause' | 'resume' | 'remove',
  name: string,
  origin: Origin,
): Promise<Card> {
  const subscriptions = await subscriptionsHere(context, origin);
  const resting = await restingIn(context.kysely, context.briefings().all, targetOf(origin));
  const names = [...subscriptions, ...resting].map(({ briefing }) => briefing);
  const wanted = name ? (nameIn(context, name) ?? name) : onlyOne(names);
  const lost = resting.find(({ briefing }) => briefing === wanted);
  if (lost && verb === 'remove') {
    if (!origin.admin && lost.createdBy !== personOf(origin)) throw new PersonError(w => w.chat.digest.others(wanted));
    await unsubscribe(context.kysely, wanted, targetOf(origin));
    return listOf(context, origin, words => words.done.remove(wanted));
  }
  const briefing = context.briefings().named(wanted);
  const subscription = subscriptions.find(one => one.briefing === wanted);
  if (!briefing || !subscription) throw new PersonError(w => w.chat.digest.notSubscribed(wanted, names));
  await change(context, verb, briefing, subscription, origin);
  return listOf(context, origin, words => words.done[verb](wanted));
}

/** Without a name it must be plain which one is meant. */
function onlyOne(names: readonly string[]): string {
  const [only, ...more] = names;
  if (only === undefined) throw new PersonError(w => w.chat.digest.nothingHere);
  if (more.length) throw new PersonError(w => w.chat.digest.whichOne(names));
  return only;
}

/** The name of a briefing that was given by its name or title. */
function nameIn(context: ChatContext, text: string): string | null {
  const found = splitBriefing(context.briefings(), text);
  return found && !found.rest ? found.briefing.name : null;
}

async function change(
  { kysely, now }: ChatContext,
  verb: 'pause' | 'resume' | 'remove',
  briefing: Briefing,
  subscription: Subscription,
  origin: Origin,
): Promise<void> {
  if (verb === 'remove' && subscription.owner === 'operator') {
    throw new PersonError(w => w.chat.digest.inFile(briefing.name, briefing.file));
  }
  checkMayChange(briefing, subscription, origin);
  if (verb === 'remove') return unsubscribe(kysely, briefing.name, subscription.target);
  // Resuming what is not paused must not skip a slot that is due.
  if (subscription.paused === (verb === 'pause')) return;
  await setPaused(kysely, briefing, subscription.target, verb === 'pause', personOf(origin), now());
}

/** Whoever speaks in a channel may subscribe it; what somebody else made, or the operator, only an admin changes. */
function checkMayChange(briefing: Briefing, { owner, createdBy }: Subscription, origin: Origin): void {
  if (origin.admin) return;
  if (owner === 'operator') throw new PersonError(w => w.chat.digest.operators(briefing.name, briefing.file));
  if (createdBy !== personOf(origin)) throw new PersonError(w => w.chat.digest.others(briefing.name));
}

async function listOf(
  context: ChatContext,
  origin: Origin,
  done: Parameters<typeof listCard>[0]['done'],
): Promise<Card> {
  return listCard({
    subscriptions: await subscriptionsHere(context, origin),
    resting: (await restingIn(context.kysely, context.briefings().all, targetOf(origin))).map(one => one.briefing),
    briefings: context.briefings(),
    done,
    now: context.now(),
    locale: origin.locale,
  });
}

async function statusOf(context: ChatContext, origin: Origin): Promise<Card> {
  const subscriptions = await subscriptionsHere(context, origin);
  const runs = await recentRuns(context.kysely, targetOf(origin), subscriptions, shownRuns);
  return statusCard({ subscriptions, runs, briefings: context.briefings(), now: context.now(), locale: origin.locale });
}

function subscriptionsHere(context: ChatContext, origin: Origin): Promise<readonly Subscription[]> {
  return subscriptionsIn(context.kysely, context.briefings().all, targetOf(origin));
}

async function subscriptionHere(
  context: ChatContext,
  briefing: Briefing,
  origin: Origin,
): Promise<Subscription | null> {
  const [found = null] = await subscriptionsIn(context.kysely, [briefing], targetOf(origin));
  return found;
}

function targetOf({ platform, channel }: Origin): string {
  return `${platform}:${channel}`;
}

function personOf({ platform, user }: Origin): string {
  return `${platform}:${user}`;
}
