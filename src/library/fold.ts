import { Converter } from 'opencc-js/t2cn';

type Convert = (text: string) => string;

/** Loading its tables takes a while, so the first text pays for it and not the start of the program. */
function lazily(from: string): Convert {
  let ready: Convert | null = null;
  return text => {
    const convert = ready ?? Converter({ from, to: 'cn' });
    ready = convert;
    return convert(text);
  };
}

const convert = lazily('t');
const simplifyWords = lazily('twp');

/** For each code whether its character may be written otherwise in simplified script: 1 where it never is, 0 before it was met. */
const forms = new Uint8Array(0x10000);

/** Most texts are in simplified script, and have nothing to convert: every word that is has such a character. */
function simplify(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < FIRST_HAN) continue;
    forms[code] ||= isOtherwise(text.charAt(at)) ? 2 : 1;
    if (forms[code] === 2) return convert(text);
  }
  return text;
}

const FIRST_HAN = 0x2e80;

/** These are only in some words, such as 反覆; of half of a rare character nothing is known. */
function isOtherwise(character: string): boolean {
  return /[坏哩沈甦瞭藉衹覆\p{Cs}]/u.test(character) || convert(character) !== character;
}

/** The text in simplified script where that leaves every character in its place, and unchanged otherwise. */
export function simplifiedAlike(text: string): string {
  const simple = simplify(text);
  return simple.length === text.length ? simple : text;
}

const han = /\p{Script=Han}/u;
const latinBesideHan =
  /(?<=\p{Script=Han})\s+(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d%])\s+(?=\p{Script=Han})/gu;
const spaceInHan = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/**
 * The shadow that is searched instead of the text: NFKC, lower case, simplified script, no space between Han and Latin.
 * Shadows are compared with each other and never shown.
 */
export function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  // Most of the English half of a library has nothing to simplify.
  return han.test(plain) ? simplify(plain).replace(latinBesideHan, '') : plain;
}

/**
 * A question folded like the texts; one in traditional script also takes the mainland's words (伺服器 → 服务器), which
 * would be wrong to do to texts that are already in simplified script.
 */
export function foldQuestion(text: string): string {
  const folded = fold(text);
  const plain = text.normalize('NFKC').toLowerCase().replace(latinBesideHan, '');
  if (folded === plain) return folded;
  return simplifyWords(plain);
}

/** The text without any white space between Han characters or around them, for comparing what stands where. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+|\*\*|\\/gu, '');
}

/** Like `fold`, and spaces inside Han text (lines joined, spaced titles) are gone too. */
export function foldTight(text: string): string {
  return fold(text).replace(spaceInHan, '');
}
