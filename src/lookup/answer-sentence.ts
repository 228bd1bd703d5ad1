import type { Passage } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import type { Answered } from './answer.ts';
import { citationOf } from './cite.ts';
import { quantitiesOf } from './figures/quantities.ts';
import { RIGHT } from './form.ts';
import { nameOf, names } from './gaps.ts';
import { type Picked, pick } from './pick.ts';
import type { Query } from './query.ts';
import type { Ranked, WeighedTerm } from './rank.ts';
import { limitOf } from './windows.ts';

/** The quote below it may bring the sentences around; both together are still read. */
const TOGETHER = 395;
/** Passages that an answer may come from. */
const PICKS = 4;
/** A passage with so much more of the question than the next is the one that the question is about. */
const BY_FAR = 1.15;
/** Two passages that may contradict each other are about equally good. */
const AS_GOOD = 0.85;
/** One that alone has the figure that is asked for may hold less of the question. */
const FITTING = 0.55;
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
    citationOf(first.ranked.found, isAlone ? first.quoted(TOGETHER - (second?.text.length ?? 0)) : first.text),
    ...further.slice(0, FURTHER).map(other => citationOf(other.ranked.found, other.text)),
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
