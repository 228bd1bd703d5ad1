import type { Kysely } from 'kysely';
import type { Stance } from '../card/recap.ts';
import type { State } from '../library/state.ts';
import type { Locale } from '../words/index.ts';
import { messagesOf } from './channel.ts';
import { conclusionsOf } from './conclusions.ts';
import { startedDiscussions } from './discussions.ts';
import { votesOn } from './votes.ts';

/** Everything that is on record of one discussion, for export. Times are ISO 8601. */
export interface Transcript {
  /** `platform:channel`. */
  readonly channel: string;
  readonly item: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly thread: string | null;
  readonly startedAt: string;
  readonly votes: Readonly<Record<Stance, number>>;
  /** The last one first: it holds. */
  readonly conclusions: readonly {
    readonly stance: Stance;
    readonly text: string;
    readonly name: string | null;
    readonly at: string;
  }[];
  readonly messages: readonly {
    readonly message: string;
    readonly person: string;
    readonly name: string | null;
    readonly text: string;
    readonly at: string;
    /** How many others reacted in favour. */
    readonly agreement: number;
  }[];
}

/** The discussions of a channel (`platform:channel`), or of all, in the order in which they began. */
export async function transcripts(kysely: Kysely<State>, channel: string | null): Promise<readonly Transcript[]> {
  const all: Transcript[] = [];
  for (const { id, target, item, title, thread, startedAt } of await startedDiscussions(kysely, channel)) {
    all.push({
      channel: target,
      item,
      title,
      thread,
      startedAt: startedAt.toISOString(),
      votes: await votesOn(kysely, id),
      conclusions: (await conclusionsOf(kysely, id)).map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
      messages: (await messagesOf(kysely, id)).map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    });
  }
  return all;
}
