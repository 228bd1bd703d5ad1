import type { ActionName } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { RefusedError } from '../../errors.ts';
import type { Job, Part } from '../shared/job.ts';
import type { KeptCards } from '../shared/kept-cards.ts';
import { formsOf } from './form.ts';
import { isToBeKept, messagesOf, pageOf } from './message.ts';
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

/** A message that everybody sees, and the way to answer whoever pressed its button. */
export interface MessageSpot {
  readonly responseUrl: string;
  readonly channel: string;
  readonly message: string;
}

/** Puts cards where they belong, each message once. */
export class Answers {
  readonly #posts: Posts;
  readonly #responder: Responder;
  readonly #cards: KeptCards;
  readonly #replacing = new Map<string, Promise<void>>();

  constructor(posts: Posts, responder: Responder, cards: KeptCards) {
    this.#posts = posts;
    this.#responder = responder;
    this.#cards = cards;
  }

  /** In a channel or in a thread of it, for everybody there. What a message cannot hold follows in the thread. */
  async inChannel(job: Job, channel: string, thread: string | null, card: Card): Promise<void> {
    let root = thread;
    for (const message of messagesOf(card, formsOf(card).length ? await this.#cards.keep(card) : null)) {
      const ts = await job.part(part =>
        this.#posts.post(channel, message, { mark: replyMark(part), thread: root, doubtful: part.doubtful }),
      );
      root ??= ts;
    }
  }

  /** For the asker alone; what a message cannot hold is behind its buttons. */
  async toAsker(job: Job, place: AskerPlace, card: Card): Promise<void> {
    const share = place.shareable && card.elements.some(({ kind }) => kind === 'header') && !isQuestion(card);
    const kept = share || isToBeKept(card) ? await this.#cards.keep(card) : null;
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

  /** In place of a message that everybody sees; of several cards for one message, the one that came last stays. */
  replace(job: Job, spot: MessageSpot, card: Card): Promise<void> {
    const id = `${spot.channel} ${spot.message}`;
    const done = (this.#replacing.get(id) ?? Promise.resolve()).then(() => this.#replace(job, spot, card));
    const over = done
      .catch(() => {})
      .finally(() => {
        if (this.#replacing.get(id) === over) this.#replacing.delete(id);
      });
    this.#replacing.set(id, over);
    return done;
  }

  async #replace(job: Job, { responseUrl, channel, message }: MessageSpot, card: Card): Promise<void> {
    const shown = pageOf(card, 0, { kept: isToBeKept(card) ? await this.#cards.keep(card) : null });
    try {
      await this.#respond(job, responseUrl, { ...shown, response_type: 'in_channel', replace_original: true });
    } catch (error) {
      // A response_url is good for half an hour; the bot's own messages can be changed later, too.
      if (!(error instanceof RefusedError)) throw error;
      await this.#posts.update(channel, message, shown);
    }
  }

  /** An answer that only its asker saw, to everybody in the channel. */
  async share(job: Job, responseUrl: string, card: Card, kept: number, by: string): Promise<void> {
    await this.#respond(job, responseUrl, {
      ...pageOf(card, 0, { kept: isToBeKept(card) ? kept : null, sharedBy: by }),
      response_type: 'in_channel',
      replace_original: false,
    });
  }

  async #respond(job: Job, url: string, response: Parameters<Responder['respond']>[1]): Promise<void> {
    const post = async ({ doubtful, leaves }: Part) => {
      // Nothing can tell whether it arrived before the restart: once too few is better than twice, and in place of a message
      // it may come again.
      if (!doubtful || response.replace_original) await this.#responder.respond(url, response, leaves);
    };
    await job.part(post, 'marked by post');
  }
}

/** Whether it asks something of the person that it is for. */
function isQuestion(card: Card): boolean {
  const confirm: ActionName = 'subscribe';
  const asks = card.elements.some(
    one => one.kind === 'buttons' && one.buttons.some(({ action }) => action === confirm),
  );
  return asks || formsOf(card).length > 0;
}

function replyMark({ event, number }: Part): Mark {
  return { type: 'trendbrief_reply', payload: { event, part: `${number}` } };
}
