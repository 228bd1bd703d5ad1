import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { fold } from './fold.ts';
import { remembering } from './remembering.ts';

/** Raised whenever tokens, folding or the cutting of passages change: every document is then indexed again. */
export const INDEX_VERSION = 3;

let jieba: Jieba | null = null;

/** The words of a folded Han text, in order and without overlap; `guess` also makes words that the dictionary lacks. */
export function hanWords(text: string, guess = true): readonly string[] {
  // The dictionary takes a quarter of a second: the first text pays, not the start of the program.
  jieba ??= Jieba.withDict(dict);
  return jieba.cut(text, guess);
}

/** The words of a folded Han text that the dictionary has, and what is left in single characters; with the kind of each. */
export function tagged(text: string): readonly { readonly word: string; readonly tag: string }[] {
  jieba ??= Jieba.withDict(dict);
  return jieba.tag(text, false);
}

const other = String.raw`(?!\p{Script=Han})`;
const run = new RegExp(String.raw`\p{Script=Han}+|${other}[\p{L}\p{N}](?:${other}[\p{L}\p{N}.,\-_/+#'’])*%?`, 'gu');
const hanRun = /^\p{Script=Han}/u;

/** The stretches of Han characters, and of letters and digits, of a folded text. */
export function runsOf(folded: string): readonly { readonly text: string; readonly han: boolean }[] {
  return (folded.match(run) ?? []).map(text => ({ text, han: hanRun.test(text) }));
}

/**
 * The tokens of a text, folded first; the same function serves texts and questions.
 * Han: every pair of neighbours, which finds a word however the text around it is cut. Others: the whole (`glm-4.7`), its
 * parts (`glm`, `4.7`), English words without their endings; numbers without thousands separators, and their value as
 * `#value` where a unit follows (`4500亿` and `450 billion` are both `#450000000000`).
 */
export function tokensOf(text: string): readonly string[] {
  const folded = fold(text);
  const tokens: string[] = [];
  for (const { text: stretch, han } of runsOf(folded)) {
    const own = han ? pairsOf(stretch) : latinTokens(stretch);
    for (const token of own) tokens.push(token);
  }
  for (const value of valueTokens(folded)) tokens.push(value);
  return tokens;
}

/** Each two neighbouring characters of a text; none of a single one. */
export function neighbours(text: string): readonly string[] {
  const pairs: string[] = [];
  let from = 0;
  for (let middle = next(text, 0); middle < text.length; ) {
    const to = next(text, middle);
    pairs.push(text.slice(from, to));
    from = middle;
    middle = to;
  }
  return pairs;
}

/** A stretch of Han characters in pairs, which find a word however the text around it is cut; one alone as it is. */
function pairsOf(text: string): readonly string[] {
  const pairs = neighbours(text);
  return pairs.length === 0 ? [text] : pairs;
}

/** Where the character there ends: rare ones are two units long. */
function next(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at + (code >= 0xd800 && code < 0xdc00 ? 2 : 1);
}

const thousands = /(?<=\d),(?=\d{3}(?!\d))/g;
const separators = /[.\-_/+#,'’]+/;

/** The same few thousand words make up most of all texts: their tokens are made once. */
export const latinTokens = remembering(20_000, tokensOfRun);

/** The tokens of one run of letters and digits. */
function tokensOfRun(match: string): readonly string[] {
  const whole = match.replace(thousands, '').replace(/['’]s?$|[.,\-_/+'’]+$/g, '');
  if (!whole) return [];
  if (/^\d+(\.\d+)?%?$/.test(whole)) return whole.endsWith('%') ? [whole, whole.slice(0, -1)] : [whole];
  const tokens = new Set<string>([stem(whole)]);
  for (const part of whole
    .split(/[-_/+#,'’]+/)
    .flatMap(piece => (/^\d+(\.\d+)+%?$/.test(piece) ? [piece] : piece.split(separators)))) {
    if (!part) continue;
    tokens.add(stem(part));
    const halves = part.match(/\d+(?:\.\d+)?|[^\d.]+/g) ?? [];
    if (halves.length > 1) for (const half of halves) if (half.length > 1 || /\d/.test(half)) tokens.add(stem(half));
  }
  // "shake-out" is also written "shakeout".
  if (/^[a-z]+(?:-[a-z]+)+$/.test(whole)) tokens.add(stem(whole.replaceAll('-', '')));
  // "flagos1.6" is split at its point above; the version belongs together.
  const version = /^([^\d.]{2,})(\d+(?:\.\d+)+)$/.exec(whole);
  if (version?.[1] && version[2]) tokens.add(version[1]).add(version[2]);
  return [...tokens];
}

/** An English word without its inflection; anything else unchanged. Enough to make words of one family meet. */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  let base = word
    .replace(/(?:ies)$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$/, '')
    .replace(/(?<=[^su])s$/, '');
  base = base.replace(/(?<=[a-z]{3})(?:ing|ed)$/, '').replace(/(?<=[a-z]{4})(?:ly|ment|er|ers)$/, '');
  return base.replace(/([bdfglmnprt])\1$/, '$1').replace(/e$/, '');
}

const scales: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
};
const scaled =
  /(\d[\d,]*)(?:\.(\d+))?\s?[余多]?\s?(万亿|千亿|百亿|十亿|亿|千万|百万|万|千|百|thousand|million|billion|trillion)/gu;

const plain =
  /(?<![\d.#])(?!(?:19|20)\d\d(?!\d))(\d{4,}|\d{1,3}(?:,\d{3})+)(?![\d.,]*\s?[余多]?[万亿千百]|[\d.]|\s?(?:thousand|million|billion|trillion))/gu;

function valueTokens(folded: string): readonly string[] {
  if (!/\d/.test(folded)) return [];
  const large = [...folded.matchAll(scaled)].map(([, whole = '', fraction = '', unit = '']) => {
    const digits = whole.replaceAll(',', '') + fraction;
    const zeros = (scales[unit] ?? 0) - fraction.length;
    return `#${zeros >= 0 ? digits + '0'.repeat(zeros) : `${digits.slice(0, zeros)}.${digits.slice(zeros)}`}`;
  });
  const written = [...folded.matchAll(plain)].map(([, digits = '']) => `#${digits.replaceAll(',', '')}`);
  return [...large, ...written];
}
