import { tokensOf } from '../library/tokens.ts';
import { nameTokens, type Query } from './query.ts';
import { coverageOf, type WeighedTerm } from './rank.ts';
import type { Shadow } from './shadow.ts';

/** A part says as much of the question as the whole when it lacks no more than this share of it. */
const LEEWAY = 0.02;
/** Fewer characters are no statement. */
const LEAST = 8;

/**
 * What of some sentences answers, where a figure or a date is asked for: the parts between semicolons and full stops that
 * hold all that the sentences hold of the question, without the clauses at the end that add nothing. Any other text stays
 * as it is.
 */
export function concise(text: string, { form, intents }: Query, terms: readonly WeighedTerm[], shadow: Shadow): string {
  const isOne = intents.has('figure') || intents.has('when') || intents.has('who');
  if (!isOne || intents.has('why') || intents.has('compare') || intents.has('list')) return text;
  const formOf = (part: string) => form.fit(part, shadow.context);
  const names = nameTokens(terms);
  // A name that has been said goes on; it is put before the part where the part has none.
  const held = (part: string, before = '') =>
    coverageOf(
      terms,
      { tokens: new Set([...tokensOf(part), ...tokensOf(before).filter(token => names.has(token))]) },
      shadow,
    );
  const [all, most] = [held(text), formOf(text)];
  if (most === 0 && !intents.has('who')) return text;
  const isEnough = (part: string, before = '') => formOf(part) >= most && held(part, before) >= all - LEEWAY;
  const run = shortestRun(piecesOf(text, strong), isEnough) ?? text;
  const before = text.slice(0, Math.max(0, text.indexOf(run)));
  return withoutTail(run, part => isEnough(part, before), formOf(text) === 1);
}

/** Words that tie a sentence to the one before it, which is not there; numbers that count off points of which one is left. */
const ties =
  /^(?:第[一二三四五六七八九十]+[，,]|[一二三四五六七八九十]是(?=.{4})(?!.*[；;][一二三四五六七八九十]是)|(?:其中|此外|另外|同时|與此同時|与此同时|因此|然而|但是?|不过|不過|而且|并且|值得一提的是|更值得一提的是|例如|比如|这意味着|這意味著)[，,：:]\s*)/u;
/** A clause that announces a contradiction which has been left out. */
const conceded = /^(?:[虽雖](?![说說])然?|尽管|儘管)(?!.*(?:但|却|卻|仍|依然|也|可是))/u;

/** The text as a sentence that stands by itself, also where it is a part of a longer one. */
export function standing(whole: string): string {
  const text = whole
    .replace(/^(?:[•·]\s*|[-*]\s+)/u, '')
    .replace(ties, '')
    .replace(conceded, '')
    .replace(/(?<=\p{Script=Han}|[。！？；，：”])\n|\n(?=\p{Script=Han})/gu, '')
    .replaceAll('\n', ' ');
  if (/\p{Script=Han}{4}/u.test(text))
    return /[\p{L}\d%）)”」》]$/u.test(text) && !/[。！？][”」』）)]$/u.test(text) ? `${text}。` : text;
  const opened = /^[a-z][a-z]*[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[a-z\d)]$/.test(opened) ? `${opened}.` : opened;
}

/** The fewest neighbouring pieces that are enough; the first of several. */
function shortestRun(pieces: readonly string[], isEnough: (part: string, before: string) => boolean): string | null {
  for (let count = 1; count < pieces.length; count++)
    for (let from = 0; from + count <= pieces.length; from++) {
      const run = pieces.slice(from, from + count).join('');
      if (trimmed(run).length >= LEAST && isEnough(run, pieces.slice(0, from).join(''))) return trimmed(run);
    }
  return null;
}

/** Without the last clauses, as long as what is left is enough; a clause with a figure stays where any figure would do. */
function withoutTail(text: string, isEnough: (part: string) => boolean, isSure: boolean): string {
  const clauses = piecesOf(text, weak);
  let kept = clauses.length;
  for (let to = kept - 1; to > 0; to--) {
    const [rest, tail] = [clauses.slice(0, to).join(''), clauses.slice(to, kept).join('')];
    if (says.test(tail) || (!isSure && /\d/.test(tail)) || trimmed(rest).length < LEAST || !isEnough(rest)) break;
    if (!open.test(clauses[to - 1] ?? '') && !isUnbalanced(rest)) kept = to;
  }
  return kept === clauses.length ? text : trimmed(clauses.slice(0, kept).join(''));
}

const strong = /[；;]\s*|(?:[。！？!?]+|(?<=[a-z\d)%])\.(?=\s))["”’』」）)\]》]*\s*|\n\s*/gu;
const weak = /(?:[，；;]|(?<!\d),|,(?!\d{3}))\s*/gu;
/** Who says it is no afterthought. */
const says = /说|說|道[。，]|表示|认为|認為|介绍|介紹|指出|坦言|\b(?:says?|said|according)\b/u;
/** A clause that only prepares the next one. */
const open =
  /^\s*(?:["“「『]|[\d年月日 ]+[，,]|通过|通過|随着|隨著|由于|由於|为了?|為了?|如果|虽然|雖然|尽管|儘管|当|當|在(?!\d)|除了?|不仅|不僅|不但|只要|只有|无论|無論|凭借|憑藉|基于|基於|据|據|根据|根據|相比|与|與|对|對|从|從|截至|目前|同时|同時|其中|此外)|(?:表示|介绍|介紹|认为|認為|指出|预测|預測|预计|預計|显示|顯示|说|說|道)[，,：:]?\s*$/u;

/** The text cut behind each mark. */
function piecesOf(text: string, mark: RegExp): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(mark)) {
    const to = match.index + match[0].length;
    pieces.push(text.slice(from, to));
    from = to;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function isUnbalanced(text: string): boolean {
  return [
    ['“', '”'],
    ['（', '）'],
    ['(', ')'],
    ['「', '」'],
    ['《', '》'],
  ].some(([left = '', right = '']) => text.split(left).length !== text.split(right).length);
}

function trimmed(text: string): string {
  return text.trim().replace(/[，,、；;：:—]$/u, '');
}
