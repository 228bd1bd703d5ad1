import type { Kysely, Selectable } from 'kysely';
import type { Card } from '../../card/card.ts';
import { plainText } from '../../card/plain.ts';
import { readStoredCard } from '../../card/stored.ts';
import type { State } from '../../library/state.ts';
import type { Locale } from '../../words/index.ts';
import type { Message, Reaction } from './message.ts';

export type StoredMessage = Selectable<State['web_messages']>;

/** A message before it is known who reads it. */
export interface Kept {
  readonly message: Message;
  /** Its card in the other language. */
  readonly translation: Card | null;
}

/** A message as a reader of that language sees it. */
export function shownIn({ message, translation }: Kept, locale: Locale): Message {
  if (translation?.locale !== locale) return message;
  return { ...message, card: translation, text: plainText(translation) };
}

/** Stored messages as they are shown, with their reactions. */
export async function readMessages(database: Kysely<State>, rows: readonly StoredMessage[]): Promise<Kept[]> {
  if (rows.length === 0) return [];
  const given = await database
    .selectFrom('web_reactions')
    .select(['message', 'person', 'reaction'])
    .where(
      'message',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('reacted_at')
    .execute();
  const reactions = new Map<number, Map<string, string[]>>();
  for (const { message, person, reaction } of given) {
    const ofMessage = reactions.get(message) ?? new Map<string, string[]>();
    reactions.set(message, ofMessage);
    ofMessage.set(reaction, [...(ofMessage.get(reaction) ?? []), person]);
  }
  return rows.map(row => ({
    message: toMessage(row, reactions.get(row.id)),
    translation: row.translation === null ? null : readStoredCard(row.translation),
  }));
}

function toMessage(row: StoredMessage, reactions: ReadonlyMap<string, readonly string[]> = new Map()): Message {
  return {
    id: String(row.id),
    channel: row.channel,
    thread: row.thread === null ? null : String(row.thread),
    author: row.author,
    text: row.text,
    card: row.card === null ? null : readStoredCard(row.card),
    at: row.at,
    ...(row.reworded_at === null ? {} : { edited: row.reworded_at }),
    ...(reactions.size ? { reactions: [...reactions].map(toReaction) } : {}),
    ...(row.deleted_at === null ? {} : { deleted: true }),
    ...(row.aside ? { aside: true } : {}),
  };
}

const toReaction = ([reaction, people]: readonly [string, readonly string[]]): Reaction => ({ reaction, people });
