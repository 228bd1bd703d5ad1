import { isDoubtful } from '../library/library.ts';
import { sentencePieces } from '../library/sentences.ts';
import { wordsOf } from '../words/index.ts';
import { standing } from './concise.ts';
import { disagreements } from './figures/disagree.ts';
import { figuresOf } from './figures/extract.ts';
import type { Figure } from './figures/figure.ts';
import { quantitiesOf } from './figures/quantities.ts';
import { nameOf, names } from './gaps.ts';
import { pick } from './pick.ts';
import type { Ranked } from './rank.ts';
import { titleOf } from './saying.ts';
import { type Asking, type Statement, statementOf, under } from './statements.ts';

/** Passages in which the same thing may have another value, and how much of the best one's score they have at least. */
const NEAR = 10;
const SCORE = 0.5;
/** So many values are read side by side. */
const MOST = 2;

/**
 * The answer beside another value of the very same thing, each with where it stands: the document and its date, or the heading
 * where both stand in one document. The answer alone where nothing contradicts it.
 */
export function byValue(answer: Statement, asking: Asking): readonly Statement[] {
  const { library, query, ranked, locale } = asking;
  if (!query.intents.has('figure')) return [answer];
  const rivals = ranked.slice(0, NEAR).filter(one => mayContradict(one, answer, asking));
  if (rivals.length === 0) return [answer];
  const own = figuresOf(library, answer.found).filter(
    figure =>
      (answer.quote.includes(figure.quote) || figure.quote.includes(answer.quote)) && states(answer.text, figure),
  );
  const theirs = rivals.flatMap(({ found }) => figuresOf(library, found));
  const group = disagreements([...own, ...theirs], library.lexicon()).find(values =>
    values.some(one => own.includes(one)),
  );
  const others = (group ?? [])
    .filter(one => !own.includes(one))
    .flatMap(figure => statedBy(figure, rivals, asking) ?? []);
  if (others.length === 0) return [answer];
  const all = [answer, ...others.slice(0, MOST - 1)];
  const isOne = new Set(all.map(({ found }) => found.passage.document)).size === 1;
  return all.map(one => {
    const { passage } = one.found;
    const heading = titleOf(passage.heading.at(-1) ?? '');
    const date = library.documents().find(({ document }) => document === passage.document)?.date ?? null;
    const place = isOne && heading ? heading : wordsOf(locale).lookup.dated(passage.documentTitle[locale], date);
    return under(place, one);
  });
}

/** Whether a passage that names the same has a quantity of the same kind and another value. */
function mayContradict({ found, shadow, score }: Ranked, answer: Statement, { terms, ranked }: Asking): boolean {
  const name = nameOf(terms);
  if (found.passage.id === answer.found.passage.id || isDoubtful(found.passage)) return false;
  if (score < (ranked[0]?.score ?? 0) * SCORE || (name && !names(shadow, name))) return false;
  const own = quantitiesOf(answer.text).map(({ amount }) => amount);
  return quantitiesOf(found.passage.text).some(({ amount }) =>
    own.some(
      one => one.unit.dimension === amount.unit.dimension && (one.low !== amount.low || one.high !== amount.high),
    ),
  );
}

/**
 * The sentence or row with another value, told as any other statement is; null where it has no sentence that can be told
 * with the value.
 */
function statedBy(figure: Figure, rivals: readonly Ranked[], asking: Asking): Statement | null {
  const { query, terms, locale } = asking;
  const ranked = rivals.find(({ found }) => found.passage === figure.passage);
  if (!ranked) return null;
  const best = pick(query, terms, ranked, locale);
  const isRow = figure.passage.kind === 'table-row';
  const text = isRow
    ? best.text
    : sentencePieces(figure.quote)
        .find(piece => piece.includes(figure.text))
        ?.trim();
  if (text === undefined) return null;
  const english = best.english !== null && states(best.english, figure) ? best.english : null;
  const told = statementOf({ ...best, text, quoted: () => text, heading: null, english }, asking);
  if (states(told.text, figure)) return told;
  return isRow ? null : { ...told, text: standing(english ?? text) };
}

/** Whether a text has the value, in the words of the source or in those of another language. */
function states(text: string, { amount: { low, high, unit }, text: value }: Figure): boolean {
  return (
    text.includes(value) ||
    quantitiesOf(text).some(
      ({ amount }) => amount.low === low && amount.high === high && amount.unit.dimension === unit.dimension,
    )
  );
}
