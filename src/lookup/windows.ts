import { phrasePieces } from '../library/sentences.ts';
import { tokensOf } from '../library/tokens.ts';
import type { Unit } from './shadow.ts';

/** What may be weighed against a question. */
export type Weighable = Pick<Unit, 'text' | 'tokens'>;

/** Neighbouring sentences of a passage; `from` and `to` are their places among its sentences, -1 for a heading. */
export interface Window extends Weighable {
  readonly from: number;
  readonly to: number;
}

/** An answer is read at a glance: longer sentences are cut to the clauses that matter. English says the same in more letters. */
export function limitOf(text: string): number {
  return /\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}/su.test(text.slice(0, 120)) ? 190 : 320;
}

/** Who said what stands before it: no beginning of an answer. */
const attribution =
  /^[^，,。]{1,30}(?:说|說|道|表示|坦言|笑言|回忆|回憶|透露|强调|強調|认为|認為|介绍|介紹|感慨|直言|称|稱)[。.！!]$/u;

/** The sentence there, alone and with those after it while they fit. */
export function windowsFrom(text: string, sentences: readonly Unit[], from: number): readonly Window[] {
  const windows: Window[] = [];
  if (from > 0 && attribution.test(sentences[from]?.text ?? '')) return windows;
  let tokens: ReadonlySet<string> = new Set();
  for (let to = from; to < sentences.length; to++) {
    const whole = between(text, sentences[from]?.text ?? '', sentences[to]?.text ?? '', to === from);
    if (whole === null || (to > from && whole.length > limitOf(whole))) break;
    const own = sentences[to]?.tokens ?? tokens;
    tokens = to === from ? own : new Set([...tokens, ...own]);
    windows.push({ from, to, text: whole, tokens });
  }
  return windows;
}

/** The parts of a long sentence between its semicolons, each of which is a sentence in all but its mark. */
export function partsOfSentence({ text }: Unit, from: number): readonly Window[] {
  const parts = text.length < LONG ? [] : text.split(/(?<=[；;])(?=\s*\S)/u);
  return parts.length < 2
    ? []
    : parts.map(part => ({
        from,
        to: from,
        text: part.trim().replace(/[；;]$/u, ''),
        tokens: new Set(tokensOf(part)),
      }));
}

/** A shorter sentence is read at a glance. */
const LONG = 60;

/** The window with whole sentences before and after it, as far as there is room; headings stay out. */
export function widened(
  text: string,
  sentences: readonly Unit[],
  { from, to, text: core }: Window,
  room: number,
): string {
  let best = core;
  for (const [first, last] of [
    [from, to],
    [from, to + 1],
    [from - 1, to],
    [from - 1, to + 1],
  ] as const) {
    const [start, end] = [sentences[first], sentences[last]];
    if (!start || !end) continue;
    const whole = between(text, start.text, end.text, false);
    if (whole !== null && whole.length <= room && whole.length > best.length && !whole.includes('\n')) best = whole;
  }
  return best;
}

/** The neighbouring clauses that hold most of the question, within the limit; an early start is better, since it has the subject. */
export function shortened(text: string, worthOf: (unit: Weighable) => number): string {
  const limit = limitOf(text);
  const clauses = phrasePieces(text);
  let best: { text: string; worth: number } | null = null;
  for (const from of clauses.keys()) {
    // In English only a full clause may begin an answer; after a comma there is often no subject.
    if (from > 0 && !/[；;。：:，,—]\s*$/u.test(clauses[from - 1] ?? '')) continue;
    let window = '';
    for (const clause of clauses.slice(from)) {
      if ((window + clause).trim().length > limit) break;
      window += clause;
    }
    const trimmed = window.trim().replace(/[，,、；;：:—]$/u, '');
    if (!trimmed) continue;
    const worth = worthOf({ text: trimmed, tokens: new Set(tokensOf(trimmed)) }) + (from === 0 ? START : 0);
    if (!best || worth > best.worth) best = { text: trimmed, worth };
  }
  return best?.text ?? text.slice(0, limit);
}

/** What the beginning of a sentence is worth beside what it holds. */
const START = 0.05;

/** From the start of one sentence to the end of another, as the passage has it. */
function between(text: string, first: string, last: string, same: boolean): string | null {
  const from = text.indexOf(first);
  if (from < 0) return null;
  if (same) return first;
  const at = text.indexOf(last, from + first.length);
  return at < 0 ? null : text.slice(from, at + last.length);
}
