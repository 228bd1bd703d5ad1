import { commandNames } from '../../chat/parse.ts';
import { wordsOf } from '../../words/index.ts';

/** The command that takes every other one as its text: Slack keeps some names for itself. */
export const mainCommand = '/trendbrief';

/** The message shortcuts *Ask the library* and *Mark as conclusion*, by their callback ids. */
export const askShortcut = 'ask_library';
export const concludeShortcut = 'mark_conclusion';

/** Names of Slack's own commands: it refuses a manifest that holds one. */
export const reservedCommands: ReadonlySet<string> = new Set(
  [
    'active archive apps away call canvas collapse dm dnd expand feed feedback help huddle invite join keys leave list',
    'me mpdm msg mute open part people prefs remind remove rename search shortcuts shrug star status topic unarchive',
    'unstar unmute who workflow invite_people',
  ].flatMap(names => names.split(' ').map(name => `/${name}`)),
);

/** The names that Slack takes as commands: Latin, and none of its own. */
export function canBeRegistered(name: string): boolean {
  return /^\/[a-z][a-z0-9_-]{0,30}$/.test(name) && !reservedCommands.has(name);
}

/** Slack runs no command inside a thread: there a mention is the way. */
const insideThreads: ReadonlySet<string> = new Set(wordsOf('en').chat.names.conclude);

const ours: ReadonlySet<string> = new Set(commandNames.flatMap(name => wordsOf('en').chat.names[name]));

/** A text with the commands in it as they can be typed on Slack: `/trendbrief 趋势 3`, `@Trendbrief /conclude …`. */
export function asTypedHere(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}/])\/(\p{L}+)(?![\p{L}\p{N}/])/gu, (typed, name: string) => {
    if (!ours.has(name)) return typed;
    if (insideThreads.has(name)) return `@Trendbrief ${typed}`;
    return canBeRegistered(typed) ? typed : `${mainCommand} ${name}`;
  });
}

/** What a slash command says, as the line that a person would type elsewhere. */
export function commandLine(command: string, text: string): string {
  if (command === mainCommand) return text || '/help';
  return `${command} ${text}`.trim();
}
