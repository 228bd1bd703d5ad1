import fs from 'node:fs';
import path from 'node:path';
import { fold } from '../library/fold.ts';

/** Which words of general Chinese say about the same, and how English says it. Simplified script. */
export interface Dictionary {
  /** What a word means in English, a word or two each; none where the dictionary lacks it. */
  meanings(word: string): readonly string[];
  /** Words that are said instead of it, the nearest first. */
  synonyms(word: string): readonly string[];
  /** The Chinese words that mean just this English word, and then what is said instead of them. */
  chinese(word: string): readonly string[];
}

/** `规模: 体量 大小 | size, scale`: a word of the thesaurus, what is said instead of it, and its English. */
const line = /^(?<word>\p{Script=Han}+): *(?<synonyms>[^|]*)\|(?<english>.*)$/u;

/** In `src` and in the compiled program alike; `data/README.md` describes the file. */
const file = path.resolve(import.meta.dirname, '../../data/thesaurus.txt');

let known: Dictionary | null = null;

/** The dictionary, read when it is first asked for. */
export function dictionary(): Dictionary {
  known ??= readDictionary(fs.readFileSync(file, 'utf8'));
  return known;
}

/** Lines of another form are left out. */
function readDictionary(text: string): Dictionary {
  const own = new Map<string, readonly string[]>();
  const english = new Map<string, readonly string[]>();
  const headsOf = new Map<string, string[]>();
  const chinese = new Map<string, string[]>();
  for (const row of text.split('\n')) {
    const groups = line.exec(row.trim())?.groups;
    if (!groups?.word) continue;
    const word = fold(groups.word);
    const synonyms = (groups.synonyms ?? '').split(/\s+/u).filter(Boolean).map(fold);
    const meanings = (groups.english ?? '')
      .split(',')
      .map(one => fold(one.trim()))
      .filter(Boolean);
    own.set(word, synonyms);
    english.set(word, meanings);
    for (const synonym of synonyms) add(headsOf, synonym, word);
    for (const meaning of meanings) add(chinese, meaning, word);
  }
  const heads = (word: string) => headsOf.get(word) ?? [];
  return {
    meanings: word => english.get(word) ?? [...new Set(heads(word).flatMap(head => english.get(head) ?? []))],
    synonyms: word => [...new Set([...(own.get(word) ?? []), ...heads(word)])].filter(other => other !== word),
    chinese: word => {
      const meant = chinese.get(word) ?? [];
      return [...new Set([...meant, ...meant.flatMap(head => own.get(head) ?? [])])];
    },
  };
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** An English word as the dictionary has it. */
export function singular(word: string): string {
  return word.replace(/(?<=[^aeiou])ies$/, 'y').replace(/(?<=[^su])s$/, '');
}
