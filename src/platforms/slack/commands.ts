/** The command that takes every other one as its text: Slack keeps some names for itself. */
export const mainCommand = '/trendbrief';

/** The message shortcut *Ask the library about this*, by its callback id. */
export const messageShortcut = 'ask_library';

/** Names of Slack's own commands: it refuses a manifest that holds one. */
export const reservedCommands: ReadonlySet<string> = new Set(
  [
    'active archive apps away call canvas collapse dm dnd expand feed feedback help huddle invite join keys leave list',
    'me mpdm msg mute open part people prefs remind remove rename search shortcuts shrug star status topic unarchive',
    'unstar unmute who workflow invite_people',
  ].flatMap(names => names.split(' ').map(name => `/${name}`)),
);

/** What a slash command says, as the line that a person would type elsewhere. */
export function commandLine(command: string, text: string): string {
  if (command === mainCommand) return text || '/help';
  return `${command} ${text}`.trim();
}
