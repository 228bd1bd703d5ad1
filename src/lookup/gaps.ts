import { NAME_WEIGHT, NOUN_WEIGHT, type Query } from './query.ts';
import { coverageOf, type Ranked, type WeighedTerm } from './rank.ts';
import type { Shadow, Unit } from './shadow.ts';

/** Passages below this place are no evidence, however the rest of the question turns out. */
const NEAR = 10;
/** A sentence speaks of the question when it holds this much of it. */
const SPEAKS = 0.45;
/** A figure of the right kind counts in so many of the best passages, when they hold this much of the question. */
const FORM_NEAR = 6;
const FORM_COVERAGE = 0.3;
/** Below this much of the question in any one place, nothing is known about it. */
const NOTHING = 0.1;

/**
 * What makes the question specific and no good passage holds, as the person wrote it; empty when it can be answered.
 * A year, a version and a name must stand where the rest of the question stands: the same words about another year are
 * no answer, and a word of ordinary speech that the library puts differently is no gap.
 */
export function missingOf(query: Query, terms: readonly WeighedTerm[], ranked: readonly Ranked[]): readonly string[] {
  const near = ranked.slice(0, NEAR);
  const missing = terms.filter(term => isExact(term) && !stands(term, terms, near, query)).map(term => term.text);
  if (missing.length > 0) return missing;
  if (query.form.asked !== null && !hasForm(query, terms, near)) return [query.form.asked];
  const most = Math.max(0, ...near.map(({ best }) => best?.coverage ?? 0));
  const known = sum(terms.filter(term => !term.unknown));
  const share =
    known === 0 ? 0 : (most * known) / (known + sum(terms.filter(term => term.unknown && term.kind !== 'pair')));
  if (share >= NOTHING) return [];
  return terms.filter(term => term.unknown && term.kind !== 'pair').map(term => term.text);
}

/** Whether a passage that speaks of the question, and of what it names, has a figure of the kind that is asked for. */
function hasForm(query: Query, terms: readonly WeighedTerm[], near: readonly Ranked[]): boolean {
  const least = Math.max(FORM_COVERAGE, (near[0]?.coverage ?? 0) * 0.6);
  const name = nameOf(terms);
  return near
    .slice(0, FORM_NEAR)
    .some(
      ({ coverage, shadow }) =>
        coverage >= least &&
        (!name || names(shadow, name)) &&
        shadow.units.some(unit => query.form.fit(unit.text) === 1),
    );
}

/** The weightiest name in the question, of those that the library knows. */
export function nameOf(terms: readonly WeighedTerm[]): WeighedTerm | undefined {
  return terms
    .filter(term => !term.unknown && term.kind !== 'year' && term.kind !== 'number' && term.weight >= NAME_WEIGHT)
    .toSorted((one, other) => other.mass - one.mass)[0];
}

/** Whether the passage, its headings included, speaks of that name. */
export function names(shadow: Shadow, name: WeighedTerm): boolean {
  return name.variants.some(({ tokens }) => tokens.every(token => shadow.counts.has(token)));
}

function sum(terms: readonly WeighedTerm[]): number {
  return terms.reduce((total, term) => total + term.mass, 0);
}

/** Terms that another word cannot stand for: years, versions, names with digits, and names that nothing here mentions. */
function isExact(term: WeighedTerm): boolean {
  if (term.kind === 'year') return true;
  if (term.kind === 'number') return /\./.test(term.text);
  if (term.kind !== 'name') return false;
  return term.unknown ? /[a-z]/.test(term.text) : /\d/.test(term.text) && /[a-z]/.test(term.text);
}

function stands(term: WeighedTerm, terms: readonly WeighedTerm[], near: readonly Ranked[], query: Query): boolean {
  if (term.unknown) return false;
  const others = othersOf(term, terms, query);
  const heaviest = anchorOf(others);
  return near.some(({ shadow }) =>
    shadow.units.some(
      unit =>
        isIn(term, unit, shadow) &&
        (!heaviest || (isIn(heaviest, unit, shadow) && coverageOf(others, unit, shadow) >= SPEAKS)),
    ),
  );
}

/** What must stand with it: all the rest for a year, the name before it for a version, nothing for a name. */
function othersOf(term: WeighedTerm, terms: readonly WeighedTerm[], query: Query): readonly WeighedTerm[] {
  const known = terms.filter(other => other !== term && other.kind !== 'pair' && !other.unknown);
  if (term.kind === 'year') return known.filter(other => other.kind !== 'year');
  if (term.kind === 'name') return [];
  const before = query.folded.slice(0, query.folded.indexOf(term.text)).trimEnd();
  return known.filter(other => before.endsWith(other.text));
}

/** What the question is about: its weightiest name, or noun where it has none. */
function anchorOf(terms: readonly WeighedTerm[]): WeighedTerm | undefined {
  const heaviest = (least: number) =>
    terms.filter(term => term.weight >= least).toSorted((one, other) => other.mass - one.mass)[0];
  return heaviest(NAME_WEIGHT) ?? heaviest(NOUN_WEIGHT);
}

function isIn(term: WeighedTerm, unit: Unit, shadow: Shadow): boolean {
  return term.variants.some(({ tokens }) =>
    tokens.every(token => unit.tokens.has(token) || shadow.headings.has(token)),
  );
}
