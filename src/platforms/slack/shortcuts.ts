import { z } from 'zod';
import { button } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { wordsOf } from '../../words/index.ts';
import type { Job } from '../shared/job.ts';
import type { Desk } from './desk.ts';
import { withNames } from './overhear.ts';
import { place } from './press.ts';
import { sentenceCard } from './sentence.ts';
import { typedText } from './text.ts';

const shortcut = z.object({
  user: z.object({ id: z.string(), name: z.string().optional() }),
  channel: z.object({ id: z.string() }),
  message: z.object({
    user: z.string().optional(),
    text: z.string().optional(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
  response_url: z.string(),
});

/** *Ask the library*: what a message says, as a question; only the asker sees the answer. */
export async function handleAskShortcut(desk: Desk, payload: unknown, job: Job): Promise<void> {
  const { user, channel, message, response_url } = shortcut.parse(payload);
  const person = await desk.people.find(user.id);
  const thread = message.thread_ts ?? null;
  const question = typedText(message.text ?? '', desk.bot).replace(/\s+/g, ' ');
  const asker = { responseUrl: response_url, thread, shareable: desk.isShared(channel.id) };
  const origin = desk.origin({ channel: channel.id, user: user.id, thread }, person);
  const cards: readonly Card[] = question
    ? (await desk.answer({ ...origin, text: `/ask ${question}` })).map(({ card }) => card)
    : [sentenceCard(wordsOf(person.locale).slack.nothingToAsk, person.locale)];
  for (const card of cards) await desk.answers.toAsker(job, asker, card);
}

/** *Mark as conclusion*: what a message says becomes the conclusion of the discussion it stands in. */
export async function handleConcludeShortcut(desk: Desk, payload: unknown, job: Job): Promise<void> {
  const { user, channel, message, response_url: responseUrl } = shortcut.parse(payload);
  const thread = message.thread_ts ?? null;
  const origin = desk.origin({ channel: channel.id, user: user.id, thread }, await desk.people.find(user.id));
  const author = message.user === undefined ? null : (await desk.people.find(message.user)).name;
  const { action, value } = button('', { name: 'mark-conclusion' });
  const values = {
    text: await withNames(desk, message.text ?? ''),
    ...(message.user === undefined ? {} : { user: message.user }),
    ...(author === null ? {} : { name: author }),
  };
  const replies = await desk.press({ ...origin, message: message.ts, action, value, values });
  const spot = {
    user: user.id,
    name: user.name ?? user.id,
    channel: channel.id,
    message: message.ts,
    thread,
    ephemeral: false,
    responseUrl,
  };
  for (const reply of replies) await place(desk, job, spot, reply);
}
