import { fold } from '../library/fold.ts';
import { type Lexicon, type LexiconEntry, namesOf } from '../library/lexicon.ts';
import { hanWords } from '../library/tokens.ts';
import type { Expansion, NamedThing } from './query.ts';

interface Names {
  /** Folded name → its entry. */
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** Longest first, so that a name wins over the names inside it. */
  readonly all: readonly string[];
}

const known = new WeakMap<Lexicon, Names>();

/** Other names, from the lexicon. */
export function expansion(lexicon: Lexicon): Expansion {
  const names = known.get(lexicon) ?? collect(lexicon);
  known.set(lexicon, names);
  return { names: folded => namesIn(folded, names) };
}

function collect(lexicon: Lexicon): Names {
  const entries = new Map<string, LexiconEntry>();
  for (const entry of lexicon.entries)
    for (const name of namesOf(entry)) if (!entries.has(fold(name))) entries.set(fold(name), entry);
  return { entries, all: [...entries.keys()].sort((one, other) => other.length - one.length) };
}

function namesIn(folded: string, { entries, all }: Names): readonly NamedThing[] {
  const found: NamedThing[] = [];
  const isAtEdges = wordEdges(folded);
  for (const name of all)
    for (let from = folded.indexOf(name); from >= 0; from = folded.indexOf(name, from + 1)) {
      // "World models" are named by "world model".
      const isPlural = /[a-z]$/.test(name) && /^s(?![a-z\d])/.test(folded.slice(from + name.length));
      const to = from + name.length + (isPlural ? 1 : 0);
      const entry = entries.get(name);
      if (!entry || found.some(other => from < other.to && other.from < to) || !isWhole(folded, from, to)) continue;
      if (name.length < SURE && !isAtEdges(from, to)) continue;
      const others = namesOf(entry)
        .map(fold)
        .filter(other => other !== name);
      found.push({
        from,
        to,
        text: name,
        kind: common.has(entry.kind) ? 'word' : 'name',
        others: [...new Set(others)],
      });
    }
  return found.sort((one, other) => one.from - other.from);
}

/** A name of fewer characters may be part of other words by chance, as 工人 is in 员工人数. */
const SURE = 4;
/** What such entries name is no particular thing. */
const common: ReadonlySet<LexiconEntry['kind']> = new Set(['term', 'technology']);

/** Whether no word of the dictionary goes over the beginning or the end of a stretch of the text. */
function wordEdges(text: string): (from: number, to: number) => boolean {
  let edges: Set<number> | null = null;
  return (from, to) => {
    if (!edges) {
      edges = new Set([0]);
      let at = 0;
      for (const word of hanWords(text, false)) {
        at += word.length;
        edges.add(at);
      }
    }
    return edges.has(from) && edges.has(to);
  };
}

/** Letters and digits do not go on beyond a name: "AI" is not in "AIDC", nor "GB/T 45288" in "GB/T 45288.3". */
function isWhole(text: string, from: number, to: number): boolean {
  if (/\d$/.test(text.slice(from, to)) && /^[.-]\d/.test(text.slice(to))) return false;
  const letter = /[a-z\d]/;
  const cutsBefore = letter.test(text[from] ?? '') && letter.test(text[from - 1] ?? '');
  const cutsAfter = letter.test(text[to - 1] ?? '') && letter.test(text[to] ?? '');
  return !cutsBefore && !cutsAfter;
}
