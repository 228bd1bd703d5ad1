import { fold } from '../library/fold.ts';
import type { Lexicon } from '../library/lexicon.ts';
import { isDoubtful } from '../library/library.ts';
import { tokensOf } from '../library/tokens.ts';
import type { Locale } from '../words/index.ts';
import { beginsWithAnother } from './another.ts';
import { cellsOf } from './cells.ts';
import { concise } from './concise.ts';
import { RIGHT } from './form.ts';
import { nameOf, names } from './gaps.ts';
import { type Picked, pick } from './pick.ts';
import type { Query } from './query.ts';
import type { Ranked, WeighedTerm } from './rank.ts';

/** Passages that an answer may come from. */
const PICKS = 4;
/** A passage with so much more of the question than the next is the one that the question is about. */
const BY_FAR = 1.15;
/** A passage is nearly as good when it holds this share of what the best one holds. */
export const ALIKE = 0.67;
/** What an announcement announces may hold less of the question. */
const NEARLY = 0.5;
/** … and a sentence, this share. */
export const SECOND = 0.75;
/** One that alone has the figure that is asked for may hold less of the question. */
const FITTING = 0.55;

/** What the best passages say to a question, and which of it is the answer. */
export interface Choice {
  readonly first: Picked;
  /** The best passages' sentences in the order of the passages, the first one among them. */
  readonly picks: readonly Picked[];
}

/** Null where nothing may be quoted as an answer. */
export function choose(
  query: Query,
  terms: readonly WeighedTerm[],
  shown: readonly Ranked[],
  lexicon: Lexicon,
  locale: Locale,
): Choice | null {
  // What is damaged or truncated answers nothing; where it is the place by far, something else would be no answer either.
  const sound = shown.filter(({ found }) => !isDoubtful(found.passage));
  const [top] = shown;
  if (top && isDoubtful(top.found.passage) && top.score > (sound[0]?.score ?? 0) * BY_FAR) return null;
  const all = sound.slice(0, PICKS).map(ranked => pick(query, terms, ranked, locale));
  const picks = query.intents.has('figure') ? ownOf(all, query, terms, lexicon) : all;
  const best = firstOf(query, terms, telling(picks));
  const first = best && rowNamed(best, picks, query);
  return first ? { first, picks } : null;
}

/**
 * Without the figures of something else than what is named; and where one of them held so much of the question, without
 * what does not speak of the name at all.
 */
function ownOf(
  picks: readonly Picked[],
  query: Query,
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
): readonly Picked[] {
  const own = picks.filter(one => {
    const read = concise(one.english ?? one.text, query, terms, one.ranked.shadow);
    return isRow(one) || !beginsWithAnother(read, terms, lexicon);
  });
  const name = nameOf(terms);
  return own.length === picks.length || !name ? own : own.filter(one => names(one.ranked.shadow, name));
}

/** Of several rows of one table, the one whose name the question has; another row may hold more of its other words. */
function rowNamed(best: Picked, picks: readonly Picked[], { folded }: Query): Picked {
  if (!isRow(best)) return best;
  const table = tableOf(best);
  const named = ({ ranked: { found } }: Picked) =>
    longestShared(fold(cellsOf(found.context.split('\n').at(-1) ?? '')[0]?.text ?? ''), folded);
  const rows = picks.filter(one => isRow(one) && tableOf(one) === table);
  const most = Math.max(...rows.map(named));
  return most < NAMED || named(best) === most ? best : (rows.find(one => named(one) === most) ?? best);
}

/** Fewer characters in common name nothing. */
const NAMED = 2;

/** The length of the longest stretch of the first text that stands in the second. */
function longestShared(text: string, other: string): number {
  let most = 0;
  for (let from = 0; from + most < text.length; from++)
    while (from + most < text.length && other.includes(text.slice(from, from + most + 1))) most++;
  return most;
}

/** Whether it is a row of a table. */
export function isRow({ ranked: { found } }: Picked): boolean {
  return found.passage.kind === 'table-row';
}

function headingOf({ ranked: { found } }: Picked): string {
  return `${found.passage.document} ${found.passage.heading.join('/')}`;
}

/** Where a table stands, and what stands over it: a heading may have several. */
function tableOf(row: Picked): string {
  return [headingOf(row), ...row.ranked.found.context.split('\n').slice(0, -1)].join('\n');
}

/**
 * Without those that only announce what stands elsewhere, where another one is nearly as good; what stands under the same
 * heading as an announcement comes first.
 */
function telling(picks: readonly Picked[]): readonly Picked[] {
  const [top] = picks;
  if (!top || !announcing.test(top.text)) return picks.filter(one => !announcing.test(one.text));
  const own = picks.filter(one => !announcing.test(one.text) && one.ranked.score >= top.ranked.score * NEARLY);
  const there = own.filter(one => headingOf(one) === headingOf(top));
  return own.length === 0 ? picks : [...there, ...own.filter(one => !there.includes(one))];
}

const announcing =
  /[：:]\s*$|[如见][上下]?[图表]?\s?[\d.\-—]*\s?所示[）)]?[。：:]?\s*$|[如见][上下]?[图表]\s?[（(]?[\d.\-—]*[）)]?[。：:]?\s*$|\b(?:in|see) (?:the )?table\b[^.]{0,16}\.?\s*$/iu;

/**
 * The best passage's, or that of a passage nearly as good which alone speaks of the name in the question, or alone has the
 * kind of figure that is asked for.
 */
function firstOf(
  { form, intents, pairs }: Query,
  terms: readonly WeighedTerm[],
  picks: readonly Picked[],
): Picked | undefined {
  const name = nameOf(terms);
  const naming = name ? picks.filter(one => names(one.ranked.shadow, name)) : [];
  const [best, ...others] = naming.length > 0 ? naming : picks;
  const fits = ({ english, text, ranked: { found, shadow } }: Picked) =>
    form.fit(english ?? text, shadow.context) >= RIGHT ||
    // A heading has the date of all that stands below it.
    (intents.has('when') && form.fit(found.passage.heading.at(-1) ?? '') >= RIGHT);
  if (best && intents.has('why')) return reasonOf(best, others, pairs, fits);
  const wants =
    form.asked !== null ||
    intents.has('figure') ||
    intents.has('when') ||
    intents.has('where') ||
    intents.has('name') ||
    intents.has('definition');
  if (!best || !wants || fits(best)) return best;
  const least = best.worth * (form.asked === null ? SECOND : FITTING);
  return others.find(one => fits(one) && one.worth >= least) ?? best;
}

/**
 * The sentence that gives a reason, of a passage that speaks of the very thing: the best one under a heading that names it,
 * or else the first.
 */
function reasonOf(
  best: Picked,
  others: readonly Picked[],
  pairs: readonly string[],
  fits: (one: Picked) => boolean,
): Picked {
  const isAbove = ({ ranked: { found } }: Picked) => {
    const above = new Set(tokensOf(found.passage.heading.at(-1) ?? ''));
    return pairs.length > 0 && pairs.every(pair => above.has(pair));
  };
  const held = ({ ranked: { shadow, best: unit } }: Picked) =>
    pairs.filter(pair => shadow.headings.has(pair) || unit?.unit.tokens.has(pair)).length;
  const least = Math.max(...[best, ...others].map(held)) * ALIKE;
  const reasons = [best, ...others].filter(one => held(one) >= least && one.worth >= best.worth * SECOND && fits(one));
  const [named] = reasons.filter(isAbove).toSorted((one, other) => other.worth - one.worth);
  return named ?? reasons[0] ?? best;
}
