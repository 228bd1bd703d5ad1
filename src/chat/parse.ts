import { editDistance } from '../lookup/edit-distance.ts';
import { wordsOf } from '../words/index.ts';

export const commandNames = [
  'trends',
  'trend',
  'ask',
  'sources',
  'brief',
  'digest',
  'recap',
  'figures',
  'about',
  'conclude',
  'help',
] as const;

export type CommandName = (typeof commandNames)[number];

/** What a line of text asks for. `slash` says whether it was written as a command. */
export type Line =
  | { readonly kind: 'command'; readonly command: CommandName; readonly rest: string; readonly slash: boolean }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'nothing' };

/** Both languages' names; `趋势` alone is the report, `趋势 3` one trend (see `command`). */
const named = new Map<string, CommandName>(
  commandNames.flatMap(command =>
    wordsOf('zh').chat.names[command].map((name): [string, CommandName] => [name, command]),
  ),
);
named.set('趋势', 'trends');

/** A command with or without its slash (also the full-width one), in either language, or else a question. Slashed names may run into Chinese or a number: `/趋势3`. */
export function parseLine(input: string): Line {
  const text = input.normalize('NFC').trim();
  if (!text) return { kind: 'nothing' };
  const slashed = /^[/／]\s*(?<body>.*)$/su.exec(text)?.groups?.body;
  if (slashed === undefined) return plain(text);
  if (!slashed) return { kind: 'command', command: 'help', rest: '', slash: true };
  return (
    split(slashed, true) ??
    runTogether(slashed) ?? { kind: 'unknown', name: /^\S+/u.exec(slashed)?.[0].slice(0, 40) ?? slashed }
  );
}

function plain(text: string): Line {
  return split(text, false) ?? { kind: 'question', text };
}

function split(text: string, slash: boolean): Line | null {
  const match = /^(?<name>\S+)(?:\s+(?<rest>.*))?$/su.exec(text);
  return match?.groups ? command(match.groups.name ?? '', match.groups.rest ?? '', slash) : null;
}

/** `/趋势3`, `/问北京…`, `/trend3`: a name that runs into what follows, the longest name first. */
function runTogether(text: string): Line | null {
  for (const pattern of [
    /^(?<name>\p{Script=Han}{2})(?<rest>.+)$/su,
    /^(?<name>\p{Script=Han})(?<rest>.+)$/su,
    /^(?<name>[a-z]+)(?<rest>\d.*)$/su,
  ]) {
    const match = pattern.exec(text);
    const line = match?.groups ? command(match.groups.name ?? '', match.groups.rest ?? '', true) : null;
    if (line) return line;
  }
  return null;
}

function command(name: string, rest: string, slash: boolean): Line | null {
  const found = named.get(name.toLowerCase());
  if (!found) return null;
  const argument = rest.trim();
  const one = found === 'trends' && name === '趋势' && argument;
  return { kind: 'command', command: one ? 'trend' : found, rest: argument, slash };
}

/** The known name nearest to a mistyped one, at most two edits away. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const ranked = names
    .map(name => ({ name, distance: editDistance(typed.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.min(2, best.name.length - 1) ? best.name : null;
}
