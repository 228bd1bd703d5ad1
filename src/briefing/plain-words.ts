import { PersonError } from '../errors.ts';
import { fold } from '../library/fold.ts';
import { cronProblem } from './definition.ts';
import { type Days, readDaysAt, together } from './plain-days.ts';
import {
  hourIn,
  numberPattern,
  type PartOfDay,
  readNumber,
  readPartOfDay,
  readTimeAt,
  type TimeOfDay,
} from './plain-times.ts';
import { isZone } from './zone.ts';

export interface WantedTimes {
  readonly cron: string;
  /** Null when the words name none. */
  readonly timezone: string | null;
}

/**
 * When somebody wants a briefing: a cron pattern (perhaps in quotes) or plain words in either language, with a time zone
 * after it if need be: `weekdays 9:00`, `每周一 8:30`, `0 9 * * 1-5 Europe/Berlin`.
 * @throws PersonError with examples for what is not clear: every word must be understood, nothing is guessed
 */
export function readTimes(input: string): WantedTimes {
  const { text, timezone } = splitZone(unquoted(input));
  const cron = looksLikeCron(text) ? checkedCron(text, input) : plainWordsToCron(text);
  if (cron === null || cronProblem(cron)) throw new PersonError(w => w.briefing.unclearTimes(input.trim()));
  return { cron, timezone };
}

const quotes = /^["'`“”‘’「」]+|["'`“”‘’「」]+$/gu;

function unquoted(text: string): string {
  return text.normalize('NFC').trim().replace(quotes, '').trim();
}

/** Names that people use instead of a zone's own. */
const spokenZones: readonly (readonly [RegExp, string])[] = [[/北京[时時][间間]|\bbeijing time\b/iu, 'Asia/Shanghai']];

function splitZone(text: string): { readonly text: string; readonly timezone: string | null } {
  for (const [spoken, timezone] of spokenZones) {
    if (spoken.test(text)) return { text: text.replace(spoken, ' ').trim(), timezone };
  }
  const match = /^(?<rest>.*?)[\s("'`“”]+(?<zone>[a-z_]+(?:\/[a-z0-9_+-]+)+|UTC)\)?$/isu.exec(text)?.groups;
  if (!match?.zone) return { text, timezone: null };
  const { zone, rest = '' } = match;
  if (!isZone(zone)) throw new PersonError(w => w.briefing.unknownZone(zone));
  return { text: unquoted(rest), timezone: zone };
}

const cronField = /^(?:[\d*?,/#-]|(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))+$/i;

function looksLikeCron(text: string): boolean {
  const fields = text.split(/\s+/);
  return text.includes('*') || (fields.length >= 5 && fields.every(field => cronField.test(field)));
}

function checkedCron(text: string, input: string): string {
  const cron = text.split(/\s+/).join(' ');
  if (cronProblem(cron)) throw new PersonError(w => w.briefing.wrongCron(input.trim()));
  return cron;
}

/** The cron pattern of plain words, or null when any word of them is not understood or there are two readings. */
export function plainWordsToCron(words: string): string | null {
  const text = fold(words).trim();
  return intervalToCron(text) ?? recurrenceToCron(text);
}

const interval = new RegExp(
  `^(?:every\\s+|each\\s+|每)(?:(?<count>${numberPattern})\\s*)?(?:(?<hours>hours?|个?小时)|(?<minutes>min(?:ute)?s?|分钟))$`,
);

/** `every 2 hours`, `每30分钟`: only steps that divide the day or the hour come at even distances. */
function intervalToCron(text: string): string | null {
  if (text === 'hourly') return '0 * * * *';
  if (/^(?:every half(?: an)? hour|每半个?小时)$/.test(text)) return '*/30 * * * *';
  const groups = interval.exec(text)?.groups;
  if (!groups) return null;
  const count = groups.count === undefined ? 1 : readNumber(groups.count);
  const whole = groups.hours ? 24 : 60;
  if (count < 1 || count >= whole || whole % count) return null;
  const step = count === 1 ? '*' : `*/${count}`;
  return groups.hours ? `0 ${step} * * *` : `${step} * * * *`;
}

interface Found {
  days: Days | null;
  readonly times: TimeOfDay[];
  readonly parts: PartOfDay[];
  /** `of every month`, `每月`. */
  months: number;
}

const month = /(?:of\s+)?(?:every|each|the)\s+month\b|monthly\b|每一?个?月/y;
const partOfDay =
  /(?:(?<every>every|each)\s+|in\s+the\s+)?(?<part>morning|afternoon|evening|night)s?\b|(?<bare>早上|早晨|上午|下午|晚上)(?=\s|,|在)/y;
const filler = /\s+|[,、;&]|(?:at|on|the|and)\b|[和及与的在于]/y;

/** Days and times in any order, each word accounted for. */
function recurrenceToCron(text: string): string | null {
  const found: Found = { days: null, times: [], parts: [], months: 0 };
  let offset = 0;
  while (offset < text.length) {
    const end = readPartAt(text, offset, found);
    if (end === null) return null;
    offset = end;
  }
  return cronOf(found);
}

/** Reads what stands at the offset into `found` and returns where it ends, or null. */
function readPartAt(text: string, offset: number, found: Found): number | null {
  const days = readDaysAt(text, offset, found.days);
  if (days) {
    found.days = together(found.days, days.days);
    return found.days ? days.end : null;
  }
  const time = readTimeAt(text, offset);
  if (time) {
    found.times.push(time.time);
    return time.end;
  }
  const part = match(partOfDay, text, offset);
  if (part) {
    const named = readPartOfDay(part.groups?.part ?? part.groups?.bare ?? '');
    if (named) found.parts.push(named);
    if (part.groups?.every) {
      if (found.days) return null;
      found.days = { of: 'all' };
    }
    return partOfDay.lastIndex;
  }
  if (match(month, text, offset)) {
    found.months += 1;
    return month.lastIndex;
  }
  return match(filler, text, offset) ? filler.lastIndex : null;
}

function match(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

function cronOf({ days, times, parts, months }: Found): string | null {
  if (!days || (days.of === 'month') !== months > 0 || months > 1) return null;
  const settled = settledTimes(times, parts);
  const [first] = settled ?? [];
  if (!settled || !first || settled.some(({ minute }) => minute !== first.minute)) return null;
  const hours = list(settled.map(({ hour }) => hour));
  return [
    first.minute,
    hours,
    days.of === 'month' ? list(days.days) : '*',
    '*',
    days.of === 'week' && days.days.length < 7 ? list(days.days) : '*',
  ].join(' ');
}

/** A part of the day that stands by itself (`every morning at 9:00`) belongs to the one time there is. */
function settledTimes(times: readonly TimeOfDay[], parts: readonly PartOfDay[]): readonly TimeOfDay[] | null {
  const [part, ...more] = parts;
  if (part === undefined) return times;
  const [time, ...others] = times;
  if (more.length || others.length || !time) return null;
  const hour = hourIn(part, time.hour);
  if (hour === null || (time.settled && hour !== time.hour)) return null;
  return [{ ...time, hour, settled: true }];
}

/** `1,3`, and `1-5` for three or more in a row. */
function list(values: readonly number[]): string {
  const sorted = [...new Set(values)].sort((one, other) => one - other);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return sorted.length > 2 && last - first === sorted.length - 1 ? `${first}-${last}` : sorted.join(',');
}
