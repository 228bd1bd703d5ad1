/**
 * Texts made from other texts: sentences of one document in another order, with other words and other numbers. A library
 * of them grows as real ones do: common words become more common in proportion, and new names keep arriving.
 * Pure: the same seed gives the same texts.
 */

import { sentencePieces } from '../dist/library/sentences.js';
import { hanWords } from '../dist/library/tokens.js';

/** This share of the words is exchanged for words from elsewhere in the library, drawn as often as they stand there. */
const EXCHANGED = 0.2;
/** This share becomes a word that stood nowhere before, as the names of a new report do. */
const INVENTED = 0.02;
/** This share of the sentences is another sentence of the same document. */
const MOVED = 0.3;

/** @typedef {{ heading: readonly string[], text: string }} Paragraph */
/** @typedef {{ heading: readonly string[], sentences: readonly (readonly string[])[] }} CutParagraph */

/** Numbers between 0 and 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Paragraphs with their sentences cut into words and what stands between them: done once, for all the copies. */
export function cutParagraphs(paragraphs) {
  return paragraphs.map(({ heading, text }) => ({ heading, sentences: sentencePieces(text).map(wordsOf) }));
}

/** The words of many paragraphs, each as often as it stands there. */
export function stockOf(paragraphs) {
  const words = paragraphs.flatMap(({ sentences }) => sentences.flat());
  return {
    han: words.filter(word => han.test(word) && word.length > 1),
    latin: words.filter(word => latin.test(word) && word.length > 3),
  };
}

/** A document of the same length that says something else. */
export function varied(paragraphs, stock, random) {
  const all = paragraphs.flatMap(({ sentences }) => sentences);
  return paragraphs.map(({ heading, sentences }) => ({
    heading,
    text: sentences
      .map(own => (random() < MOVED ? pick(all, random) : own))
      .map(sentence => sentence.map(word => otherWord(word, stock, random)).join(''))
      .join(''),
  }));
}

const han = /^\p{Script=Han}+$/u;
const latin = /^[A-Za-z]+$/;
const pieces = /\p{Script=Han}+|[A-Za-z]+|\d+|[^\p{Script=Han}A-Za-z\d]+/gu;

function wordsOf(sentence) {
  return (sentence.match(pieces) ?? []).flatMap(piece => (han.test(piece) ? hanWords(piece) : [piece]));
}

function otherWord(word, stock, random) {
  if (/^\d+$/.test(word)) return otherNumber(word, random);
  const words =
    han.test(word) && word.length > 1 ? stock.han : latin.test(word) && word.length > 3 ? stock.latin : null;
  if (words === null || words.length === 0) return word;
  const chance = random();
  if (chance < INVENTED) {
    const [first, second] = [pick(words, random), pick(words, random)];
    return first.slice(0, Math.ceil(first.length / 2)) + second.slice(Math.floor(second.length / 2));
  }
  return chance < INVENTED + EXCHANGED ? pick(words, random) : word;
}

/** As many digits; a year stays a year of our time. */
function otherNumber(digits, random) {
  if (/^20[0-3]\d$/.test(digits)) return `20${10 + Math.floor(random() * 20)}`;
  return [...digits].map((digit, at) => (digit === '0' && at > 0 ? '0' : 1 + Math.floor(random() * 9))).join('');
}

function pick(items, random) {
  return items[Math.floor(random() * items.length)];
}
