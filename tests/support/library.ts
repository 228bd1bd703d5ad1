import { readLexicon } from '../../src/library/lexicon.ts';
import type { Library } from '../../src/library/library.ts';

/** A library that holds nothing; spread it and replace what a test is about. */
export const emptyLibrary: Library = {
  documents: () => [],
  passage: () => null,
  passageAt: () => null,
  passagesAt: () => [],
  neighbours: () => [],
  passagesOf: () => [],
  trendReports: () => [],
  trendEvidence: () => [],
  search: () => [],
  frequency: () => 0,
  size: () => 0,
  lexicon: () => readLexicon(''),
  generation: () => 0,
};
