import type { Button } from '../../../card/card.ts';
import type { CommandHint } from '../../../chat/request.ts';
import type { Locale } from '../../../words/locale.ts';
import type { web } from '../../../words/web.ts';
import type { Message } from '../message.ts';
import type { Place } from './api.ts';
import type { FormValues } from './draw.ts';

export type PageWords = (typeof web)[Locale];

/** What every part of the page needs from the whole. Where something fails, the sentence that says why is given back or shown. */
export interface PageContext {
  readonly locale: Locale;
  readonly words: PageWords;
  /** Whoever sits here. */
  readonly user: string;
  commands(): readonly CommandHint[];
  /** The message as it is now. */
  latest(message: Message): Message;
  /** Resolves once the bot has answered, to the sentence that says why not where it failed. */
  send(place: Place, text: string): Promise<string | null>;
  press(message: Message, button: Button, pressed: HTMLElement, values?: FormValues): void;
  openThread(message: Message): void;
  /** Resolves to the sentence that says why not where it failed. */
  reword(message: Message, text: string): Promise<string | null>;
  remove(message: Message): void;
  react(message: Message, reaction: string, given: boolean): void;
}

/** The language tag of the page and of dates in it. */
export const languageTag = (locale: Locale) => (locale === 'zh' ? 'zh-CN' : 'en');
