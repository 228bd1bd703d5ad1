import { foldQuestion } from '../library/fold.ts';
import { remembering } from '../library/remembering.ts';
import { hanWords, neighbours, runsOf, tokensOf } from '../library/tokens.ts';
import { dictionary, singular } from './dictionary.ts';
import { type Form, formOf } from './form.ts';
import { hanTerms, NAME_WEIGHT, NOUN_WEIGHT } from './han-terms.ts';
import { type Intent, intentsOf } from './intent.ts';
import { emptyWords, questionWords, sourceWords } from './stopwords.ts';

/** One way in which a term may stand in a text. */
export interface Variant {
  /** All of them stand there when the variant does. */
  readonly tokens: readonly string[];
  /** 1 for the person's own word, less for words that mean about the same. */
  readonly weight: number;
}

/** What a question is about is the sum of its terms. */
export interface Term {
  /** As it stands in the folded question. */
  readonly text: string;
  readonly variants: readonly Variant[];
  /** How much the word carries by its kind, before rarity is known: names more than verbs. */
  readonly weight: number;
  /**
   * `name`: letters, perhaps with digits (`glm-4.7`); `number` with or without unit; `year`; `word`;
   * `guess`: Han characters that the dictionary does not know as a word, mostly somebody's name;
   * `pair`: two neighbouring Han characters across words, which help where words are cut differently in the text.
   */
  readonly kind: 'name' | 'number' | 'year' | 'word' | 'guess' | 'pair';
}

export interface Query {
  readonly folded: string;
  readonly terms: readonly Term[];
  readonly intents: ReadonlySet<Intent>;
  readonly form: Form;
  /** Every pair of neighbours in its Han stretches, across words and names: a text that holds most of them says it in these words. */
  readonly pairs: readonly string[];
  /** It asks what several documents say. */
  readonly across: boolean;
}

/** What else a thing may be called. Folded texts in, folded texts out. */
export interface Expansion {
  /** The known things that a question names, in order and without overlap. */
  names(folded: string): readonly NamedThing[];
}

export interface NamedThing {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** `name` of one particular thing, or a `word` for many. */
  readonly kind: 'name' | 'word';
  readonly others: readonly string[];
}

/** Takes a term of the question, by its kind and what it carries. */
export type Add = (text: string, kind: Term['kind'], weight: number) => void;

const hanRun = /^\p{Script=Han}/u;

/** Another name of the same thing is nearly as good as the one that was used. */
const OTHER_NAME = 0.92;

/** Takes a question apart. Pure: rarity in the library comes later, in ranking. */
export function understand(question: string, expansion: Expansion): Query {
  // In capitals it is the country, and no pronoun.
  const folded = foldQuestion(question.replace(/\bUS\b(?!\$)/g, 'U.S.')).trim();
  const terms = new Map<string, Term>();
  const put = (text: string, kind: Term['kind'], weight: number, others: readonly string[] = []) => {
    if (terms.has(text)) return;
    const variants = [{ text, weight: 1 }, ...others.map(other => ({ text: other, weight: OTHER_NAME }))].flatMap(
      other =>
        waysOf(other.text).map((tokens, at) => ({
          tokens,
          weight: at === 0 ? other.weight : other.weight * 0.95,
        })),
    );
    if (variants.length > 0) terms.set(text, { text, kind, weight, variants });
  };
  let rest = folded;
  const things = expansion.names(folded);
  for (const { from, to, text, kind, others } of things) {
    put(text, kind, kind === 'name' ? NAME_WEIGHT : NOUN_WEIGHT, others);
    const end = to + (/^['’]s\b/.exec(rest.slice(to))?.[0].length ?? 0);
    rest = rest.slice(0, from) + ' '.repeat(end - from) + rest.slice(end);
  }
  const capitals = capitalised(question);
  // In a Chinese question foreign words are names, save plain words of English; in an English one capitals and digits tell.
  const isHan = /\p{Script=Han}/u.test(folded);
  const isName = (text: string) => /\d/.test(text) || capitals.has(text) || (isHan && !isPlain(text, question));
  for (const { text, han } of runsOf(rest.replace(sourceWords, ' ').replace(questionWords, ' '))) {
    if (han) hanTerms(text, put);
    else latinTerms(text, put, isName);
  }
  for (const [written] of folded.matchAll(numerals))
    if (countOf(written) > 1) put(String(countOf(written)), 'number', 0.4);
  const intents = intentsOf(folded);
  // Why something matters is asked of nearly everything; the word says nothing about what.
  if (intents.has('why')) for (const text of mattering) terms.delete(text);
  const otherNames = things.filter(({ kind }) => kind === 'name').flatMap(({ others }) => others);
  const subjects = things.flatMap(({ text, others }) => [text, ...others]);
  const across = folded.search(sourceWords) >= 0;
  return {
    folded,
    terms: [...terms.values()],
    intents,
    form: formOf(folded, intents, otherNames, subjects),
    pairs: pairsOf(folded),
    across,
  };
}

/** The tokens of the particular things that a question names. */
export function nameTokens(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(
    terms.flatMap(({ kind, variants }) => (kind === 'name' ? variants.flatMap(({ tokens }) => tokens) : [])),
  );
}

function latinTerms(text: string, add: Add, isName: (text: string) => boolean): void {
  const clean = text.replace(/[.,\-_/+'’]+$/, '');
  if (!clean || emptyWords.has(clean)) return;
  const year = /^(?:(?:mid|early|late|end|fy)-?)?((?:19|20)\d\d)$/.exec(clean)?.[1];
  if (year) add(year, 'year', 0.8);
  else if (/^[\d.,]+%?$/.test(clean)) add(clean, 'number', 0.7);
  else if (isName(clean)) add(clean, 'name', NAME_WEIGHT);
  else add(clean, 'word', NOUN_WEIGHT);
}

function pairsOf(folded: string): readonly string[] {
  const stretches =
    folded
      .replace(sourceWords, ' ')
      .replace(questionWords, ' ')
      .match(/\p{Script=Han}{2,}/gu) ?? [];
  return [...new Set(stretches.flatMap(neighbours))].filter(pair => ![...pair].some(part => emptyWords.has(part)));
}

const mattering = [
  '重要',
  '关键',
  '必要',
  '需要',
  '值得',
  '关注',
  '重视',
  '火',
  'matter',
  'matters',
  'important',
  'need',
  'needed',
  'necessary',
];

/** Counts in characters, which texts mostly write in digits: 前九个月 is 前9个月. */
const numerals =
  /(?<![第十百千万一二三四五六七八九])[一二三四五六七八九]?十?[一二三四五六七八九]?(?=[个年月天家倍岁次项款])/gu;

/** Below one hundred; 0 for no numeral. */
function countOf(numeral: string): number {
  const digit = (character: string | undefined) => '零一二三四五六七八九'.indexOf(character || '零');
  const [tens = '', ones = ''] = numeral.includes('十') ? numeral.split('十') : ['零', numeral];
  return (numeral.includes('十') && tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
}

/** Written without a capital, and in every dictionary. */
function isPlain(text: string, question: string): boolean {
  return /^[a-z]+$/.test(text) && question.includes(text) && isKnown(text);
}

function isKnown(word: string): boolean {
  return dictionary().chinese(singular(word)).length > 0;
}

/** The words that the person wrote with a capital, folded; the first one has several, or stands in no dictionary. */
function capitalised(question: string): ReadonlySet<string> {
  const words = [...question.matchAll(/[A-Za-z][A-Za-z\d.\-']*/g)];
  const named = words.filter(
    ({ 0: word, index }) =>
      /[A-Z]/.test(word.slice(1)) || (/^[A-Z]/.test(word) && (index > 0 || !isKnown(foldQuestion(word)))),
  );
  return new Set(named.map(([word]) => foldQuestion(word).replace(/[.\-']+$/, '')));
}

/**
 * The ways in which a text may stand in a passage, as tokens that all stand there. A Han word by its pairs, because the
 * passage may have been cut into other words, and a compound also by the words in it, which may stand apart; a name such
 * as `glm-4.7` as a whole, or by its parts.
 */
const waysOf = remembering(5000, (text): readonly (readonly string[])[] => {
  const tokens = [...new Set(tokensOf(text))];
  const pairs = tokens.filter(token => !hanRun.test(token) || [...token].length <= 2);
  if (pairs.length < 2 || runsOf(text).length !== 1) return pairs.length === 0 ? [] : [pairs];
  if (hanRun.test(text)) {
    const inside = new Set(hanWords(text).flatMap(word => ([...word].length < 2 ? [] : tokensOf(word))));
    const apart = pairs.filter(pair => inside.has(pair));
    return apart.length < 2 || apart.length === pairs.length ? [pairs] : [pairs, apart];
  }
  const [whole = '', ...parts] = pairs;
  return parts.length < 2 ? [[whole]] : [[whole], parts];
});
