/** The bot's name as a mention, wherever in a line it stands; every platform tells it like this. */
const mention = /(?<![\w.-])[@＠]trendbrief(?![\w-]|\.\w)/iu;

/** Whether a line is said to the bot: a command, or a line that mentions it. What else is said, people say to each other. */
export function isForBot(text: string): boolean {
  return /^\s*[/／]/.test(text) || mention.test(text);
}
