import { fold } from '../../library/fold.ts';
import { foldName, type Lexicon, type LexiconEntry, namesOf } from '../../library/lexicon.ts';
import type { Found, Library, Passage } from '../../library/library.ts';
import { tokensOf } from '../../library/tokens.ts';
import type { Locale } from '../../words/index.ts';
import { editDistance } from '../edit-distance.ts';
import { alikeText } from '../plain.ts';
import { mentionsIn } from './recognise.ts';

/** Somebody or something that can be asked about, by all of its names. */
export interface Subject {
  /** In the words of the lexicon, or as the person wrote it. */
  readonly name: string;
  readonly entry: LexiconEntry | null;
  readonly names: readonly string[];
}

/** A passage that speaks of a subject. */
export interface Spoken {
  readonly passage: Passage;
  readonly context: string;
  /** The lines of each line of its text. */
  readonly parts: Found['parts'];
}

/** Passages that are looked through for one name; a name that stands in more is common, and the best are enough. */
const PER_NAME = 400;

const around =
  /^(?:什么是|谁是|关于|介绍一下|介绍|about|what is|who is|the)\s*|\s*(?:是什么|是谁|是啥|怎么样|的情况|的?介绍|公司简介|[?？。.!！])$/giu;

/** Whom the words mean: a name of the lexicon, or the words themselves. */
export function subjectNamed(lexicon: Lexicon, words: string): Subject {
  const asked = words.normalize('NFKC').trim();
  const bare = asked.replace(around, '').trim() || asked;
  for (const text of [asked, bare]) {
    const [entry] = lexicon.entriesOf(text);
    if (entry) return subjectOf(entry);
  }
  return { name: bare, entry: null, names: [bare] };
}

export function subjectOf(entry: LexiconEntry): Subject {
  return { name: entry.term, entry, names: namesOf(entry) };
}

/** The passages that speak of a subject, in the order of the library; a longer name never counts for a shorter one. */
export function spokenOf(library: Library, subject: Subject, locale: Locale): readonly Spoken[] {
  const lexicon = library.lexicon();
  const found = new Map<number, Spoken>();
  for (const name of subject.names) {
    const tokens = tokensOf(name);
    if (tokens.length === 0 || tokens.some(token => library.frequency(token) === 0)) continue;
    for (const { passage, context, role, parts } of library.search(tokens, { locale, limit: PER_NAME }))
      if (role === 'body' && !found.has(passage.id) && speaksOf(`${passage.text}\n${context}`, subject, lexicon))
        found.set(passage.id, { passage, context, parts });
  }
  return [...found.values()].sort(
    (one, other) =>
      one.passage.document.localeCompare(other.passage.document) || one.passage.ordinal - other.passage.ordinal,
  );
}

/** Whether a text names the subject. */
export function speaksOf(text: string, subject: Subject, lexicon: Lexicon): boolean {
  const { entry } = subject;
  if (entry) return mentionsIn(text, lexicon).some(mention => mention.entry === entry);
  const folded = fold(text);
  const wanted = fold(subject.name);
  if (!folded.includes(wanted)) return false;
  return standsAlone(alikeText(text), subject.name, lexicon);
}

/** Not only inside a longer name or word. */
function standsAlone(plain: string, name: string, lexicon: Lexicon): boolean {
  const lower = plain.toLowerCase();
  const wanted = alikeText(name).toLowerCase();
  const longer = mentionsIn(plain, lexicon).filter(({ from, to }) => to - from > wanted.length);
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const cuts = /[a-z\d]$/.test(wanted) && /^[a-z\d]/.test(lower.slice(end));
    const cutsBefore = /^[a-z\d]/.test(wanted) && /[a-z\d]$/.test(lower.slice(0, at));
    if (!cuts && !cutsBefore && !longer.some(({ from, to }) => from <= at && end <= to)) return true;
  }
  return false;
}

/** Names of the library that are spelt or sound nearly like the words; the nearest first. */
export function namesNear(lexicon: Lexicon, words: string, sounds: (text: string) => string): readonly LexiconEntry[] {
  const wanted = foldName(words);
  const isHan = /^\p{Script=Han}+$/u.test(wanted);
  const sound = isHan ? sounds(wanted) : '';
  const ranked = lexicon.entries.flatMap(entry => {
    const isWord = entry.kind === 'term';
    const best = Math.min(
      ...(isWord ? [entry.term] : namesOf(entry)).map(name => distanceTo(foldName(name), wanted, sound, sounds)),
    );
    return best <= (isHan ? 0.5 : 0.4) ? [{ entry, best }] : [];
  });
  return ranked
    .sort((one, other) => one.best - other.best || one.entry.term.length - other.entry.term.length)
    .map(({ entry }) => entry);
}

/** 0 sounds the same, up to 1 for nothing in common. */
function distanceTo(name: string, wanted: string, sound: string, sounds: (text: string) => string): number {
  if (wanted.length < 2 || name.length < 2) return 1;
  if (sound && name.length === wanted.length && /^\p{Script=Han}+$/u.test(name) && sounds(name) === sound) return 0;
  const shorter = Math.min(name.length, wanted.length) / Math.max(name.length, wanted.length);
  if (name.includes(wanted) || (wanted.includes(name) && shorter >= 0.5)) return 0.4 * (1 - shorter) + 0.1;
  return Math.abs(name.length - wanted.length) > 3
    ? 1
    : editDistance(name, wanted) / Math.max(name.length, wanted.length);
}
