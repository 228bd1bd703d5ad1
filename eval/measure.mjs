/**
 * How well a library answers the questions of `questions.jsonl`. Nothing here reads files or knows how a lookup works, so
 * that the command (`evaluate.mjs`, on the compiled sources) and the tests (on the sources) measure the same.
 */

/** Answer text and quotes together are read to so many characters. */
const READ = 400;
/** A passage counts as found among the first so many. */
const NEAR = 5;

/**
 * Asks every question.
 *
 * `ask(query, locale)` gives a lookup's result; `fold` makes texts comparable whatever their script, width or case.
 */
export function measure(questions, ask, fold) {
  return questions.map(question => {
    const result = ask(question.query, question.locale);
    const answerable = question.sources.length > 0;
    const ranks = question.sources.map(source => 1 + result.passages.findIndex(passage => overlaps(passage, source)));
    const found = ranks.filter(rank => rank > 0);
    const near = ranks.filter(rank => rank > 0 && rank <= NEAR);
    return {
      question,
      answerable,
      refused: result.status === 'not_found',
      /** Place of the first right passage, 0 where there is none. */
      rank: found.length === 0 ? 0 : Math.min(...found),
      first: ranks.includes(1),
      // A question across documents wants all of them; elsewhere several sources say the same.
      near: question.style === 'across' ? near.length === ranks.length : near.length > 0,
      answered: answerable && isAnswered(question, result, fold),
      read: readOf(result),
    };
  });
}

/** What a person reads of an answer: its text and its quotes, as far as they are read. */
function readOf({ answer }) {
  return answer === null ? '' : [answer.text, ...answer.citations.map(({ quote }) => quote)].join('\n').slice(0, READ);
}

/** All figures stand in what is read; a question without figures is answered by a citation of the right lines. */
function isAnswered(question, result, fold) {
  if (result.status === 'not_found') return false;
  const read = readOf(result);
  const holdsAll = figures => figures?.every(figure => holdsFigure(read, figure, fold)) ?? false;
  if (question.figures || question.figuresEn) return holdsAll(question.figures) || holdsAll(question.figuresEn);
  return result.answer.citations.some(citation => question.sources.some(source => overlaps(citation, source)));
}

/** Whether the figure stands in the text by itself: `13` does not stand in `1366`, nor `5` in `0.5`. */
export function holdsFigure(text, figure, fold) {
  const [whole, wanted] = [comparable(text, fold), comparable(figure, fold)];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const goesOn = /^\d/.test(wanted) && /[\d.]$/.test(whole.slice(0, at));
    const goesOnAfter = /\d$/.test(wanted) && /^(?:\d|\.\d)/.test(whole.slice(at + wanted.length));
    if (!goesOn && !goesOnAfter) return true;
  }
  return false;
}

/** Folded, without thousands separators, escapes and spaces, save the space that keeps two numbers apart. */
function comparable(text, fold) {
  return fold(text)
    .replace(/(?<=\d),(?=\d{3})|\\/g, '')
    .replace(/(?<=\d)\s+(?=\d)/g, '|')
    .replace(/\s+/g, '');
}

function overlaps({ document, lines }, source) {
  return (
    document === source.document &&
    lines.some(([from, to]) => source.lines.some(([first, last]) => from <= last && first <= to))
  );
}

/** The shares of some outcomes; null where there is nothing to take a share of. */
export function sharesOf(outcomes) {
  const answerable = outcomes.filter(outcome => outcome.answerable);
  const unanswerable = outcomes.filter(outcome => !outcome.answerable);
  const share = (some, holds) => (some.length === 0 ? null : some.filter(holds).length / some.length);
  return {
    n: answerable.length,
    recallAt1: share(answerable, outcome => outcome.first),
    recallAt5: share(answerable, outcome => outcome.near),
    answered: share(answerable, outcome => outcome.answered),
    wronglyRefused: share(answerable, outcome => outcome.refused),
    unanswerable: unanswerable.length,
    refused: share(unanswerable, outcome => outcome.refused),
  };
}

/** The shares by the value that `key` gives, in order of first appearance. */
export function groupsOf(outcomes, key) {
  const groups = new Map();
  for (const outcome of outcomes) {
    const name = key(outcome.question);
    groups.set(name, [...(groups.get(name) ?? []), outcome]);
  }
  return [...groups].map(([name, some]) => ({ name, ...sharesOf(some) }));
}
