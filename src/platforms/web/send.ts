import type { Card } from '../../card/card.ts';
import type { Reply } from '../../chat/request.ts';
import type { Events } from './events.ts';
import type { Message } from './message.ts';
import type { Messages, Place } from './messages.ts';
import type { Kept } from './stored-message.ts';

/** Puts messages where they belong, changes them, and tells the open pages. */
export class Sender {
  readonly #messages: Messages;
  readonly #events: Events;

  constructor(messages: Messages, events: Events) {
    this.#messages = messages;
    this.#events = events;
  }

  /** What a person typed. */
  async say(place: Place, author: string, text: string): Promise<Kept> {
    const message = await this.#messages.addText(place, author, text);
    this.#events.publish('message', message);
    return message;
  }

  /** Other words for what a person typed. */
  async reword(message: Message, text: string): Promise<Kept> {
    return this.#edited(await this.#messages.reword(message.id, text));
  }

  /** Takes back what a person typed. */
  async remove(message: Message): Promise<Kept> {
    return this.#edited(await this.#messages.remove(message.id));
  }

  /** Gives a person's reaction or takes it back; null where it was so already. */
  async react(message: Message, person: string, reaction: string, given: boolean): Promise<Kept | null> {
    const reacted = await this.#messages.react(message.id, person, reaction, given);
    return reacted && this.#edited(reacted);
  }

  /** What the bot answers to something asked at `place`, by a button of `pressed` if that is given. */
  async answer(replies: readonly Reply[], place: Place, pressed: Message | null): Promise<Kept[]> {
    const answered: Kept[] = [];
    for (const reply of replies) answered.push(await this.#place(reply, place, pressed));
    return answered;
  }

  /**
   * Posts a card once, however often it is called with that key. Resolves to the message's id.
   * @param translation the card in the other language, for its readers
   */
  async post(channel: string, card: Card, translation: Card | null, key: string): Promise<string> {
    const { id, added } = await this.#messages.addOnce(channel, card, translation, key);
    if (added) this.#events.publish('message', added);
    return id;
  }

  async #place({ card, cards, placement }: Reply, place: Place, pressed: Message | null): Promise<Kept> {
    if (placement === 'aside') return this.#messages.addCard(place, card, { aside: true });
    if (placement === 'replace' && pressed) {
      return this.#edited(await this.#messages.replaceCards(pressed.id, cards ? Object.values(cards) : [card]));
    }
    // Nobody else sees an aside, so nothing can stand in a thread under it.
    const root = placement === 'thread' && pressed && !pressed.aside ? (pressed.thread ?? pressed.id) : place.thread;
    const message = await this.#messages.addCard({ channel: place.channel, thread: root }, card);
    this.#events.publish('message', message);
    return message;
  }

  #edited(kept: Kept): Kept {
    if (!kept.message.aside) this.#events.publish('edited', kept);
    return kept;
  }
}
