import { z } from 'zod';
import type { Reply } from '../../chat/request.ts';
import { RefusedError } from '../../errors.ts';
import { wordsOf } from '../../words/index.ts';
import type { Job } from '../shared/job.ts';
import { actionName } from './blocks.ts';
import type { Desk } from './desk.ts';
import { formAction, readFormValue } from './form.ts';
import { pageAction, readPageValue, readShareValue, shareAction } from './message.ts';
import type { Person } from './people.ts';
import { pressAtHome } from './press-home.ts';
import { pressInModal } from './press-modal.ts';
import { sentenceCard } from './sentence.ts';

const pressed = z.object({
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() }),
  trigger_id: z.string().optional(),
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
  view: z.object({ type: z.string(), id: z.string().optional(), private_metadata: z.string().optional() }).optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().nullish() })).min(1),
});

/** What was pressed, as every surface sees it. */
export interface Pressed {
  readonly user: string;
  readonly action: string;
  readonly value: string;
  /** Opens a modal, once, within three seconds. */
  readonly trigger: string | undefined;
}

/** Where a button stood. */
export interface Spot {
  readonly user: string;
  /** The person's name, where nothing better is known. */
  readonly name: string;
  readonly channel: string;
  readonly message: string;
  /** The first message of the thread it stands in. */
  readonly thread: string | null;
  readonly ephemeral: boolean;
  readonly responseUrl: string;
}

/** A pressed button: on a message, on the Home tab or in a modal. */
export async function handlePress(desk: Desk, body: unknown, job: Job): Promise<void> {
  const press = pressed.parse(body);
  const { user, view, trigger_id: trigger } = press;
  const [{ action_id, value } = { action_id: '', value: null }] = press.actions;
  const what: Pressed = { user: user.id, action: actionName(action_id), value: value ?? '', trigger };
  const spot = spotOf(press);
  if (spot) return pressOnMessage(desk, job, spot, what);
  if (view?.type === 'home') return pressAtHome(desk, what);
  if (view?.type !== 'modal') return;
  await pressInModal(desk, { id: view.id ?? '', metadata: view.private_metadata ?? '' }, what);
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

async function pressOnMessage(desk: Desk, job: Job, spot: Spot, pressed: Pressed): Promise<void> {
  const { action, value, trigger } = pressed;
  // Before anything is asked of Slack: a form has three seconds to open.
  if (action === formAction && (await openForm(desk, spot, value, trigger))) return;
  const person = await desk.people.find(spot.user);
  if (action === formAction || action === pageAction) return turnPage(desk, job, spot, value, person);
  if (action === shareAction) return share(desk, job, spot, value, person);
  const origin = desk.origin({ channel: spot.channel, user: spot.user, thread: spot.thread }, person);
  const replies = await desk.press({ ...origin, message: spot.message, action, value, values: {} });
  for (const reply of replies) {
    if (!(await desk.modals.open(trigger, reply.card, formPlace(spot)))) await place(desk, job, spot, reply);
  }
}

const formPlace = ({ channel, thread, message }: Spot) => ({ channel, thread, message, home: false });

async function openForm(desk: Desk, spot: Spot, value: string, trigger: string | undefined): Promise<boolean> {
  const wanted = readFormValue(value);
  const card = wanted && (await desk.cards.find(wanted.card));
  if (!wanted || !card) return false;
  return desk.modals.open(trigger, card, formPlace(spot), { kept: wanted.card, form: wanted.form });
}

/** Under a message that only one person sees nothing can stand in a thread: there every answer is for that person. */
export async function place(desk: Desk, job: Job, spot: Spot, { card, placement }: Reply): Promise<void> {
  const { responseUrl, thread } = spot;
  const asker = { responseUrl, thread, shareable: desk.isShared(spot.channel) };
  if (placement === 'replace') {
    if (spot.ephemeral) return desk.answers.toAsker(job, { ...asker, replace: true }, card);
    return desk.answers.replace(job, spot, card);
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

/** Another page in place of the shown one; of a form that could not be opened, its button again. */
async function turnPage(desk: Desk, job: Job, spot: Spot, value: string, { locale }: Person): Promise<void> {
  const turn = readPageValue(value) ?? { card: readFormValue(value)?.card ?? 0, page: 0 };
  const card = await desk.cards.find(turn.card);
  const place = { responseUrl: spot.responseUrl, thread: spot.thread, replace: spot.ephemeral, shareable: false };
  if (!card) return tell(desk, job, spot, wordsOf(locale).slack.cardGone, locale);
  const page = { kept: turn.card, page: turn.page, share: spot.ephemeral && desk.isShared(spot.channel) };
  return desk.answers.pageToAsker(job, place, card, page);
}

async function share(desk: Desk, job: Job, spot: Spot, value: string, { locale, name }: Person): Promise<void> {
  const kept = readShareValue(value)?.card ?? null;
  const card = kept === null ? null : await desk.cards.find(kept);
  if (kept === null || !card) return tell(desk, job, spot, wordsOf(locale).slack.cardGone, locale);
  if (!(await desk.cards.share(kept))) return tell(desk, job, spot, wordsOf(locale).slack.alreadyShared, locale);
  try {
    await desk.answers.share(job, spot.responseUrl, card, kept, name ?? spot.name);
  } catch (error) {
    await desk.cards.unshare(kept);
    throw error;
  }
}

async function tell(desk: Desk, job: Job, spot: Spot, sentence: string, locale: Person['locale']): Promise<void> {
  const { responseUrl, thread } = spot;
  await desk.answers.toAsker(job, { responseUrl, thread, shareable: false }, sentenceCard(sentence, locale));
}
