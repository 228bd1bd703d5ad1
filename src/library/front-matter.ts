import { z } from 'zod';
import type { LineRange } from '../corpus/document.ts';
import type { Words } from '../words/index.ts';
import { readYaml } from './yaml-file.ts';

/** The head of a digest file. */
export interface FrontMatter {
  readonly title: string;
  readonly source: string;
  readonly sha256: string;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  /** The document whose numbered trends this digest judges: the file name of another original. */
  readonly trends: string | null;
  readonly articles: readonly { readonly headline: string; readonly lines: readonly LineRange[] }[] | null;
}

export type FrontMatterResult =
  | { readonly ok: true; readonly value: FrontMatter }
  /** `line` counts within the front matter, from 1. */
  | { readonly ok: false; readonly line: number; readonly say: (words: Words) => string };

const text = z.string().trim().min(1);
const lineNumber = z
  .string()
  .regex(/^[1-9]\d*$/)
  .transform(Number);
const range = z.tuple([lineNumber, lineNumber]).refine(([from, to]) => from <= to);

const shape = z.strictObject({
  title: text,
  source: text.regex(/^[^/\\]+$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  publisher: text.optional(),
  authors: z.array(text).optional(),
  date: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
    .optional(),
  trends: text.regex(/^[^/\\]+$/).optional(),
  articles: z.array(z.strictObject({ headline: text, lines: z.array(range).min(1) })).optional(),
});

type Key = keyof z.infer<typeof shape>;

function isKey(key: string): key is Key {
  return key in shape.shape;
}

/** Reads the YAML between the two `---` lines of a digest. */
export function readFrontMatter(text: string): FrontMatterResult {
  const yaml = readYaml(text);
  if ('say' in yaml) return { ok: false, ...yaml };
  const parsed = shape.safeParse(yaml.value ?? {});
  if (parsed.success) {
    const {
      title,
      source,
      sha256,
      publisher = null,
      authors = [],
      date = null,
      trends = null,
      articles = null,
    } = parsed.data;
    return { ok: true, value: { title, source, sha256, publisher, authors, date, trends, articles } };
  }
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys[0] : undefined;
  const key = unknown ?? String(issue?.path[0] ?? 'title');
  const line = yaml.lineOf([key]);
  if (isKey(key)) return { ok: false, line, say: words => words.check.frontMatter[key] };
  const known = Object.keys(shape.shape).join(', ');
  return { ok: false, line, say: words => words.check.unknownKey(key, known) };
}
