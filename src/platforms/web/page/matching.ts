import type { CommandHint } from '../../../chat/request.ts';

export interface Match {
  readonly command: CommandHint;
  /** The name to complete to: the one that was begun, in whichever language. */
  readonly name: string;
}

/** The commands that a line may become, or null where no command is being typed. Chinese keyboards type a wide slash. */
export function matchCommands(line: string, commands: readonly CommandHint[]): Match[] | null {
  const begun = /^[/／](\S*)$/.exec(line)?.[1];
  if (begun === undefined) return null;
  const wanted = `/${begun.toLowerCase()}`;
  return commands.flatMap(command => {
    const name = command.names.find(each => each.toLowerCase().startsWith(wanted));
    return name === undefined ? [] : [{ command, name }];
  });
}
