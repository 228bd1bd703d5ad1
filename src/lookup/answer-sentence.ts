import type { Library } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import type { Answered } from './answer.ts';
import { ALIKE, choose, SECOND } from './choose.ts';
import { citationOf } from './cite.ts';
import { quantitiesOf } from './figures/quantities.ts';
import { RIGHT } from './form.ts';
import { asksAgreement } from './intent.ts';
import type { Picked } from './pick.ts';
import type { Query } from './query.ts';
import type { Ranked, WeighedTerm } from './rank.ts';
import { byPart, bySource, told } from './statements.ts';
import { byValue } from './values.ts';

/** The quote below it may bring the sentences around; both together are still read. */
const TOGETHER = 395;
/** Two passages that may contradict each other are about equally good. */
const AS_GOOD = 0.85;
/** So many further sources are quoted. */
const FURTHER = 2;

/**
 * The best sentence of the best passages, with where it stands word for word; the best for each part of a question that asks
 * several things, for each document where it asks what they say, and for each value where two places contradict each other.
 * Null when none may be quoted as an answer.
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
  const choice = choose(query, terms, shown, library.lexicon(), locale);
  if (!choice) return null;
  const { first, picks } = choice;
  const others = picks.filter(other => other !== first && !first.text.includes(other.text));
  const asking = { library, query, terms, ranked, locale };
  const parts = query.across ? bySource([first, ...others], asking, FURTHER + 1) : byPart(first, asking);
  const stated = parts.length === 1 ? parts.flatMap(one => byValue(one, asking)) : parts;
  const text = stated.map(one => told(one, locale)).join('\n');
  if (stated.length > 1) return { text, citations: stated.map(({ found, quote }) => citationOf(found, quote)) };
  const further = others.filter(other => speaksOf(first, other));
  const [second] = further;
  // Where the next one has another figure, both are read; else the first with what stands around it.
  const isAlone = !second || !(asksAgreement(query.folded) || disagree(query, first, second));
  const citations = [
    citationOf(
      first.ranked.found,
      isAlone ? first.quoted(TOGETHER - text.length - (second?.text.length ?? 0)) : first.text,
    ),
    ...further.slice(0, FURTHER).map(other => citationOf(other.ranked.found, other.text)),
  ];
  return { text, citations };
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
