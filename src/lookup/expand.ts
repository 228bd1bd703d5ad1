import { fold } from '../library/fold.ts';
import { type Lexicon, type LexiconEntry, namesOf } from '../library/lexicon.ts';
import { hanWords } from '../library/tokens.ts';
import type { Expansion, NamedThing } from './query.ts';

/** A folded name of the lexicon, and what it names. */
interface Name {
  readonly text: string;
  /** Longer names come first, so that a name wins over the names inside it. */
  readonly place: number;
  readonly kind: NamedThing['kind'];
  /** All folded names of the same thing. */
  readonly all: readonly string[];
}

/** The names by their first two characters; a name of one character by itself. */
type Names = ReadonlyMap<string, readonly Name[]>;

const known = new WeakMap<Lexicon, Names>();

/** Other names, from the lexicon. */
export function expansion(lexicon: Lexicon): Expansion {
  const names = known.get(lexicon) ?? collect(lexicon);
  known.set(lexicon, names);
  return { names: folded => namesIn(folded, names) };
}

function collect(lexicon: Lexicon): Names {
  const entries = new Map<string, Omit<Name, 'text' | 'place'>>();
  for (const entry of lexicon.entries) {
    const all = [...new Set(namesOf(entry).map(fold))];
    for (const name of all)
      if (!entries.has(name)) entries.set(name, { kind: common.has(entry.kind) ? 'word' : 'name', all });
  }
  const names = new Map<string, Name[]>();
  const longestFirst = [...entries].sort(([one], [other]) => other.length - one.length);
  for (const [place, [text, entry]] of longestFirst.entries()) {
    const start = text.slice(0, 2);
    const there = names.get(start);
    if (there) there.push({ text, place, ...entry });
    else names.set(start, [{ text, place, ...entry }]);
  }
  return names;
}

function namesIn(folded: string, names: Names): readonly NamedThing[] {
  const found: NamedThing[] = [];
  const isAtEdges = wordEdges(folded);
  for (const { from, name } of standing(folded, names)) {
    // "World models" are named by "world model".
    const isPlural = /[a-z]$/.test(name.text) && /^s(?![a-z\d])/.test(folded.slice(from + name.text.length));
    const to = from + name.text.length + (isPlural ? 1 : 0);
    if (found.some(other => from < other.to && other.from < to) || !isWhole(folded, from, to)) continue;
    if (name.text.length < SURE && !isAtEdges(from, to)) continue;
    found.push({ from, to, text: name.text, kind: name.kind, others: name.all.filter(other => other !== name.text) });
  }
  return found.sort((one, other) => one.from - other.from);
}

/** Every place of the text where a name stands, the longest names first, whether or not it is a word there. */
function standing(folded: string, names: Names): readonly { readonly from: number; readonly name: Name }[] {
  const all: { from: number; name: Name }[] = [];
  for (let from = 0; from < folded.length; from++)
    for (const start of new Set([folded.slice(from, from + 2), folded.charAt(from)]))
      for (const name of names.get(start) ?? []) if (folded.startsWith(name.text, from)) all.push({ from, name });
  return all.sort((one, other) => one.name.place - other.name.place || one.from - other.from);
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
