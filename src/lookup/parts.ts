import type { Library } from '../library/library.ts';
import { expansion } from './expand.ts';
import { understood } from './find.ts';
import { isAsking } from './intent.ts';
import type { NamedThing, Query } from './query.ts';
import type { WeighedTerm } from './rank.ts';

/** A question, or one of those that a person asks in one breath, with the weight of its words. */
export interface Asked {
  readonly query: Query;
  readonly terms: readonly WeighedTerm[];
  /** Those of the terms that the question does not share with the others. */
  readonly own: readonly WeighedTerm[];
  /** One of two things that are set side by side. */
  readonly isSide: boolean;
}

/** More are read for none of them. */
const MOST = 3;
/** What was said in another part says what this one is about, though less surely than its own words. */
const INHERITED = 0.2;

/**
 * The questions of which one is made: 谁发起的，有多少用户; how many X and who Y; what of A and B each. Empty where it is one.
 * A part goes on speaking of what the others name.
 */
export function partsOf(library: Library, { folded }: Query, terms: readonly WeighedTerm[]): readonly Asked[] {
  const texts = questionsIn(folded);
  if (texts.length < 2) return sidesAsked(library, folded);
  return texts.map(text => {
    const { query, terms: mine } = understood(library, text);
    const isNaming = mine.some(({ kind }) => kind === 'name');
    const others = terms
      .filter(term => term.kind !== 'pair' && !has(mine, term.text))
      .map(term => (!isNaming && term.kind === 'name' ? term : { ...term, mass: term.mass * INHERITED }));
    return {
      query,
      terms: [...mine, ...others],
      isSide: false,
      own: mine.filter(({ kind, unknown, text: word }) => kind !== 'pair' && !unknown && !isKind(word, text)),
    };
  });
}

/** The same of each of two things. */
function sidesAsked(library: Library, folded: string): readonly Asked[] {
  const asked = sidesOf(library, folded).map(text => understood(library, text));
  return asked.map(({ query, terms }, at) => ({
    query,
    terms,
    isSide: true,
    own: terms.filter(({ text }) => !asked.some((other, place) => place !== at && has(other.terms, text))),
  }));
}

function has(terms: readonly WeighedTerm[], text: string): boolean {
  return terms.some(term => term.text === text);
}

const asksKind = /哪一?[个家位些款种所]?|什么|\b(?:which|what) /gu;

/** 哪个机构, which company: the kind of thing that is asked for, and seldom a word of the answer. */
function isKind(word: string, folded: string): boolean {
  return [...folded.matchAll(asksKind)].some(({ 0: asks, index }) => folded.startsWith(word, index + asks.length));
}

const joints =
  /[，,；;。?？]\s*|\s(?:and|but)\s(?=(?:by|in|from|to|for|at|on|of|with)?\s?(?:how|what|who|whose|when|where|why|which)\b)/u;

/** The stretches between marks that ask each; what asks nothing goes with what comes after it. */
function questionsIn(folded: string): readonly string[] {
  const texts: string[] = [];
  let open = '';
  for (const piece of folded.split(joints)) {
    const text = `${open} ${piece}`.trim();
    open = isAsking(piece) ? '' : text;
    if (open === '' && text !== '') texts.push(text);
  }
  // What stands at the end and asks nothing is part of the last one.
  const last = texts.pop();
  const whole = last === undefined ? [] : [...texts, `${last} ${open}`.trim()];
  return whole.length > MOST ? [] : whole;
}

const between =
  /^\s*(?:和|与|跟|同|及|以及|、|或|还是|比|相比|对比|vs\.?|versus|and|or|than|compared (?:with|to)|,)\s*(?:the |an? )?$/u;
/** What asks for each of two, or sets one beside the other. */
const each =
  /分别|各(?!种|类|界|地|方|国|行|部)|相比|对比|比较|区别|差别|差异|不同|哪个|谁更|还是|比(?!例|重|如)|\b(?:each|respectively|both|compar\w+|versus|vs|than|or|differen\w+)\b/u;

/** The question for each of two names that stand side by side in it. */
function sidesOf(library: Library, folded: string): readonly string[] {
  if (!each.test(folded)) return [];
  const names = expansion(library.lexicon()).names(folded);
  for (const [at, second] of names.entries()) {
    const first = names[at - 1];
    if (!first || !isAlike(first, second) || !between.test(folded.slice(first.to, second.from))) continue;
    const [before, after] = [folded.slice(0, first.from), folded.slice(second.to)];
    return [`${before}${first.text}${after}`, `${before}${second.text}${after}`];
  }
  return [];
}

/** Only things of a kind are set side by side: 成本比某型号低 compares no cost with a model. */
function isAlike(one: NamedThing, other: NamedThing): boolean {
  return one.kind === other.kind || (/^[a-z]/.test(one.text) && /^[a-z]/.test(other.text));
}
