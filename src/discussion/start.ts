import type { Kysely } from 'kysely';
import { discussionKey, type Sender, type Settled } from '../briefing/sender.ts';
import { idIn, senderTo } from '../briefing/target.ts';
import { withVotes } from '../card/discussion.ts';
import { PersonError, RefusedError } from '../errors.ts';
import type { State } from '../library/state.ts';
import { type Discussion, discussionAbout, discussionIn, recordThread, unsettledIn } from './discussions.ts';
import { keyOf, type StarterSources, starterOf } from './starter.ts';
import { noVotes } from './votes.ts';

export interface StartContext extends StarterSources {
  readonly kysely: Kysely<State>;
  readonly senders: () => readonly Sender[];
  readonly now: () => Date;
  report(error: unknown): void;
}

/** Of a channel's discussions that may not have been posted: how soon they are looked for again when somebody speaks there. */
const lookAgainMilliseconds = 10_000;

/** Starts discussions: one message for an item in a channel, whoever presses, how often, and whatever goes wrong between. */
export class Starting {
  readonly #context: StartContext;
  /** By channel and item: two people who press at once wait for the same message. */
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #lookedAt = new Map<string, number>();

  constructor(context: StartContext) {
    this.#context = context;
  }

  /**
   * The discussion of an item in a channel: the one there is, or a new one, its first message posted.
   * @throws PersonError when it cannot be posted, or it is not known yet whether it was
   */
  start(named: string, target: string, person: string): Promise<{ discussion: Discussion; isNew: boolean }> {
    const item = keyOf(named, this.#context.library);
    const key = discussionKey(item, target);
    return this.#inTurn(key, async () => {
      const there = await discussionAbout(this.#context.kysely, target, item);
      if (there?.thread) return { discussion: there, isNew: false };
      if (there && (await this.#settle(there)) !== null) return { discussion: await this.#reread(there), isNew: false };
      const reserved = there ? await this.#again(there) : await this.#reserve(item, target, person);
      await this.#post(reserved);
      return { discussion: await this.#reread(reserved), isNew: true };
    });
  }

  /** Finds out what became of a channel's discussions that a crash left half-way, so that what is said in them is recorded. */
  async settleIn(target: string): Promise<void> {
    const open = await unsettledIn(this.#context.kysely, target);
    if (!open.length) return;
    // What is being posted at this moment will be known in another, and needs no looking for.
    await Promise.allSettled(open.map(({ item }) => this.#underWay.get(discussionKey(item, target))));
    const unsettled = await unsettledIn(this.#context.kysely, target);
    if (!unsettled.length) return;
    const time = this.#context.now().getTime();
    if (time - (this.#lookedAt.get(target) ?? Number.NEGATIVE_INFINITY) < lookAgainMilliseconds) return;
    this.#lookedAt.set(target, time);
    for (const { item } of unsettled) {
      await this.#inTurn(discussionKey(item, target), async () => {
        const still = await discussionAbout(this.#context.kysely, target, item);
        if (still && still.thread === null) await this.#settle(still);
      }).catch(ignorePersonError);
    }
  }

  /** The row comes before the message: after a crash between them the message is looked for, and not posted again. */
  async #reserve(item: string, target: string, person: string): Promise<Discussion> {
    const { kysely, now } = this.#context;
    this.#senderTo(target);
    const [zh, en] = [starterOf(item, this.#context, 'zh'), starterOf(item, this.#context, 'en')];
    if (!zh || !en) throw new PersonError(w => w.discussion.itemGone);
    const time = now().toISOString();
    await kysely
      .insertInto('discussions')
      .values({
        target,
        item,
        cards: JSON.stringify({ zh, en }),
        thread: null,
        started_by: person,
        started_at: time,
        attempted_at: time,
      })
      .execute();
    const reserved = await discussionAbout(kysely, target, item);
    if (!reserved) throw new Error('a discussion was not stored');
    return reserved;
  }

  /** Certainly not posted before. */
  async #again(discussion: Discussion): Promise<Discussion> {
    const { kysely, now } = this.#context;
    const time = now().toISOString();
    await kysely.updateTable('discussions').set({ attempted_at: time }).where('id', '=', discussion.id).execute();
    return this.#reread(discussion);
  }

  async #post(discussion: Discussion): Promise<void> {
    const { id, item, target } = discussion;
    try {
      const message = await this.#senderTo(target).send(
        idIn(target),
        firstCards(discussion),
        discussionKey(item, target),
      );
      await recordThread(this.#context.kysely, id, message);
    } catch (error) {
      if (error instanceof PersonError) throw error;
      this.#context.report(error);
      if (!(error instanceof RefusedError)) throw new PersonError(w => w.discussion.unsure, { cause: error });
      await this.#drop(id);
      const { retryable, code } = error;
      throw new PersonError(w => (retryable ? w.discussion.refusedForNow : w.discussion.refused(code)), {
        cause: error,
      });
    }
  }

  /**
   * The message's id, or null when it certainly was not posted.
   * @throws PersonError while that is not known; where it never will be, the next press starts anew
   */
  async #settle(discussion: Discussion): Promise<string | null> {
    const settled = await this.#ask(discussion);
    switch (settled.state) {
      case 'sent':
        await recordThread(this.#context.kysely, discussion.id, settled.message);
        return settled.message;
      case 'absent':
        return null;
      case 'early':
        throw new PersonError(w => w.discussion.unsure);
      case 'doubt':
        await this.#drop(discussion.id);
        throw new PersonError(w => w.discussion.doubt);
    }
  }

  async #ask(discussion: Discussion): Promise<Settled> {
    const { item, target, attemptedAt: at } = discussion;
    const attempts = { first: at, last: at, now: this.#context.now() };
    const sender = this.#senderTo(target);
    try {
      return await sender.settle(idIn(target), firstCards(discussion), discussionKey(item, target), attempts);
    } catch (error) {
      this.#context.report(error);
      if (error instanceof RefusedError && !error.retryable) return { state: 'doubt' };
      throw new PersonError(w => w.discussion.unsure, { cause: error });
    }
  }

  #senderTo(target: string): Sender {
    const sender = senderTo(this.#context.senders(), target);
    if (!sender?.ready()) throw new PersonError(w => w.discussion.noSender);
    return sender;
  }

  async #drop(id: number): Promise<void> {
    await this.#context.kysely.deleteFrom('discussions').where('id', '=', id).where('thread', 'is', null).execute();
  }

  async #reread({ id, target }: Discussion): Promise<Discussion> {
    const discussion = await discussionIn(this.#context.kysely, target, id);
    if (!discussion) throw new PersonError(w => w.discussion.gone);
    return discussion;
  }

  async #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#underWay.get(key) ?? Promise.resolve();
    const own = before.then(work, work);
    this.#underWay.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#underWay.get(key) === own) this.#underWay.delete(key);
    }
  }
}

function firstCards({ id, cards }: Discussion) {
  return { zh: withVotes(cards.zh, id, noVotes), en: withVotes(cards.en, id, noVotes) };
}

function ignorePersonError(error: unknown): void {
  if (!(error instanceof PersonError)) throw error;
}
