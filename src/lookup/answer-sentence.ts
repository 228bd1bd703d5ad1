import type { LineRange } from '../corpus/document.ts';
import type { Passage } from '../library/library.ts';
import { clausePieces, sentencePieces } from '../library/sentences.ts';
import { tokensOf } from '../library/tokens.ts';
import type { Locale } from '../words/index.ts';
import type { Answered, Citation } from './answer.ts';
import { nameOf, names } from './gaps.ts';
import type { Query } from './query.ts';
import { coverageOf, type Ranked, type WeighedTerm } from './rank.ts';
import type { Shadow, Unit } from './shadow.ts';

/** An answer is read at a glance: longer sentences are cut to the clauses that matter. */
const ANSWER_LIMIT = 190;
/** The quote below it may bring the sentences around; both together are still read. */
const TOGETHER = 395;
/** English says the same in more letters. */
const ENGLISH_LIMIT = 320;
/** A heading may be the claim itself, but a sentence that holds nearly as much says more. */
const HEADING = 0.4;
/** A further source is quoted when it holds nearly as much of the question as the first. */
const SECOND = 0.75;

/** The best sentence of the best passages, word for word, with where it stands; null when none may be quoted as an answer. */
export function answerFrom(
  query: Query,
  terms: readonly WeighedTerm[],
  shown: readonly Ranked[],
  locale: Locale,
): Answered['answer'] | null {
  const sound = shown.filter(({ found }) => found.passage.flags.every(flag => flag === 'cut'));
  const picks = sound.slice(0, 4).map(ranked => pick(query, terms, ranked, locale));
  const first = firstOf(query, terms, picks);
  if (!first) return null;
  const second = picks.find(
    other => other !== first && other.worth >= first.worth * SECOND && !first.text.includes(other.text),
  );
  const citations = [citationOf(first, first.quote), ...(second ? [citationOf(second, second.text)] : [])];
  return { text: first.english ?? first.text, citations };
}

/**
 * The best passage's, or that of a passage nearly as good which alone speaks of the name in the question, or alone has the
 * kind of figure that is asked for.
 */
function firstOf({ form }: Query, terms: readonly WeighedTerm[], picks: readonly Picked[]): Picked | undefined {
  const name = nameOf(terms);
  const naming = name ? picks.filter(one => names(one.ranked.shadow, name)) : [];
  const [best, ...others] = naming.length > 0 ? naming : picks;
  const fits = (one: Picked) => form.fit(one.english ?? one.text) === 1;
  if (!best || form.asked === null || fits(best)) return best;
  return others.find(one => fits(one) && one.worth >= best.worth * SECOND) ?? best;
}

/** What a passage says to the question. */
export interface Picked {
  readonly ranked: Ranked;
  /** Verbatim: the sentences that answer. */
  readonly text: string;
  /** Verbatim: those, with sentences around them as far as there is room. */
  readonly quote: string;
  /** The same in English, where a digest has it and English is asked for. */
  readonly english: string | null;
  readonly worth: number;
}

export function pick(query: Query, terms: readonly WeighedTerm[], ranked: Ranked, locale: Locale): Picked {
  const { shadow, found } = ranked;
  const { passage } = found;
  const english = locale === 'en' && passage.digest !== 'en' ? englishOf(query, terms, shadow) : null;
  const worthOf = (unit: Pick<Unit, 'text' | 'tokens'>) => worthOfText(query, terms, shadow, unit, english);

  const all = shadow.units.filter(unit => unit.kind === 'text');
  const sentences = all.filter(unit => !isHeading(unit.text, passage));
  const headings = all
    .filter(unit => isHeading(unit.text, passage))
    .map((unit): Window => ({ ...unit, from: -1, to: -1 }));
  const windows = sentences.flatMap((_, from) => windowsFrom(passage.text, sentences, from));
  const complete = windows.filter(window => !/[：:]$/u.test(window.text));
  const best = highest([...(complete.length > 0 ? complete : windows), ...headings], window =>
    window.from < 0 ? worthOf(window) - HEADING : worthOf(window),
  );
  if (!best) return { ranked, text: passage.text, quote: passage.text, english: english?.text ?? null, worth: 0 };
  const whole = best.text.length <= ANSWER_LIMIT;
  const text = whole ? best.text : shortened(best.text, worthOf);
  const room = TOGETHER - (english?.text ?? text).length;
  const quote = whole ? widened(passage.text, sentences, best, room) : text;
  return { ranked, text, quote, english: english?.text ?? null, worth: worthOf(best) };
}

/** Neighbouring sentences of a passage. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly tokens: ReadonlySet<string>;
}

/** The sentence there, alone and with those after it while they fit. */
function windowsFrom(text: string, sentences: readonly Unit[], from: number): readonly Window[] {
  const windows: Window[] = [];
  const tokens = new Set<string>();
  for (let to = from; to < sentences.length; to++) {
    const whole = between(text, sentences[from]?.text ?? '', sentences[to]?.text ?? '', to === from);
    if (whole === null || (to > from && whole.length > ANSWER_LIMIT)) break;
    for (const token of sentences[to]?.tokens ?? []) tokens.add(token);
    windows.push({ from, to, text: whole, tokens: new Set(tokens) });
  }
  return windows;
}

/** A heading that opens the passage says what its sentences are about. */
function isHeading(text: string, { heading, articleTitle }: Passage): boolean {
  return heading.includes(text) || text === articleTitle;
}

/** What a text holds of the question, itself or by way of the digest that restates it; shorter is better. */
function worthOfText(
  query: Query,
  terms: readonly WeighedTerm[],
  shadow: Shadow,
  { text, tokens }: Pick<Unit, 'text' | 'tokens'>,
  english: English | null,
): number {
  const coverage = coverageOf(terms, { kind: 'text', at: 0, text, tokens }, shadow);
  const own = coverage + 0.5 * query.form.fit(text) * coverage - text.length * 0.0008;
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

/** The window with whole sentences before and after it, as far as there is room; headings stay out. */
function widened(text: string, sentences: readonly Unit[], { from, to, text: core }: Window, room: number): string {
  let best = core;
  for (const [first, last] of [
    [from, to + 1],
    [from - 1, to],
    [from - 1, to + 1],
  ] as const) {
    const [start, end] = [sentences[first], sentences[last]];
    if (!start || !end) continue;
    const whole = between(text, start.text, end.text, false);
    if (whole !== null && whole.length <= room && whole.length > best.length && !whole.includes('\n')) best = whole;
  }
  return best;
}

/** The neighbouring clauses that hold most of the question, within the limit. */
function shortened(text: string, worthOf: (unit: Pick<Unit, 'text' | 'tokens'>) => number): string {
  const clauses = clausePieces(text);
  const windows = clauses.map((_, from) => {
    let window = '';
    for (const clause of clauses.slice(from)) {
      if ((window + clause).trim().length > ANSWER_LIMIT) break;
      window += clause;
    }
    const trimmed = window.trim().replace(/[，,、；;：:]$/u, '');
    return { text: trimmed, tokens: new Set(tokensOf(trimmed)) };
  });
  const best = highest(
    windows.filter(window => window.text),
    worthOf,
  );
  return best?.text ?? text.slice(0, ANSWER_LIMIT);
}

/** From the start of one sentence to the end of another, as the passage has it. */
function between(text: string, first: string, last: string, same: boolean): string | null {
  const from = text.indexOf(first);
  if (from < 0) return null;
  if (same) return first;
  const at = text.indexOf(last, from + first.length);
  return at < 0 ? null : text.slice(from, at + last.length);
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
  const worth = (unit: Unit) => coverageOf(terms, unit, null) + 0.2 * query.form.fit(unit.text);
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
    text: paragraph.text.length <= ENGLISH_LIMIT ? paragraph.text : sentence.text,
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
