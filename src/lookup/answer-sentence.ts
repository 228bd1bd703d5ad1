import type { Library } from '../library/library.ts';
import { tokensOf } from '../library/tokens.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { Answered } from './answer.ts';
import { ALIKE, choose, SECOND } from './choose.ts';
import { citationOf } from './cite.ts';
import { quantitiesOf } from './figures/quantities.ts';
import { RIGHT } from './form.ts';
import { nameOf, names } from './gaps.ts';
import { type Asked, partsOf } from './parts.ts';
import type { Picked } from './pick.ts';
import type { Query } from './query.ts';
import { coverageOf, type Ranked, rank, type WeighedTerm } from './rank.ts';
import { saidBy } from './saying.ts';

/** The quote below it may bring the sentences around; both together are still read. */
const TOGETHER = 395;
/** Two passages that may contradict each other are about equally good. */
const AS_GOOD = 0.85;
/** So many further sources are quoted. */
const FURTHER = 2;
/** A sentence answers a part of a question when it holds this share of the part's own words. */
const OWN = 0.3;
/** The whole question's sentence answers a part, too, when it says nearly as much to it as any other. */
const TOO = 0.85;

/** A sentence of the answer, and its words. */
interface Statement {
  readonly picked: Picked;
  readonly text: string;
}

/**
 * The best sentence of the best passages, with where it stands word for word; of a question that asks several things, the
 * best for each. Null when none may be quoted as an answer.
 * @param ranked all that was found, best first
 * @param shown those that are shown with the answer
 */
export function answerFrom(
  library: Library,
  query: Query,
  terms: readonly WeighedTerm[],
  ranked: readonly Ranked[],
  shown: readonly Ranked[],
  locale: Locale,
): Answered['answer'] | null {
  const choice = choose(query, terms, shown, locale);
  if (!choice) return null;
  const { first, picks } = choice;
  const others = picks.filter(other => other !== first && !first.text.includes(other.text));
  const stated = query.across
    ? bySource([first, ...elsewhere(first, others, query, terms).slice(0, FURTHER)], query, terms, locale)
    : byPart(
        partsOf(library, query, terms),
        { picked: first, text: saidBy(first, query, terms, locale) },
        ranked,
        locale,
      );
  if (stated.length > 1)
    return {
      text: stated.map(({ text }) => text).join('\n'),
      citations: stated.map(({ picked }) => citationOf(picked.ranked.found, picked.text)),
    };
  const further = others.filter(other => speaksOf(first, other));
  const [second] = further;
  // Where the next one has another figure, both are read; else the first with what stands around it.
  const isAlone = !second || !disagree(query, first, second);
  const citations = [
    citationOf(first.ranked.found, isAlone ? first.quoted(TOGETHER - (second?.text.length ?? 0)) : first.text),
    ...further.slice(0, FURTHER).map(other => citationOf(other.ranked.found, other.text)),
  ];
  return { text: stated[0]?.text ?? first.text, citations };
}

/** Each with the title of its document. */
function bySource(
  picks: readonly Picked[],
  query: Query,
  terms: readonly WeighedTerm[],
  locale: Locale,
): readonly Statement[] {
  return picks.map(picked => {
    const text = saidBy(picked, query, terms, locale);
    const title = picked.ranked.found.passage.documentTitle[locale];
    return { picked, text: picks.length > 1 ? wordsOf(locale).lookup.by(title, text) : text };
  });
}

/** What answers each part, or the whole alone where it answers all of them or there are none. */
function byPart(
  parts: readonly Asked[],
  whole: Statement,
  ranked: readonly Ranked[],
  locale: Locale,
): readonly Statement[] {
  const stated: Statement[] = [];
  for (const part of parts) {
    const found = rank(
      part.query,
      part.terms,
      [],
      ranked.map(one => one.found),
    );
    const choice = choose(part.query, part.terms, found, locale);
    const best = choice && [choice.first, ...choice.picks].find(one => answers(part, one));
    const isWhole =
      !best || (answers(part, whole.picked) && worthFor(part, whole.picked) >= worthFor(part, best) * TOO);
    const text = isWhole ? whole.text : saidBy(best, part.query, part.terms, locale);
    if (!stated.some(other => isSame(other.text, text))) stated.push({ picked: isWhole ? whole.picked : best, text });
  }
  return stated.length > 0 ? stated : [whole];
}

/** Whether one of two texts stands in the other. */
function isSame(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map(text => text.replace(/[。.]$/u, ''));
  return a.includes(b) || b.includes(a);
}

/** Whether it speaks of what this part names and asks for itself, in the form that it asks for. */
function answers({ query, terms, own }: Asked, one: Picked): boolean {
  const { shadow } = one.ranked;
  const name = nameOf(terms);
  if (name && !names(shadow, name)) return false;
  const isMeasured = query.intents.has('figure') || query.intents.has('when') || query.intents.has('where');
  const speaks = own.length === 0 || coverageOf(own, said(one), shadow) >= OWN;
  return speaks && (!isMeasured || query.form.fit(one.english ?? one.text, shadow.context) >= RIGHT);
}

function worthFor({ query, terms }: Asked, one: Picked): number {
  const { shadow } = one.ranked;
  return coverageOf(terms, said(one), shadow) + query.form.fit(one.english ?? one.text, shadow.context);
}

/** The tokens of what is read. */
function said({ text, english }: Picked): { readonly tokens: ReadonlySet<string> } {
  return { tokens: new Set(tokensOf(english ?? text)) };
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

/** The best of each document but the first one's, of those that speak of what is named, as the first does. */
function elsewhere(
  first: Picked,
  others: readonly Picked[],
  { form, intents }: Query,
  terms: readonly WeighedTerm[],
): readonly Picked[] {
  const name = nameOf(terms);
  const fitOf = ({ text, english, ranked }: Picked) =>
    intents.has('figure') && quantitiesOf(text).length > 0 ? form.fit(english ?? text, ranked.shadow.context) : 0;
  const seen = new Set([first.ranked.found.passage.document]);
  return others.filter(other => {
    const { found, shadow } = other.ranked;
    const isNew = !seen.has(found.passage.document);
    seen.add(found.passage.document);
    return isNew && (!name || coverageOf([name], said(other), shadow) > 0) && fitOf(other) >= fitOf(first);
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
