import { readAction } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import type { Chat, Origin, Press, Reply, Request } from '../../chat/request.ts';
import type { Locale } from '../../words/index.ts';
import type { KeptCards } from '../shared/kept-cards.ts';
import { createTurns } from '../shared/turns.ts';
import type { Where } from './elements.ts';
import { pageCount, pageOf } from './message.ts';
import type { Posts } from './post.ts';
import type { FeishuCard } from './render.ts';
import type { Talk } from './talk.ts';

export interface DeskOptions {
  readonly chat: Chat;
  readonly posts: Posts;
  readonly cards: KeptCards;
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  readonly locale: Locale;
  /** The bot's own open_id. */
  readonly bot: string;
  readonly talk: Talk;
  /** A message as a form's values tell it: what it says, and whose it is, for as far as that can be read. */
  readonly wordsOf: (message: string) => Promise<Readonly<Record<string, string>>>;
}

/** What every kind of request needs: the bot behind it, and the ways to answer. */
export class Desk {
  readonly posts: Posts;
  readonly cards: KeptCards;
  readonly locale: Locale;
  readonly bot: string;
  readonly talk: Talk;
  readonly wordsOf: DeskOptions['wordsOf'];
  readonly #chat: Chat;
  readonly #admins: ReadonlySet<string>;
  /** A lookup keeps the processor busy: one at a time, so that acknowledgements come in between. */
  readonly #inTurn = createTurns();

  constructor({ chat, posts, cards, admins, locale, bot, talk, wordsOf }: DeskOptions) {
    this.posts = posts;
    this.cards = cards;
    this.locale = locale;
    this.bot = bot;
    this.talk = talk;
    this.wordsOf = wordsOf;
    this.#chat = chat;
    this.#admins = admins;
  }

  answer(request: Request): Promise<readonly Reply[]> {
    return this.#inTurn(() => this.#chat.answer(request));
  }

  /** Buttons go first: Feishu waits three seconds for what they answer. What posts by itself keeps nobody else waiting. */
  press(press: Press): Promise<readonly Reply[]> {
    if (readAction(press.action, press.value)?.name === 'discuss') return this.#chat.press(press);
    return this.#inTurn(() => this.#chat.press(press), true);
  }

  origin(channel: string, user: string, thread: string | null): Origin {
    const admin = this.#admins.has(`feishu:${user}`);
    return { platform: 'feishu', channel, user, thread, locale: this.locale, admin };
  }

  /** A card as the one message it becomes; its further pages are behind buttons. */
  async draw(card: Card, where: Where): Promise<FeishuCard> {
    const kept = pageCount(card, where) > 1 ? await this.cards.keep(card) : null;
    return pageOf(card, 0, { kept, where });
  }
}
