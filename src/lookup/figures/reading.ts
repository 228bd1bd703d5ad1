import type { Library, Passage } from '../../library/library.ts';
import type { Locale } from '../../words/index.ts';
import { figuresOf } from './extract.ts';
import { type Figure, labelOf } from './figure.ts';

/** A figure as a reader of one language sees it. */
export interface Reading {
  readonly figure: Figure;
  readonly label: string;
  /** As the source has it. */
  readonly value: string;
  /** The value in the reader's language, where our digest puts it and the source is in another. */
  readonly gloss: string | null;
  readonly period: string | null;
}

const restated = new WeakMap<Passage, Partial<Record<Locale, readonly Figure[]>>>();

/** In the words of our digest where the source is in another language and a digest says the same; else in its own. */
export function readingOf(library: Library, figure: Figure, locale: Locale): Reading {
  const own = { figure, label: labelOf(figure), value: figure.text, gloss: null, period: figure.period?.text ?? null };
  if (isIn(labelOf(figure), locale)) return own;
  const same = counterpart(library, figure, locale);
  if (!same) return own;
  // Where only digests are here, the reader's own one is the source.
  if (figure.passage.digest !== null)
    return { figure: same, label: labelOf(same), value: same.text, gloss: null, period: same.period?.text ?? null };
  return {
    ...own,
    label: labelOf(same),
    gloss: /\p{Script=Han}/u.test(figure.text) ? same.text : null,
    period: same.period?.text ?? own.period,
  };
}

/**
 * The same value where our digest of the passage states it in that language. Where the passage has the value several times,
 * they are told apart by their order, or else not at all.
 */
export function counterpart(library: Library, figure: Figure, locale: Locale): Figure | null {
  const own = figuresOf(library, { passage: figure.passage, context: '' }).filter(other => isSameValue(figure, other));
  const theirs = restatedIn(library, figure.passage, locale).filter(other => isSameValue(figure, other));
  if (own.length <= 1) return theirs[0] ?? null;
  return own.length === theirs.length ? (theirs[own.indexOf(figure)] ?? null) : null;
}

/** The figures of what our digests say, in that language, of the lines of a passage. */
function restatedIn(library: Library, passage: Passage, locale: Locale): readonly Figure[] {
  const known = restated.get(passage) ?? {};
  restated.set(passage, known);
  const there = known[locale];
  if (there) return there;
  const fresh = read(library, passage, locale);
  known[locale] = fresh;
  return fresh;
}

function read(library: Library, passage: Passage, locale: Locale): readonly Figure[] {
  if (passage.digest === locale) return figuresOf(library, { passage, context: '' });
  if (passage.digest !== null)
    return digestsThere(library, passage, locale).flatMap(found => figuresOf(library, found));
  const text = passage.summaries[locale];
  if (!text) return [];
  return figuresOf(library, { passage: { ...passage, kind: 'text', text, flags: [], digest: locale }, context: '' });
}

type Kept = ReturnType<Library['passagesOf']>[number];

interface Digests {
  readonly generation: number;
  /** By document and language: the passages that restate each line. */
  readonly byLine: Map<string, ReadonlyMap<number, readonly Kept[]>>;
}

const digests = new WeakMap<Library, Digests>();

/** The digest of the same lines in the other language. */
function digestsThere(library: Library, { document, lines }: Passage, locale: Locale): readonly Kept[] {
  const generation = library.generation();
  const there = digests.get(library);
  const current = there?.generation === generation ? there : { generation, byLine: new Map() };
  if (current !== there) digests.set(library, current);
  const key = `${locale} ${document}`;
  const byLine = current.byLine.get(key) ?? byLineOf(library, document, locale);
  current.byLine.set(key, byLine);
  return [...new Set(lines.flatMap(([line]) => byLine.get(line) ?? []))];
}

function byLineOf(library: Library, name: string, locale: Locale): ReadonlyMap<number, readonly Kept[]> {
  const byLine = new Map<number, Kept[]>();
  for (const { document, id } of library.documents())
    for (const found of document === name ? library.passagesOf(id, locale) : [])
      if (found.passage.digest === locale)
        for (const [line] of found.passage.lines) byLine.set(line, [...(byLine.get(line) ?? []), found]);
  return byLine;
}

function isSameValue(one: Figure, other: Figure): boolean {
  const [a, b] = [one.amount, other.amount];
  const near = (x: number, y: number) => Math.abs(x - y) <= 0.005 * Math.max(Math.abs(x), Math.abs(y));
  const base = a.unit.dimension === 'money' ? a.unit.base === b.unit.base : a.unit.dimension === b.unit.dimension;
  return base && near(a.low, b.low) && near(a.high, b.high);
}

function isIn(text: string, locale: Locale): boolean {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  return locale === 'zh' ? han > 0 : han < 3;
}
