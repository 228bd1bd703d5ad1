import type { Card } from '../../card/card.ts';
import type { Job, Part } from '../shared/job.ts';
import type { KeptCards } from '../shared/kept-cards.ts';
import { messagesOf, pageCount, pageOf } from './message.ts';
import type { Mark, Posts } from './post.ts';
import type { Responder } from './respond.ts';

/** Where only the asker sees the answer. */
export interface AskerPlace {
  readonly responseUrl: string;
  /** Keeps the answer in that thread. */
  readonly thread?: string | null;
  /** In place of the message whose button was pressed. */
  readonly replace?: boolean;
  /** Whether others would see the answer if it were shared. */
  readonly shareable: boolean;
}

/** Puts cards where they belong, each message once. */
export class Answers {
  readonly #posts: Posts;
  readonly #responder: Responder;
  readonly #cards: KeptCards;

  constructor(posts: Posts, responder: Responder, cards: KeptCards) {
    this.#posts = posts;
    this.#responder = responder;
    this.#cards = cards;
  }

  /** In a channel or in a thread of it, for everybody there. What a message cannot hold follows in the thread. */
  async inChannel(job: Job, channel: string, thread: string | null, card: Card): Promise<void> {
    let root = thread;
    for (const message of messagesOf(card)) {
      const ts = await job.part(part =>
        this.#posts.post(channel, message, { mark: replyMark(part), thread: root, doubtful: part.doubtful }),
      );
      root ??= ts;
    }
  }

  /** For the asker alone; what a message cannot hold is behind its buttons. */
  async toAsker(job: Job, place: AskerPlace, card: Card): Promise<void> {
    const share = place.shareable && card.elements.some(({ kind }) => kind === 'header');
    const kept = share || pageCount(card) > 1 ? await this.#cards.keep(card) : null;
    await this.pageToAsker(job, place, card, { kept, page: 0, share });
  }

  /** One page of a kept card, for the asker alone. */
  async pageToAsker(
    job: Job,
    place: AskerPlace,
    card: Card,
    { kept, page, share }: { kept: number | null; page: number; share: boolean },
  ): Promise<void> {
    await this.#respond(job, place.responseUrl, {
      ...pageOf(card, page, { kept, share }),
      response_type: 'ephemeral',
      replace_original: place.replace === true,
      ...(place.thread ? { thread_ts: place.thread } : {}),
    });
  }

  /** In place of a message that everybody sees. */
  async replace(job: Job, responseUrl: string, card: Card): Promise<void> {
    const kept = pageCount(card) > 1 ? await this.#cards.keep(card) : null;
    await this.#respond(job, responseUrl, {
      ...pageOf(card, 0, { kept }),
      response_type: 'in_channel',
      replace_original: true,
    });
  }

  /** An answer that only its asker saw, to everybody in the channel. */
  async share(job: Job, responseUrl: string, card: Card, kept: number, by: string): Promise<void> {
    await this.#respond(job, responseUrl, {
      ...pageOf(card, 0, { kept: pageCount(card) > 1 ? kept : null, sharedBy: by }),
      response_type: 'in_channel',
      replace_original: false,
    });
  }

  async #respond(job: Job, url: string, response: Parameters<Responder['respond']>[1]): Promise<void> {
    await job.part(async ({ doubtful }) => {
      // Nothing can tell whether it arrived before the restart: once too few is better than twice.
      if (!doubtful) await this.#responder.respond(url, response);
    });
  }
}

function replyMark({ event, number }: Part): Mark {
  return { type: 'trendbrief_reply', payload: { event, part: `${number}` } };
}
