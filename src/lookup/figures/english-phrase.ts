import { verbIn } from './english-verbs.ts';
import type { periodsIn } from './period.ts';

/** Words that a phrase cannot end with. */
const dangling =
  /(?:^|\s)(?:to|at|of|by|in|from|for|with|and|or|about|than|the|a|an|as|some|nearly|over|around|up|only|now|already|it|its|that|which|who|where|on|into|between|within|per|more|less|least|most|almost|roughly|down|another|this|these|their|there|also|even|just|still|but|while|so|each|all|has|is|are|usually|once|first|above|below|under|until|across|against|alone|not|no|if|through|instead|forecast|when|after|before|during|among)$/iu;
const opening =
  /^(?:and|but|or|nor|yet|with|while|where|which|who|that|as|then|so|also|the|an?|for example|for instance|to|since|including|nearly|about|over|among (?:them|these)|of (?:them|these|which)|according to [^,]+|first|second|third|finally|more|only|some|there|even|if|because|when|once|plus|meanwhile|today|now|of|at|by|about|usually|together|another)(?:\s+|$)/iu;
export const possessive = /^(?:whose|its|their|his|her|this|these|those)\s+/iu;
/** Said of what was named before: it needs that name. */
export const definite = /^(?:whose|the|its|their|this|these|that|those|his|her|each|one|all|some|both)\s/iu;
export const pronoun = /^(?:it|they|he|she|this|these|which|who|that|we)$/iu;
/** At the beginning of a clause they say where or when, and not who. */
export const adverbial =
  /^(?:used|based|in|for|at|by|on|with|during|under|after|before|from|since|through|within|across|among|between|as of|of)\s/iu;
const filler = '\u0001';
/** At a forum in Berlin, in 2025: before a time all of it says where. */
const adverbialUntil = new RegExp(`^\\s*(?:in|at|during|by|after|since|on)\\s[^${filler}]{0,60}${filler}+`, 'iu');
/** What somebody says, finds or expects is what counts. */
export const reporting =
  /^.*\b(?:says?|said|reports?|reported|finds?|found|shows?|showed|predicts?|predicted|estimates?|estimated|holds|held|argues|thinks|believes|reckons|means) that(?: if)?(?:\s|$)/iu;

/** The text with its periods blanked, and what leads to them. */
export function withoutPeriods(plain: string, periods: ReturnType<typeof periodsIn>): string {
  return periods.reduce((rest, { at, to }) => {
    const lead =
      /(?:\b(?:by|in|of|for|since|from|to|until|during|as of|at)\s(?:(?:early|late|mid|the end of|the start of|the middle of)\s)?)?$/iu.exec(
        rest.slice(0, at),
      )?.[0].length ?? 0;
    return `${rest.slice(0, at - lead)}${filler.repeat(to - at + lead)}${rest.slice(to)}`;
  }, plain);
}

/** A clause before its verb, and from its verb on; what only says where or when goes. */
export function parted(whole: string): { readonly subject: string; readonly rest: string } {
  const said = words(whole.replace(reporting, ''));
  const opened = trimmed(said);
  const at = verbIn(opened);
  const name = adverbial.test(said) && at >= 0 ? nameBehind(said.slice(0, Math.max(0, verbIn(said)))) : '';
  if (name) return { subject: name, rest: opened.slice(at) };
  if (at < 0) return { subject: '', rest: opened };
  return { subject: noun(opened.slice(0, at)), rest: opened.slice(at) };
}

export function noun(text: string): string {
  const own = trimmed(text);
  if (!adverbial.test(own)) return trimmedEnd(own.replace(/\s(?:that|which|who)\s.*$/u, ''));
  return nameBehind(own);
}

/** With smart scheduling LCFC makes ……: whom the clause is about behind what says where or how. */
function nameBehind(text: string): string {
  const said = /^.*\s((?:the|an?|its?|they|their|he|she|we)(?:\s.*)?)$/iu.exec(text)?.[1];
  if (said && pronoun.test(said)) return said;
  return trimmedEnd(said ?? /\s([A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)*)$/u.exec(text)?.[1] ?? '');
}

export function nameOf(text: string): string {
  return trimmed(text).replace(possessive, '');
}

export function words(text: string): string {
  return text
    .replace(adverbialUntil, '')
    .replaceAll(filler, ' ')
    .replace(/[（(][^）)]*[）)]/gu, ' ')
    .replace(/[（(].*$|[)）±]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.;:–—-]+|[\s,.;:–—-]+$/gu, '');
}

export function trimmed(text: string): string {
  return untilStable(trimmedEnd(words(text)), own => own.replace(opening, '').trim());
}

export function trimmedEnd(text: string): string {
  return untilStable(text.trim(), own => own.replace(dangling, '').trim());
}

export function untilStable(text: string, change: (text: string) => string): string {
  const next = change(text);
  return next === text ? text : untilStable(next, change);
}

export function withoutBound(text: string): string {
  return text
    .replace(/\s(?:about|over|nearly|around|some|only|more than|at least|almost|up to|a forecast)$/iu, '')
    .replace(
      /\s(?:(?:on|of|to|by|with) )?(?:the|an?) (?:order|scale|average|total|level|peak|high|low|maximum|minimum) of$/iu,
      '',
    );
}
