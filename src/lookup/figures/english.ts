import type { Clause } from './clauses.ts';
import { type Own, ownWords, relative } from './english-clause.ts';
import { adverbial, definite, nameOf, noun, parted, pronoun, trimmed, trimmedEnd, words } from './english-phrase.ts';
import { verbIn } from './english-verbs.ts';
import type { Label } from './label.ts';
import type { Quantity } from './quantities.ts';

/** A further name or description of what was just named. */
const apposition =
  /^(?:an?|the (?:first|only|largest|second|third|world|same)|one of|its?|with|such as|for|as|including|mainly|so|where|which|who|making|joining)\s/iu;
const saying = /^(?:forecasts?|says?|said|reports?|finds?|found|estimates?|expects?|predicts?|puts)\b/u;
/** A part of what was told right before. */
const ofWhole = /^of (?:the (?:national|global|world|whole|total)|all|them|these)\b/u;
const LONGEST = 60;

/** An English sentence with its clauses. */
export interface EnglishSentence {
  readonly plain: string;
  /** Without its periods; everything in its place. */
  readonly text: string;
  readonly clauses: readonly Clause[];
}

/** What an English clause says its value is of: whose it is, what is done or measured, and what is counted behind it. */
export function englishLabel(sentence: EnglishSentence, clause: Clause, quantity: Quantity, before: string): Label {
  const { text, clauses } = sentence;
  const own = withoutSaying(ownWords(text, clause, quantity));
  const metric = [own.predicate, own.behind].filter(Boolean).join(own.isAround ? ' … ' : ' ');
  const said = own.subject;
  const joined = (name: string) => [name, metric].filter(Boolean).join(own.isSentence ? ' ' : ' · ');
  const isNamed = /[A-Z\d]/u.test(said.replace(definite, ''));
  const isFull =
    said !== '' &&
    !(own.isPointing && !isNamed) &&
    !pronoun.test(said) &&
    (isNamed || (!definite.test(said) && said.includes(' ')));
  const bare = nameOf(said);
  const whole = joined(pronoun.test(said) ? '' : bare);
  const like = clause.isAside ? '' : likeBefore(sentence, clause, quantity, own, before);
  if (like) return { subject: '', metric: like, isOpen: false };
  if (isFull && !clause.isAside) {
    const isBrief = !isNamed && said.split(' ').length < 3;
    const head = (!isNamed && headOf(sentence)) || (isBrief && (aboveOf(text, clauses, clause, true) || before)) || '';
    return { subject: whole.includes(head) ? '' : head, metric: whole, isOpen: false };
  }
  const isTold = own.predicate === '' && verbIn(own.behind) > 0;
  const isOpen = (said === '' && !isTold) || pronoun.test(said) || definite.test(said) || own.isPointing;
  const isDone = (said === '' && verbIn(metric) === 0) || /^(?:its|their)\s/iu.test(said);
  const isOfWhole =
    clause.isAside ||
    relative.test(own.predicate) ||
    own.isLevel ||
    (said === '' && own.predicate === '' && ofWhole.test(own.behind));
  if (said === '' && !clause.isAside && /^[A-Z][\w-]*(?:\s|$)/u.test(own.predicate) && !adverbial.test(own.predicate))
    return { subject: '', metric: whole, isOpen: false };
  const above =
    (isOfWhole && wholeOf(sentence, clause, before)) ||
    aboveOf(text, clauses, clause, isDone) ||
    (isOpen ? before : '') ||
    (clause.isAside ? beforeAside(sentence, clause) : '');
  if (above !== '' && said === '' && isDone && !isOfWhole)
    return { subject: '', metric: `${above} ${metric}`, isOpen: false };
  return { subject: whole.includes(above) ? '' : above, metric: whole, isOpen: above === '' && isOpen };
}

/** `the agency forecasts 945 TWh` says nothing of what that is. */
function withoutSaying(own: Own): Own {
  const isBare = own.behind === '' || own.behind.startsWith('of ');
  return isBare &&
    /^(?:forecasts?|says?|said|reports?|estimates?|estimated|expects?|predicts?|predicted|puts?)$/u.test(own.predicate)
    ? { ...own, subject: '', predicate: '', isSentence: false, isAround: false }
    : own;
}

/** What stands before the colon of a sentence, where it names something. */
function headOf({ plain, text, clauses }: EnglishSentence): string {
  const [first] = clauses;
  if (!first || plain[first.to] !== ':' || verbIn(trimmed(text.slice(0, first.to))) >= 0) return '';
  const head = subjectOf(text, first, true);
  return /[A-Z]/u.test(head) ? head : '';
}

/** Whom an English sentence is about. */
export function englishTopic({ text, clauses }: EnglishSentence): string {
  for (const clause of clauses.filter(({ isAside }) => !isAside)) {
    const subject = subjectOf(text, clause, clause.from === 0);
    if (subject && !pronoun.test(subject)) return nameOf(subject);
  }
  return '';
}

/** What the value before is of: a change, or what is said in brackets, is of that. */
function wholeOf(sentence: EnglishSentence, clause: Clause, before: string): string {
  const ahead = sentence.clauses.flatMap(other =>
    other.isAside || other === clause ? [] : other.quantities.map(one => ({ other, one })),
  );
  const last = ahead.filter(({ one, other }) => one.to <= clause.from && clause.from - other.to < 40).at(-1);
  return last
    ? ([englishLabel(sentence, last.other, last.one, before)].map(({ subject, metric }) =>
        [subject, metric].filter(Boolean).join(' · '),
      )[0] ?? '')
    : '';
}

/** What brackets stand behind. */
function beforeAside({ text, clauses }: EnglishSentence, aside: Clause): string {
  const outer = clauses.find(({ isAside, from, to }) => !isAside && from <= aside.from && aside.to <= to);
  const said = outer ? trimmedEnd(words(text.slice(outer.from, aside.from - 1))) : '';
  return said.length <= LONGEST ? said : '';
}

/** `the USA raised 38 billion for AI, China 3.7 billion`: a mere name is of what the name before it is of. */
function likeBefore(
  sentence: EnglishSentence,
  clause: Clause,
  { amount: { unit } }: Quantity,
  { subject, predicate, behind }: Own,
  before: string,
): string {
  if (
    behind !== '' ||
    (subject !== '' && predicate !== '') ||
    !/^(?:[A-Z][\w.'’-]*\s?){1,3}$/u.test(subject || predicate)
  )
    return '';
  const { clauses } = sentence;
  const other = clauses.slice(0, clauses.indexOf(clause)).findLast(one => !one.isAside && one.quantities.length > 0);
  const same = other?.quantities.findLast(one => one.amount.unit.base === unit.base);
  if (!other || !same) return '';
  const said = englishLabel(sentence, other, same, before);
  const name = /^(?:[A-Z][\w.'’-]*\s?)+(?=[a-z]|· )/u.exec(said.metric)?.[0];
  const rest = name ? said.metric.slice(name.length) : '';
  return rest && !/^of\b/u.test(rest) ? `${(subject || predicate).trim()} ${rest}` : '';
}

/**
 * Whom the clauses before speak of: the nearest that names somebody, or the first.
 * @param isDone the clause goes on with a verb: what it does, somebody with a verb before does
 */
function aboveOf(text: string, clauses: readonly Clause[], clause: Clause, isDone: boolean): string {
  const head = clauses.findIndex(({ to }) => text[to] === ':');
  const isHead = (other: Clause) => clauses.indexOf(other) > 0 && clauses.indexOf(other) <= head && !isDone;
  const before = clauses.filter(
    other =>
      !isHead(other) && !other.isAside && other.from < clause.from && (other.to <= clause.from || clause.isAside),
  );
  const done = isDone
    ? before.filter(
        other =>
          subjectOf(text, other, other.from === 0) !== '' && verbIn(trimmed(text.slice(other.from, other.to))) > 0,
      )
    : [];
  const earlier = done.length > 0 ? done.slice(-1) : before;
  // Parts between semicolons do not lend each other their subjects, unless those are names.
  const since = text.slice(0, clause.from).lastIndexOf(';');
  const subjects = earlier
    .map(other => subjectOf(text, other, other.from === 0, clause.isAside ? clause.from : undefined))
    .map(one => (pronoun.test(one) ? '' : nameOf(one)));
  return (
    subjects.findLast(one => /[A-Z]/u.test(one)) ??
    subjects.find((one, at) => one.length > 3 && (earlier[at]?.from ?? 0) >= since) ??
    ''
  );
}

function subjectOf(text: string, clause: Clause, isFirst: boolean, until?: number): string {
  const own = words(text.slice(clause.from, Math.min(clause.quantities[0]?.at ?? clause.to, until ?? clause.to)));
  // How many users it has: is a name for what follows.
  const asked = isFirst
    ? /^(?:how (?:many |much |far |fast )?|what (?:it |an? |the )?)(.{4,60})$/iu.exec(own)?.[1]
    : undefined;
  if (asked) return asked;
  if (!isFirst && apposition.test(own)) return '';
  // Before a car leaves: when something is so.
  if (/^(?:before|after|since|when|if|while|once|until|as)\s/iu.test(own)) return '';
  const { subject, rest } = parted(own);
  if (saying.test(rest)) return '';
  if (subject) return subject.length <= LONGEST ? subject : '';
  // A head before a colon, or a name in a list of them.
  const isNominal =
    verbIn(trimmed(own)) < 0 &&
    (isFirst || /^(?:and )?(?:the )?[A-Z][\w'’-]*/u.test(own)) &&
    !/^(?:how|what|why|note|a note|on)\b|\band other\b/iu.test(own);
  const name = isNominal ? noun(rest) : '';
  return name.length <= LONGEST
    ? name
    : isFirst
      ? trimmedEnd(/^.{10,60}(?=\s(?:at|in|of|for|with|by|according)\s)/u.exec(name)?.[0] ?? '')
      : '';
}
