import { decimal, fraction, percentage } from './decimal.ts';
import { type Mention, mention } from './mention.ts';

const number = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/g;

const percent = /^\s?(?:\\?%|percent\b|per cent\b|percentage[- ]points?\b|pct\b|个百分点)/i;
const perMille = /^\s?‰/;
/** A lone 百 or 千 counts only right behind the digits (`2026 百强` is a list) and not as the head of a unit (千瓦). */
const hanScale = /^\s?[多余几来]?\s?([十百千]?万亿?|[十百千]?亿)|^[多余几来]?([百千])(?![瓦克米卡伏赫焦帕字比分])/;
const hanShift: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const englishScale = /^[\s-]?((?:hundred|thousand|million|billion|trillion)s?)(?:[\s-](million|billion|trillion))?\b/i;
const englishShift: Record<string, number> = { hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12 };
const letterScale = /^\s?(mn|bn|tn)\b|^([kKmMbBT])(?![A-Za-z\d])/;
const letterShift: Record<string, number> = { k: 3, m: 6, mn: 6, b: 9, bn: 9, t: 12, tn: 12 };

interface Suffix {
  readonly length: number;
  readonly shift: number;
  readonly percent: boolean;
  /** The letter may as well be a unit: `5M` metres, `7B` parameters. */
  readonly doubtful: boolean;
  /** `2026 万…` may be a year and a word. */
  readonly spaced: boolean;
}

const none: Suffix = { length: 0, shift: 0, percent: false, doubtful: false, spaced: false };

/** What follows the digits of a number and belongs to its value. */
function suffixOf(after: string): Suffix {
  const share = percent.exec(after) ?? perMille.exec(after);
  if (share) return { ...none, length: share[0].length, percent: true, shift: share[0].endsWith('‰') ? -1 : 0 };
  const han = hanScale.exec(after);
  if (han) {
    const shift = [...(han[1] ?? han[2] ?? '')].reduce((sum, character) => sum + (hanShift[character] ?? 0), 0);
    return { ...none, length: han[0].length, shift, spaced: /^\s/.test(han[0]) };
  }
  const english = englishScale.exec(after);
  if (english) {
    const words = [english[1] ?? '', english[2] ?? ''].map(word => word.toLowerCase().replace(/s$/, ''));
    return {
      ...none,
      length: english[0].length,
      shift: words.reduce((sum, word) => sum + (englishShift[word] ?? 0), 0),
    };
  }
  const letter = letterScale.exec(after);
  const shift = letterShift[(letter?.[1] ?? letter?.[2] ?? '').toLowerCase()];
  return letter && shift !== undefined ? { ...none, length: letter[0].length, shift, doubtful: true } : none;
}

interface Digits {
  readonly digits: string;
  readonly suffix: Suffix;
  readonly from: number;
  readonly to: number;
}

function keysOf({ digits, suffix }: Digits): readonly string[] {
  if (suffix.percent) return [percentage(digits, suffix.shift)];
  if (suffix.doubtful || (suffix.spaced && /^(?:19|20)\d\d$/.test(digits)))
    return [decimal(digits, suffix.shift), decimal(digits)];
  // A version such as 2.0 is not the count 2.
  if (suffix.shift === 0 && /^\d+\.0+$/.test(digits)) return [`=${digits}`];
  return [decimal(digits, suffix.shift)];
}

const between = /^\s?(?:[-–—−~～〜至到、/]|——|to|and|or|和|或|与)\s?(?:(?:US|HK|RMB|[$¥€£])\s?)*$/i;

/** What two neighbours share: the scale of `10–20 billion`, the century of `2024–25`, the fraction of `3/4`. */
function sharedKeys(
  text: string,
  first: Digits,
  second: Digits,
): { first: readonly string[]; second: readonly string[] } {
  const gap = text.slice(first.to, second.from);
  if (!between.test(gap)) return { first: [], second: [] };
  const { percent, shift } = second.suffix;
  if (first.suffix.length === 0 && second.suffix.length > 0) {
    return { first: [percent ? percentage(first.digits, shift) : decimal(first.digits, shift)], second: [] };
  }
  if (
    gap === '/' &&
    first.suffix.length + second.suffix.length === 0 &&
    /^\d+ \d+$/.test(`${first.digits} ${second.digits}`)
  ) {
    const share = fraction(BigInt(first.digits), BigInt(second.digits));
    return { first: [share], second: [share] };
  }
  if (/^\d{4}$/.test(first.digits) && /^\d\d$/.test(second.digits) && /^\s?[-–—/]\s?$/.test(gap)) {
    return { first: [], second: [decimal(first.digits.slice(0, 2) + second.digits)] };
  }
  return { first: [], second: [] };
}

/** Numbers in digits with their scale or percent sign. A chain such as `2026.01.08` gives one number each. */
export function digitMentions(text: string): readonly Mention[] {
  const found: Digits[] = [];
  for (const match of text.matchAll(number)) {
    const chain = match[0].split('.').length > 2 ? [...match[0].matchAll(/\d+/g)] : [match];
    for (const part of chain) {
      const from = part === match ? match.index : match.index + part.index;
      const suffix = suffixOf(text.slice(from + part[0].length, from + part[0].length + 24));
      found.push({ digits: part[0], suffix, from, to: from + part[0].length + suffix.length });
    }
  }
  return found.map((one, at) => {
    const [before, after] = [found[at - 1], found[at + 1]];
    const keys = [
      ...keysOf(one),
      ...(after ? sharedKeys(text, one, after).first : []),
      ...(before ? sharedKeys(text, before, one).second : []),
    ];
    return mention(text.slice(one.from, one.to), one.from, keys);
  });
}

const decade = /(\d{2})世纪(\d0)年代/g;

/** `20世纪90年代` is the 1990s. */
export function decadeMentions(text: string): readonly Mention[] {
  return [...text.matchAll(decade)].map(match => {
    const [whole, century = '', years = ''] = match;
    return mention(whole, match.index, [decimal(`${Number(century) - 1}${years}`)]);
  });
}
