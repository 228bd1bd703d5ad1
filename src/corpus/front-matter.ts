import { parse } from 'yaml';
import { z } from 'zod';
import type { Imprint } from './cover.ts';
import type { Line } from './lines.ts';

const text = z
  .union([z.string(), z.number()])
  .transform(value => String(value).trim())
  .pipe(z.string().min(1));
const people = z
  .union([z.array(text), text.transform(list => list.split(/[、，,;；]/u).map(name => name.trim()))])
  .transform(names => names.filter(name => name !== ''));

/** Keys that nobody can read are left out one by one: a file's other keys are worth having. */
const shape = z.object({
  title: text.optional().catch(undefined),
  publisher: text.optional().catch(undefined),
  source: text.optional().catch(undefined),
  authors: people.optional().catch(undefined),
  author: people.optional().catch(undefined),
  date: text.optional().catch(undefined),
});

const longest = 200;

/**
 * The YAML block between `---` lines at the head of a Markdown or text file, and how many lines it takes. Where the file has
 * none, or what stands there is no YAML mapping, it takes 0 lines and everything is body.
 */
export function readFrontMatter(lines: readonly Line[]): { readonly imprint: Imprint; readonly lineCount: number } {
  const none = { imprint: { title: null, publisher: null, authors: [], date: null }, lineCount: 0 };
  if (lines[0]?.text !== '---') return none;
  const end = lines.slice(1, longest).findIndex(line => line.text === '---' || line.text === '...');
  if (end < 1) return none;
  const yaml = lines
    .slice(1, end + 1)
    .map(line => line.raw)
    .join('\n');
  const parsed = shape.safeParse(parseQuietly(yaml));
  if (!parsed.success) return none;
  const { title = null, publisher = null, authors, author, date } = parsed.data;
  const day = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(date ?? '')?.[0] ?? null;
  return { imprint: { title, publisher, authors: authors ?? author ?? [], date: day }, lineCount: end + 2 };
}

function parseQuietly(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    return null;
  }
}
