import type { types } from '@slack/bolt';
import type { Card } from '../../card/card.ts';
import { RefusedError } from '../../errors.ts';
import type { KeptCards } from '../shared/kept-cards.ts';
import type { Api } from './api.ts';
import { formsOf } from './form.ts';
import { type ModalState, modalView } from './modal.ts';

/** Where a form was asked for. */
export type FormPlace = Pick<ModalState, 'channel' | 'thread' | 'message' | 'home'>;

/** The modals in which forms are filled in. */
export class Modals {
  readonly #api: Api;
  readonly #cards: KeptCards;

  constructor(api: Api, cards: KeptCards) {
    this.#api = api;
    this.#cards = cards;
  }

  /**
   * Opens the form of a card. False where the card has none, or Slack no longer allows it: a trigger is good for three
   * seconds, and once.
   */
  async open(
    trigger: string | undefined,
    card: Card,
    place: FormPlace,
    at?: { kept: number; form: number },
  ): Promise<boolean> {
    const form = at?.form ?? 0;
    if (!trigger || !formsOf(card)[form]) return false;
    const state = { ...place, card: at?.kept ?? (await this.#cards.keep(card)), form, page: 0 };
    const values = { trigger_id: trigger, view: modalView(card, state) };
    try {
      await this.#api.call('views.open', values, { impatient: true });
      return true;
    } catch (error) {
      // Used by a try whose answer was lost.
      return error instanceof RefusedError && error.code === 'exchanged_trigger_id';
    }
  }

  /** A card as a modal shows it next, in the same place. */
  async viewOf(card: Card, place: FormPlace): Promise<types.ModalView> {
    const form = formsOf(card).length ? 0 : null;
    return modalView(card, { ...place, card: await this.#cards.keep(card), form, page: 0 });
  }

  /** Shows a view in place of an open modal; whoever has closed it sees nothing. */
  async update(id: string, view: types.ModalView): Promise<void> {
    await this.#api.call('views.update', { view_id: id, view });
  }
}
