import type { LineRange } from '../corpus/document.ts';
import type { Passage } from '../library/library.ts';
import { sentencePieces } from '../library/sentences.ts';
import { tokensOf } from '../library/tokens.ts';
import type { Locale } from '../words/index.ts';
import type { Answered, Citation } from './answer.ts';
import { quantitiesOf } from './figures/quantities.ts';
import { RIGHT } from './form.ts';
import { nameOf, names } from './gaps.ts';
import type { Query } from './query.ts';
import { coverageOf, type Ranked, type WeighedTerm } from './rank.ts';
import type { Shadow, Unit } from './shadow.ts';
import { limitOf, shortened, type Weighable, type Window, widened, windowsFrom } from './windows.ts';

/** The quote below it may bring the sentences around; both together are still read. */
const TOGETHER = 395;
/** English says the same in more letters. */
const ENGLISH_LIMIT = 320;
/** A heading may be the claim itself, but a sentence that holds nearly as much says more. */
const HEADING = 0.4;
/** Passages that an answer may come from. */
const PICKS = 4;
/** A passage with so much more of the question than the next is the one that the question is about. */
const BY_FAR = 1.15;
/** Two passages that may contradict each other are about equally good. */
const AS_GOOD = 0.85;
/** One that alone has the figure that is asked for may hold less of the question. */
const FITTING = 0.55;
/** What the right form of an answer is worth, whatever else a sentence says. */
const FIT = 0.15;
/** … and its passage holds this much of what the first one holds. */
const ALIKE = 0.67;
/** So many further sources are quoted. */
const FURTHER = 2;
/** A further source is quoted when it holds nearly as much of the question as the first. */
const SECOND = 0.75;

/** The best sentence of the best passages, word for word, with where it stands; null when none may be quoted as an answer. */
export function answerFrom(
  query: Query,
  terms: readonly WeighedTerm[],
  shown: readonly Ranked[],
  locale: Locale,
): Answered['answer'] | null {
  // What is damaged or truncated answers nothing; where it is the place by far, something else would be no answer either.
  const sound = shown.filter(({ found }) => !isDoubtful(found.passage));
  const [top] = shown;
  if (top && isDoubtful(top.found.passage) && top.score > (sound[0]?.score ?? 0) * BY_FAR) return null;
  const picks = sound.slice(0, PICKS).map(ranked => pick(query, terms, ranked, locale));
  const first = firstOf(query, terms, picks);
  if (!first) return null;
  const others = picks.filter(other => other !== first && !first.text.includes(other.text));
  const further = query.across ? elsewhere(first, others) : others.filter(other => speaksOf(first, other));
  const [second] = further;
  // Where the next one has another figure, both are read; else the first with what stands around it.
  const isAlone = !second || !(query.across || disagree(query, first, second));
  const citations = [
    citationOf(first, isAlone ? first.quoted(TOGETHER - (second?.text.length ?? 0)) : first.text),
    ...further.slice(0, FURTHER).map(other => citationOf(other, other.text)),
  ];
  return { text: standing(first.english ?? labelled(first) ?? first.text), citations };
}

/** An English answer stands by itself as a sentence, also where it is a part of a longer one. */
function standing(whole: string): string {
  // What counts off reasons makes no sense of one of them.
  const text = whole.replace(/^第[一二三四五六七八九十]+[，,]/u, '');
  if (!/^[a-z]/.test(text) && !/[a-z\d]$/.test(text)) return text;
  if (/\p{Script=Han}{4}/u.test(text)) return text;
  const opened = /^[a-z][a-z]*[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[a-z\d)]$/.test(opened) ? `${opened}.` : opened;
}

/** A table row with the names of its columns, where that can be read at a glance. */
function labelled({ ranked: { found } }: Picked): string | null {
  if (found.passage.kind !== 'table-row' || found.context === '') return null;
  const row = found.context.split('\n').at(-1) ?? '';
  return row.includes(': ') && row.length <= limitOf(row) ? row : null;
}

/** Whether another passage and its sentence hold nearly as much of the question; else it is about something else. */
function speaksOf(first: Picked, other: Picked): boolean {
  const held = ({ ranked }: Picked) => ranked.best?.coverage ?? 0;
  return (
    other.worth >= first.worth * SECOND &&
    other.ranked.score >= first.ranked.score * ALIKE &&
    held(other) >= held(first) * ALIKE
  );
}

/** The best of each document but the first one's. */
function elsewhere(first: Picked, others: readonly Picked[]): readonly Picked[] {
  const documentOf = (one: Picked) => one.ranked.found.passage.document;
  const seen = new Set([documentOf(first)]);
  return others.filter(other => {
    const isNew = !seen.has(documentOf(other));
    seen.add(documentOf(other));
    return isNew;
  });
}

/** Whether both have a figure of the kind that is asked for, as good as each other, and none in common. */
function disagree({ form, intents }: Query, first: Picked, second: Picked): boolean {
  if (!intents.has('figure') || second.worth < first.worth * AS_GOOD) return false;
  const fits = [first, second].every(one => form.fit(one.text, one.ranked.shadow.context) >= RIGHT);
  const values = (one: Picked) =>
    quantitiesOf(one.text).map(({ amount: { low, high, unit } }) => `${low} ${high} ${unit.base}`);
  const own = new Set(values(first));
  const others = values(second);
  return fits && own.size > 0 && others.length > 0 && others.every(value => !own.has(value));
}

function isDoubtful({ flags }: Passage): boolean {
  return flags.some(flag => flag !== 'cut');
}

/**
 * The best passage's, or that of a passage nearly as good which alone speaks of the name in the question, or alone has the
 * kind of figure that is asked for.
 */
function firstOf(
  { form, intents }: Query,
  terms: readonly WeighedTerm[],
  picks: readonly Picked[],
): Picked | undefined {
  const name = nameOf(terms);
  const naming = name ? picks.filter(one => names(one.ranked.shadow, name)) : [];
  const [best, ...others] = naming.length > 0 ? naming : picks;
  const fits = (one: Picked) => form.fit(one.english ?? one.text, one.ranked.shadow.context) >= RIGHT;
  const wants =
    form.asked !== null ||
    intents.has('figure') ||
    intents.has('when') ||
    intents.has('name') ||
    intents.has('definition');
  if (!best || !wants || fits(best)) return best;
  const least = best.worth * (form.asked === null ? SECOND : FITTING);
  return others.find(one => fits(one) && one.worth >= least) ?? best;
}

/** What a passage says to the question. */
export interface Picked {
  readonly ranked: Ranked;
  /** Verbatim: the sentences that answer. */
  readonly text: string;
  /** Verbatim: those, with sentences around them as far as there is room beside the answer, in characters. */
  quoted(room: number): string;
  /** The same in English, where a digest has it and English is asked for. */
  readonly english: string | null;
  readonly worth: number;
}

export function pick(query: Query, terms: readonly WeighedTerm[], ranked: Ranked, locale: Locale): Picked {
  const { shadow, found } = ranked;
  const { passage } = found;
  const english = locale === 'en' && passage.digest !== 'en' ? englishOf(query, terms, shadow) : null;
  const worthOf = (unit: Weighable) => worthOfText(query, terms, shadow, unit, english);

  const all = shadow.units.filter(unit => unit.kind === 'text');
  const sentences = all.filter(unit => !isHeading(unit.text, passage));
  const headings = all
    .filter(unit => isHeading(unit.text, passage))
    .map(({ text, tokens }): Window => ({ text, tokens, from: -1, to: -1 }));
  const windows = sentences.flatMap((_, from) => windowsFrom(passage.text, sentences, from));
  const complete = windows.filter(window => !/[：:]$/u.test(window.text));
  const best = highest([...(complete.length > 0 ? complete : windows), ...headings], window =>
    window.from < 0 ? worthOf(window) - HEADING : worthOf(window),
  );
  if (!best)
    return { ranked, text: passage.text, quoted: () => passage.text, english: english?.text ?? null, worth: 0 };
  const whole = best.text.length <= limitOf(best.text);
  const text = whole ? best.text : shortened(best.text, worthOf);
  const said = (english?.text ?? text).length;
  const quoted = (room: number) => (whole ? widened(passage.text, sentences, best, room - said) : text);
  return { ranked, text, quoted, english: english?.text ?? null, worth: worthOf(best) };
}

/** A heading that opens the passage says what its sentences are about. */
function isHeading(text: string, { heading, articleTitle }: Passage): boolean {
  return heading.includes(text) || text === articleTitle;
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

function citationOf({ ranked }: Picked, quote: string): Citation {
  const { passage, parts } = ranked.found;
  return {
    passageId: passage.id,
    document: passage.document,
    documentTitle: passage.documentTitle,
    heading: passage.heading,
    lines: linesOf(quote, passage, parts),
    quote,
    ...(passage.digest !== null && { digest: true as const }),
  };
}

/** The lines of the parts of the passage that the quote goes through. */
function linesOf(quote: string, passage: Passage, parts: Ranked['found']['parts']): readonly LineRange[] {
  const from = passage.text.indexOf(quote);
  if (from < 0) return passage.lines;
  const lineAt = (end: number) => passage.text.slice(0, end).split('\n').length - 1;
  const own = parts.slice(lineAt(from), lineAt(from + quote.length) + 1).flat();
  return own.length === 0
    ? passage.lines
    : own.filter((range, at) => own.findIndex(other => other[0] === range[0] && other[1] === range[1]) === at);
}
