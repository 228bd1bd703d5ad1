import type { Card } from '../card/card.ts';
import type { Happening } from '../discussion/happening.ts';
import type { Locale } from '../words/index.ts';

/** Who asks, and where. Ids are the platform's own; `platform` is the prefix of targets such as `web:general`. */
export interface Origin {
  readonly platform: string;
  readonly channel: string;
  readonly user: string;
  /** As others see the person, where that is known. */
  readonly name?: string;
  readonly admin: boolean;
  readonly locale: Locale;
  /** The thread's first message, when it was said inside one. */
  readonly thread: string | null;
}

/** A line somebody typed: a command with or without its slash, or plain text. */
export interface Request extends Origin {
  readonly text: string;
}

/** A button somebody pressed, or a form somebody sent. */
export interface Press extends Origin {
  readonly message: string;
  readonly action: string;
  readonly value: string;
  /** The fields of a form. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What the bot answers, and where it belongs:
 * `here` a new message where the request was made; `thread` in the thread under the message whose button was pressed;
 * `replace` in place of that message; `aside` for the asker alone.
 */
export interface Reply {
  readonly card: Card;
  /** The same in both languages, where it stands for everybody; a platform that knows its readers' languages shows each theirs. */
  readonly cards?: Readonly<Record<Locale, Card>>;
  readonly placement: 'here' | 'thread' | 'replace' | 'aside';
}

/** The bot, as every platform sees it. */
export interface Chat {
  /** Never throws for what a person did: a mistake is answered with a card that says what to do. */
  answer(request: Request): Promise<readonly Reply[]>;
  press(press: Press): Promise<readonly Reply[]>;
  /** What somebody did in a channel, for the record of discussions; everything outside their threads is dropped at once. */
  observe(place: Pick<Origin, 'platform' | 'channel'>, happening: Happening): Promise<void>;
  /** Whether that thread is the thread of a discussion: there people talk to each other, and the bot answers only when it is asked. */
  isDiscussion(place: Pick<Origin, 'platform' | 'channel'>, thread: string): Promise<boolean>;
  /** What a person may type, for completion and help. */
  commands(locale: Locale): readonly CommandHint[];
}

export interface CommandHint {
  /** With the slash, in that language first: `/趋势`, `/trends`. */
  readonly names: readonly string[];
  readonly usage: string;
  readonly description: string;
}
