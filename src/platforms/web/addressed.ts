import { isForBot } from '../../discussion/for-bot.ts';

/** The bot's name as a mention, with what sets it off from the rest of the line; where it counts, `isForBot` says. */
const mention = /(?<![\w.-])[@＠]trendbrief(?![\w-]|\.\w)[\s,，:：]*/giu;

/**
 * What a line that was typed in a discussion asks of the bot: a command as it stands, a line that mentions the bot without the
 * mention (nothing else than the mention is a call for help). Null for what people say to each other.
 */
export function askedInDiscussion(line: string): string | null {
  if (!isForBot(line)) return null;
  return withoutMention(line) || '/help';
}

/** The line without the bot's name, which says nothing where everything is said to the bot. */
export function withoutMention(line: string): string {
  return line.replace(mention, '').trim();
}
