import { expect, test } from 'vitest';
import { PersonError } from '../../src/errors.ts';
import { lexiconProblems, readLexicon } from '../../src/library/lexicon.ts';
import { sentenceOf } from '../../src/library/problem.ts';
import { wordsOf } from '../../src/words/index.ts';

const sound = `
- term: 潮汐港务局
  kind: organisation
  zh: [潮汐港, 港务局]
  en: [Tidal Harbour Authority]
  abbr: [THA]
  nick: [老港]
  related: [岸电]
- { term: 岸电, kind: technology, en: [shore power], not: [安电科技] }
- { term: 安电科技, kind: organisation, not: [岸电] }
`;

const problems = (text: string) => lexiconProblems(text).map(problem => sentenceOf(problem, wordsOf('en')));

test('every name leads to its entry, whatever its case, script, spaces and hyphens', () => {
  const lexicon = readLexicon(sound);
  for (const name of [
    '潮汐港务局',
    '潮汐港務局',
    'tidal harbour authority',
    'tha',
    'ＴＨＡ',
    '老港',
    'Tidal-Harbour Authority',
  ]) {
    expect(lexicon.entriesOf(name).map(({ term }) => term)).toEqual(['潮汐港务局']);
  }
  expect(lexicon.entriesOf('港')).toEqual([]);
  expect(lexicon.entries[1]).toEqual({
    term: '岸电',
    kind: 'technology',
    zh: [],
    en: ['shore power'],
    abbr: [],
    nick: [],
    related: [],
    not: ['安电科技'],
  });
});

test('an empty file is an empty lexicon, and a sound one has no problems', () => {
  expect(readLexicon('').entries).toEqual([]);
  expect(problems('')).toEqual([]);
  expect(problems(sound)).toEqual([]);
});

test('names that YAML would take for something else stay names', () => {
  expect(readLexicon('- { term: NO, kind: term, abbr: [2.0, true] }').entriesOf('2.0')).toHaveLength(1);
});

test.each([
  ['- { term: 甲, kind: firm }', 'line 1: key kind: an entry is'],
  ['- { term: 甲, kind: term }\n- { term: 乙, kind: term, zh: 丙 }', 'line 2: key zh: an entry is'],
  ['- { term: 甲, kind: term, alias: [乙] }', 'line 1: key alias: an entry is'],
  ['term: 甲', 'line 1: an entry is'],
  ['- [', 'this is not valid YAML'],
])('%s is refused with its line', (text, sentence) => {
  expect(() => readLexicon(text)).toThrow(PersonError);
  expect(() => readLexicon(text)).toThrow(sentence);
  expect(problems(text).join('\n')).toContain(sentence);
});

test.each([
  [
    'a name of two entries',
    '- { term: 甲, kind: term, abbr: [ABC] }\n- { term: 乙, kind: term, en: [a-b-c] }',
    'line 2: the name “a-b-c” belongs to “甲” already',
  ],
  [
    'a term twice',
    '- { term: 甲, kind: term }\n- { term: 甲, kind: place }',
    'line 2: the name “甲” belongs to “甲” already',
  ],
  ['a dangling not', '- { term: 甲, kind: term, not: [乙] }', 'line 1: not names “乙”, which is the term of no entry'],
  ['a dangling related', '- term: 甲\n  kind: term\n  related:\n    - 乙', 'line 4: related names “乙”'],
  [
    'its own name under not',
    '- { term: 甲, kind: term, zh: [甲方] , not: [甲方] }',
    '“甲方” under not is a name of this very entry',
  ],
  [
    'related and not at once',
    '- { term: 甲, kind: term, related: [乙], not: [乙] }\n- { term: 乙, kind: term }',
    'line 1: “乙” cannot stand under related and under not',
  ],
])('%s is a contradiction', (_, text, sentence) => {
  expect(problems(text).join('\n')).toContain(sentence);
  expect(() => readLexicon(text)).not.toThrow();
});
