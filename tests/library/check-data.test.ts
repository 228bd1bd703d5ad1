import path from 'node:path';
import { expect, test } from 'vitest';
import { checkLibrary } from '../../src/library/check/check-library.ts';
import { formatReport } from '../../src/library/check/report.ts';
import { seedsFolder } from '../support/seeds.ts';

/** The long original takes a second or two. */
const timeout = 60_000;
const dataFolder = path.resolve(import.meta.dirname, '../../data');

test('the digests and the lexicon of this repository are sound in themselves', { timeout }, () => {
  const report = checkLibrary({ dataFolder, documentsFolder: null });
  expect(report.problems.length, formatReport(report, 'en')).toBe(0);
  expect(report.documents.length).toBeGreaterThan(0);
});

test.skipIf(seedsFolder === null)(
  'they are true to the originals and leave nothing out (skipped without the originals)',
  { timeout },
  () => {
    const report = checkLibrary({ dataFolder, documentsFolder: seedsFolder });
    expect(report.problems.length, formatReport(report, 'en')).toBe(0);
    expect(report.documents.every(document => document.coverage !== null)).toBe(true);
  },
);
