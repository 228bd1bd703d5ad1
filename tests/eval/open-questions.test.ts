import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdsFigure, measure, type Question, type Shares, sharesOf } from '../../eval/measure.mjs';
import { splitLines } from '../../src/corpus/lines.ts';
import { openDatabase } from '../../src/library/database.ts';
import { fold } from '../../src/library/fold.ts';
import { openLibrary } from '../../src/library/open.ts';
import { lookup } from '../../src/lookup/lookup.ts';
import { indexedDatabase, indexedOriginals } from '../support/indexed.ts';
import { seed, seedsFolder } from '../support/seeds.ts';

/** Hundreds of questions are asked. */
const timeout = 180_000;
const root = path.resolve(import.meta.dirname, '../..');
const questions = fs
  .readFileSync(path.join(root, 'eval/questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Question => JSON.parse(line));

/** The shares of the questions that ask for what is near what the documents say, and of all others. */
function sharesOn(file: string): { readonly near: Shares; readonly others: Shares } {
  const database = openDatabase(file);
  try {
    const library = openLibrary(database);
    const outcomes = measure(questions, (query, locale) => lookup(library, query, { locale }), fold);
    const isNear = ({ question }: (typeof outcomes)[number]) => question.id.startsWith('near-');
    return { near: sharesOf(outcomes.filter(isNear)), others: sharesOf(outcomes.filter(one => !isNear(one))) };
  } finally {
    database.close();
  }
}

/** A little below what was measured: what makes answers worse must be seen, what moves one question need not. */
function expectAtLeast(
  shares: Shares,
  least: Partial<Record<'recallAt1' | 'recallAt5' | 'answered' | 'refused', number>>,
): void {
  const fallen = Object.entries(least).flatMap(([name, bound]) => {
    const share = name in shares ? Object.entries(shares).find(([own]) => own === name)?.[1] : null;
    return typeof share === 'number' && share >= bound ? [] : [`${name} ${share} is below ${bound}`];
  });
  expect(fallen).toEqual([]);
}

describe('our own questions', () => {
  test('are answered from the digests alone', { timeout }, () => {
    const { near, others } = sharesOn(indexedDatabase());
    expectAtLeast(others, { recallAt1: 0.875, recallAt5: 0.945, answered: 0.895, refused: 0.78 });
    expect(others.wronglyRefused).toBeLessThanOrEqual(0.045);
    expectAtLeast(near, { recallAt5: 0.91, refused: 0.62 });
    expect(near.wronglyRefused).toBeLessThanOrEqual(0.27);
  });

  test.skipIf(seedsFolder === null)(
    'are answered from the originals (skipped without the originals)',
    { timeout },
    () => {
      const { near, others } = sharesOn(indexedOriginals());
      expectAtLeast(others, { recallAt1: 0.905, recallAt5: 0.945, answered: 0.89, refused: 0.82 });
      expect(others.wronglyRefused).toBeLessThanOrEqual(0.04);
      expectAtLeast(near, { recallAt5: 0.93, answered: 0.68, refused: 0.61 });
      expect(near.wronglyRefused).toBeLessThanOrEqual(0.2);
    },
  );
});

describe('the file of questions', () => {
  test('names each question once', () => {
    expect(new Set(questions.map(question => question.id)).size).toBe(questions.length);
    expect(new Set(questions.map(question => question.query)).size).toBe(questions.length);
  });

  test('gives lines and an answer for each question that has one, and for no other', () => {
    const wrong = questions.filter(
      ({ kind, sources, answer }) => (kind === 'unanswerable') !== (sources.length === 0 && answer === null),
    );
    expect(wrong.map(question => question.id)).toEqual([]);
  });

  test.skipIf(seedsFolder === null)('takes its figures from those lines (skipped without the originals)', () => {
    const wrong = questions.flatMap(({ id, sources, figures = [] }) => {
      const text = sources.flatMap(({ document, lines }) => linesOf(document, lines)).join('\n');
      if (sources.length > 0 && text.trim() === '') return [`${id}: no text stands there`];
      return figures.filter(figure => !holdsFigure(text, figure, fold)).map(figure => `${id}: ${figure}`);
    });
    expect(wrong).toEqual([]);
  });

  test.skipIf(seedsFolder === null)('repeats no sentence of an original (skipped without the originals)', () => {
    const documents = [...new Set(questions.flatMap(({ sources }) => sources.map(source => source.document)))];
    const originals = documents.map(document => letters(linesOf(document, [[1, Number.POSITIVE_INFINITY]]).join('\n')));
    const copied = questions.filter(({ query, answer }) =>
      [query, answer ?? ''].some(text =>
        stretches(letters(text)).some(part => originals.some(all => all.includes(part))),
      ),
    );
    expect(copied.map(question => question.id)).toEqual([]);
  });
});

const texts = new Map<string, readonly string[]>();

/** The texts of those lines, counted from 1. */
function linesOf(document: string, ranges: Question['sources'][number]['lines']): readonly string[] {
  const all = texts.get(document) ?? splitLines(fs.readFileSync(seed(document), 'utf8')).map(line => line.text);
  texts.set(document, all);
  return ranges.flatMap(([from, to]) => all.slice(from - 1, to));
}

/** So many Han characters in a row are a sentence taken over, and no name or title. */
const COPIED = 20;

function stretches(text: string): readonly string[] {
  const runs = text.match(/\p{Script=Han}+/gu) ?? [];
  return runs.flatMap(run => Array.from({ length: run.length - COPIED + 1 }, (_, at) => run.slice(at, at + COPIED)));
}

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
