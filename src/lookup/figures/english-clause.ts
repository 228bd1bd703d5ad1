import type { Clause } from './clauses.ts';
import {
  adverbial,
  definite,
  nameOf,
  parted,
  possessive,
  pronoun,
  reporting,
  trimmed,
  trimmedEnd,
  untilStable,
  withoutBound,
  words,
} from './english-phrase.ts';
import { change, changeOf, lightEnd, lightVerb, verbIn } from './english-verbs.ts';
import type { Quantity } from './quantities.ts';

/** In the phrase behind a value these words begin something else. */
const stops =
  /^(?:and|or|but|by|at|to|from|on|as|while|after|since|into|through|against|than|because|when|where|which|that|who|up|down|each|before|until|whether|so|if|is|are|was|were|will|would|can|could|has|have|had|stand|without|within|including|such|over|thanks)$/iu;
const ends = /^(?:and|or|but|while|after|since|because|when|where|which|that|who|before|until|whether|so|if|than)$/iu;
export const relative = /^(?:an? |the )?(?:up|down|rise of|increase of|drop of|growth of)$/iu;
/** Words that lead from a verb to what it is about. */
const led = /^(?:only|also|already|now|about|still|to|been|be|as|at|an?|the|of|in use in)\s+/u;
/** The most words behind a value. */
const BEHIND = 8;

export interface Own {
  readonly subject: string;
  readonly predicate: string;
  readonly behind: string;
  /** The value stands in the middle of the phrase, and its place is kept: holds … of the market. */
  readonly isAround: boolean;
  /** The predicate begins with its verb. */
  readonly isSentence: boolean;
  /** It begins with the, its or such, and no name: of something that was named before. */
  readonly isPointing: boolean;
  /** Nothing stands before the value: from 5 million. */
  readonly isLevel: boolean;
}

export function ownWords(text: string, clause: Clause, quantity: Quantity): Own {
  const from = stretchOf(text, clause, quantity);
  const first = clause.quantities.find(one => one.at >= from) ?? quantity;
  const ahead = text.slice(from, first.at);
  const last = clause.quantities.filter(other => other.to <= quantity.at && other.at >= from).at(-1);
  const between = last ? words(text.slice(last.to, quantity.at)) : '';
  const leading = withoutBound(words(text.slice(from, quantity.at)));
  const isLevel = /\b(?:to|from|at|above|below)$/iu.test(leading) && (change.test(leading) || changeOf.test(leading));
  const goesOn = between.split(' ').length > 2 && verbIn(between) >= 0;
  const started = words(goesOn ? `${ahead} ${between}` : ahead);
  // from 51 to 35 days
  const isPointing = isDefinite(started.replace(reporting, ''));
  const whole = started.replace(/\sfrom (?:\d[\d,.]*|days|weeks|months|hours)(?: to)?$/u, ' to');
  const { subject, rest } = parted(whole);
  const isShare = quantity.amount.unit.dimension === 'share' || quantity.amount.unit.dimension === 'times';
  const said = words(text.slice(quantity.to, clause.to));
  if (relative.test(withoutBound(whole)))
    return {
      subject: '',
      predicate: whole,
      behind: said.split(' ').slice(0, 4).join(' '),
      isAround: said !== '',
      isLevel: false,
      isSentence: false,
      isPointing,
    };
  const behind = behindOf(text, clause, quantity, isShare, trimmed(whole.replace(reporting, '')) === '');
  const owner =
    subject || (from > clause.from ? ownerOf(words(text.slice(clause.from, clause.quantities[0]?.at ?? from))) : '');
  const predicate = predicateOf(rest, isLevel);
  const joint = /\s(?:in|into|with|for|across|by|among|of|to|on|from)$/u.exec(leading)?.[0] ?? '';
  const isNominal =
    subject === '' && verbIn(whole) !== 0 && !adverbial.test(`${whole} `) && !/^[a-z]+ing\s/u.test(whole);
  if (isNominal && !behind && predicate)
    return {
      subject: joinOwner(owner, predicate),
      predicate: '',
      behind: '',
      isAround: false,
      isLevel: false,
      isSentence: false,
      isPointing,
    };
  const isAround = predicate !== '' && isShare && behind !== '';
  const isJoined = !isLevel && predicate !== '' && behind !== '' && !isAround && !last;
  return {
    subject: owner,
    predicate: isJoined ? `${predicate}${joint}` : predicate,
    behind,
    isAround,
    isPointing,
    isLevel: whole === 'from' || whole === 'to',
    isSentence: predicate !== '' && rest.startsWith(predicate.split(' ')[0] ?? '') && verbIn(whole) >= 0,
  };
}

function isDefinite(text: string): boolean {
  return definite.test(text) && !/^\w+ [A-Z]/u.test(text);
}

/** Whose the first part of a clause is: `GPT-5 2.50 for input and 15 for output` is all of GPT-5. */
function ownerOf(start: string): string {
  const { subject, rest } = parted(start);
  return subject || (verbIn(start) < 0 && /^(?:the )?[A-Z]/u.test(start) ? rest : '');
}

/** `its margin` of an earlier owner stays by itself: the owner is looked for. */
function joinOwner(owner: string, noun: string): string {
  return owner && !pronoun.test(owner) ? `${nameOf(owner)} · ${nameOf(noun)}` : noun;
}

/** Where the part of a clause begins that a value stands in: `40 ships and 30 boats` has two. */
function stretchOf(text: string, clause: Clause, quantity: Quantity): number {
  let from = clause.from;
  for (const [at, next] of clause.quantities.entries()) {
    const last = clause.quantities[at - 1];
    if (!last || next.at > quantity.at) continue;
    const gap = text.slice(last.to, next.at);
    const cut = [...gap.matchAll(/\s(?:and|but|while|with|or|plus)\s/gu)].at(-1);
    if (cut) from = last.to + cut.index + cut[0].length;
  }
  return from;
}

function predicateOf(rest: string, isLevel: boolean): string {
  let own = untilStable(rest, said => said.replace(lightVerb, '').replace(led, ''));
  if (isLevel) {
    const changed = changeOf.exec(own);
    const object = changed ? own.slice(changed.index + changed[0].length) : '';
    own = changed && changed.index === 0 && trimmed(object) ? trimmed(object).replace(possessive, '') : own;
    const turn = change.exec(own);
    if (turn) own = own.slice(0, turn.index);
  }
  return trimmedEnd(trimmedEnd(own).replace(lightEnd, ''));
}

/** What is counted behind a value, as far as the phrase goes. */
function behindOf(text: string, clause: Clause, quantity: Quantity, isShare: boolean, isAlone: boolean): string {
  const next = clause.quantities.find(other => other.at >= quantity.to);
  const rest = words(text.slice(quantity.to, next?.at ?? clause.to)).replace(
    isAlone ? /^(?:is|are|was|were|will be|(?:has|have) been)\s/u : /^times\s(?=(?:of|as)\b)/u,
    '',
  );
  const all = rest.split(' ');
  // With nothing ahead the value begins its sentence, and what is said of it belongs to it.
  const stop = all.findIndex(
    (word, at) =>
      (isAlone && at > 0 ? ends : stops).test(word) ||
      (!isAlone && at > 0 && verbIn(`x ${word} y`) === 2 && !/^(?:used|needs|means)$/.test(word)),
  );
  const phrase = trimmedEnd(all.slice(0, Math.min(stop < 0 ? BEHIND : stop, BEHIND)).join(' '))
    .replace(/\sin total$/u, '')
    .replace(/^(?:units|sets|pieces)$/u, '');
  return isShare ? phrase : phrase.replace(/^of\s/u, '').replace(/^in total$/u, '');
}
