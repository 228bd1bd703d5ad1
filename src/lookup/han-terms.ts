import { hanWords, neighbours, tagged } from '../library/tokens.ts';
import type { Add } from './query.ts';
import { emptyWords } from './stopwords.ts';

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
/** Kinds of words that are never part of a name that the dictionary lacks. */
const joints = /^(d|p|c|u|r|y|e|o|m|q|f|k|h|w)/;

/** The terms of a stretch of Han characters: its words, and the pairs of neighbours across them. */
export function hanTerms(text: string, add: Add): void {
  const inside = new Set<string>();
  for (const { word, tag } of wordsOf(text)) {
    const pairs = neighbours(word);
    for (const pair of pairs) inside.add(pair);
    if (emptyWords.has(word) || pairs.length === 0) continue;
    add(word, tag === 'x' ? 'guess' : 'word', kinds.find(([pattern]) => pattern.test(tag))?.[1] ?? ordinary);
  }
  if ([...text].length === 1 && !emptyWords.has(text)) add(text, 'word', 0.3);
  for (const pair of neighbours(text)) {
    if (!inside.has(pair) && !emptyWords.has(pair) && ![...pair].some(part => emptyWords.has(part)))
      add(pair, 'pair', 0.35);
  }
}

interface Word {
  readonly word: string;
  readonly tag: string;
}

/**
 * The words of the dictionary; where it has single characters only, the words that are guessed from them (`x`, or `vn` with
 * a verb among them), unless one is a joint of the sentence: 云比传统 is 云 and 比, and no word 云比.
 */
function wordsOf(text: string): readonly Word[] {
  const known = tagged(text);
  const words: Word[] = [];
  let at = 0;
  for (const guess of hanWords(text)) {
    const pieces: Word[] = [];
    for (let length = 0; length < guess.length; at++) {
      const piece = known[at];
      if (!piece) break;
      pieces.push(piece);
      length += piece.word.length;
    }
    const whole = pieces.map(({ word }) => word).join('');
    const isWord = pieces.length > 1 && whole === guess && !pieces.some(isJoint);
    words.push(...(isWord ? [{ word: guess, tag: pieces.some(({ tag }) => /^v/.test(tag)) ? 'vn' : 'x' }] : pieces));
  }
  return words;
}

function isJoint({ word, tag }: Word): boolean {
  return joints.test(tag) || emptyWords.has(word);
}
