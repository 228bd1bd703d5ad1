import type { Lexicon, LexiconEntry } from '../library/lexicon.ts';
import { tokensOf } from '../library/tokens.ts';
import { mentionsIn } from './names/recognise.ts';
import type { WeighedTerm } from './rank.ts';

/** A name of one particular thing where a text speaks of it; `entry` is null where only its form tells, as in 某某公司. */
interface Particular {
  readonly written: string;
  readonly from: number;
  readonly entry: LexiconEntry | null;
}

/** What may stand before the subject of a sentence. */
const lead = String.raw`(?:[\d年月日，,\s“"《]|(?:据|據|根据|根據|截至)[^，,。]{1,12}[，,]|其中|此外|同时|同時|而|但|\b[Ii]n (?=\d)|\b[Tt]he )*`;
const opening = new RegExp(`^${lead}$`, 'u');
/** A company or an institution that the lexicon does not know, as the subject. */
const body = new RegExp(
  String.raw`^${lead}((?![这這该該本此其各两兩多上子母总總])\p{Script=Han}{2,6}?(?:公司|集团|集團|银行|銀行|大学|大學|研究院|研究所|医院|醫院))`,
  'u',
);
/** Something happens in a place, and is not said of it. */
const inside = /(?:[在于於到从從往至向、]|\b(?:in|at|from|to|across|of)(?: the)?\s)$/iu;
function particularsIn(text: string, lexicon: Lexicon): readonly Particular[] {
  const known = mentionsIn(text, lexicon)
    .filter(({ entry: { kind } }) => kind !== 'term' && kind !== 'technology')
    .filter(({ entry, from }) => entry.kind !== 'place' || !inside.test(text.slice(0, from)))
    .map(({ entry, from, to }) => ({ entry, from, written: text.slice(from, to) }));
  const [written = '', name] = body.exec(text) ?? [];
  const from = written.length - (name?.length ?? 0);
  return name === undefined || known.some(one => one.from < from + name.length)
    ? known
    : [{ entry: null, from, written: name }, ...known];
}

/** A sentence that points back is said of what stands before it, whatever else it names. */
const pointing = /^(?:[这這](?!里|裡|裏|些)|[该該它])/u;

/** Whether a text speaks of a particular thing that `subject` does not name: then it is not said of the subject. */
export function isOfAnother(text: string, subject: string, lexicon: Lexicon): boolean {
  if (pointing.test(text)) return false;
  const own = new Set(mentionsIn(subject, lexicon).map(({ entry }) => entry));
  return particularsIn(text, lexicon).some(({ entry, written }) =>
    entry ? !own.has(entry) : !subject.includes(written),
  );
}

/** Whether a text names a particular thing. */
export function namesParticular(text: string, lexicon: Lexicon): boolean {
  return particularsIn(text, lexicon).length > 0;
}

/** Whether a sentence begins with another thing of the same kind as what the question names, which it does not name. */
export function beginsWithAnother(text: string, terms: readonly WeighedTerm[], lexicon: Lexicon): boolean {
  const asked = terms.filter(term => term.kind === 'name' && !term.unknown);
  const entries = asked.flatMap(term => lexicon.entriesOf(term.text));
  const first = particularsIn(text, lexicon).find(({ from }) => opening.test(text.slice(0, from)));
  if (!first || entries.length === 0 || asked.some(term => holds(text, term))) return false;
  const { entry, written } = first;
  if (!entry) return entries.every(({ kind, term }) => kind === 'organisation' && !term.includes(written.slice(0, 2)));
  return entries.every(
    one =>
      one !== entry &&
      one.kind === entry.kind &&
      !one.related.includes(entry.term) &&
      !entry.related.includes(one.term),
  );
}

/** Whether all of one way to write a term stands in a text. */
export function holds(text: string, { variants }: WeighedTerm): boolean {
  const tokens = new Set(tokensOf(text));
  return variants.some(variant => variant.tokens.every(token => tokens.has(token)));
}
