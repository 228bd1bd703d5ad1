import type { Clause } from './clauses.ts';
import type { Label } from './label.ts';
import { periodsIn } from './period.ts';
import type { Quantity } from './quantities.ts';

const verbs =
  'is|are|was|were|be|been|being|has|have|had|reach(?:es|ed)?|hits?|totall?ed|hold|holds|held|exceed(?:s|ed)?|surpass(?:es|ed)?|pass(?:es|ed)|stands?|stood|comes?|came|amount(?:s|ed)?|counts?|counted|rose|rises?|grew|grows?|fell|falls?|dropped|drops?|climbed|climbs?|went|goes|will|would|may|can|could|expected|forecast|projected|saw|numbered|worth|put|estimated|valued|priced';
const small =
  'to|at|of|by|in|from|for|with|and|or|about|than|the|a|an|as|some|nearly|over|around|up|only|now|already|it|its|that|which|who|where|on|into|between|per|more|less|least|most|about|almost|roughly|down|another|this|these|their|there|also|even|just|still|but|while|so';
const dangling = new RegExp(`(?:^|\\s)(?:${verbs}|${small})$`, 'iu');
const opening =
  /^(?:in|by|at|of|and|but|or|with|while|where|which|who|that|as|then|so|also|its?|their|the|an?|for|from|to|since|after|including|nearly|about|over|among (?:them|these)|of (?:them|these|which)|according to [^,]+|more|only|some|this|these|there|even)\s+/iu;
const stops = new RegExp(
  `^(?:${verbs}|and|or|but|in|by|at|to|from|with|on|as|while|after|since|into|through|against|than|because|when|where|which|that|who|up|down|each)$`,
  'iu',
);
/** Such a sentence goes on about what was named before it. */
const pronoun = /^(?:it|they|its|their|this|these|he|she)\b/iu;
const filler = '\u0001';

/** What an English clause says its value is of: the words before it, and what is counted behind it. */
export function englishLabel(plain: string, clauses: readonly Clause[], clause: Clause, quantity: Quantity): Label {
  const text = periodsIn(plain).reduce(
    (rest, { at, to }) => rest.slice(0, at) + filler.repeat(to - at) + rest.slice(to),
    plain,
  );
  const metric = metricOf(text, clause, quantity);
  const raw = text.slice(clause.from, clause.to).replaceAll(filler, '').trim();
  const isOpening = clause.from === 0 || /^[A-Z]/u.test(raw);
  if (!clause.isAside && isOpening && metric.length > 6 && /\b[A-Z\d]|\s/u.test(metric))
    return { subject: '', metric, isOpen: pronoun.test(raw) };
  const earlier = clauses.slice(0, clauses.indexOf(clause)).reverse();
  const subjects = earlier.filter(other => !other.isAside).map(other => subjectBefore(text, other));
  const subject = subjects.find(one => /[A-Z]/u.test(one)) ?? subjects.findLast(one => one.length > 3) ?? '';
  return { subject: metric.includes(subject) ? '' : subject, metric, isOpen: subject === '' && pronoun.test(plain) };
}

function metricOf(text: string, clause: Clause, quantity: Quantity): string {
  const last = clause.quantities.filter(other => other.to <= quantity.at).at(-1);
  const next = clause.quantities.find(other => other.at >= quantity.to);
  const start = trimmed(text.slice(clause.from, clause.quantities[0]?.at ?? quantity.at));
  const between = last ? trimmed(text.slice(last.to, quantity.at).replace(/^.*\band\s/su, '')) : start;
  const left = between.split(' ').length > 1 ? between : start;
  const behind = words(text.slice(quantity.to, next?.at ?? clause.to)).split(' ');
  const isOf = behind[0] === 'of';
  const stop = behind.findIndex((word, at) => (at > 0 || !isOf) && stops.test(word));
  const right = trimmedEnd(behind.slice(0, Math.min(stop < 0 ? 9 : stop, 9)).join(' '));
  // Where the value stands in the middle of a phrase, its place is kept: NVIDIA holds … of the market.
  return [left, right]
    .filter(Boolean)
    .join(left && isOf ? ' … ' : ' ')
    .trim();
}

/** The words that a clause begins with, before its verb. */
function subjectBefore(text: string, clause: Clause): string {
  const own = words(text.slice(clause.from, clause.to)).replace(opening, '');
  const [subject = ''] = own.split(new RegExp(`\\s(?:${verbs}|[a-z]{3,}(?:ed|es))(?:\\s|$)`, 'u'));
  const phrase = trimmed(subject);
  return phrase.length <= 60 && !/^[a-z]+$/u.test(phrase) ? phrase : '';
}

function words(text: string): string {
  return text
    .replaceAll(filler, ' ')
    .replace(/[（(][^）)]*[）)]/gu, ' ')
    .replace(/[()（）]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.;:–—-]+|[\s,.;:–—-]+$/gu, '');
}

function trimmedEnd(text: string): string {
  let own = text.trim();
  for (let before = ''; before !== own; ) {
    before = own;
    own = own.replace(dangling, '').trim();
  }
  return own;
}

function trimmed(text: string): string {
  let own = trimmedEnd(words(text));
  for (let before = ''; before !== own; ) {
    before = own;
    own = own.replace(opening, '').trim();
  }
  return own;
}
