import type { Kysely, Selectable } from 'kysely';
import type { Card } from '../../card/card.ts';
import { plainText } from '../../card/plain.ts';
import { readStoredCard } from '../../card/stored.ts';
import type { State } from '../../library/state.ts';
import * as limits from './limits.ts';
import { botName, type ChannelSummary, firstChannel, type Message } from './message.ts';

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
  async addText(place: Place, author: string, text: string): Promise<Message> {
    return this.#insert({ ...row(place), author, text, card: null, aside: 0, delivery_key: null });
  }

  /** What the bot answers. */
  async addCard(place: Place, card: Card, options: { aside?: boolean } = {}): Promise<Message> {
    return this.#insert({ ...row(place), ...cardColumns(card), aside: options.aside ? 1 : 0, delivery_key: null });
  }

  /** The same key twice stores one message: the first. `added` is null when it was there already. */
  async addOnce(channel: string, card: Card, key: string): Promise<{ id: string; added: Message | null }> {
    const added = await this.#database
      .insertInto('web_messages')
      .values({ ...row({ channel, thread: null }), ...cardColumns(card), aside: 0, delivery_key: key, at: this.time() })
      .onConflict(conflict => conflict.column('delivery_key').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added) return { id: String(added.id), added: toMessage(added) };
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

  /** Another card in place of what the message `id` shows. */
  async replaceCard(id: string, card: Card): Promise<Message> {
    const { text, card: json } = cardColumns(card);
    const edited = await this.#database
      .updateTable('web_messages')
      .set({ text, card: json, edited_at: this.time() })
      .where('id', '=', Number(id))
      .returningAll()
      .executeTakeFirstOrThrow();
    return toMessage(edited);
  }

  async find(channel: string, id: string): Promise<Message | null> {
    const found = await this.#database
      .selectFrom('web_messages')
      .selectAll()
      .where('id', '=', Number(id))
      .where('channel', '=', channel)
      .executeTakeFirst();
    return found ? toMessage(found) : null;
  }

  /** Oldest first. Without `after`, the latest ones (before `before`, if given); `thread` keeps to a thread and its first message. */
  async list(channel: string, range: { after?: string; before?: string; thread?: string }): Promise<Message[]> {
    const { after, before, thread } = range;
    let query = this.#visible().where('channel', '=', channel);
    if (thread !== undefined) {
      const root = Number(thread);
      query = query.where(is => is.or([is('id', '=', root), is('thread', '=', root)]));
    }
    if (before !== undefined) query = query.where('id', '<', Number(before));
    if (after !== undefined) {
      const following = query.where('id', '>', Number(after)).orderBy('id', 'asc').limit(limits.followingMessages);
      return (await following.execute()).map(toMessage);
    }
    const latest = await query.orderBy('id', 'desc').limit(limits.latestMessages).execute();
    return latest.reverse().map(toMessage);
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
          .where('thread', 'is', null)
          .groupBy('channel'),
      )
      .execute();
    const summaries: ChannelSummary[] = last.map(toMessage).map(message => ({ name: message.channel, last: message }));
    if (!summaries.some(({ name }) => name === firstChannel)) summaries.push({ name: firstChannel, last: null });
    const order = (name: string) => (name === firstChannel ? '' : name);
    return summaries.sort((a, b) => order(a.name).localeCompare(order(b.name)));
  }

  /** In all channels, oldest first, at most `followingMessages`. */
  async addedSince(id: number): Promise<Message[]> {
    const added = await this.#visible()
      .where('id', '>', id)
      .orderBy('id', 'asc')
      .limit(limits.followingMessages)
      .execute();
    return added.map(toMessage);
  }

  /** The messages up to the cursor's that were edited since its time. */
  async editedSince(cursor: Cursor): Promise<Message[]> {
    const edited = await this.#visible().where('id', '<=', cursor.id).where('edited_at', '>=', cursor.at).execute();
    return edited.map(toMessage);
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

  async #insert(values: NewRow): Promise<Message> {
    const stored = await this.#database
      .insertInto('web_messages')
      .values({ ...values, at: this.time() })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toMessage(stored);
  }

  #visible() {
    return this.#database.selectFrom('web_messages').selectAll().where('aside', '=', 0);
  }
}

/** A point in the stream of what happens; `at` is a time in ISO 8601, since an edit keeps its message's id. */
export interface Cursor {
  readonly id: number;
  readonly at: string;
}

type Row = Selectable<State['web_messages']>;
type NewRow = Omit<Row, 'id' | 'at' | 'edited_at'>;

const row = (place: Place) => ({ channel: place.channel, thread: place.thread === null ? null : Number(place.thread) });

const cardColumns = (card: Card) => ({ author: botName, text: plainText(card), card: JSON.stringify(card) });

function toMessage(row: Row): Message {
  return {
    id: String(row.id),
    channel: row.channel,
    thread: row.thread === null ? null : String(row.thread),
    author: row.author,
    text: row.text,
    card: row.card === null ? null : readStoredCard(row.card),
    at: row.at,
    ...(row.aside ? { aside: true } : {}),
  };
}
