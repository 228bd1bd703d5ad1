import { foldQuestion } from '../library/fold.ts';
import { hanWords, runsOf, tagged, tokensOf } from '../library/tokens.ts';
import { type Form, formOf } from './form.ts';
import { type Intent, intentsOf } from './intent.ts';
import { emptyWords, questionWords } from './stopwords.ts';

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
   * `pair`: two neighbouring Han characters across words, which help where words are cut differently in the text.
   */
  readonly kind: 'name' | 'number' | 'year' | 'word' | 'pair';
}

export interface Query {
  readonly folded: string;
  readonly terms: readonly Term[];
  readonly intents: ReadonlySet<Intent>;
  readonly form: Form;
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

type Add = (text: string, kind: Term['kind'], weight: number) => void;

const hanRun = /^\p{Script=Han}/u;

/** Another name of the same thing is nearly as good as the one that was used. */
const OTHER_NAME = 0.92;

/** Takes a question apart. Pure: rarity in the library comes later, in ranking. */
export function understand(question: string, expansion: Expansion): Query {
  const folded = foldQuestion(question).trim();
  const terms = new Map<string, Term>();
  const put = (text: string, kind: Term['kind'], weight: number, others: readonly string[] = []) => {
    if (terms.has(text)) return;
    const variants = [{ text, weight: 1 }, ...others.map(other => ({ text: other, weight: OTHER_NAME }))].flatMap(
      other =>
        waysOf(other.text).map((tokens, at) => ({ tokens, weight: at === 0 ? other.weight : other.weight * 0.95 })),
    );
    if (variants.length > 0) terms.set(text, { text, kind, weight, variants });
  };
  let rest = folded;
  for (const { from, to, text, kind, others } of expansion.names(folded)) {
    put(text, kind, kind === 'name' ? NAME_WEIGHT : NOUN_WEIGHT, others);
    rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  }
  const capitals = capitalised(question);
  // In a Chinese question foreign words are names; in an English one capitals and digits tell.
  const isName = (text: string) => /\p{Script=Han}/u.test(folded) || /\d/.test(text) || capitals.has(text);
  for (const { text, han } of runsOf(rest.replace(questionWords, ' '))) {
    if (han) hanTerms(text, put);
    else latinTerms(text, put, isName);
  }
  const intents = intentsOf(folded);
  return { folded, terms: [...terms.values()], intents, form: formOf(folded, intents) };
}

/** A name carries more than a noun, and a noun more than other words. */
export const NAME_WEIGHT = 1.1;
export const NOUN_WEIGHT = 1;

/** By the dictionary's kind of word; what is not listed carries `ordinary`. */
const kinds: readonly [RegExp, number][] = [
  // A word that the dictionary does not know is mostly somebody's name.
  [/^(n[rstz]|x)/, NAME_WEIGHT],
  [/^(n|vn|an|i|l|j|eng)/, NOUN_WEIGHT],
  [/^(v|a|b|z|s|t|f)/, 0.7],
  [/^(m|q)/, 0.5],
  [/^(d|p|c|u|r|y|e|o|zg|k|h|w)/, 0.3],
];
const ordinary = 0.8;

function hanTerms(text: string, add: Add): void {
  const inside = new Set<string>();
  for (const { word, tag } of tagged(text)) {
    const characters = [...word];
    for (const [at, character] of characters.slice(1).entries()) inside.add(`${characters[at]}${character}`);
    if (emptyWords.has(word) || characters.length < 2) continue;
    add(word, 'word', kinds.find(([pattern]) => pattern.test(tag))?.[1] ?? ordinary);
  }
  const characters = [...text];
  if (characters.length === 1 && !emptyWords.has(text)) add(text, 'word', 0.3);
  for (const [at, character] of characters.slice(1).entries()) {
    const pair = `${characters[at]}${character}`;
    if (!inside.has(pair) && !emptyWords.has(pair) && ![...pair].some(part => emptyWords.has(part)))
      add(pair, 'pair', 0.35);
  }
}

function latinTerms(text: string, add: Add, isName: (text: string) => boolean): void {
  const clean = text.replace(/[.,\-_/+'’]+$/, '');
  if (!clean || emptyWords.has(clean)) return;
  if (/^(?:19|20)\d\d$/.test(clean)) add(clean, 'year', 0.8);
  else if (/^[\d.,]+%?$/.test(clean)) add(clean, 'number', 0.7);
  else if (isName(clean)) add(clean, 'name', NAME_WEIGHT);
  else add(clean, 'word', NOUN_WEIGHT);
}

/** The words that the person wrote with a capital, folded; not the first one, unless it has several. */
function capitalised(question: string): ReadonlySet<string> {
  const words = [...question.matchAll(/[A-Za-z][A-Za-z\d.\-']*/g)];
  const named = words.filter(({ 0: word, index }) => /[A-Z]/.test(word.slice(1)) || (index > 0 && /^[A-Z]/.test(word)));
  return new Set(named.map(([word]) => foldQuestion(word).replace(/[.\-']+$/, '')));
}

/**
 * The ways in which a text may stand in a passage, as tokens that all stand there. A Han word by its pairs, because the
 * passage may have been cut into other words, and a compound also by the words in it, which may stand apart; a name such
 * as `glm-4.7` as a whole, or by its parts.
 */
function waysOf(text: string): readonly (readonly string[])[] {
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
}
