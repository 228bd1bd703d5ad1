import { foldLine } from './script.ts';

/** What a line starts with: `第 3 章`, `4.2.1`, `3.`, `(2)`, `b.`, `一、`, `趋势 5:`, `#`. Lines of one list share the style. */
export interface Marker {
  readonly style: string;
  /** The place in its list; null for styles that do not count. */
  readonly number: number | null;
  /** How many characters of the line the marker takes, white space after it included. */
  readonly length: number;
}

const hanDigits = '零一二三四五六七八九';

/** 十二 → 12, 12 → 12; null for anything else. */
export function readNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = text.replaceAll('两', '二').replaceAll('〇', '零');
  if (/^百$/.test(digits)) return 100;
  const match = /^(?:([一二三四五六七八九])?百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
    digits,
  );
  if (!match || digits === '') return null;
  const [, hundreds, tens, ten, ones] = match;
  const value = (char: string | undefined) => (char ? hanDigits.indexOf(char) : 0);
  return (digits.includes('百') ? (value(hundreds) || 1) * 100 : 0) + (ten ? (value(tens) || 1) * 10 : 0) + value(ones);
}

const romans: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
};

interface Pattern {
  readonly regex: RegExp;
  readonly style: (match: RegExpExecArray) => string;
  readonly number: (match: RegExpExecArray) => number | null;
}

const numeral = '(\\d{1,3}|[零〇一二三四五六七八九十百两]{1,5})';
const first = (match: RegExpExecArray) => readNumber(match[1] ?? '');
const letter = (match: RegExpExecArray) => (match[1] ?? '').toLowerCase().charCodeAt(0) - 96;
/** After a decimal number these make it a quantity and not the number of a heading. */
const unit = '[万亿千百倍%％‰℃°]|元|公里|个百分点|GW|MW|kW|TB|GB|MB|nm|mm|cm|km|kg|Hz|GHz';

const patterns: readonly Pattern[] = [
  {
    regex: new RegExp(`^第\\s*${numeral}\\s*(章|篇|编|部分|部|卷|节|讲|单元)[\\s：:、.．]*`, 'u'),
    style: match => `第${match[2]}`,
    number: first,
  },
  {
    regex: /^(chapter|part|section|appendix|unit)\s+(\d{1,3}|[ivx]{1,5}|[a-z])\b[\s:.、—–-]*/iu,
    style: match => (match[1] ?? '').toLowerCase(),
    number: match => readNumber(match[2] ?? '') ?? romans[(match[2] ?? '').toLowerCase()] ?? null,
  },
  {
    regex: new RegExp(`^(\\d{1,3}(?:[.．]\\d{1,3}){1,5})(?![\\d.．]|\\s*(?:${unit}))[\\s、.．:：]*`, 'u'),
    style: match => `decimal${(match[1] ?? '').split(/[.．]/).length}`,
    number: match => Number((match[1] ?? '').split(/[.．]/).at(-1)),
  },
  { regex: /^(\d{1,3})\s*[.．](?!\d)\s*/u, style: () => '1.', number: first },
  { regex: /^(\d{1,3})\s*、\s*/u, style: () => '1、', number: first },
  { regex: /^[（(]\s*(\d{1,3})\s*[)）]\s*/u, style: () => '(1)', number: first },
  { regex: /^(\d{1,3})\s*[)）]\s*/u, style: () => '1)', number: first },
  { regex: /^[（(]\s*([一二三四五六七八九十]{1,3})\s*[)）]\s*/u, style: () => '(一)', number: first },
  { regex: /^([一二三四五六七八九十]{1,3})\s*[、.．]\s*/u, style: () => '一、', number: first },
  { regex: /^([a-z])\s*[.．、](?=[\s\p{Script=Han}“《A-Z])\s*/u, style: () => 'a.', number: letter },
  { regex: /^([A-Z])\s*[.．、](?=[\s\p{Script=Han}“《])\s*/u, style: () => 'A.', number: letter },
  { regex: /^([a-z])\s*[)）]\s*/u, style: () => 'a)', number: letter },
  { regex: /^[（(]([a-z])[)）]\s*/u, style: () => '(a)', number: letter },
  { regex: /^([①-⑳])\s*/u, style: () => '①', number: match => (match[1] ?? '').charCodeAt(0) - 0x245f },
  {
    regex: new RegExp(
      `^((?=\\p{L})[\\p{L}\\p{N} +]{0,12}?\\p{L})\\s*${numeral}(?:\\s*[：:·．、|]|\\s+[—–-]\\s)\\s*`,
      'u',
    ),
    style: match => `${foldLine(match[1] ?? '')}#`,
    number: match => readNumber(match[2] ?? ''),
  },
  {
    regex: /^((?=\p{L})[\p{L}\p{N} +]{1,12})\s*[：:]\s*/u,
    style: match => `${foldLine(match[1] ?? '')}:`,
    number: () => null,
  },
];

/** The marker at the start of a line; null where there is none. A label such as `亮点：` counts, with no number. */
export function markerOf(text: string): Marker | null {
  const head = text.slice(0, 48);
  for (const { regex, style, number } of patterns) {
    const match = regex.exec(head);
    if (!match) continue;
    const place = number(match);
    if (place === null && !style(match).endsWith(':')) continue;
    return { style: style(match), number: place, length: match[0].length };
  }
  return null;
}

/** Whether the marker numbers its line (`3.`, `(a)`, `第 2 章`, `场景 1：`), as labels without a number do not. */
export function isNumbered(marker: Marker | null): marker is Marker & { readonly number: number } {
  return marker !== null && marker.number !== null;
}

const bullet = /^(?:[-*+•·●○■□◆◇▪▸►➢➤✓✔–]|\uf0b7|\uf06c)\s*(?=\S)/u;

/** The length of a bullet at the start of a list item, white space after it included; 0 where there is none. */
export function bulletLength(text: string): number {
  const match = bullet.exec(text);
  if (!match) return 0;
  // `*italic*`, `-5 %` and `——` start text and no list item.
  if (/^[-*+–]\S/.test(text)) return 0;
  return match[0].length;
}
