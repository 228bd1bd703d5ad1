/** Days in plain words, Chinese and English: `weekdays`, `every Monday`, `每周一、三、五`, `每月1号`. Texts come folded (see `fold`). */
import { numberPattern, readNumber } from './plain-times.ts';

/** On which days something recurs. `week`: 0 is Sunday; `month`: the days of the month. */
export type Days =
  | { readonly of: 'all' }
  | { readonly of: 'week'; readonly days: readonly number[] }
  | { readonly of: 'month'; readonly days: readonly number[] };

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const english =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?';
const every = '(?:(?:every|each)\\s+)?';
const week = '(?:周|星期|礼拜)';
const chinese = '[一二三四五六日天]';
const to = '\\s*(?:-|–|—|~|to|through|thru|到|至)\\s*';
const numbers = `${numberPattern}(?:\\s*[、,和及与]\\s*${numberPattern})*`;

/** After several days in a row (`周一三五`) no numeral may follow, nor after one day another: 周一二十点 has two readings. */
const patterns: readonly (readonly [RegExp, (match: Readonly<Record<string, string>>) => Days | null])[] = [
  [/(?:every|each)\s?day\b|daily\b|每一?天|每日|天天|每(?=[早晚])/y, () => ({ of: 'all' })],
  [
    new RegExp(`${every}(?:week|work(?:ing)?\\s?|business\\s)days?\\b|(?:每一?个?)?工作日`, 'y'),
    () => ({ of: 'week', days: [1, 2, 3, 4, 5] }),
  ],
  [new RegExp(`${every}weekends?\\b|(?:每一?个?)?(?:周末|双休日)`, 'y'), () => ({ of: 'week', days: [0, 6] })],
  [
    new RegExp(`${every}(?<from>${english})${to}(?<to>${english})\\b`, 'y'),
    ({ from = '', to = '' }) => ({ of: 'week', days: range(englishDay(from), englishDay(to)) }),
  ],
  [new RegExp(`${every}(?<day>${english})\\b`, 'y'), ({ day = '' }) => ({ of: 'week', days: [englishDay(day)] })],
  [
    new RegExp(
      `(?:每一?个?)?${week}(?<from>${chinese})${to}${week}?(?<to>${chinese})(?![零〇一二两三四五六七八九十点时日天])`,
      'y',
    ),
    ({ from = '', to = '' }) => ({ of: 'week', days: range(chineseDay(from), chineseDay(to)) }),
  ],
  [
    new RegExp(
      `(?:每一?个?)?${week}(?<days>${chinese}(?!${chinese})|${chinese}{2,}(?![零〇一二两三四五六七八九十点时日天]))`,
      'y',
    ),
    ({ days = '' }) => ({ of: 'week', days: [...days].map(chineseDay) }),
  ],
  [
    new RegExp(`(?<days>${numbers})[号日]`, 'y'),
    ({ days = '' }) => monthDays(days.split(/[、,和及与]/).map(day => readNumber(day.trim()))),
  ],
  [
    /(?<day>\d{1,2})(?:st|nd|rd|th)\b|(?<first>first)\b(?:\s+day\b)?/y,
    ({ day, first }) => monthDays([first ? 1 : Number(day)]),
  ],
];

/** What may follow a day of the week only: `、三` of `每周一、三`. */
const furtherDay = new RegExp(`\\s*[、,和及与]\\s*(?<day>${chinese})(?![零〇一二两三四五六七八九十点时日天])`, 'y');

/** The days that stand at an offset, and where they end. */
export function readDaysAt(
  text: string,
  offset: number,
  previous: Days | null,
): { readonly days: Days; readonly end: number } | null {
  if (previous?.of === 'week') {
    furtherDay.lastIndex = offset;
    const day = furtherDay.exec(text)?.groups?.day;
    if (day) return { days: { of: 'week', days: [chineseDay(day)] }, end: furtherDay.lastIndex };
  }
  for (const [pattern, read] of patterns) {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    const days = match ? read({ ...match.groups }) : null;
    if (days) return { days, end: pattern.lastIndex };
  }
  return null;
}

/** Days of one kind that are named one after the other; null for kinds that do not go together. */
export function together(one: Days | null, other: Days): Days | null {
  if (!one) return other;
  if (one.of === 'all' || other.of !== one.of) return null;
  return { of: one.of, days: [...new Set([...one.days, ...other.days])] };
}

function monthDays(days: readonly number[]): Days | null {
  return days.every(day => day >= 1 && day <= 31) ? { of: 'month', days } : null;
}

function englishDay(name: string): number {
  return weekdayNames.findIndex(full => full.startsWith(name.slice(0, 3)));
}

function chineseDay(character: string): number {
  return character === '天' ? 0 : '日一二三四五六'.indexOf(character);
}

/** From one day of the week to another, over the week's end where need be. */
function range(from: number, to: number): readonly number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);
}
