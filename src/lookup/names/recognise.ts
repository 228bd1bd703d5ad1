import { foldName, type Lexicon, type LexiconEntry, namesOf } from '../../library/lexicon.ts';
import { hanWords } from '../../library/tokens.ts';
import { alikeText } from '../plain.ts';

/** A name of the lexicon where it stands in a text. */
export interface Mention {
  readonly entry: LexiconEntry;
  /** In UTF-16 units of the text. */
  readonly from: number;
  readonly to: number;
}

interface Node {
  readonly next: Map<string, Node>;
  name: { readonly entry: LexiconEntry; readonly written: string } | null;
}

/** What may stand between the letters of a name without making another name of it. */
const joint = /[\s\-–—·•・]/u;
/** What makes the name of somebody else of a name before it: 蔚来资本 is not 蔚来. */
const another =
  /^(?:资本|创投|基金|投资(?!了|于|额|方|人)|汽车|大学|学院|医院|银行|证券|研究院|研究所|金融(?!业|机构)|健康|实验室|云(?!计算|服务|平台|端|上)|出行|影业|物流|地产|\s?(?:Capital|Ventures|Auto|Motors|Bank|University|Cloud|Health|Foundation|Labs?)\b)/u;
/** What makes another version of a version before it: GPT-4 Turbo is not GPT-4. */
const edition =
  /^[\s-]?(?:turbo|mini|nano|pro|plus|max|air|flash|ultra|lite|thinking|sonnet|opus|haiku|preview|coder|omni|vl)\b/iu;
/** Names of fewer Han characters may be part of other words by chance. */
const SURE = 4;

/** So many texts are remembered with their names: passages and sentences are asked about again and again. */
const REMEMBERED = 6000;

interface Recogniser {
  readonly root: Node;
  readonly known: Map<string, readonly Mention[]>;
}

const recognisers = new WeakMap<Lexicon, Recogniser>();

/** The names of the lexicon that a text holds, the longest at each place, in order and without overlap. */
export function mentionsIn(text: string, lexicon: Lexicon): readonly Mention[] {
  const recogniser = recognisers.get(lexicon) ?? { root: trieOf(lexicon), known: new Map() };
  recognisers.set(lexicon, recogniser);
  const there = recogniser.known.get(text);
  if (there) return there;
  if (recogniser.known.size >= REMEMBERED) recogniser.known.clear();
  const fresh = recognise(text, recogniser.root);
  recogniser.known.set(text, fresh);
  return fresh;
}

function recognise(text: string, root: Node): readonly Mention[] {
  const plain = alikeText(text);
  const folded = plain.toLowerCase();
  if (folded.length !== plain.length) return [];
  const found: Mention[] = [];
  for (let from = 0; from < folded.length; from++) {
    const match = longestAt(folded, from, root);
    if (!match) continue;
    const { name, to } = match;
    // A longer name that is no name of the lexicon goes on for as long as it does.
    if (isWhole(plain, from, to, name)) found.push({ entry: name.entry, from, to });
    from = to - 1;
  }
  return found;
}

function trieOf(lexicon: Lexicon): Node {
  const root: Node = { next: new Map(), name: null };
  for (const entry of lexicon.entries)
    for (const written of namesOf(entry)) {
      let node = root;
      for (const character of foldName(written)) {
        const next: Node = node.next.get(character) ?? { next: new Map(), name: null };
        node.next.set(character, next);
        node = next;
      }
      node.name ??= { entry, written };
    }
  return root;
}

function longestAt(
  folded: string,
  from: number,
  root: Node,
): { readonly name: NonNullable<Node['name']>; readonly to: number } | null {
  let node: Node | undefined = root;
  let best: { readonly name: NonNullable<Node['name']>; readonly to: number } | null = null;
  if (/[a-z\d]/.test(folded[from] ?? '') && /[a-z\d]/.test(folded[from - 1] ?? '')) return null;
  for (let at = from; at < folded.length; at++) {
    const character = folded[at] ?? '';
    if (at > from && joint.test(character)) continue;
    node = node.next.get(character);
    if (!node) break;
    if (node.name && !goesOn(folded, at + 1)) best = { name: node.name, to: at + 1 };
  }
  return best;
}

/** Letters and digits do not go on beyond a name: GPT-4 is not in GPT-4o, nor GLM-4 in GLM-4.7. */
function goesOn(folded: string, to: number): boolean {
  const last = folded[to - 1] ?? '';
  if (!/[a-z\d]/.test(last)) return false;
  const rest = folded.slice(to, to + 3);
  return /^[a-z\d]/.test(rest) || (/\d/.test(last) && /^[.]\d/.test(rest));
}

function isWhole(plain: string, from: number, to: number, { entry, written }: NonNullable<Node['name']>): boolean {
  const own = plain.slice(from, to);
  const rest = plain.slice(to, to + 12);
  const isCommon = entry.kind === 'term' || entry.kind === 'technology';
  // "figure" is a word and Figure a company.
  if (!isCommon && /^[\w .-]+$/.test(own) && /[A-Z]/.test(written) && !/[A-Z\d]/.test(own)) return false;
  if (/\d$/.test(own) && edition.test(rest)) return false;
  if ((entry.kind === 'organisation' || entry.kind === 'product') && another.test(rest)) return false;
  if (/^\p{Script=Han}+$/u.test(own) && own.length < SURE) return isAtEdges(plain.toLowerCase(), from, to);
  return true;
}

/** Of the text around a name so many characters tell whether words go over its ends. */
const AROUND = 8;

/** Whether no word of the dictionary goes over the beginning or the end of a stretch of the text. */
function isAtEdges(text: string, from: number, to: number): boolean {
  const start = Math.max(0, from - AROUND);
  const edges = new Set([start]);
  let at = start;
  for (const word of hanWords(text.slice(start, to + AROUND), false)) {
    at += word.length;
    edges.add(at);
  }
  return edges.has(from) && edges.has(to);
}
