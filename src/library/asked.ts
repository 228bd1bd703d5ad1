import fs from 'node:fs';
import path from 'node:path';
import type { LineRange } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';
import type { Digest, DigestParagraph } from './digest.ts';
import { formatLocator, parseLocator, splitLocator } from './locator.ts';
import { type Problem, problemError } from './problem.ts';

/** How people ask for what one paragraph of a digest says: they find it, and are never shown. */
export interface AskedLine {
  /** Questions in each language, as `questionsIn` takes them apart; empty where there are none. */
  readonly questions: Record<Locale, string>;
  /** The locator of the paragraph. */
  readonly lines: readonly LineRange[];
  /** In the file, from 1. */
  readonly line: number;
}

/** A file of `data/asked`, which belongs to the digests of the same name. */
export interface AskedFile {
  readonly path: string;
  /** The name of the digest files, such as `report-01.md`. */
  readonly file: string;
}

const folder = 'asked';
const ending = '.txt';

/** The files under `data/asked` by name; a missing folder holds none. */
export function askedFiles(dataFolder: string): readonly AskedFile[] {
  const within = path.join(dataFolder, folder);
  if (!fs.existsSync(within)) return [];
  const names = fs.readdirSync(within).filter(name => name.endsWith(ending));
  return names.sort().map(name => ({ path: path.join(within, name), file: `${name.slice(0, -ending.length)}.md` }));
}

/** What a problem calls the questions for that digest file. */
export function askedName(file: string): string {
  return `${folder}/${file.replace(/\.md$/, ending)}`;
}

/** What stands between two questions for one paragraph. */
export const BETWEEN = ' / ';

/** The single questions of those for one paragraph. */
export function questionsIn(questions: string): readonly string[] {
  return questions.split('/').flatMap(one => one.trim() || []);
}

/** Its lines, and what is wrong with the others; `file` is the name of the digest. `data/README.md` describes the format. */
export function parseAsked(text: string, file: string): { asked: readonly AskedLine[]; problems: readonly Problem[] } {
  const asked: AskedLine[] = [];
  const problems: Problem[] = [];
  for (const [at, row] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (row.trim() === '') continue;
    const place = { file: askedName(file), line: at + 1 };
    const split = splitLocator(row);
    const lines = split && parseLocator(split.locator);
    if (!split) problems.push({ ...place, say: words => words.check.noLocator });
    else if (!lines) problems.push({ ...place, say: words => words.check.badLocator(split.locator) });
    else {
      const [zh = '', en = '', ...more] = split.text.split('|').map(half => half.trim());
      if (more.length > 0 || (zh === '' && en === '')) problems.push({ ...place, say: words => words.check.asked });
      else asked.push({ questions: { zh, en }, lines, line: at + 1 });
    }
  }
  return { asked, problems };
}

/**
 * Reads one file; `file` is the name of the digest.
 * @throws PersonError that names the file, the line and what is expected there
 */
export function readAsked(text: string, file: string): readonly AskedLine[] {
  const { asked, problems } = parseAsked(text, file);
  const [problem] = problems;
  if (problem) throw problemError(problem);
  return asked;
}

/** The paragraph of each line: the next one with its locator, as both files have one order; null where there is none. */
export function paragraphsAsked(
  asked: readonly AskedLine[],
  paragraphs: readonly DigestParagraph[],
): readonly (DigestParagraph | null)[] {
  let next = 0;
  return asked.map(({ lines }) => {
    const locator = formatLocator(lines);
    const at = paragraphs.findIndex((one, place) => place >= next && formatLocator(one.lines) === locator);
    if (at < 0) return null;
    next = at + 1;
    return paragraphs[at] ?? null;
  });
}

/** The digest with how people ask for its paragraphs. */
export function withAsked(digest: Digest, asked: readonly AskedLine[]): Digest {
  const places = paragraphsAsked(asked, digest.paragraphs);
  const questions = new Map(places.map((paragraph, at) => [paragraph, asked[at]?.questions]));
  const paragraphs = digest.paragraphs.map(one => {
    const own = questions.get(one);
    return own ? { ...one, asked: own } : one;
  });
  return { ...digest, paragraphs };
}
