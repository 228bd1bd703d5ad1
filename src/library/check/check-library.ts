import fs from 'node:fs';
import path from 'node:path';
import { readDocument } from '../../corpus/read.ts';
import { PersonError } from '../../errors.ts';
import { type Digest, digestFiles, parseDigest } from '../digest.ts';
import { lexiconProblems, readLexicon } from '../lexicon.ts';
import type { Problem } from '../problem.ts';
import { askedProblems } from './asked-problems.ts';
import { runsOf } from './copied.ts';
import { bodyLinesOf, type CoverageCounts, checkCoverage } from './coverage.ts';
import { type Coverage, coverageFile, readCoverage } from './coverage-file.ts';
import { copiedProblems, digestProblems } from './digest-problems.ts';
import { countFigures } from './figures.ts';
import { type Original, readOriginals } from './original.ts';
import { pairProblems } from './pairing.ts';

export interface DocumentReport {
  /** The original's file name. */
  readonly document: string;
  readonly title: string;
  /** Digest files per language. */
  readonly files: number;
  /** Paragraphs, list items and table rows per language. */
  readonly paragraphs: number;
  /** Different figures: numbers with a unit. */
  readonly figures: number;
  /** Null where the original is absent, and nothing could be compared with it. */
  readonly coverage: CoverageCounts | null;
}

export interface CheckReport {
  /** By file and line; empty when all is well. */
  readonly problems: readonly Problem[];
  readonly documents: readonly DocumentReport[];
  readonly lexiconEntries: number;
}

export interface CheckOptions {
  /** Holds `zh/`, `en/`, `lexicon.yaml` and `coverage.yaml`. */
  readonly dataFolder: string;
  /** Holds the originals; null where there are none: then only what the data folder itself can show is checked. */
  readonly documentsFolder: string | null;
}

function textOf(folder: string, file: string): string {
  const at = path.join(folder, file);
  return fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : '';
}

function readAll(dataFolder: string): { digests: readonly Digest[]; problems: readonly Problem[] } {
  const results = digestFiles(dataFolder).map(({ path: at, ...where }) =>
    parseDigest(fs.readFileSync(at, 'utf8'), where),
  );
  return {
    digests: results.flatMap(({ digest }) => (digest ? [digest] : [])),
    problems: results.flatMap(({ problems }) => problems),
  };
}

/** Files that stand in one language only, and what differs between those that stand in both. */
function pairs(dataFolder: string, digests: readonly Digest[]): readonly Problem[] {
  const files = digestFiles(dataFolder);
  const alone = files.filter(one => !files.some(other => other.file === one.file && other.locale !== one.locale));
  const missing = alone.map(({ locale, file }): Problem => {
    const other = `${locale === 'zh' ? 'en' : 'zh'}/${file}`;
    return { file: `${locale}/${file}`, line: null, say: words => words.check.noCounterpart(other) };
  });
  const english = new Map(digests.filter(one => one.locale === 'en').map(one => [one.file, one]));
  const compared = digests
    .filter(one => one.locale === 'zh')
    .flatMap(zh => {
      const en = english.get(zh.file);
      return en ? pairProblems(zh, en) : [];
    });
  return [...missing, ...compared];
}

function documentReport(
  document: string,
  digests: readonly Digest[],
  original: Original | undefined,
  coverage: Coverage,
): { report: DocumentReport; problems: readonly Problem[] } {
  const chinese = digests.filter(one => one.locale === 'zh');
  const shown = chinese.length > 0 ? chinese : digests;
  const own = original && digests.some(one => one.sha256 === original.sha256) ? original : undefined;
  const result =
    own &&
    checkCoverage(
      document,
      bodyLinesOf(readDocument(own.bytes, document, shown[0]?.corrections), own.lines),
      own.lines.length,
      shown,
      coverage.documents.get(document) ?? [],
    );
  const report = {
    document,
    title: shown[0]?.title ?? document,
    files: shown.length,
    paragraphs: shown.reduce((sum, one) => sum + one.paragraphs.length, 0),
    figures: countFigures(shown),
    coverage: result?.counts ?? null,
  };
  return { report, problems: result?.problems ?? [] };
}

/**
 * Checks everything under the data folder: the format of the digests, their locators, numbers and wording beside the
 * originals, the two languages against each other, how people ask for them, coverage.yaml and the lexicon.
 * @throws PersonError where a folder is missing or an original cannot be read
 */
export function checkLibrary({ dataFolder, documentsFolder }: CheckOptions): CheckReport {
  for (const folder of [dataFolder, documentsFolder]) {
    if (folder !== null && !fs.existsSync(folder)) throw new PersonError(words => words.check.noFolder(folder));
  }
  const { digests, problems: formatProblems } = readAll(dataFolder);
  const sources = [...new Set(digests.map(one => one.source))].sort();
  const originals = documentsFolder === null ? [] : readOriginals(documentsFolder, sources);
  const originalOf = new Map(originals.map(one => [one.file, one]));
  const coverage = readCoverage(textOf(dataFolder, coverageFile));
  const unknown = [...coverage.documents.keys()]
    .filter(document => !sources.includes(document))
    .map((document): Problem => {
      return {
        file: coverageFile,
        line: coverage.lineOf(document),
        say: words => words.check.coverage.unknown(document),
      };
    });

  const documents = sources.map(source =>
    documentReport(
      source,
      digests.filter(one => one.source === source),
      originalOf.get(source),
      coverage,
    ),
  );
  const runs = runsOf(originals.map(one => one.lines.join('\n')));
  const besideOriginals = digests.flatMap(digest => {
    const original = originalOf.get(digest.source);
    return [...(original ? digestProblems(digest, original) : []), ...copiedProblems(digest, runs)];
  });
  const lexicon = textOf(dataFolder, 'lexicon.yaml');
  const inLexicon = lexiconProblems(lexicon);
  const problems = [
    ...formatProblems,
    ...besideOriginals,
    ...pairs(dataFolder, digests),
    ...askedProblems(dataFolder, digests, runs),
    ...coverage.problems,
    ...unknown,
    ...documents.flatMap(one => one.problems),
    ...inLexicon,
  ];
  return {
    problems: problems.sort((a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0)),
    documents: documents.map(one => one.report),
    lexiconEntries: inLexicon.length === 0 ? readLexicon(lexicon).entries.length : 0,
  };
}
