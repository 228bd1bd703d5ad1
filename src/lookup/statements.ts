import type { Library } from '../library/library.ts';
import { sentencePieces } from '../library/sentences.ts';
import { tokensOf } from '../library/tokens.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { choose, isRow } from './choose.ts';
import { quantitiesOf } from './figures/quantities.ts';
import { RIGHT } from './form.ts';
import { nameOf, names } from './gaps.ts';
import { type Asked, partsOf } from './parts.ts';
import type { Picked } from './pick.ts';
import type { Query } from './query.ts';
import { coverageOf, type Ranked, rank, type WeighedTerm } from './rank.ts';
import { saidBy } from './saying.ts';

/** What one place says to a question. */
export interface Statement {
  readonly found: Ranked['found'];
  /** Verbatim: what is cited. */
  readonly quote: string;
  /** Whose it is or where it stands, where that has to be told before the text. */
  readonly above: string | null;
  /** What is read. */
  readonly text: string;
}

/** What is read of a statement, with what stands before it. */
export function told({ above, text }: Pick<Statement, 'above' | 'text'>, locale: Locale): string {
  return above === null ? text : wordsOf(locale).lookup.by(above, text);
}

/** The statement with another thing told before it: before what is told already, and once where both are the same. */
export function under<T extends Pick<Statement, 'above'>>(place: string, one: T): T {
  return { ...one, above: [...new Set([place, one.above])].filter(Boolean).join(' · ') };
}

/** A question with what is needed to answer it. */
export interface Asking {
  readonly library: Library;
  readonly query: Query;
  readonly terms: readonly WeighedTerm[];
  /** All that was found, best first. */
  readonly ranked: readonly Ranked[];
  readonly locale: Locale;
}

/** A sentence answers a part of a question when it holds this share of the part's own words … */
const OWN = 0.3;
/** … or so much, where it has some other figure than the one whose kind is asked for. */
const MUCH = 0.5;
/** The whole question's sentence answers a part, too, when it says nearly as much to it as any other. */
const TOO = 0.85;
/** … and it goes on about the part before when its passage holds this share of their words. */
const SHARED = 0.3;
/** One that sets two things side by side does for both when it says less to each. */
const BESIDE = 0.65;
/** A passage that holds less than this share of what the best one holds of the whole question is about something else. */
const ABOUT = 0.4;

export function statementOf(one: Picked, { library, query, terms, locale }: Asking): Statement {
  const { found } = one.ranked;
  return { found, quote: one.text, ...saidBy(one, query, terms, library.lexicon(), locale) };
}

/** What each document says, with its title; of those that speak of what is named, as the first one does. */
export function bySource(picks: readonly Picked[], asking: Asking, limit: number): readonly Statement[] {
  const { query, terms, locale } = asking;
  const [first] = picks;
  if (!first) return [];
  const name = nameOf(terms);
  const fitOf = ({ text, english, ranked }: Picked) =>
    query.intents.has('figure') && quantitiesOf(text).length > 0
      ? query.form.fit(english ?? text, ranked.shadow.context)
      : 0;
  const seen = new Set<string>();
  const each = picks.filter(one => {
    const { found, shadow } = one.ranked;
    if (seen.has(found.passage.document) || fitOf(one) < fitOf(first)) return false;
    if (one !== first && name && coverageOf([name], said(one), shadow) === 0) return false;
    seen.add(found.passage.document);
    return true;
  });
  const shown = each.slice(0, limit);
  return shown.map(one => {
    const statement = statementOf(one, asking);
    const title = statement.found.passage.documentTitle[locale];
    const text = opening(statement.text, READ / shown.length);
    return shown.length === 1 ? statement : { ...under(title, statement), text };
  });
}

/** All that is read of an answer, in characters. */
const READ = 390;

/** The first sentences of a text that fit, and the first in any case. */
function opening(text: string, room: number): string {
  const [first = '', ...pieces] = sentencePieces(text);
  let kept = first;
  for (const piece of pieces) {
    if ((kept + piece).trim().length > room) break;
    kept += piece;
  }
  return kept.trim();
}

/** What answers each part of a question, or one sentence alone where it answers all of them or there are none. */
export function byPart(whole: Picked, asking: Asking): readonly Statement[] {
  const { library, query, terms, ranked, locale } = asking;
  const parts = partsOf(library, query, terms);
  const near = ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * ABOUT).map(({ found }) => found);
  let before: Picked | null = null;
  const chosen = parts.map((part, at) => {
    const choice = choose(part.query, part.terms, rank(part.query, part.terms, [], near), library.lexicon(), locale);
    const picks = choice ? [choice.first, ...choice.picks] : [];
    const other = picks.find(one => answers(part, one) && goesOn(part, parts[at - 1], one)) ?? whole;
    // Of a row, another column may be asked for next.
    const best: Picked =
      before && isRow(before) && heldOf(part, before) >= heldOf(part, other) && answers(part, before) ? before : other;
    before = best;
    return { part, picks, best };
  });
  const isEnough = (one: Picked) =>
    chosen.every(
      ({ part, best }) =>
        best === whole || (answers(part, one) && worthFor(part, one) >= worthFor(part, best) * shareFor(part)),
    );
  const common = [whole, ...chosen.flatMap(({ picks }) => picks)].find(isEnough);
  if (common && !(isRow(common) && parts.length > 1)) return [statementOf(common, asking)];
  const stated: Statement[] = [];
  for (const { part, best } of chosen) {
    const isWhole =
      best === whole || (answers(part, whole) && worthFor(part, whole) >= worthFor(part, best) * shareFor(part));
    const from = common ?? (isWhole ? whole : best);
    // A row says to each part what stands in the column for it.
    const one = statementOf(
      from,
      isWhole && !isRow(from) ? asking : { ...asking, query: part.query, terms: part.terms },
    );
    if (!stated.some(other => isSame(other, one))) stated.push(one);
  }
  return stated;
}

/** How much of the part's own words stands in a sentence, or in a row and above its cells. */
function heldOf({ own, isSide }: Asked, one: Picked): number {
  const tokens = new Set([...said(one).tokens, ...tokensOf(one.ranked.shadow.context)]);
  return isSide || own.length === 0 ? 0 : coverageOf(own, { tokens }, null);
}

/** Whether it speaks of what the part before is about, where this one names nothing itself. */
function goesOn({ own, isSide }: Asked, before: Asked | undefined, one: Picked): boolean {
  if (!before || isSide || before.own.length === 0 || own.some(({ kind }) => kind === 'name')) return true;
  const known = before.own.filter(term => !term.unknown);
  const mass = (terms: readonly WeighedTerm[]) => terms.reduce((sum, term) => sum + term.mass, 0);
  return mass(known.filter(term => names(one.ranked.shadow, term))) >= SHARED * mass(known);
}

/** How much of what the best sentence says to a part another one must say, to do for it. */
function shareFor({ isSide, query: { intents } }: Asked): number {
  return isSide && !intents.has('figure') && !intents.has('when') ? BESIDE : TOO;
}

/** Whether one of two says what the other says, of the same. */
function isSame(one: Statement, other: Statement): boolean {
  const [a = '', b = ''] = [one, other].map(({ above, text }) => `${above ?? ''}${text.replace(/[。.]$/u, '')}`);
  return a.includes(b) || b.includes(a);
}

/** Whether it speaks of what this part names and asks for itself, in the form that it asks for. */
function answers({ query: { form, intents }, terms, own }: Asked, one: Picked): boolean {
  const { shadow } = one.ranked;
  const name = nameOf(terms);
  if (name && !names(shadow, name)) return false;
  const held = own.length === 0 ? OWN : coverageOf(own, said(one), shadow);
  if (held < OWN) return false;
  if (!intents.has('figure') && !intents.has('when') && !intents.has('where')) return true;
  const fit = form.fit(one.english ?? one.text, shadow.context);
  return fit >= RIGHT || (fit > 0 && form.asked === null && held >= MUCH);
}

function worthFor({ query, terms }: Asked, one: Picked): number {
  const { shadow } = one.ranked;
  return coverageOf(terms, said(one), shadow) + query.form.fit(one.english ?? one.text, shadow.context);
}

/** The tokens of what is read. */
function said({ text, english }: Picked): { readonly tokens: ReadonlySet<string> } {
  return { tokens: new Set(tokensOf(english ?? text)) };
}
