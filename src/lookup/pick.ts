import type { Passage } from '../library/library.ts';
import { sentencePieces } from '../library/sentences.ts';
import { tokensOf } from '../library/tokens.ts';
import type { Locale } from '../words/index.ts';
import { nameTokens, type Query } from './query.ts';
import { coverageOf, type Ranked, type WeighedTerm } from './rank.ts';
import type { Shadow, Unit } from './shadow.ts';
import { limitOf, partsOfSentence, shortened, type Weighable, type Window, widened, windowsFrom } from './windows.ts';

/** English says the same in more letters. */
const ENGLISH_LIMIT = 320;
/** A heading may be the claim itself, but a sentence that holds nearly as much says more. */
const HEADING = 0.4;
/** What the right form of an answer is worth, whatever else a sentence says. */
const FIT = 0.15;

/** What a passage says to the question. */
export interface Picked {
  readonly ranked: Ranked;
  /** Verbatim: the sentences that answer. */
  readonly text: string;
  /** Verbatim: those, with sentences around them as far as there is room, in characters. */
  quoted(room: number): string;
  /** The heading above them, where it is what answers. */
  readonly heading: string | null;
  /** The same in English, where a digest has it and English is asked for. */
  readonly english: string | null;
  readonly worth: number;
}

export function pick(query: Query, terms: readonly WeighedTerm[], ranked: Ranked, locale: Locale): Picked {
  const { shadow, found } = ranked;
  const { passage } = found;
  const english = locale === 'en' && passage.digest !== 'en' ? englishOf(query, terms, shadow) : null;
  const named = nameTokens(terms);
  const worthOf = (unit: Weighable, from = 0) =>
    worthOfText(query, terms, from > 0 ? following(shadow, sentences.slice(0, from), named) : shadow, unit, english);

  const all = shadow.units.filter(unit => unit.kind === 'text');
  const sentences = all.filter(unit => !isHeading(unit.text, passage));
  const headings = all
    .filter(unit => isHeading(unit.text, passage))
    .map(({ text, tokens }): Window => ({ text, tokens, from: -1, to: -1 }));
  const windows = sentences.flatMap((sentence, from) => [
    ...windowsFrom(passage.text, sentences, from),
    ...partsOfSentence(sentence, from),
  ]);
  const complete = windows.filter(window => !/[：:]$/u.test(window.text));
  const told = complete.length > 0 ? complete : windows;
  const worthAt = (window: Window) => worthOf(window, window.from);
  const claim = highest([...told, ...headings], window => worthAt(window) - (window.from < 0 ? HEADING : 0));
  if (!claim) {
    const whole = { text: passage.text, quoted: () => passage.text };
    return { ranked, ...whole, heading: null, english: english?.text ?? null, worth: 0 };
  }
  // What stands under a heading says more than the heading, which goes before it.
  const best = claim.from < 0 ? (highest(told, worthAt) ?? claim) : claim;
  const whole = best.text.length <= limitOf(best.text);
  const text = whole ? best.text : shortened(best.text, unit => worthOf(unit));
  const quoted = (room: number) => (whole ? widened(passage.text, sentences, best, room) : text);
  const heading = best === claim ? null : claim.text;
  return { ranked, text, quoted, heading, english: english?.text ?? null, worth: worthAt(claim) };
}

/** Sentences go on speaking of what is named before them, much as they speak of what stands in their headings. */
function following(shadow: Shadow, before: readonly Unit[], names: ReadonlySet<string>): Shadow {
  const said = before.flatMap(({ tokens }) => [...names].filter(token => tokens.has(token)));
  if (said.length === 0) return shadow;
  const { holding, headings, units, context } = shadow;
  return { holding, headings, units, context, setting: new Set([...shadow.setting, ...said]) };
}

/** Fewer characters may end a heading by chance. */
const LEAST = 4;

/** A heading that opens the passage, with or without its number, says what its sentences are about. */
function isHeading(text: string, { heading, articleTitle }: Passage): boolean {
  return text === articleTitle || heading.some(one => one === text || (text.length >= LEAST && one.endsWith(text)));
}

/** What the very words of the question, side by side, are worth. */
const PHRASE = 0.1;

function heldPairs({ pairs }: Query, tokens: ReadonlySet<string>): number {
  return pairs.length === 0 ? 0 : pairs.filter(pair => tokens.has(pair)).length / pairs.length;
}

/** A sentence in brackets is an aside. */
const remark = /^[（(][^）)]*[）)]$/u;
const REMARK = 0.3;

/** What a text holds of the question, itself or by way of the digest that restates it; shorter is better. */
function worthOfText(
  query: Query,
  terms: readonly WeighedTerm[],
  shadow: Shadow,
  { text, tokens }: Weighable,
  english: English | null,
): number {
  const coverage = coverageOf(terms, { tokens }, shadow);
  const fit = query.form.fit(text, shadow.context);
  const own =
    coverage +
    0.5 * fit * coverage +
    FIT * fit +
    PHRASE * heldPairs(query, tokens) -
    text.length * 0.0008 -
    (remark.test(text) ? REMARK : 0);
  if (english) return own + 1.5 * shared(english.facts, tokens) + 0.8 * shared(tokens, english.parallel);
  const restated = shadow.units
    .filter(other => other.kind === 'zh')
    .map(other => coverageOf(terms, other, shadow) * shared(tokens, other.tokens));
  return own + 0.8 * Math.max(0, ...restated);
}

/** How much of the first stands in the second. */
function shared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (some.size === 0) return 0;
  let count = 0;
  for (const token of some) if (others.has(token)) count++;
  return count / some.size;
}

interface English {
  readonly text: string;
  /** Figures and names, which look alike in both languages. */
  readonly facts: ReadonlySet<string>;
  /** The tokens of the Chinese digest paragraph that says the same. */
  readonly parallel: ReadonlySet<string>;
}

/** The English digest paragraph that holds most of the question, shortened to whole sentences. */
function englishOf(query: Query, terms: readonly WeighedTerm[], shadow: Shadow): English | null {
  const worth = (unit: Unit) => coverageOf(terms, unit, null) + 0.2 * query.form.fit(unit.text, shadow.context);
  const paragraph = highest(
    shadow.units.filter(unit => unit.kind === 'en'),
    worth,
  );
  if (!paragraph) return null;
  const sentences = sentencePieces(paragraph.text).map(text => ({
    ...paragraph,
    text: text.trim(),
    tokens: new Set(tokensOf(text)),
  }));
  const sentence = highest(sentences, worth) ?? paragraph;
  const parallel = shadow.units.find(unit => unit.kind === 'zh' && unit.at === paragraph.at);
  return {
    text:
      paragraph.text.length <= ENGLISH_LIMIT
        ? paragraph.text
        : sentence.text.length <= ENGLISH_LIMIT
          ? sentence.text
          : shortened(sentence.text, unit => coverageOf(terms, unit, null)),
    facts: new Set([...sentence.tokens].filter(token => /^[#\d]|\p{Script=Han}/u.test(token))),
    parallel: parallel?.tokens ?? new Set(),
  };
}

function highest<T>(items: readonly T[], worth: (item: T) => number): T | null {
  let best: { item: T; worth: number } | null = null;
  for (const item of items) {
    const own = worth(item);
    if (!best || own > best.worth) best = { item, worth: own };
  }
  return best?.item ?? null;
}
