/** Times of day in plain words, Chinese and English: `9:00`, `9 am`, `八点半`, `晚上8点`. Texts come folded (see `fold`). */

/** The part of the day that an hour on the twelve-hour clock belongs to. */
export type PartOfDay = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'am' | 'pm';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  /** Whether the words leave no other hour: `9 am`, `21:00`, `晚上9点`. */
  readonly settled: boolean;
}

/** A number below one hundred, in digits or Chinese numerals; as a pattern without groups. */
export const numberPattern = String.raw`(?:\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇]?[零〇一二两三四五六七八九])`;

export function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text.slice(-1)];
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}

function digit(text: string): number {
  if (text === '〇') return 0;
  return text === '两' ? 2 : '零一二三四五六七八九'.indexOf(text);
}

const partsOfDay: readonly (readonly [RegExp, PartOfDay])[] = [
  [/^凌晨/, 'night'],
  [/^(?:早|清晨|上午|morning)/, 'morning'],
  [/^(?:中午)/, 'noon'],
  [/^(?:下午|午后|afternoon)/, 'afternoon'],
  [/^(?:晚|傍晚|evening|night)/, 'evening'],
  [/^a/, 'am'],
  [/^p/, 'pm'],
];

export function readPartOfDay(word: string): PartOfDay | null {
  return partsOfDay.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/**
 * The hour (0–23) that is meant by a number in a part of the day; null where people disagree (上午12点, 晚上12点, 晚上2点)
 * or where the two do not go together.
 */
export function hourIn(part: PartOfDay, hour: number): number | null {
  switch (part) {
    case 'am':
      return between(1, hour, 12) ? hour % 12 : null;
    case 'pm':
      return between(1, hour, 12) ? (hour % 12) + 12 : between(13, hour, 23) ? hour : null;
    case 'night':
      return between(0, hour, 6) ? hour : hour === 12 ? 0 : null;
    case 'morning':
      return between(4, hour, 11) ? hour : null;
    case 'noon':
      return between(11, hour, 13) ? hour : between(1, hour, 2) ? hour + 12 : null;
    case 'afternoon':
      return between(1, hour, 7) ? hour + 12 : between(12, hour, 19) ? hour : null;
    case 'evening':
      return between(5, hour, 11) ? hour + 12 : between(17, hour, 23) ? hour : null;
  }
}

function between(low: number, value: number, high: number): boolean {
  return value >= low && value <= high;
}

const before = '(?<before>凌晨|清晨|早上|早晨|上午|早间|早|中午|下午|午后|傍晚|晚上|晚间|晚)?\\s*';
const after = String.raw`(?:\s*(?<meridiem>[ap]\.?m\b\.?)|\s*(?:o['’]clock)?\s*(?:in the (?<after>morning|afternoon|evening)|at (?<night>night))\b)`;
const minutes = String.raw`(?:整|钟|(?<half>半)|(?<quarter>[一三])刻|(?<minute>\d{1,2}|[零〇]?[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)分|(?<bare>\d{2}|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)(?![号日个]))?`;

const patterns: readonly RegExp[] = [
  new RegExp(`${before}(?<hour>\\d{1,2}):(?<minute>\\d{2})(?![\\d:])${after}?`, 'y'),
  new RegExp(`${before}(?<hour>${numberPattern})[点时]${minutes}(?![\\d:点时分])`, 'y'),
  new RegExp(`(?<hour>\\d{1,2})${after}`, 'y'),
  /(?<noon>noon\b|midday\b|正午)|(?<midnight>midnight\b|午夜)/y,
];

/** The time that stands at an offset, and where it ends; null when none does or when it is none that exists or is clear. */
export function readTimeAt(text: string, offset: number): { readonly time: TimeOfDay; readonly end: number } | null {
  for (const pattern of patterns) {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    const time = match?.groups ? timeOf(match.groups) : null;
    if (time) return { time, end: pattern.lastIndex };
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function timeOf(groups: Groups): TimeOfDay | null {
  if (groups.noon) return { hour: 12, minute: 0, settled: true };
  if (groups.midnight) return { hour: 0, minute: 0, settled: true };
  const named = readNumber(groups.hour ?? '');
  const minute = minuteOf(groups);
  const words = [groups.before, groups.meridiem, groups.after, groups.night].filter(word => word !== undefined);
  const [word, ...more] = words;
  const part = word === undefined ? null : readPartOfDay(word);
  const hour = part ? hourIn(part, named) : named;
  if (more.length || hour === null || hour > 23 || minute > 59) return null;
  return { hour, minute, settled: part !== null || named > 12 };
}

function minuteOf({ half, quarter, minute, bare }: Groups): number {
  if (half) return 30;
  if (quarter) return quarter === '一' ? 15 : 45;
  const text = minute ?? bare;
  return text === undefined ? 0 : readNumber(text);
}
