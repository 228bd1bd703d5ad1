import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronProblem } from '../../src/briefing/definition.ts';
import { describeTimes } from '../../src/briefing/describe-times.ts';
import { plainWordsToCron, readTimes } from '../../src/briefing/plain-words.ts';
import { PersonError } from '../../src/errors.ts';

const refused = (text: string) => expect(() => readTimes(text), text).toThrow(PersonError);

describe('plain words', () => {
  test.each([
    ['weekdays 9:00', '0 9 * * 1-5'],
    ['on weekdays at 9 am', '0 9 * * 1-5'],
    ['9:00 every working day', '0 9 * * 1-5'],
    ['every Monday 8:30', '30 8 * * 1'],
    ['Mondays and Thursdays at 6 p.m.', '0 18 * * 1,4'],
    ['Mon, Wed & Fri 12:15', '15 12 * * 1,3,5'],
    ['monday to thursday 7:05', '5 7 * * 1-4'],
    ['Fri-Mon 10:00', '0 10 * * 0,1,5,6'],
    ['daily at 18:00', '0 18 * * *'],
    ['every day at noon', '0 12 * * *'],
    ['daily 12 am', '0 0 * * *'],
    ['every day 9:00 and 18:00', '0 9,18 * * *'],
    ['every evening at 8:30', '30 20 * * *'],
    ['every Monday morning at 8:30', '30 8 * * 1'],
    ['weekends at 10:00 in the morning', '0 10 * * 0,6'],
    ['on the 1st of every month at 9:00', '0 9 1 * *'],
    ['monthly on the 1st and 15th, 9:00', '0 9 1,15 * *'],
    ['hourly', '0 * * * *'],
    ['every 2 hours', '0 */2 * * *'],
    ['every 15 minutes', '*/15 * * * *'],
    ['每天早上9点', '0 9 * * *'],
    ['每个工作日9点', '0 9 * * 1-5'],
    ['工作日上午九点半', '30 9 * * 1-5'],
    ['每周一 8:30', '30 8 * * 1'],
    ['每週一上午八點半', '30 8 * * 1'],
    ['每周一、三、五 18：00', '0 18 * * 1,3,5'],
    ['每周一三五下午3点一刻', '15 15 * * 1,3,5'],
    ['周二和周四晚上八点', '0 20 * * 2,4'],
    ['每周一至周五 9 点', '0 9 * * 1-5'],
    ['每星期日 20:00', '0 20 * * 0'],
    ['每周一十点', '0 10 * * 1'],
    ['周末上午10点', '0 10 * * 0,6'],
    ['每月1号9点', '0 9 1 * *'],
    ['每个月1、15号的9:30', '30 9 1,15 * *'],
    ['每月十五日下午两点', '0 14 15 * *'],
    ['每天十二点三十五分', '35 12 * * *'],
    ['每晚9点', '0 21 * * *'],
    ['每天9点和18点', '0 9,18 * * *'],
    ['每小时', '0 * * * *'],
    ['每30分钟', '*/30 * * * *'],
  ])('%s', (words, cron) => expect(readTimes(words)).toEqual({ cron, timezone: null }));

  test.each([
    '',
    '9:00',
    'every day',
    'weekdays at 9',
    'tomorrow 9:00',
    'next Monday 9:00',
    'every other Monday 9:00',
    'first Monday of every month 9:00',
    'every Monday except the 1st 9:00',
    'not on Mondays 9:00',
    'daily 9:00 to 18:00',
    'daily 25:00',
    'daily 9:60',
    'daily 9:00:30',
    'daily 0 am',
    '21:00 in the morning every day',
    'every morning at 9 pm',
    'daily 9:00 and 18:30',
    'every day and Mondays 9:00',
    'on the 1st at 9:00',
    'on the 32nd of every month 9:00',
    'monthly 9:00',
    'every 7 hours',
    'soon',
    '早上9点',
    '每天',
    '每周9点',
    '下周一9点',
    '每两周一次周一9点',
    '每隔一天9点',
    '每天9点左右',
    '每天9点前',
    '每天晚上12点',
    '每天晚上2点',
    '每天上午12点',
    '每周一二十点',
    '每周一三点',
    '每月9点',
    '每月底9点',
    '每年1月1日9点',
    '除周一外每天9点',
    '每天25点',
    '每天9点10分30秒',
  ])('%j is refused rather than guessed', refused);

  test('are refused with examples in the reader’s language', () => {
    try {
      readTimes('有空的时候');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      expect(error.sentence('zh')).toMatch(/有空的时候.*每个工作日9点/);
      expect(error.sentence('en')).toMatch(/有空的时候.*weekdays 9:00/);
    }
  });
});

describe('a cron pattern', () => {
  test.each([
    ['0 9 * * 1-5', '0 9 * * 1-5'],
    ['“0 9  * * 1-5”', '0 9 * * 1-5'],
    ['`*/10 * * * * *`', '*/10 * * * * *'],
    ['0 9 * * mon-fri', '0 9 * * mon-fri'],
  ])('%s stands for itself', (text, cron) => expect(readTimes(text)).toEqual({ cron, timezone: null }));

  test.each(['0 9 * *', '61 9 * * *', '0 9 1 * 1', '0 9 31 2 *', '* * *', '0 9 * * 1-5 extra'])(
    '%s is refused',
    refused,
  );
});

describe('a time zone', () => {
  test.each([
    ['weekdays 9:00 Europe/Berlin', '0 9 * * 1-5', 'Europe/Berlin'],
    ['每个工作日9点 (America/Argentina/Buenos_Aires)', '0 9 * * 1-5', 'America/Argentina/Buenos_Aires'],
    ['"0 9 * * *" UTC', '0 9 * * *', 'UTC'],
    ['北京时间每天9点', '0 9 * * *', 'Asia/Shanghai'],
    ['daily 9:00 Beijing time', '0 9 * * *', 'Asia/Shanghai'],
  ])('%s', (text, cron, timezone) => expect(readTimes(text)).toEqual({ cron, timezone }));

  test('that does not exist is named', () => {
    expect(() => readTimes('daily 9:00 Europe/Atlantis')).toThrow('There is no time zone Europe/Atlantis');
  });
});

const days = fc.oneof(
  fc.constant({ dom: '*', dow: '*', zh: ['每天', '每日'], en: ['daily', 'every day'] }),
  fc.constant({ dom: '*', dow: '1-5', zh: ['每个工作日', '工作日', '周一到周五'], en: ['weekdays', 'Mon-Fri'] }),
  fc.integer({ min: 0, max: 6 }).map(day => {
    const en = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][day] ?? '';
    const zh = '日一二三四五六'[day] ?? '';
    return { dom: '*', dow: `${day}`, zh: [`每周${zh}`, `每个星期${zh}`], en: [`every ${en}`, `${en}s`, `on ${en}s`] };
  }),
  fc.integer({ min: 1, max: 31 }).map(day => ({
    dom: `${day}`,
    dow: '*',
    zh: [`每月${day}号`, `每个月 ${day} 日`],
    en: [`on the ${day}th of every month`, `monthly on the ${day}th`],
  })),
);
const clock = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
const two = (value: number) => String(value).padStart(2, '0');

describe('any schedule', () => {
  test('reads the same however it is put', () => {
    fc.assert(
      fc.property(days, clock, fc.nat(20), (day, { hour, minute }, pick) => {
        const cron = `${minute} ${hour} ${day.dom} * ${day.dow}`;
        const half = hour % 12 === 0 ? 12 : hour % 12;
        const en = day.en[pick % day.en.length] ?? '';
        const zh = day.zh[pick % day.zh.length] ?? '';
        for (const text of [
          `${en} ${hour}:${two(minute)}`,
          `${en} at ${two(hour)}:${two(minute)}`,
          `${half}:${two(minute)} ${hour < 12 ? 'am' : 'pm'} ${en}`,
          `${zh} ${hour}:${two(minute)}`,
          `${zh} ${hour}点${two(minute)}分`,
          `${zh}，${hour}時${minute === 0 ? '' : `${minute}分`}`,
        ]) {
          expect(plainWordsToCron(text), text).toBe(cron);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('with one word more that is not understood is refused', () => {
    const strange = fc.constantFrom(
      'not',
      'except',
      'next',
      'other',
      'maybe',
      '不',
      '除',
      '下',
      '隔',
      '左右',
      '单',
      '大概',
    );
    fc.assert(
      fc.property(days, clock, strange, fc.boolean(), (day, { hour, minute }, word, first) => {
        const plain = `${day.zh[0]} ${hour}:${two(minute)}`;
        expect(plainWordsToCron(first ? `${word} ${plain}` : `${plain} ${word}`)).toBeNull();
      }),
    );
  });

  test('is described in words that mean it', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 2 });
    const weekDays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 2 });
    const monthDays = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 2 });
    const listed = (values: readonly number[]) => [...values].sort((one, other) => one - other).join(',');
    const rest = fc.oneof(
      fc.constant('* * *'),
      fc.constant('* * 1-5'),
      weekDays.map(list => `* * ${listed(list)}`),
      monthDays.map(list => `${listed(list)} * *`),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 }),
        hours,
        rest,
        fc.constantFrom('zh', 'en'),
        (minute, at, when, locale) => {
          const cron = `${minute} ${listed(at)} ${when}`;
          const words = describeTimes(cron, locale);
          expect(words).not.toBe(cron);
          expect(plainWordsToCron(words), words).toBe(cron);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('that is accepted comes due, and what is not accepted is refused with a sentence', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'every',
        'monday',
        'mon',
        '9',
        '9:00',
        '点',
        '每',
        '周',
        '一',
        '三',
        '十',
        '天',
        '月',
        '1',
        '号',
        '-',
        ' ',
        ',',
        'am',
        'pm',
        '早上',
        '晚',
        '*',
        '/',
        'st',
        '半',
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          pieces.map(list => list.join('')),
        ),
        text => {
          try {
            expect(cronProblem(readTimes(text).cron)).toBeNull();
          } catch (error) {
            if (!(error instanceof PersonError)) throw error;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
