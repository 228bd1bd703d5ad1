import { type Locale, wordsOf } from '../words/index.ts';

/** A cron pattern in the words that a person would choose (and `readTimes` understands), or itself where there are none. */
export function describeTimes(cron: string, locale: Locale): string {
  const words = wordsOf(locale).briefing;
  const [minute = '', hour = '', monthDay = '', month, weekDay = '', ...more] = cron.trim().split(/\s+/);
  const hours = numbersOf(hour);
  if (!/^\d+$/.test(minute) || !hours || month !== '*' || more.length) return cron;
  const times = hours.map(at => `${String(at).padStart(2, '0')}:${minute.padStart(2, '0')}`);
  if (weekDay === '1-5' && monthDay === '*') return words.atTimes(words.workingDays, times);
  if (weekDay === '*' && monthDay === '*') return words.atTimes(words.everyDay, times);
  const [weekDays, monthDays] = [numbersOf(weekDay), numbersOf(monthDay)];
  if (weekDays && monthDay === '*') return words.atTimes(words.weekdays(weekDays.map(day => day % 7)), times);
  if (monthDays && weekDay === '*') return words.atTimes(words.monthDays(monthDays), times);
  return cron;
}

/** The numbers of `1`, `1,3` or `1-3`; null for anything else. */
function numbersOf(field: string): readonly number[] | null {
  if (!/^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(field)) return null;
  return field.split(',').flatMap(part => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  });
}
