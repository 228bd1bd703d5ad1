import { z } from 'zod';
import { fold } from './fold.ts';
import { type Problem, problemError } from './problem.ts';
import { readYaml } from './yaml-file.ts';

export const lexiconKinds = [
  'organisation',
  'person',
  'product',
  'technology',
  'policy',
  'standard',
  'place',
  'term',
] as const;

export type LexiconKind = (typeof lexiconKinds)[number];

/** One thing with its names; `data/README.md` describes the file. */
export interface LexiconEntry {
  /** Its main name, unique in the lexicon; also one of its names. */
  readonly term: string;
  readonly kind: LexiconKind;
  /** Chinese and English names in full. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly abbr: readonly string[];
  readonly nick: readonly string[];
  /** Terms of entries that have to do with it, without being it. */
  readonly related: readonly string[];
  /** Terms of entries that are easily mixed up with it and must not be. */
  readonly not: readonly string[];
}

export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  /** The entries that bear this name, whatever its case, script and spacing; a sound lexicon has at most one. */
  entriesOf(name: string): readonly LexiconEntry[];
}

const text = z.string().trim().min(1);
const texts = z.array(text).default([]);
const entry = z.strictObject({
  term: text,
  kind: z.enum(lexiconKinds),
  zh: texts,
  en: texts,
  abbr: texts,
  nick: texts,
  related: texts,
  not: texts,
});
const entries = z.array(entry);

const file = 'lexicon.yaml';

/** Every name of an entry, its term first. */
export function namesOf({ term, zh, en, abbr, nick }: LexiconEntry): readonly string[] {
  return [...new Set([term, ...zh, ...en, ...abbr, ...nick])];
}

/** How names are compared: in simplified script and lower case, without spaces, hyphens and dots between names. */
export function foldName(name: string): string {
  return fold(name).replace(/[\s\-–—·•・]+/gu, '');
}

function indexOf(list: readonly LexiconEntry[]): ReadonlyMap<string, readonly LexiconEntry[]> {
  const index = new Map<string, LexiconEntry[]>();
  for (const one of list) {
    for (const name of new Set(namesOf(one).map(foldName))) index.set(name, [...(index.get(name) ?? []), one]);
  }
  return index;
}

interface Parsed {
  readonly entries: readonly LexiconEntry[];
  readonly problems: readonly Problem[];
  lineOf(path: readonly PropertyKey[]): number;
}

function parse(yamlText: string): Parsed {
  const yaml = readYaml(yamlText);
  if ('say' in yaml) return { entries: [], problems: [{ file, ...yaml }], lineOf: () => yaml.line };
  const { lineOf } = yaml;
  const parsed = entries.safeParse(yaml.value ?? []);
  if (parsed.success) return { entries: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues.map((issue): Problem => {
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[1];
    const name = key === undefined ? null : String(key);
    return { file, line: lineOf(issue.path), say: words => words.check.lexicon.shape(name, lexiconKinds.join(', ')) };
  });
  return { entries: [], problems, lineOf };
}

/**
 * Reads `data/lexicon.yaml`; an empty text is an empty lexicon.
 * @throws PersonError that names the line and what is expected there; contradictions are the checker's business
 */
export function readLexicon(yamlText: string): Lexicon {
  const { entries: list, problems } = parse(yamlText);
  if (problems[0]) throw problemError(problems[0]);
  const index = indexOf(list);
  return { entries: list, entriesOf: name => index.get(foldName(name)) ?? [] };
}

/** Everything wrong with the lexicon: its form, a name that belongs to two entries, a dangling or contradictory reference. */
export function lexiconProblems(yamlText: string): readonly Problem[] {
  const { entries: list, problems, lineOf } = parse(yamlText);
  const index = indexOf(list);
  const terms = new Set(list.map(one => one.term));
  const found: Problem[] = [...problems];
  for (const [at, one] of list.entries()) {
    const report = (path: readonly PropertyKey[], say: Problem['say']) =>
      found.push({ file, line: lineOf([at, ...path]), say });
    for (const [name, owners] of index) {
      const other = owners[0];
      if (other && other !== one && owners.includes(one)) {
        const shown = namesOf(one).find(each => foldName(each) === name) ?? name;
        report([], words => words.check.lexicon.sharedName(shown, other.term));
      }
    }
    const own = new Set(namesOf(one).map(foldName));
    for (const key of ['related', 'not'] as const) {
      for (const [item, term] of one[key].entries()) {
        if (!terms.has(term)) report([key, item], words => words.check.lexicon.dangling(key, term));
        if (own.has(foldName(term))) report([key, item], words => words.check.lexicon.ownName(key, term));
      }
    }
    const both = one.related.filter(term => one.not.includes(term));
    for (const term of both) report(['not'], words => words.check.lexicon.relatedAndNot(term));
  }
  return found;
}
