import { wordsOf } from '../../words/index.ts';
import type { Desk } from './desk.ts';
import { pageAction, readPageValue } from './message.ts';
import { modalView, readModalState, sentenceModal } from './modal.ts';
import type { Pressed } from './press.ts';
import { sentenceOf } from './sentence.ts';

export interface OpenModal {
  readonly id: string;
  readonly metadata: string;
}

/** A button of a card that a modal shows: what it answers takes the card's place. */
export async function pressInModal(desk: Desk, modal: OpenModal, { user, action, value }: Pressed): Promise<void> {
  const person = await desk.people.find(user);
  const state = readModalState(modal.metadata);
  const card = state && (await desk.cards.find(state.card));
  if (!card) return desk.modals.update(modal.id, sentenceModal(wordsOf(person.locale).slack.cardGone, person.locale));
  if (action === pageAction) {
    return desk.modals.update(modal.id, modalView(card, { ...state, page: readPageValue(value)?.page ?? 0 }));
  }
  const { channel, thread, message, home } = state;
  const origin = desk.origin({ channel: channel ?? user, user, thread }, { ...person, locale: card.locale });
  const [reply] = await desk.press({ ...origin, message, action, value, values: {} });
  if (!reply) return;
  const sentence = reply.placement === 'aside' ? sentenceOf(reply.card) : null;
  await desk.modals.update(
    modal.id,
    sentence === null
      ? await desk.modals.viewOf(reply.card, { channel, thread, message, home })
      : modalView(card, state, { sentence, channel }),
  );
  // What was confirmed there shows on the tab behind.
  if (home) await desk.showHome(user, null, card.locale);
}
