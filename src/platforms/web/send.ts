import type { Card } from '../../card/card.ts';
import type { Reply } from '../../chat/request.ts';
import type { Events } from './events.ts';
import type { Message } from './message.ts';
import type { Messages, Place } from './messages.ts';

/** Puts messages where they belong, and tells the open pages. */
export class Sender {
  readonly #messages: Messages;
  readonly #events: Events;

  constructor(messages: Messages, events: Events) {
    this.#messages = messages;
    this.#events = events;
  }

  /** What a person typed. */
  async say(place: Place, author: string, text: string): Promise<void> {
    this.#events.publish('message', await this.#messages.addText(place, author, text));
  }

  /** What the bot answers to something asked at `place`, by a button of `pressed` if that is given. */
  async answer(replies: readonly Reply[], place: Place, pressed: Message | null): Promise<Message[]> {
    const answered: Message[] = [];
    for (const reply of replies) answered.push(await this.#place(reply, place, pressed));
    return answered;
  }

  /** Posts a card once, however often it is called with that key. Resolves to the message's id. */
  async post(channel: string, card: Card, key: string): Promise<string> {
    const { id, added } = await this.#messages.addOnce(channel, card, key);
    if (added) this.#events.publish('message', added);
    return id;
  }

  async #place({ card, placement }: Reply, place: Place, pressed: Message | null): Promise<Message> {
    if (placement === 'aside') return this.#messages.addCard(place, card, { aside: true });
    if (placement === 'replace' && pressed) {
      const edited = await this.#messages.replaceCard(pressed.id, card);
      if (!edited.aside) this.#events.publish('edited', edited);
      return edited;
    }
    // Nobody else sees an aside, so nothing can stand in a thread under it.
    const root = placement === 'thread' && pressed && !pressed.aside ? (pressed.thread ?? pressed.id) : place.thread;
    const message = await this.#messages.addCard({ channel: place.channel, thread: root }, card);
    this.#events.publish('message', message);
    return message;
  }
}
