import { z } from 'zod';
import type { Reply } from '../../chat/request.ts';
import { RefusedError } from '../../errors.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import type { Job } from '../shared/job.ts';
import { actionName } from './blocks.ts';
import type { Desk } from './desk.ts';
import { searchAction } from './home.ts';
import { pageAction, readPageValue, readShareValue, shareAction } from './message.ts';
import { sentenceCard } from './sentence.ts';

const pressed = z.object({
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() }),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z
    .object({
      type: z.string(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      channel_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  view: z.object({ type: z.string() }).optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().nullish() })).min(1),
});

/** Where a button stood. */
interface Spot {
  readonly user: string;
  readonly name: string;
  readonly channel: string;
  readonly message: string;
  /** The first message of the thread it stands in. */
  readonly thread: string | null;
  readonly ephemeral: boolean;
  readonly responseUrl: string;
}

/** A pressed button, on a message or on the Home tab. */
export async function handlePress(desk: Desk, body: unknown, job: Job): Promise<void> {
  const press = pressed.parse(body);
  const locale = await desk.people.localeOf(press.user.id);
  const [{ action_id, value } = { action_id: '', value: null }] = press.actions;
  const action = actionName(action_id);
  const spot = spotOf(press);
  if (spot) return pressOnMessage(desk, job, spot, action, value ?? '', locale);
  if (press.view?.type === 'home') return pressAtHome(desk, press.user.id, action, value ?? '', locale);
}

function spotOf(press: z.output<typeof pressed>): Spot | null {
  const { user, container, message, channel, response_url: responseUrl } = press;
  const ts = container?.message_ts ?? message?.ts;
  const id = channel?.id ?? container?.channel_id;
  if (!ts || !id || !responseUrl) return null;
  const root = message?.thread_ts ?? container?.thread_ts ?? null;
  return {
    user: user.id,
    name: user.name ?? user.username ?? user.id,
    channel: id,
    message: ts,
    thread: root === ts ? null : root,
    ephemeral: container?.is_ephemeral === true,
    responseUrl,
  };
}

async function pressOnMessage(
  desk: Desk,
  job: Job,
  spot: Spot,
  action: string,
  value: string,
  locale: Locale,
): Promise<void> {
  if (action === pageAction) return turnPage(desk, job, spot, value, locale);
  if (action === shareAction) return share(desk, job, spot, value, locale);
  const replies = await desk.press({
    ...originOf(desk, spot, locale),
    message: spot.message,
    action,
    value,
    values: {},
  });
  for (const reply of replies) await place(desk, job, spot, reply);
}

function originOf(desk: Desk, spot: Spot, locale: Locale) {
  return desk.origin({ channel: spot.channel, user: spot.user, thread: spot.thread, locale });
}

/** Under a message that only one person sees nothing can stand in a thread: there every answer is for that person. */
async function place(desk: Desk, job: Job, spot: Spot, { card, placement }: Reply): Promise<void> {
  const { responseUrl, thread } = spot;
  const asker = { responseUrl, thread, shareable: desk.isShared(spot.channel) };
  if (placement === 'replace') {
    if (spot.ephemeral) return desk.answers.toAsker(job, { ...asker, replace: true }, card);
    return desk.answers.replace(job, responseUrl, card);
  }
  if (spot.ephemeral || placement === 'aside') {
    return desk.answers.toAsker(job, { ...asker, shareable: asker.shareable && placement !== 'aside' }, card);
  }
  const root = placement === 'thread' ? (spot.thread ?? spot.message) : spot.thread;
  try {
    await desk.answers.inChannel(job, spot.channel, root, card);
  } catch (error) {
    // The bot may stand in a channel as a shared answer without being its member.
    if (!(error instanceof RefusedError)) throw error;
    await desk.answers.toAsker(job, asker, card);
  }
}

async function turnPage(desk: Desk, job: Job, spot: Spot, value: string, locale: Locale): Promise<void> {
  const turn = readPageValue(value);
  const card = turn && (await desk.cards.find(turn.card));
  const place = { responseUrl: spot.responseUrl, thread: spot.thread, replace: spot.ephemeral, shareable: false };
  if (!card) return tell(desk, job, spot, wordsOf(locale).slack.cardGone, locale);
  const page = { kept: turn.card, page: turn.page, share: spot.ephemeral && desk.isShared(spot.channel) };
  return desk.answers.pageToAsker(job, place, card, page);
}

async function share(desk: Desk, job: Job, spot: Spot, value: string, locale: Locale): Promise<void> {
  const kept = readShareValue(value)?.card ?? null;
  const card = kept === null ? null : await desk.cards.find(kept);
  if (kept === null || !card) return tell(desk, job, spot, wordsOf(locale).slack.cardGone, locale);
  if (!(await desk.cards.share(kept))) return tell(desk, job, spot, wordsOf(locale).slack.alreadyShared, locale);
  try {
    await desk.answers.share(job, spot.responseUrl, card, kept, spot.name);
  } catch (error) {
    await desk.cards.unshare(kept);
    throw error;
  }
}

async function tell(desk: Desk, job: Job, spot: Spot, sentence: string, locale: Locale): Promise<void> {
  const { responseUrl, thread } = spot;
  await desk.answers.toAsker(job, { responseUrl, thread, shareable: false }, sentenceCard(sentence, locale));
}

/** The Home tab shows one answer at a time. */
async function pressAtHome(desk: Desk, user: string, action: string, value: string, locale: Locale): Promise<void> {
  if (action === pageAction) {
    const turn = readPageValue(value);
    const card = turn && (await desk.cards.find(turn.card));
    if (!card) return desk.showHome(user, sentenceCard(wordsOf(locale).slack.cardGone, locale), locale);
    return desk.showHome(user, card, locale, { kept: turn.card, page: turn.page });
  }
  const origin = desk.origin({ channel: user, user, thread: null, locale });
  const replies =
    action === searchAction
      ? await desk.answer({ ...origin, text: value })
      : await desk.press({ ...origin, message: '', action, value, values: {} });
  const card = replies[0]?.card ?? sentenceCard(wordsOf(locale).slack.noResult, locale);
  await desk.showHome(user, card, locale);
}
