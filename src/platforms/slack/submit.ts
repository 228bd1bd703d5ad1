import type { types } from '@slack/bolt';
import { z } from 'zod';
import { wordsOf } from '../../words/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Desk } from './desk.ts';
import { chosenChannel, filled, filledIn, formsOf, valuesOf } from './form.ts';
import type { Body } from './ids.ts';
import { modalView, readModalState, sentenceModal } from './modal.ts';
import { sentenceOf } from './sentence.ts';

/** Slack waits three seconds for what a modal shows next. */
export const submitMilliseconds = 2_400;

/** An acknowledgement is on its way so long at most; what is to be shown after it follows it. */
const overtakeMilliseconds = 500;

/** What the acknowledgement of a sent form says: what the modal shows next. */
export interface ViewUpdate {
  readonly response_action: 'update';
  readonly view: types.ModalView;
}

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: filledIn }),
  }),
});

/**
 * Answers a form that was sent. Nothing is stored before the acknowledgement, since that is the answer: whoever gets none
 * sends the form again, and what a form asks for is confirmed before anything is done.
 */
export async function answerSubmission(desk: Desk, body: Body, clock: Clock, log: Log): Promise<ViewUpdate> {
  const sent = submission.parse(body);
  const state = readModalState(sent.view.private_metadata);
  const card = state && (await desk.cards.find(state.card));
  const locale = card?.locale ?? 'en';
  const view = nextView(desk, sent).catch((error: unknown) => {
    log.error({ err: error }, 'a form could not be answered');
    return sentenceModal(wordsOf(locale).chat.failed, locale);
  });
  const enough = new AbortController();
  const late = clock.wait(submitMilliseconds, enough.signal).then(() => null);
  const inTime = await Promise.race([view, late]);
  enough.abort();
  if (inTime) return update(inTime);
  void view
    .then(async next => {
      await clock.wait(overtakeMilliseconds);
      await desk.modals.update(sent.view.id, next);
    })
    .catch((error: unknown) => log.error({ err: error }, 'a form could not be answered'));
  return update(sentenceModal(wordsOf(locale).slack.working, locale));
}

function update(view: types.ModalView): ViewUpdate {
  return { response_action: 'update', view };
}

async function nextView(desk: Desk, { user, view }: z.output<typeof submission>): Promise<types.ModalView> {
  const state = readModalState(view.private_metadata);
  const card = state && (await desk.cards.find(state.card));
  const form = card && formsOf(card)[state.form ?? 0];
  const asker = await desk.people.find(user.id);
  if (!form) return sentenceModal(wordsOf(asker.locale).slack.cardGone, asker.locale);
  const { thread, message, home } = state;
  const words = wordsOf(card.locale);
  const channel = state.channel ?? chosenChannel(view.state.values);
  const values = valuesOf(form, view.state.values);
  const again = (sentence: string) =>
    modalView({ ...card, elements: card.elements.map(one => (one === form ? filled(form, values) : one)) }, state, {
      sentence,
      channel,
    });
  if (channel === null) return again(words.slack.chooseChannel);
  const obstacle = state.channel === null ? await desk.channels.obstacle(user.id, channel) : null;
  if (obstacle) return again(obstacle(words));
  const origin = desk.origin({ channel, user: user.id, thread }, { ...asker, locale: card.locale });
  const { action, value } = form.submit;
  const [reply] = await desk.press({ ...origin, message, action, value, values });
  if (!reply) return sentenceModal(words.slack.noResult, card.locale);
  const sentence = reply.placement === 'aside' ? sentenceOf(reply.card) : null;
  if (sentence !== null) return again(sentence);
  return desk.modals.viewOf(reply.card, { channel, thread, message, home });
}
