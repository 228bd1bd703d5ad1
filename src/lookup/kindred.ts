import { remembering } from '../library/remembering.ts';
import { neighbours, stem, tagged } from '../library/tokens.ts';
import { dictionary, singular } from './dictionary.ts';
import type { Query } from './query.ts';
import type { WeighedTerm } from './rank.ts';
import type { Rarity } from './rarity.ts';
import { emptyWords } from './stopwords.ts';

/** Words that say about the same as a word of the question, and what each is worth where the word itself is missing. */
export interface Kindred {
  /** The term that they stand in for; null for a single character, which is no term. */
  readonly term: WeighedTerm | null;
  /** The worthiest first. */
  readonly ways: readonly { readonly tokens: readonly string[]; readonly credit: number }[];
}

/** A word of another language or another word of the same, compared with the word itself. */
const LIKENESS = 0.75;
/** A word inside a longer one says a part of it. */
const PART = 0.6;
/** Single characters are words of speech mostly (省 for 节省). */
const SINGLE = 0.4;
/** Meanings are listed with the usual ones first. */
const MEANINGS = 10;
/** Words with many meanings have many synonyms; those of the usual meanings come first. */
const SYNONYMS = 24;
/** A meaning explained in more words than that is no translation. */
const WORDS_MOST = 3;
/** No word is rarer than that, for this purpose. */
const RAREST = 9;
/** Words in which a dictionary explains others. */
const explaining = new Set(
  'sb sth etc abbr variant see also fig esp usu lit used old one ones oneself someone something particle classifier idiom slang kind type person people thing things place make get go take be have way'.split(
    ' ',
  ),
);

/**
 * The kindred of a question's words by the dictionary: Chinese words with the same meaning, and English ones of Chinese
 * words for the English restatements. Only those that stand somewhere in the library.
 */
export function kindredOf(query: Query, terms: readonly WeighedTerm[], rarity: Rarity): readonly Kindred[] {
  const all: Kindred[] = [];
  const seen = new Set<string>();
  const put = (word: string, weight: number, term: WeighedTerm | null) => {
    if (seen.has(word)) return;
    seen.add(word);
    const most = term && !term.unknown ? term.mass / term.weight : RAREST;
    const itself = term && term.text !== word ? [{ tokens: neighbours(word), likeness: 1 }] : [];
    const ways = [...itself, ...waysOf(word)].flatMap(({ tokens, likeness }) => {
      const frequency = rarity.together(tokens);
      return frequency === 0 ? [] : [{ tokens, credit: likeness * weight * Math.min(rarity.idf(frequency), most) }];
    });
    if (ways.length > 0) all.push({ term, ways: ways.toSorted((one, other) => other.credit - one.credit) });
  };
  for (const term of terms) {
    if (term.kind !== 'word' && term.kind !== 'guess') continue;
    put(term.text, term.weight, term);
    if (!/^\p{Script=Han}+$/u.test(term.text)) continue;
    for (const word of partsOf(term.text)) put(word, term.weight * PART, term);
  }
  for (const [run] of query.folded.matchAll(/\p{Script=Han}+/gu))
    for (const { word, tag } of tagged(run))
      if ([...word].length === 1 && !emptyWords.has(word) && /^[nvasf]/.test(tag)) put(word, SINGLE, null);
  return all;
}

/** The words of two and more characters in a compound; read from its end, the longest first, which errs least in Chinese. */
const partsOf = remembering(5000, (compound): readonly string[] => {
  const { meanings } = dictionary();
  const characters = [...compound];
  const parts: string[] = [];
  for (let to = characters.length; to > 1; ) {
    const from = characters.findIndex(
      (_, at) => at < to - 1 && to - at < characters.length && meanings(characters.slice(at, to).join('')).length > 0,
    );
    if (from >= 0) parts.push(characters.slice(from, to).join(''));
    to = from >= 0 ? from : to - 1;
  }
  return parts;
});

interface Way {
  readonly tokens: readonly string[];
  /** 1 for the same word. */
  readonly likeness: number;
}

/** The dictionary never changes, and people ask about the same things. */
const waysOf = remembering(5000, (word): readonly Way[] =>
  /^[a-z]/.test(word) ? fromEnglish(word) : [...englishOf(word), ...chineseOf(word)],
);

function englishOf(word: string): readonly Way[] {
  const english = new Map<string, number>();
  const phrases = dictionary()
    .meanings(word)
    .flatMap(meaning => meaning.split(','));
  for (const phrase of phrases) {
    const words = phrase.match(/[a-z][a-z-]+/g)?.filter(one => !emptyWords.has(one) && !explaining.has(one)) ?? [];
    if (words.length > WORDS_MOST) continue;
    const likeness = LIKENESS / Math.sqrt(words.length);
    for (const one of words) english.set(stem(one), Math.max(likeness, english.get(stem(one)) ?? 0));
  }
  return [...english].slice(0, MEANINGS).map(([token, likeness]) => ({ tokens: [token], likeness }));
}

/** A single character has many meanings; longer words with it share the usual ones. */
function chineseOf(word: string): readonly Way[] {
  const isSingle = [...word].length === 1;
  return dictionary()
    .synonyms(word)
    .filter(other => [...other].length > 1 && (!isSingle || other.includes(word)))
    .slice(0, SYNONYMS)
    .map(other => ({ tokens: neighbours(other), likeness: LIKENESS }));
}

function fromEnglish(word: string): readonly Way[] {
  const { chinese } = dictionary();
  const forms = [word, singular(word), word.replace(/e?d$/, ''), word.replace(/ed$/, 'e'), word.replace(/ing$/, '')];
  return [...new Set(forms.flatMap(chinese))]
    .filter(other => [...other].length > 1)
    .slice(0, SYNONYMS)
    .map(other => ({ tokens: neighbours(other), likeness: LIKENESS }));
}
