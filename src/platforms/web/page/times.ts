import { languageTag, type PageContext } from './context.ts';

/** `09:05`, in the reader's own time zone. */
export function clockTime(at: string, { locale }: PageContext): string {
  const format = new Intl.DateTimeFormat(languageTag(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(at));
}

/** For a tooltip: the whole date and time. */
export function fullTime(at: string, { locale }: PageContext): string {
  return new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at));
}

/** `Today`, `Yesterday`, `Friday, 9 January`: the heading over a day's messages. */
export function dayName(at: string, { locale, words }: PageContext): string {
  const day = new Date(at);
  const now = new Date();
  const daysAgo = Math.round((startOfDay(now) - startOfDay(day)) / 86_400_000);
  if (daysAgo === 0) return words.today;
  if (daysAgo === 1) return words.yesterday;
  const year = day.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(languageTag(locale), {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...year,
  }).format(day);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
