import type { Briefings } from '../briefing/briefings.ts';
import type { Briefing } from '../briefing/definition.ts';
import { PersonError } from '../errors.ts';

/** The briefing whose name or title a text begins with (the longest one), and what follows it. */
export function splitBriefing(
  briefings: Briefings,
  text: string,
): { readonly briefing: Briefing; readonly rest: string } | null {
  const folded = text.normalize('NFC').toLowerCase();
  const named = briefings.all
    .flatMap(briefing => [briefing.name, briefing.title.zh, briefing.title.en].map(name => ({ briefing, name })))
    .sort((one, other) => other.name.length - one.name.length)
    .find(({ name }) => folded.startsWith(name.toLowerCase()) && endsThere(folded, name.length));
  return named ? { briefing: named.briefing, rest: text.normalize('NFC').slice(named.name.length).trim() } : null;
}

/** A Latin name or a number must not run on: `ten` is not what `tenth` begins with; Chinese may follow at once. */
function endsThere(text: string, length: number): boolean {
  return !/^[\p{Script=Latin}\d_-]{2}$/u.test(text.slice(length - 1, length + 1));
}

/** @throws PersonError that lists the names there are */
export function briefingNamed(briefings: Briefings, text: string): Briefing {
  const names = briefings.all.map(({ name }) => name);
  if (!text) throw new PersonError(w => w.chat.needBriefing(names));
  const found = splitBriefing(briefings, text);
  if (!found || found.rest) throw new PersonError(w => w.chat.noSuchBriefing(text, names));
  return found.briefing;
}
