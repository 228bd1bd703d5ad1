/**
 * Every sentence a person reads, in Chinese and English, side by side: one file per area of the bot.
 * A text is a string or a function of its parts; both languages have the same keys (the compiler checks it).
 */
import { about } from './about.ts';
import { briefing } from './briefing.ts';
import { card } from './card.ts';
import { chat } from './chat.ts';
import { check } from './check.ts';
import { corpus } from './corpus.ts';
import { discussion } from './discussion.ts';
import { feishu } from './feishu.ts';
import { figures } from './figures.ts';
import { library } from './library.ts';
import type { Locale } from './locale.ts';
import { lookup } from './lookup.ts';
import { operator } from './operator.ts';
import { slack } from './slack.ts';
import { web } from './web.ts';

function collect(locale: Locale) {
  return {
    about: about[locale],
    briefing: briefing[locale],
    card: card[locale],
    chat: chat[locale],
    check: check[locale],
    corpus: corpus[locale],
    discussion: discussion[locale],
    feishu: feishu[locale],
    figures: figures[locale],
    library: library[locale],
    lookup: lookup[locale],
    operator: operator[locale],
    slack: slack[locale],
    web: web[locale],
  };
}

export type Words = ReturnType<typeof collect>;

const words = { zh: collect('zh'), en: collect('en') };

/** The texts of one language. */
export function wordsOf(locale: Locale): Words {
  return words[locale];
}

export { isLocale, type Locale } from './locale.ts';
