import type { Kysely } from 'kysely';
import type { Briefings } from '../../briefing/briefings.ts';
import type { Sources } from '../../briefing/sources.ts';
import { subscriptionsTo } from '../../briefing/subscriptions.ts';
import type { Card } from '../../card/card.ts';
import type { Chat, Origin, Press, Reply, Request } from '../../chat/request.ts';
import type { State } from '../../library/state.ts';
import type { Locale } from '../../words/index.ts';
import type { KeptCards } from '../shared/kept-cards.ts';
import { createTurns } from '../shared/turns.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import type { Channels } from './channels.ts';
import { isAnythingDiscussed, latestDiscussions } from './discussions.ts';
import { type HomeDiscussion, type HomeSubscriptions, homeView } from './home.ts';
import { isToBeKept } from './message.ts';
import type { Modals } from './modals.ts';
import type { People, Person } from './people.ts';

export interface DeskOptions {
  readonly chat: Chat;
  readonly api: Api;
  readonly answers: Answers;
  readonly cards: KeptCards;
  readonly people: People;
  readonly channels: Channels;
  readonly modals: Modals;
  readonly kysely: Kysely<State>;
  readonly briefings: () => Briefings;
  readonly discussions: Sources['discussions'];
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  readonly now: () => Date;
  /** The bot's own user id. */
  readonly bot: string;
}

/** So many discussions stand on the Home tab. */
const homeDiscussions = 5;

/** What every kind of request needs: the bot behind it, and the ways to answer. */
export class Desk {
  readonly chat: Pick<Chat, 'observe' | 'isDiscussion'>;
  readonly answers: Answers;
  readonly cards: KeptCards;
  readonly people: People;
  readonly channels: Channels;
  readonly modals: Modals;
  readonly bot: string;
  readonly #options: DeskOptions;
  /** A lookup keeps the processor busy: one at a time, so that acknowledgements come in between. */
  readonly #inTurn = createTurns();

  constructor(options: DeskOptions) {
    this.chat = options.chat;
    this.answers = options.answers;
    this.cards = options.cards;
    this.people = options.people;
    this.channels = options.channels;
    this.modals = options.modals;
    this.bot = options.bot;
    this.#options = options;
  }

  answer(request: Request): Promise<readonly Reply[]> {
    return this.#inTurn(() => this.#options.chat.answer(request));
  }

  /** Buttons and forms go first: what a modal shows next has to come within three seconds. */
  press(press: Press): Promise<readonly Reply[]> {
    return this.#inTurn(() => this.#options.chat.press(press), true);
  }

  origin(place: Pick<Origin, 'channel' | 'user' | 'thread'>, { locale, name }: Person): Origin {
    const admin = this.#options.admins.has(`slack:${place.user}`);
    return { platform: 'slack', ...place, locale, admin, ...(name === null ? {} : { name }) };
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
    const kept = at?.kept ?? (card && isToBeKept(card, 'home') ? await cards.keep(card) : null);
    const view = homeView({
      briefings: briefings(),
      subscriptions: await this.#subscriptions(),
      discussions: await this.#discussionsOf(user),
      result: card && { card, kept, page: at?.page ?? 0 },
      now: now(),
      locale,
    });
    await api.call('views.publish', { user_id: user, view });
  }

  /** Where each briefing comes to, paused ones apart. */
  async #subscriptions(): Promise<HomeSubscriptions> {
    const { kysely, briefings } = this.#options;
    const all = briefings().all.map(async briefing => {
      const active = (await subscriptionsTo(kysely, briefing)).filter(({ paused }) => !paused);
      const here = active.filter(({ target }) => target.startsWith('slack:')).length;
      return [briefing.name, { here, anywhere: active.length }] as const;
    });
    return new Map(await Promise.all(all));
  }

  /** The latest discussions of the person's channels: of these alone, and of none where Slack does not say which they are. */
  async #discussionsOf(user: string): Promise<readonly HomeDiscussion[]> {
    const { kysely, discussions } = this.#options;
    if (!(await isAnythingDiscussed(kysely))) return [];
    const channels = await this.channels.of(user).catch(() => new Map<string, string>());
    return latestDiscussions(kysely, discussions, channels, homeDiscussions);
  }
}
