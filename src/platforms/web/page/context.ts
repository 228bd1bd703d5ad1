import type { Button } from '../../../card/card.ts';
import type { CommandHint } from '../../../chat/request.ts';
import type { Locale } from '../../../words/locale.ts';
import type { web } from '../../../words/web.ts';
import type { Message } from '../message.ts';
import type { Place } from './api.ts';

export type PageWords = (typeof web)[Locale];

/** What every part of the page needs from the whole. */
export interface PageContext {
  readonly locale: Locale;
  readonly words: PageWords;
  commands(): readonly CommandHint[];
  /** Resolves once the bot has answered, to the sentence that says why not where it failed. */
  send(place: Place, text: string): Promise<string | null>;
  press(message: Message, button: Button, pressed: HTMLElement): void;
  openThread(message: Message): void;
}

/** The language tag of the page and of dates in it. */
export const languageTag = (locale: Locale) => (locale === 'zh' ? 'zh-CN' : 'en');
