import fs from 'node:fs';
import path from 'node:path';
import type { Corrections, LineRange } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';
import { readDigestBody } from './digest-body.ts';
import { readFrontMatter } from './front-matter.ts';
import { type Problem, problemError } from './problem.ts';

/** One line of a digest file: a paragraph, a list item or a table row, with the lines of the original that it restates. */
export interface DigestParagraph {
  readonly kind: 'paragraph' | 'list-item' | 'table-row';
  /** The headings above it, outermost first; a `#` heading that repeats the file's title is not among them. */
  readonly heading: readonly string[];
  /** Without marker, locator and table pipes; a table row's cells are joined by `; `. */
  readonly text: string;
  /** A table row's header and cells (the locator taken off the last one); both empty for other kinds. */
  readonly header: readonly string[];
  readonly cells: readonly string[];
  readonly lines: readonly LineRange[];
  /** How people ask for it, where a file of `data/asked` says so. */
  readonly asked?: Readonly<Record<Locale, string>>;
  /** In the digest file, from 1. */
  readonly line: number;
}

export interface DigestHeading {
  /** The number of `#`. */
  readonly level: number;
  readonly text: string;
  /** In the digest file, from 1. */
  readonly line: number;
}

/** One file of `data/zh` or `data/en`. Several files may restate parts of one source. */
export interface Digest {
  /** Its name without folder, such as `report-01.md`; the same in both languages. */
  readonly file: string;
  readonly locale: Locale;
  readonly title: string;
  /** The original's file name. */
  readonly source: string;
  readonly sha256: string;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  /** The file name of the document whose trends it judges, under `## 印证趋势 3` or `## Against trend 3`. */
  readonly trends: string | null;
  /** For reading the original; take the ones of the digest in the original's language. */
  readonly corrections: Corrections;
  readonly headings: readonly DigestHeading[];
  readonly paragraphs: readonly DigestParagraph[];
}

export interface DigestPlace {
  /** The file's name without its folder. */
  readonly file: string;
  readonly locale: Locale;
}

/** The digest, or null where its front matter cannot be read, with everything that is wrong with the format. */
export function parseDigest(text: string, where: DigestPlace): { digest: Digest | null; problems: readonly Problem[] } {
  const file = `${where.locale}/${where.file}`;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---') : -1;
  if (end < 0) return { digest: null, problems: [{ file, line: 1, say: words => words.check.noFrontMatter }] };

  const front = readFrontMatter(lines.slice(1, end).join('\n'));
  if (!front.ok) return { digest: null, problems: [{ file, line: front.line + 1, say: front.say }] };

  const { title, source, sha256, publisher, authors, date, trends, articles } = front.value;
  const corrections: Corrections = {
    title,
    ...(publisher !== null && { publisher }),
    ...(authors.length > 0 && { authors }),
    ...(date !== null && { date }),
    ...(articles !== null && { articles }),
  };
  const body = readDigestBody(lines, end + 1, title, file);
  return {
    digest: {
      file: where.file,
      locale: where.locale,
      title,
      source,
      sha256,
      publisher,
      authors,
      date,
      trends,
      corrections,
      headings: body.headings,
      paragraphs: body.paragraphs,
    },
    problems: body.problems,
  };
}

/**
 * Reads one digest file; `data/README.md` describes the format.
 * @throws PersonError that names the file, the line and what is expected there
 */
export function readDigest(text: string, where: DigestPlace): Digest {
  const { digest, problems } = parseDigest(text, where);
  const [problem] = problems;
  if (problem) throw problemError(problem);
  if (!digest) throw new Error('a digest without problems was not read');
  return digest;
}

/** The digest files under `data/zh` and `data/en`, by language and name; a missing folder holds none. */
export function digestFiles(dataFolder: string): readonly (DigestPlace & { readonly path: string })[] {
  return (['zh', 'en'] as const).flatMap(locale => {
    const folder = path.join(dataFolder, locale);
    if (!fs.existsSync(folder)) return [];
    const names = fs.readdirSync(folder).filter(name => name.endsWith('.md'));
    return names.sort().map(file => ({ file, locale, path: path.join(folder, file) }));
  });
}

/**
 * Every digest of the data folder, Chinese ones first, by file name.
 * @throws PersonError for the first file that is wrong
 */
export function readDigests(dataFolder: string): readonly Digest[] {
  return digestFiles(dataFolder).map(({ path, ...where }) => readDigest(fs.readFileSync(path, 'utf8'), where));
}
