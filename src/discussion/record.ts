import type { Kysely } from 'kysely';
import { personOf, targetOf } from '../briefing/target.ts';
import type { State } from '../library/state.ts';
import { type Discussion, discussionOf } from './discussions.ts';
import { Early } from './early.ts';
import { isForBot } from './for-bot.ts';
import type { Happening } from './happening.ts';

type Said = Extract<Happening, { kind: 'said' }>;
type AboutMessage = Exclude<Happening, { kind: 'said' }>;

/** Where it happened. */
export interface Place {
  readonly platform: string;
  readonly channel: string;
}

/**
 * Keeps what people say to each other in the threads of discussions, and nothing else. Happenings may come twice and in any
 * order: what is known of a message in the end is what its latest edit says, and a deleted one stays deleted.
 */
export class Recorder {
  readonly #kysely: Kysely<State>;
  readonly #now: () => Date;
  /** What came before the message it is about. */
  readonly #early = new Early<AboutMessage>();

  constructor(kysely: Kysely<State>, now: () => Date) {
    this.#kysely = kysely;
    this.#now = now;
  }

  async record(place: Place, happening: Happening): Promise<void> {
    const target = targetOf(place);
    if (happening.kind === 'said') {
      const discussion = await discussionOf(this.#kysely, target, happening.thread);
      if (discussion) await this.#said(place, discussion, happening);
      return;
    }
    const discussion = await this.#discussionWith(target, happening.message);
    if (discussion !== null) await this.#apply(place, discussion, happening);
    else if (await this.#hasDiscussions(target)) this.#early.keep(`${target} ${happening.message}`, happening);
  }

  async #said(place: Place, { id: discussion, thread }: Discussion, said: Said): Promise<void> {
    if (said.message === thread || isForBot(said.text)) return;
    await this.#kysely
      .insertInto('discussion_messages')
      .values({
        discussion,
        message: said.message,
        person: personOf({ ...place, user: said.user }),
        name: said.name,
        text: said.text,
        said_at: said.at.toISOString(),
        edited_at: null,
        deleted_at: null,
      })
      .onConflict(conflict => conflict.doNothing())
      .execute();
    for (const happening of this.#early.take(`${targetOf(place)} ${said.message}`)) {
      await this.#apply(place, discussion, happening);
    }
  }

  async #apply(place: Place, discussion: number, happening: AboutMessage): Promise<void> {
    switch (happening.kind) {
      case 'edited':
        return this.#edited(discussion, happening);
      case 'deleted':
        return this.#deleted(discussion, happening.message);
      case 'reacted':
        return this.#reacted(discussion, personOf({ ...place, user: happening.user }), happening);
    }
  }

  async #edited(discussion: number, { message, text, at }: Extract<Happening, { kind: 'edited' }>): Promise<void> {
    const time = at.toISOString();
    await this.#kysely
      .updateTable('discussion_messages')
      .set({ text, edited_at: time })
      .where('discussion', '=', discussion)
      .where('message', '=', message)
      .where('deleted_at', 'is', null)
      .where(is => is.or([is('edited_at', 'is', null), is('edited_at', '<=', time)]))
      .execute();
  }

  /** Nothing of what it said stays, a conclusion in its words included; the empty row keeps it from coming back. */
  async #deleted(discussion: number, message: string): Promise<void> {
    await this.#kysely.transaction().execute(async transaction => {
      await transaction
        .updateTable('discussion_messages')
        .set({ text: '', name: null, person: '', deleted_at: this.#now().toISOString() })
        .where('discussion', '=', discussion)
        .where('message', '=', message)
        .execute();
      for (const table of ['discussion_reactions', 'discussion_conclusions'] as const) {
        await transaction
          .deleteFrom(table)
          .where('discussion', '=', discussion)
          .where('message', '=', message)
          .execute();
      }
    });
  }

  async #reacted(
    discussion: number,
    person: string,
    { message, reaction, added }: Extract<Happening, { kind: 'reacted' }>,
  ): Promise<void> {
    const row = { discussion, message, person, reaction };
    if (!added) {
      await this.#kysely
        .deleteFrom('discussion_reactions')
        .where(is => is.and(row))
        .execute();
      return;
    }
    const there = await this.#kysely
      .selectFrom('discussion_messages')
      .select('message')
      .where('discussion', '=', discussion)
      .where('message', '=', message)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!there) return;
    await this.#kysely
      .insertInto('discussion_reactions')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  }

  /** The discussion in that channel which has that message on record, a deleted one too. */
  async #discussionWith(target: string, message: string): Promise<number | null> {
    const row = await this.#kysely
      .selectFrom('discussion_messages')
      .innerJoin('discussions', 'discussions.id', 'discussion_messages.discussion')
      .select('discussions.id')
      .where('discussion_messages.message', '=', message)
      .where('discussions.target', '=', target)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async #hasDiscussions(target: string): Promise<boolean> {
    const row = await this.#kysely
      .selectFrom('discussions')
      .select('id')
      .where('target', '=', target)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }
}
