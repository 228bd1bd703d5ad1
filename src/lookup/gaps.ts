import { beside, isIn, missingExact, missingPeriods, missingVersions, speaksOf } from './exact.ts';
import { RIGHT } from './form.ts';
import { NAME_WEIGHT } from './han-terms.ts';
import { holds } from './holding.ts';
import { isAsking } from './intent.ts';
import type { Kindred } from './kindred.ts';
import type { Query } from './query.ts';
import type { Ranked, WeighedTerm } from './rank.ts';
import type { Shadow, Unit } from './shadow.ts';
import { emptyWords } from './stopwords.ts';

/** Passages below this place are no evidence, however the rest of the question turns out. */
const NEAR = 10;
/** A figure of the right kind counts in so many of the best passages, when they hold this much of the question. */
const FORM_NEAR = 6;
const FORM_COVERAGE = 0.3;
/** A sentence about the name speaks of what is asked of it when it holds this much of that. */
const PROPERTY = 0.4;
/** Key words are put together loosely; more than so many describe something rather than ask for one property of it. */
const KEYWORD_PROPERTY = 0.3;
const KEYWORDS = 3;
/** Words that carry less say nothing about what is asked. */
const CONTENT = 0.7;
/**
 * What the best passage must reach, in the scores of ranking and less for each unknown word, to be about the question rather
 * than about some of its words. Learned on our own questions: below, more answers are wrong than right.
 */
const SURE = 0.65;

/**
 * What makes the question specific and no good passage holds, as the person wrote it; empty when it can be answered.
 * A year, a version and a name must stand where the rest of the question stands: the same words about another year are
 * no answer, and a word of ordinary speech that the library puts differently is no gap.
 */
export function missingOf(
  query: Query,
  terms: readonly WeighedTerm[],
  kindred: readonly Kindred[],
  ranked: readonly Ranked[],
): readonly string[] {
  const near = ranked.slice(0, NEAR);
  const exact = missingExact(query, terms, near)
    .map(term => term.text)
    .filter(text => !units.test(text));
  if (exact.length > 0) return exact;
  const parts = [...missingVersions(query, terms, near), ...missingPeriods(query, nameOf(terms), near)];
  if (parts.length > 0) return parts;
  if (query.form.asked !== null && !hasForm(query, terms, near)) return [query.form.asked];
  const property = missingProperty(query, terms, kindred, near);
  if (property) return [property.text];
  const beyond = missingBeside(query, terms, kindred, near);
  if (beyond.length > 0) return beyond;
  return isSure(terms, near) ? [] : notIn(near[0], terms);
}

function isSure(terms: readonly WeighedTerm[], [best]: readonly Ranked[]): boolean {
  const known = sum(terms.filter(term => !term.unknown));
  const unknown = sum(terms.filter(term => term.unknown && term.kind !== 'pair'));
  return best !== undefined && known > 0 && (best.score * known) / (known + unknown) >= SURE;
}

/** The words that no passage holds, else the weightiest that the best one lacks. */
function notIn(best: Ranked | undefined, terms: readonly WeighedTerm[]): readonly string[] {
  const words = terms.filter(term => term.kind !== 'pair').toSorted((one, other) => other.mass - one.mass);
  const unknown = words.filter(term => term.unknown);
  if (unknown.length > 0) return unknown.map(term => term.text);
  const lacking = words.filter(term => !best || !names(best.shadow, term));
  return (lacking.length > 0 ? lacking : words).slice(0, 1).map(term => term.text);
}

/** What a figure is wanted in is no name of anything. */
const units = /^(?:euros?|usd|rmb|cny|hkd|dollars?|yuan|percent|gb|tb|[kmgt]wh?|[nmck]m|kg)$/u;

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
        shadow.units.some(unit => query.form.fit(unit.text, shadow.context) >= RIGHT),
    );
}

/**
 * The weightiest word for what is asked of a name, when no passage about the name speaks of it. Only where a figure, a time
 * or a place is wanted, or where the question is nothing but key words: who did what, and why, is told in any words.
 */
function missingProperty(
  query: Query,
  terms: readonly WeighedTerm[],
  kindred: readonly Kindred[],
  near: readonly Ranked[],
): WeighedTerm | undefined {
  const name = nameOf(terms);
  const isMeasured = query.intents.has('figure') || query.intents.has('when') || query.intents.has('where');
  const isKeywords = !isAsking(query.folded);
  if (!name || !(isMeasured || isKeywords)) return undefined;
  const asked = beside(name, terms, query)
    .filter(term => term.kind !== 'year' && term.kind !== 'name' && term.kind !== 'pair')
    .filter(term => term.weight >= CONTENT && term.text !== query.form.asked && !counting.test(term.text))
    .filter(term => !emptyWords.has(term.text))
    .toSorted((one, other) => other.mass - one.mass);
  const [key] = asked;
  if (!key || (!isMeasured && asked.length > KEYWORDS)) return undefined;
  const total = sum(asked);
  const about = near.filter(({ shadow }) => names(shadow, name));
  if (!about.some(({ shadow }) => shadow.units.some(unit => isHan(unit.text) === isHan(query.folded))))
    return undefined;
  const alike = kindred.flatMap(({ term, ways }) => (term === key ? ways : []));
  const speaks = about.some(({ shadow }) =>
    shadow.units.some(
      unit =>
        speaksOf(key, unit, shadow) ||
        (isIn(name, unit, shadow) && alike.some(({ tokens }) => tokens.every(token => unit.tokens.has(token)))) ||
        sum(asked.filter(term => isIn(term, unit, shadow))) >= (isMeasured ? PROPERTY : KEYWORD_PROPERTY) * total ||
        (query.intents.has('figure') &&
          !query.intents.has('when') &&
          isIn(name, unit, shadow) &&
          query.form.fit(unit.text, shadow.context) === 1),
    ),
  );
  return speaks ? undefined : key;
}

/** A sentence that names what is asked about, and holds less than this of the rest, is about something else of it. */
const BESIDE = 0.25;
/** Another word of the meaning says a little less. */
const ALIKE = 0.75;

/** The words of which no sentence about what the question names holds any, where those are nearly all of the rest. */
function missingBeside(
  query: Query,
  terms: readonly WeighedTerm[],
  kindred: readonly Kindred[],
  near: readonly Ranked[],
): readonly string[] {
  const name = nameOf(terms);
  if (name?.kind !== 'name' || query.across) return [];
  const rest = beside(name, terms, query).filter(
    term => term.kind !== 'pair' && term.weight >= CONTENT && !emptyWords.has(term.text),
  );
  const isAlike = (term: WeighedTerm, unit: Unit) =>
    kindred.some(
      one => one.term === term && one.ways.some(({ tokens }) => tokens.every(token => unit.tokens.has(token))),
    );
  const shares = near.flatMap(({ shadow }) =>
    shadow.units
      .filter(unit => speaksOf(name, unit, shadow))
      .map(unit => rest.map(term => (speaksOf(term, unit, shadow) ? 1 : isAlike(term, unit) ? ALIKE : 0))),
  );
  const most = Math.max(0, ...shares.map(own => rest.reduce((held, { mass }, at) => held + (own[at] ?? 0) * mass, 0)));
  if (most >= BESIDE * sum(rest)) return [];
  const lacking = rest.filter((_, at) => shares.every(own => own[at] === 0));
  return (lacking.length > 0 ? lacking : rest).map(({ text }) => text);
}

/** A question in a language that the passages are not in finds a name, and little else. */
function isHan(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text);
}

const counting = /^[一二三四五六七八九十百千万两几\d]/u;

/** The weightiest name in the question, of those that the library knows; what only looks like one where there is none. */
export function nameOf(terms: readonly WeighedTerm[]): WeighedTerm | undefined {
  const known = terms
    .filter(term => !term.unknown && term.kind !== 'year' && term.kind !== 'number' && term.weight >= NAME_WEIGHT)
    .toSorted((one, other) => other.mass - one.mass);
  return known.find(term => term.kind === 'name') ?? known[0];
}

/** Whether the passage itself, its headings included, speaks of that name; how people ask for it says nothing of names. */
export function names({ holding, setting, units }: Shadow, name: WeighedTerm): boolean {
  const isSaid = (token: string) => setting.has(token) || units.some(({ said }) => said.has(token));
  return name.variants.some(({ tokens }) => tokens.every(token => holds(holding, token)) && tokens.every(isSaid));
}

function sum(terms: readonly WeighedTerm[]): number {
  return terms.reduce((total, term) => total + term.mass, 0);
}
