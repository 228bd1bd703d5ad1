import type { Briefing } from '../../briefing/definition.ts';
import { recentRuns } from '../../briefing/history.ts';
import { restingIn, type Subscription, setPaused, unsubscribe } from '../../briefing/subscriptions.ts';
import { personOf, targetOf } from '../../briefing/target.ts';
import type { Action } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import { splitBriefing } from '../briefing-named.ts';
import type { ChatContext } from '../context.ts';
import type { Origin } from '../request.ts';
import { listCard, statusCard } from './digest-cards.ts';
import { checkMayChange, subscriptionsHere } from './digest-channel.ts';
import { type DigestVerb, readDigestLine } from './digest-line.ts';
import { askToConfirm } from './digest-subscribe.ts';

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
    await unsubscribe(context.kysely, wanted, targetOf(origin), context.now());
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
  if (verb === 'remove') return unsubscribe(kysely, briefing.name, subscription.target, now());
  // Resuming what is not paused must not skip a slot that is due.
  if (subscription.paused === (verb === 'pause')) return;
  await setPaused(kysely, briefing, subscription.target, verb === 'pause', personOf(origin), now());
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
  const sender = context.senders().find(({ platform }) => platform === origin.platform);
  const linkTo = (message: string) => sender?.link?.(origin.channel, message) ?? null;
  const { locale } = origin;
  return statusCard({ subscriptions, runs, linkTo, briefings: context.briefings(), now: context.now(), locale });
}
