import { createRequire } from 'node:module';
import { fold } from '../library/fold.ts';
import { type Lexicon, namesOf } from '../library/lexicon.ts';
import { tagged } from '../library/tokens.ts';

import type { WeighedTerm } from './rank.ts';

/** What the names of a lexicon sound and look like. */
interface Sounds {
  /** Folded Han names by their syllables without tones; null where several names sound the same. */
  readonly han: ReadonlyMap<string, string | null>;
  /** Words of the Latin names, long enough that one wrong letter does not make another word of them. */
  readonly latin: ReadonlySet<string>;
}

/** Shorter words have neighbours that are words themselves. */
const LATIN_LEAST = 5;
/** 几例 asks, and is no name. */
const asking = /[几哪谁啥]|多少|什么/u;
/** Words of two characters sound like many others; names of particular things are worth the guess. */
const common: ReadonlySet<string> = new Set(['term', 'technology']);
/** What is longer is a statement, and was proofread. */
const QUESTION_MOST = 200;
/** Names of more characters are not looked for in a question. */
const HAN_MOST = 10;

const known = new WeakMap<Lexicon, Sounds>();

/**
 * The folded question with the names that were meant where the library knows nothing of those that were written: names
 * of the lexicon that sound the same in Chinese (同音字), or differ by one letter otherwise. Null when there is nothing to mend.
 */
export function mended(folded: string, terms: readonly WeighedTerm[], lexicon: Lexicon): string | null {
  const strange = terms.filter(term => term.unknown && term.text.length > 1 && !asking.test(term.text));
  if (strange.length === 0 || folded.length > QUESTION_MOST) return null;
  const sounds = known.get(lexicon) ?? soundsOf(lexicon);
  known.set(lexicon, sounds);
  let text = folded;
  for (const term of strange.filter(({ kind }) => kind === 'name'))
    if (/^[a-z]+$/.test(term.text)) text = text.replace(term.text, nearest(term.text, sounds.latin) ?? term.text);
  text = soundingAlike(text, strange, sounds.han);
  return text === folded ? null : text;
}

function soundsOf(lexicon: Lexicon): Sounds {
  const han = new Map<string, string | null>();
  const latin = new Set<string>();
  for (const entry of lexicon.entries)
    for (const name of namesOf(entry).map(fold)) {
      for (const [word] of name.matchAll(/[a-z]+/g)) if (word.length >= LATIN_LEAST) latin.add(word);
      if (!/^\p{Script=Han}{2,10}$/u.test(name) || (name.length === 2 && common.has(entry.kind))) continue;
      const sound = soundOf(name).join(' ');
      han.set(sound, han.has(sound) && han.get(sound) !== name ? null : name);
    }
  return { han, latin };
}

const load = createRequire(import.meta.url);

/** The syllables without tones. */
export function soundOf(text: string): readonly string[] {
  // Its tables take a tenth of a second and 20 MB: the first slip of the pen pays for them.
  const { pinyin }: typeof import('pinyin-pro') = load('pinyin-pro');
  return pinyin(text, { toneType: 'none', type: 'array' });
}

/** Names that sound like a stretch of the text which holds something unknown; the longest first. */
function soundingAlike(text: string, strange: readonly WeighedTerm[], han: Sounds['han']): string {
  let mendedText = text;
  for (const [stretch] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    if (!strange.some(term => stretch.includes(term.text))) continue;
    const sound = soundOf(stretch);
    const characters = [...stretch];
    for (let length = Math.min(HAN_MOST, characters.length); length >= 2; length--)
      for (let from = 0; from + length <= characters.length; from++) {
        const written = characters.slice(from, from + length).join('');
        const meant = han.get(sound.slice(from, from + length).join(' '));
        if (!meant || meant === written || !mendedText.includes(written) || isWord(written)) continue;
        // Two characters sound like many things: then all of them must be what is unknown.
        const isStrange = strange.some(({ text: own }) => own === written || (length > 2 && written.includes(own)));
        if (isStrange) mendedText = mendedText.replace(written, meant);
      }
  }
  return mendedText;
}

/** A word of the dictionary is mostly meant as it is written. */
function isWord(text: string): boolean {
  return text.length < 3 && tagged(text).length === 1;
}

/** The only word that one letter added, dropped, changed or swapped with its neighbour makes of this one. */
function nearest(word: string, words: ReadonlySet<string>): string | null {
  if (word.length < LATIN_LEAST) return null;
  const near = [...words].filter(other => isOneLetterOff(word, other));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function isOneLetterOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const [rest, otherRest] = [one.slice(from), other.slice(from)];
  const swapped = rest[1] === otherRest[0] && rest[0] === otherRest[1] && rest.slice(2) === otherRest.slice(2);
  const changed = rest.slice(1) === otherRest.slice(1);
  return changed || swapped || rest.slice(1) === otherRest || rest === otherRest.slice(1);
}
