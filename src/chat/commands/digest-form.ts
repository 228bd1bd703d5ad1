import type { Briefings } from '../../briefing/briefings.ts';
import type { Briefing } from '../../briefing/definition.ts';
import { plainWordsToCron, readTimes } from '../../briefing/plain-words.ts';
import type { OwnTimes } from '../../briefing/subscriptions.ts';
import { isZone } from '../../briefing/zone.ts';
import { button } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { PersonError } from '../../errors.ts';
import { type Locale, wordsOf } from '../../words/index.ts';

/** The days to choose from, as the last fields of a cron pattern; `other` leaves them to the words under the time. */
const dayChoices: ReadonlyMap<string, string | null> = new Map([
  ['weekdays', '* * 1-5'],
  ['daily', '* * *'],
  ...[1, 2, 3, 4, 5, 6, 0].map((day): [string, string] => [`day-${day}`, `* * ${day}`]),
  ['month', '1 * *'],
  ['other', null],
]);

/** The form that subscribes a channel; the fields begin with what the chosen briefing has. */
export function subscribeForm(briefings: Briefings, chosen: Briefing | null, locale: Locale): Card {
  const words = wordsOf(locale).chat.digest;
  const first = chosen ?? briefings.all[0];
  if (!first) throw new PersonError(w => w.chat.digest.noBriefings);
  const usual = fieldsOf(first.schedule.cron);
  const title = words.confirmTitle;
  return {
    locale,
    summary: title,
    elements: [
      {
        kind: 'form',
        title,
        fields: [
          {
            kind: 'choice',
            name: 'briefing',
            label: words.briefing,
            options: briefings.all.map(({ name, title }) => ({ value: name, label: `${title[locale]} · ${name}` })),
            value: first.name,
          },
          {
            kind: 'choice',
            name: 'days',
            label: words.form.days,
            options: [...dayChoices.keys()].map(value => ({ value, label: labelOf(value, locale) })),
            value: usual.days,
          },
          { kind: 'text', name: 'time', label: words.form.time, value: usual.time, hint: words.form.timeHint },
          { kind: 'text', name: 'zone', label: words.zone, value: first.schedule.timezone, hint: words.form.zoneHint },
        ],
        submit: button(words.form.submit, { name: 'preview-subscription', briefing: first.name }, 'primary'),
      },
      { kind: 'note', text: words.form.orType(first.name) },
    ],
  };
}

/**
 * The times that a sent form asks for.
 * @throws PersonError that names the field which is wrong
 */
export function readForm(values: Readonly<Record<string, string>>, briefing: Briefing): OwnTimes {
  const { days = '', time = '', zone = '' } = values;
  const timezone = zone.trim() || briefing.schedule.timezone;
  if (!isZone(timezone))
    throw new PersonError(w => w.chat.digest.form.wrong(w.chat.digest.zone, w.briefing.unknownZone(timezone)));
  const rest = dayChoices.get(days);
  if (rest === undefined) throw new PersonError(w => w.chat.digest.form.missing(w.chat.digest.form.days));
  if (rest === null) return { cron: inWords(time), timezone };
  const daily = plainWordsToCron(`daily ${/^\s*\d{1,2}\s*$/.test(time) ? `${time.trim()}:00` : time}`);
  const [minute, hours, ...others] = daily?.split(' ') ?? [];
  if (!minute || !hours || others.join(' ') !== '* * *') {
    throw new PersonError(w => w.chat.digest.form.wrong(w.chat.digest.form.time, w.chat.digest.form.unclearTime(time)));
  }
  return { cron: `${minute} ${hours} ${rest}`, timezone };
}

/** Days and times together, as after `/digest subscribe NAME`. */
function inWords(text: string): string {
  try {
    return readTimes(text).cron;
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    throw new PersonError(w => w.chat.digest.form.wrong(w.chat.digest.form.time, w.briefing.unclearTimes(text)));
  }
}

function labelOf(days: string, locale: Locale): string {
  const { briefing, chat } = wordsOf(locale);
  switch (days) {
    case 'weekdays':
      return briefing.workingDays;
    case 'daily':
      return briefing.everyDay;
    case 'month':
      return briefing.monthDays([1]);
    case 'other':
      return chat.digest.form.otherDays;
    default:
      return briefing.weekdays([Number(days.slice(-1))]);
  }
}

/** What the form's fields say of a pattern; of one that they cannot say, the usual. */
function fieldsOf(cron: string): { readonly days: string; readonly time: string } {
  const [minute = '', hour = '', ...rest] = cron.trim().split(/\s+/);
  const days = [...dayChoices].find(([, fields]) => fields === rest.join(' '))?.[0];
  if (!days || !/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return { days: 'weekdays', time: '09:00' };
  return { days, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
}
