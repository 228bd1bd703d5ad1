import type { Kysely } from 'kysely';
import type { Card } from '../../card/card.ts';
import { plainText } from '../../card/plain.ts';
import { readStoredCard } from '../../card/stored.ts';
import type { State } from '../../library/state.ts';
import * as limits from './limits.ts';
import { botName, type ChannelSummary, firstChannel } from './message.ts';
import { type Kept, readMessages, type StoredMessage } from './stored-message.ts';

/** Where a message stands: in a channel, or in the thread of its message `thread`. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** The messages of the local workspace, as the database keeps them. Asides are found by id and never listed. */
export class Messages {
  readonly #database: Kysely<State>;
  readonly #now: () => Date;

  constructor(database: Kysely<State>, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** What a person typed. */
  async addText(place: Place, author: string, text: string): Promise<Kept> {
    return this.#insert({ ...row(place), author, text, card: null, translation: null, aside: 0, delivery_key: null });
  }

  /** What the bot answers. */
  async addCard(place: Place, card: Card, options: { aside?: boolean } = {}): Promise<Kept> {
    const aside = options.aside ? 1 : 0;
    return this.#insert({ ...row(place), ...cardColumns(card), translation: null, aside, delivery_key: null });
  }

  /**
   * The same key twice stores one message: the first. `added` is null when it was there already.
   * @param translation the card in the other language
   */
  async addOnce(
    channel: string,
    card: Card,
    translation: Card | null,
    key: string,
  ): Promise<{ id: string; added: Kept | null }> {
    const added = await this.#database
      .insertInto('web_messages')
      .values({
        ...row({ channel, thread: null }),
        ...cardColumns(card),
        translation: translation && JSON.stringify(translation),
        aside: 0,
        delivery_key: key,
        at: this.time(),
      })
      .onConflict(conflict => conflict.column('delivery_key').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added) return { id: String(added.id), added: await this.#read(added) };
    const id = await this.findByKey(key);
    if (id === null) throw new Error('a message was neither added nor there');
    return { id, added: null };
  }

  /** The id of the message that was added with that key. */
  async findByKey(key: string): Promise<string | null> {
    const found = await this.#database
      .selectFrom('web_messages')
      .select('id')
      .where('delivery_key', '=', key)
      .executeTakeFirst();
    return found ? String(found.id) : null;
  }

  /** Other cards in place of what the message `id` shows to the readers of their languages; to all, where it shows all the same. */
  async replaceCards(id: string, cards: readonly Card[]): Promise<Kept> {
    const kept = await this.#database
      .selectFrom('web_messages')
      .selectAll()
      .where('id', '=', Number(id))
      .executeTakeFirstOrThrow();
    const translation = kept.translation === null ? null : readStoredCard(kept.translation);
    const own = kept.card === null ? null : readStoredCard(kept.card);
    const translated = cards.find(each => each.locale === translation?.locale);
    const card = cards.find(each => each.locale === own?.locale) ?? (translated ? undefined : cards[0]);
    return this.#change(id, {
      ...(card ? { text: plainText(card), card: JSON.stringify(card) } : {}),
      ...(translated ? { translation: JSON.stringify(translated) } : {}),
      edited_at: this.time(),
    });
  }

  /** Other words in place of what a person wrote. */
  async reword(id: string, text: string): Promise<Kept> {
    const at = this.time();
    return this.#change(id, { text, reworded_at: at, edited_at: at });
  }

  /** Takes a person's words back; their place remains for those who come back to it. */
  async remove(id: string): Promise<Kept> {
    const at = this.time();
    await this.#database.deleteFrom('web_reactions').where('message', '=', Number(id)).execute();
    return this.#change(id, { text: '', reworded_at: null, deleted_at: at, edited_at: at });
  }

  /** Gives a person's reaction or takes it back. Null where that changes nothing. */
  async react(id: string, person: string, reaction: string, given: boolean): Promise<Kept | null> {
    const message = Number(id);
    const at = this.time();
    const changed = given
      ? await this.#database
          .insertInto('web_reactions')
          .values({ message, person, reaction, reacted_at: at })
          .onConflict(conflict => conflict.doNothing())
          .returning('message')
          .executeTakeFirst()
      : await this.#database
          .deleteFrom('web_reactions')
          .where('message', '=', message)
          .where('person', '=', person)
          .where('reaction', '=', reaction)
          .returning('message')
          .executeTakeFirst();
    return changed ? this.#change(id, { edited_at: at }) : null;
  }

  async find(channel: string, id: string): Promise<Kept | null> {
    const found = await this.#database
      .selectFrom('web_messages')
      .selectAll()
      .where('id', '=', Number(id))
      .where('channel', '=', channel)
      .executeTakeFirst();
    return found ? this.#read(found) : null;
  }

  /** Oldest first. Without `after`, the latest ones (before `before`, if given); `thread` keeps to a thread and its first message. */
  async list(channel: string, range: { after?: string; before?: string; thread?: string }): Promise<Kept[]> {
    const { after, before, thread } = range;
    let query = this.#visible().where('channel', '=', channel);
    if (thread !== undefined) {
      const root = Number(thread);
      query = query.where(is => is.or([is('id', '=', root), is('thread', '=', root)]));
    }
    if (before !== undefined) query = query.where('id', '<', Number(before));
    if (after !== undefined) {
      const following = query.where('id', '>', Number(after)).orderBy('id', 'asc').limit(limits.followingMessages);
      return readMessages(this.#database, await following.execute());
    }
    const latest = await query.orderBy('id', 'desc').limit(limits.latestMessages).execute();
    return readMessages(this.#database, latest.reverse());
  }

  /** Every channel in which something was said, and the first one always; each with its last message outside threads. */
  async channels(): Promise<ChannelSummary[]> {
    const last = await this.#database
      .selectFrom('web_messages')
      .selectAll()
      .where('id', 'in', query =>
        query
          .selectFrom('web_messages')
          .select(of => of.fn.max('id').as('id'))
          .where('aside', '=', 0)
          .where('deleted_at', 'is', null)
          .where('thread', 'is', null)
          .groupBy('channel'),
      )
      .execute();
    const messages = await readMessages(this.#database, last);
    const summaries: ChannelSummary[] = messages.map(({ message }) => ({ name: message.channel, last: message }));
    if (!summaries.some(({ name }) => name === firstChannel)) summaries.push({ name: firstChannel, last: null });
    const order = (name: string) => (name === firstChannel ? '' : name);
    return summaries.sort((a, b) => order(a.name).localeCompare(order(b.name)));
  }

  /** In all channels, oldest first, at most `followingMessages`. */
  async addedSince(id: number): Promise<Kept[]> {
    const added = await this.#visible()
      .where('id', '>', id)
      .orderBy('id', 'asc')
      .limit(limits.followingMessages)
      .execute();
    return readMessages(this.#database, added);
  }

  /** The messages up to the cursor's that were edited, reacted to or deleted since its time. */
  async editedSince(cursor: Cursor): Promise<Kept[]> {
    const edited = await this.#listed().where('id', '<=', cursor.id).where('edited_at', '>=', cursor.at).execute();
    return readMessages(this.#database, edited);
  }

  /** The cursor after which nothing has happened yet. */
  async cursor(): Promise<Cursor> {
    const at = this.time();
    const last = await this.#database
      .selectFrom('web_messages')
      .select(of => of.fn.max('id').as('id'))
      .executeTakeFirst();
    return { id: Number(last?.id ?? 0), at };
  }

  /** Now, in ISO 8601. */
  time(): string {
    return this.#now().toISOString();
  }

  async #insert(values: NewRow): Promise<Kept> {
    const stored = await this.#database
      .insertInto('web_messages')
      .values({ ...values, at: this.time() })
      .returningAll()
      .executeTakeFirstOrThrow();
    return this.#read(stored);
  }

  async #change(id: string, values: Change): Promise<Kept> {
    const changed = await this.#database
      .updateTable('web_messages')
      .set(values)
      .where('id', '=', Number(id))
      .returningAll()
      .executeTakeFirstOrThrow();
    return this.#read(changed);
  }

  async #read(row: StoredMessage): Promise<Kept> {
    const [message] = await readMessages(this.#database, [row]);
    if (!message) throw new Error('a stored message was not read');
    return message;
  }

  #listed() {
    return this.#database.selectFrom('web_messages').selectAll().where('aside', '=', 0);
  }

  /** Of the deleted ones only those that hold a thread together. */
  #visible() {
    return this.#listed().where(is =>
      is.or([
        is('deleted_at', 'is', null),
        is.exists(
          is
            .selectFrom('web_messages as reply')
            .select('reply.id')
            .whereRef('reply.thread', '=', 'web_messages.id')
            .where('reply.deleted_at', 'is', null),
        ),
      ]),
    );
  }
}

/** A point in the stream of what happens; `at` is a time in ISO 8601, since an edit keeps its message's id. */
export interface Cursor {
  readonly id: number;
  readonly at: string;
}

type NewRow = Omit<StoredMessage, 'id' | 'at' | 'edited_at' | 'reworded_at' | 'deleted_at'>;
type Change = Partial<
  Pick<StoredMessage, 'text' | 'card' | 'translation' | 'edited_at' | 'reworded_at' | 'deleted_at'>
>;

const row = (place: Place) => ({ channel: place.channel, thread: place.thread === null ? null : Number(place.thread) });

const cardColumns = (card: Card) => ({ author: botName, text: plainText(card), card: JSON.stringify(card) });
