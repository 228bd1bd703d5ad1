import { type Found, isDoubtful } from '../library/library.ts';
import { tokensOf } from '../library/tokens.ts';
import { Held, SETTING, UNITS } from './holding.ts';
import type { Kindred } from './kindred.ts';
import type { Query, Term } from './query.ts';
import { type Shadow, shadowOf, type Unit } from './shadow.ts';

/** A term with what the library says of it. */
export interface WeighedTerm extends Term {
  /** Importance: kind times rarity. */
  readonly mass: number;
  /** No passage holds it, in any variant. */
  readonly unknown: boolean;
}

export interface Ranked {
  readonly found: Found;
  readonly shadow: Shadow;
  readonly score: number;
  /** 0 to 1: how much of the question's mass the passage holds, its headings included. */
  readonly coverage: number;
  /** The unit that holds most of the question, and how much of it, 0 to 1. */
  readonly best: {
    readonly unit: Unit;
    readonly coverage: number;
    /** How well it has the form that is asked for. */
    readonly fit: number;
  } | null;
}

/** Variants above this weight are the person's own word. */
export const OWN = 0.93;
/** Saying a thing again says a little more about it, and no more than that. */
const saturation = 0.7;
/** What the right form of an answer (a figure, a date) is worth beside what it says. */
const FORM = 0.25;

/** What it is worth that people ask for the passage in just the question's words. */
const ASKED = 1;

/** What kindred words are worth in the sentence that holds most of them, and anywhere in the passage. */
const KINDRED = { unit: 0.6, passage: 0.6 };

/** A term, and a kindred word, by the columns that their tokens have in `Held`. */
interface Column {
  readonly columns: readonly number[];
  readonly weight: number;
}
interface HeldTerm {
  readonly term: WeighedTerm;
  readonly variants: readonly Column[];
}
interface HeldKindred {
  readonly kindred: Kindred;
  /** `weight` is its credit; the worthiest first. */
  readonly ways: readonly Column[];
}

/** The passages by what they hold of the question, best first. */
export function rank(
  query: Query,
  terms: readonly WeighedTerm[],
  kindred: readonly Kindred[],
  candidates: readonly Found[],
): readonly Ranked[] {
  const useful = terms.filter(term => !term.unknown);
  const total = sum(useful.map(term => term.mass)) || 1;
  const beyond = sum(kindred.flatMap(({ term, ways }) => (term && !term.unknown ? [] : [ways[0]?.credit ?? 0])));
  const held = new Held(
    [...tokensOfTerms(useful), ...kindred.flatMap(({ ways }) => ways.flatMap(({ tokens }) => tokens))],
    tokensOf(query.folded),
  );
  const heldTerms = columnsOfTerms(useful, held);
  const heldKindred = kindred.map(one => ({
    kindred: one,
    ways: one.ways.map(({ tokens, credit }) => ({ columns: held.columnsOf(tokens), weight: credit })),
  }));
  return candidates
    .map(found => {
      const shadow = shadowOf(found);
      held.take(shadow.holding, shadow.units.length);
      const there: HeldTerm[] = [];
      let matched = 0;
      let weighted = 0;
      for (const one of heldTerms) {
        const strength = strongest(one.variants, held.rows, 0);
        if (strength === 0) continue;
        const count = fewest(one.variants, held.rows, strength);
        there.push(one);
        matched += strength * one.term.mass;
        weighted += strength * one.term.mass * ((count * (1 + saturation)) / (count + saturation));
      }
      const masses = massesIn(there, held, shadow.units.length);
      const best = bestUnit(query, shadow, masses, total);
      const role = found.role === 'body' ? 1 : found.role === 'heading' ? 0.9 : 0.8;
      const flagged = isDoubtful(found.passage) ? 0.8 : 1;
      const most = (best?.coverage ?? 0) * total;
      const meant = kindredMass(heldKindred, there, held, masses, most) / (total + beyond);
      const says = weighted / total + 0.9 * (best?.coverage ?? 0) + FORM * (best?.fit ?? 0);
      const score = role * flagged * (says + meant + ASKED * held.likeness(shadow.holding));
      return { found, shadow, score, coverage: matched / total, best };
    })
    .sort((one, other) => other.score - one.score || one.found.passage.id - other.found.passage.id);
}

/** How fully the best variant of a term stands in the row of `rows` that begins at `row`: 0 to 1. */
function strongest(variants: readonly Column[], rows: Float64Array, row: number): number {
  let strength = 0;
  for (const variant of variants)
    if (variant.weight > strength) strength = Math.max(strength, strengthOf(variant, rows, row));
  return strength;
}

function strengthOf({ columns, weight }: Column, rows: Float64Array, row: number): number {
  let there = 0;
  for (let at = 0; at < columns.length; at++) if (rows[row + (columns[at] ?? 0)] !== 0) there++;
  const share = there / columns.length;
  // Half of the person's own word is a sign (a slip, another ending); half of a synonym is chance.
  return weight * (share === 1 ? 1 : share >= 0.5 && weight > OWN ? share * 0.6 : 0);
}

/** How often the variant of that strength stands in the passage. */
function fewest(variants: readonly Column[], rows: Float64Array, strength: number): number {
  const best = variants.find(variant => strengthOf(variant, rows, 0) === strength);
  return Math.min(...(best?.columns ?? []).flatMap(column => rows[column] || []));
}

/** How much of the terms stands in each unit. */
interface Masses {
  /** Of all terms together, by unit. */
  readonly sums: Float64Array;
  /** Of each term in the first unit, then of each in the second, and so on. */
  readonly each: Float64Array;
}

function massesIn(there: readonly HeldTerm[], held: Held, units: number): Masses {
  const { rows } = held;
  const sums = new Float64Array(units);
  const each = new Float64Array(units * there.length);
  for (const [at, { variants, term }] of there.entries()) {
    const above = strongest(variants, rows, held.rowOf(SETTING)) * ABOVE;
    for (let unit = 0; unit < units; unit++) {
      const mass = Math.max(strongest(variants, rows, held.rowOf(UNITS + unit)), above) * term.mass;
      each[unit * there.length + at] = mass;
      sums[unit] = (sums[unit] ?? 0) + mass;
    }
  }
  return { sums, each };
}

/** The unit with the most, of equal ones the first. */
function bestUnit(query: Query, shadow: Shadow, { sums }: Masses, total: number): Ranked['best'] {
  let best: Ranked['best'] = null;
  let worth = -1;
  let place = -1;
  const order = [...sums.keys()].sort((one, other) => (sums[other] ?? 0) - (sums[one] ?? 0) || one - other);
  for (const at of order) {
    const [unit, coverage] = [shadow.units[at], (sums[at] ?? 0) / total];
    // Looking for figures costs more than the rest: only where they can make a difference.
    if (!unit || coverage + FORM < worth) break;
    const fit = query.form.fit(unit.text, shadow.context);
    const own = coverage + FORM * fit;
    if (own > worth || (own === worth && at < place)) [best, worth, place] = [{ unit, coverage, fit }, own, at];
  }
  return best;
}

/** What kindred words add where the question's own are missing; `most` is what one unit holds of its own words. */
function kindredMass(
  kindred: readonly HeldKindred[],
  there: readonly HeldTerm[],
  held: Held,
  { sums, each }: Masses,
  most: number,
): number {
  const isIn = (row: number) => (way: Column) => way.columns.every(column => held.rows[row + column] !== 0);
  const near = kindred.flatMap(({ kindred: { term }, ways: all }) => {
    const ways = all.filter(isIn(0));
    return ways.length === 0 ? [] : [{ key: term ?? all, place: there.findIndex(one => one.term === term), ways }];
  });
  if (near.length === 0) return 0;
  const anywhere = sum(near.map(({ place, ways }) => (place < 0 ? (ways[0]?.weight ?? 0) : 0)));
  let together = most;
  for (const [at, own] of sums.entries()) {
    const row = held.rowOf(UNITS + at);
    const credits = new Map<unknown, number>();
    for (const { key, place, ways } of near) {
      const credit = ways.find(isIn(row))?.weight ?? 0;
      // Several words of one term say it once; where the term itself stands, they add little or nothing.
      const rest = credit - (place < 0 ? 0 : (each[at * there.length + place] ?? 0));
      if (rest > (credits.get(key) ?? 0)) credits.set(key, rest);
    }
    if (credits.size > 0) together = Math.max(together, own + sum([...credits.values()]));
  }
  return KINDRED.unit * (together - most) + KINDRED.passage * anywhere;
}

/** How much of what is known of the question stands in the unit, 0 to 1. Its headings count by half. */
export function coverageOf(terms: readonly WeighedTerm[], unit: Pick<Unit, 'tokens'>, shadow: Shadow | null): number {
  const prepared = preparedOf(terms);
  if (prepared.shadow !== shadow) {
    prepared.shadow = shadow;
    prepared.above = strengthsIn(prepared, shadow?.setting ?? new Set()).map(strength => strength * ABOVE);
    prepared.known.clear();
  }
  const there = prepared.known.get(unit.tokens);
  if (there !== undefined) return there;
  const { useful, total, above, known } = prepared;
  const masses = strengthsIn(prepared, unit.tokens).map(
    (strength, at) => Math.max(strength, above[at] ?? 0) * (useful[at]?.term.mass ?? 0),
  );
  const coverage = total === 0 ? 0 : sum(masses) / total;
  known.set(unit.tokens, coverage);
  return coverage;
}

/** Terms that are looked for in one unit of a passage after the other, and in some of them again and again. */
interface Prepared {
  readonly held: Held;
  readonly useful: readonly HeldTerm[];
  readonly total: number;
  /** The passage that was looked at last, how strong each term stands above its units, and what was found of these. */
  shadow: Shadow | null | undefined;
  above: readonly number[];
  readonly known: Map<ReadonlySet<string>, number>;
}

const prepared = new WeakMap<readonly WeighedTerm[], Prepared>();

function preparedOf(terms: readonly WeighedTerm[]): Prepared {
  const there = prepared.get(terms);
  if (there) return there;
  const known = terms.filter(term => !term.unknown);
  const held = new Held(tokensOfTerms(known));
  const useful = columnsOfTerms(known, held);
  const total = sum(known.map(term => term.mass));
  const fresh: Prepared = { held, useful, total, shadow: undefined, above: [], known: new Map() };
  prepared.set(terms, fresh);
  return fresh;
}

function strengthsIn({ held, useful }: Prepared, tokens: ReadonlySet<string>): readonly number[] {
  held.takeTokens(tokens);
  return useful.map(({ variants }) => strongest(variants, held.rows, 0));
}

function tokensOfTerms(terms: readonly WeighedTerm[]): readonly string[] {
  return terms.flatMap(({ variants }) => variants.flatMap(({ tokens }) => tokens));
}

function columnsOfTerms(terms: readonly WeighedTerm[], held: Held): readonly HeldTerm[] {
  return terms.map(term => ({
    term,
    variants: term.variants.map(({ tokens, weight }) => ({ columns: held.columnsOf(tokens), weight })),
  }));
}

/** A heading says what its sentences are about, though less surely than the sentence itself. */
const ABOVE = 0.5;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
