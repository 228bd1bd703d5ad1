import type { Amount, Measured } from './amount.ts';
import { plainCount } from './amount.ts';
import { currencies, scales, type Unit, unitNamed, unitPattern } from './units.ts';

/** A letter, a point or 第 before a number make a name, a version or a place in a list of it. */
const number =
  /(?<![A-Za-z\d_/#^.第]|\d[,:]|\d\s?[至到×xX*]\s?|[\d万亿千百]\s?[-–—~～]\s?|[A-Za-z][-–+]|\d\+|\.\s?|(?:第|最后|图|表|No|no|Top|TOP|top|Fig|Table|Section|Chapter|版本|卷|v|V)[\s.]?|[A-Z][A-Za-z]*[a-z]\s|[A-Z][a-z]+[A-Z]+\s|&[A-Z]\s|[A-Z]\/[A-Z]{1,6}\s?|[A-Z]{2}\/T\s?)\d+(?:,\d{3}(?!\d))*(?:\.\d+)?(?!\d|\.\d)/gu;
const currency = /(?:US\$|HK\$|RMB|USD|CNY|HKD|EUR|[$¥￥€£])\s?$/u;
const scale =
  /\s?(?:(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万(?!物|能|一|分)|千(?![瓦克米卡焦帕字])|百(?![分强科年度姓货]))|[\s-]?((?:thousand|million|billion|trillion)(?![a-z]))|([KMB])(?=\s?(?:tokens?|Tokens?|参数|parameters)))/uy;
const more = /\s?[余多](?![年种样模])/uy;
const unit = new RegExp(`\\s?-?(${unitPattern})`, 'uy');
const range = /\s?(?:[-–—~～至到]|——|to)\s?(?:US\$|HK\$|RMB|[$¥￥€£])?\s?(?=\d)/uy;
/** 美元/百万tokens, TB/s: a rate of its own. */
const rate =
  /\s?\/\s?(?:[A-Za-z]+\b|(?:每)?[百千万亿]{0,2}\s?(?:tokens?\b|Tokens?\b|[\p{Script=Han}]{1,3}?(?=的|[^\p{Script=Han}]|$)))/uy;
/** English says what is counted behind the number, in the plural. */
const plural =
  /(?:-odd)? (?=(?!times\b|per\b)(?:(?!(?:and|or|but|with|that|is|are|of|in|to|for|as|has|was|were|which)\b)[a-z]+(?:-[a-z]+)* ){0,2}(?:[a-z]{2,}s|people|women|men|data)\b)/uy;
/** What goes on behind a number makes a name, a date, a ratio or a sum of it. */
const goesOn = /^(?:[A-Za-z]|\s?[:：]\s?\d|\s?[+＋/]\s?\d|[-–][A-Za-z])/u;

const yearLike = /^(?:19|20)\d\d$/;

interface End {
  readonly value: number;
  readonly scale: string | null;
  readonly more: boolean;
  readonly unit: string | null;
  readonly to: number;
}

/** The quantities of a text that are written in digits. */
export function digitQuantities(text: string): readonly Measured[] {
  const found: Measured[] = [];
  let end = 0;
  for (const match of text.matchAll(number)) {
    const { index } = match;
    if (index < end) continue;
    const measured = measuredAt(text, index, match[0]);
    if (!measured) continue;
    // The other end of what is no quantity is none either.
    end = measured.to;
    if (!isElse(text, measured, match[0])) found.push(measured);
  }
  return found;
}

function measuredAt(text: string, from: number, written: string): Measured | null {
  const sign = currency.exec(text.slice(Math.max(0, from - 4), from))?.[0];
  const first = endAt(text, from, written);
  const gap = matchAt(range, text, first.to);
  const isChange =
    /[从由自]\s?$/u.test(text.slice(0, from)) || /\bfrom (?:about |around |RMB |US\$|\$)*$/u.test(text.slice(0, from));
  const next =
    gap && !isChange ? /^\d+(?:,\d{3}(?!\d))*(?:\.\d+)?/u.exec(text.slice(first.to + gap[0].length))?.[0] : undefined;
  const second = gap && next !== undefined ? endAt(text, first.to + gap[0].length, next) : null;
  const last = second && isSameKind(first, second) ? second : first;
  const named = unitNamed(last.unit ?? first.unit ?? '');
  const measure: Unit | null = sign ? money(sign) : (named ?? null);
  const counted =
    measure === null &&
    (written.includes(',') || matchAt(plural, text, last.to) !== null) &&
    !yearLike.test(written) &&
    (last.scale !== null || !written.includes('.'));
  // from 9% in 2024 to 47%
  if (
    second &&
    first.unit === null &&
    first.scale === null &&
    yearLike.test(written) &&
    last.unit !== null &&
    next &&
    !yearLike.test(next)
  )
    return null;
  if (!measure && last.scale === null && !counted && !last.more) return null;
  // 2 千—5 千米: the unit is cut.
  if (second && last === second && first.scale && !second.scale && !first.unit) return null;
  const low = first.value * (scales[first.scale ?? (last === first ? '' : (last.scale ?? ''))] ?? 1);
  const high = last.value * (scales[last.scale ?? ''] ?? 1);
  const per = measure ? matchAt(rate, text, last.to)?.[0] : undefined;
  const of = per
    ? { ...(measure ?? plainCount), base: `${(measure ?? plainCount).base}${per.replace(/\s/g, '')}` }
    : (measure ?? plainCount);
  const bound: Amount['bound'] = last.more ? 'about' : 'exact';
  return {
    from: from - (sign?.length ?? 0),
    to: last.to + (per?.length ?? 0),
    amount: { low: Math.min(low, high) * of.factor, high: Math.max(low, high) * of.factor, unit: of, bound },
  };
}

function endAt(text: string, from: number, written: string): End {
  let to = from + written.length;
  const scaled = matchAt(scale, text, to);
  to += scaled?.[0].length ?? 0;
  const odd = matchAt(more, text, to);
  to += odd?.[0].length ?? 0;
  // 3000 多万
  const late = odd && !scaled ? matchAt(scale, text, to) : null;
  to += late?.[0].length ?? 0;
  const measure = matchAt(unit, text, to);
  to += measure?.[0].length ?? 0;
  const letters: Readonly<Record<string, string>> = { K: 'thousand', M: 'million', B: 'billion' };
  const name = scaled ?? late;
  return {
    value: Number(written.replaceAll(',', '')),
    scale: name ? (name[1] ?? name[2] ?? letters[name[3] ?? ''] ?? null) : null,
    more: odd !== null,
    unit: measure?.[1] ?? null,
    to,
  };
}

/** 3万-5万元 and 30%-50% are ranges; 5年-20% is not. */
function isSameKind(first: End, second: End): boolean {
  return first.unit === null || first.unit === second.unit;
}

function money(sign: string): Unit {
  return { dimension: 'money', base: currencies[sign.trim()] ?? sign.trim(), factor: 1 };
}

/** Whether it only looks like a quantity: a calendar year, a stretch of years, an hour of the day. */
function isElse(text: string, { from, to, amount }: Measured, written: string): boolean {
  const rest = text.slice(to);
  const ahead = text.slice(Math.max(0, from - 6), from);
  const own = text.slice(from, to);
  const isYear = /^(?:19|20)\d\d$/.test(written);
  if (isYear && /^[^\p{L}]*(?:[-–—~～至到]\s?\d{2,4}\s?)?年$/u.test(own.replace(/\d/g, ''))) return true;
  if (isYear && /年$/u.test(own)) return true;
  if (isYear && /[起版期届个项]$/u.test(own) && !/[余多]/u.test(own)) return true;
  if (amount.unit.dimension === 'time') {
    // 过去5年, 未来 3-5 年, 近10年: a period, and no quantity.
    if (/(?:过去|未来|近|今后|此后|最近|前|后|第|之后的|first |last |next |past |coming )\s?$/u.test(ahead))
      return true;
    if (/^\s?(?:行动|规划|计划|来|前|后|间|以来|里)/u.test(rest)) return true;
    if (/年$/u.test(own) && /^\s?(?:\d{1,2}\s?月|[初底末中]|第?[一二三四]季度|[上下]半年|[Qq]\d|Q)/u.test(rest))
      return true;
    if (/^\s?[xX×*]\s?\d/u.test(rest) || /\d\s?[xX×*]\s?$/u.test(ahead)) return true;
  }
  if (/^半/u.test(rest)) return true;
  // 1 台 is one among others.
  if (amount.unit.dimension === 'count' && amount.high === 1) return true;
  // 30万GPU: after a scale the letters are what is counted.
  return goesOn.test(rest) && !(/^[A-Za-z]/.test(rest) && /[万亿]$/u.test(own));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
