import type { Briefings } from '../../briefing/briefings.ts';
import type { Card } from '../../card/card.ts';
import type { Chat, Origin, Press, Reply, Request } from '../../chat/request.ts';
import type { Locale } from '../../words/index.ts';
import type { KeptCards } from '../shared/kept-cards.ts';
import { createTurns } from '../shared/turns.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import { homeView } from './home.ts';
import { pageCount } from './message.ts';
import type { People } from './people.ts';

export interface DeskOptions {
  readonly chat: Chat;
  readonly api: Api;
  readonly answers: Answers;
  readonly cards: KeptCards;
  readonly people: People;
  readonly briefings: () => Briefings;
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  readonly now: () => Date;
  /** The bot's own user id. */
  readonly bot: string;
}

/** What every kind of request needs: the bot behind it, and the ways to answer. */
export class Desk {
  readonly answers: Answers;
  readonly cards: KeptCards;
  readonly people: People;
  readonly bot: string;
  readonly #options: DeskOptions;
  /** A lookup keeps the processor busy: one at a time, so that acknowledgements come in between. */
  readonly #inTurn = createTurns();

  constructor(options: DeskOptions) {
    this.answers = options.answers;
    this.cards = options.cards;
    this.people = options.people;
    this.bot = options.bot;
    this.#options = options;
  }

  answer(request: Request): Promise<readonly Reply[]> {
    return this.#inTurn(() => this.#options.chat.answer(request));
  }

  press(press: Press): Promise<readonly Reply[]> {
    return this.#inTurn(() => this.#options.chat.press(press));
  }

  origin({ channel, user, thread, locale }: Pick<Origin, 'channel' | 'user' | 'thread' | 'locale'>): Origin {
    return { platform: 'slack', channel, user, thread, locale, admin: this.#options.admins.has(`slack:${user}`) };
  }

  /** Whether others read that channel too: a direct message has nobody to share an answer with. */
  isShared(channel: string): boolean {
    return !channel.startsWith('D');
  }

  /** Shows the person's Home tab, with what they asked there. */
  async showHome(
    user: string,
    card: Card | null,
    locale: Locale,
    at?: { readonly kept: number; readonly page: number },
  ): Promise<void> {
    const { api, briefings, cards, now } = this.#options;
    const kept = at?.kept ?? (card && pageCount(card, 'home') > 1 ? await cards.keep(card) : null);
    const result = card && { card, kept, page: at?.page ?? 0 };
    await api.call('views.publish', { user_id: user, view: homeView(briefings(), result, now(), locale) });
  }
}
