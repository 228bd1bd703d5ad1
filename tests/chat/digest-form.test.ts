import { describe, expect, test } from 'vitest';
import { targetsOf } from '../../src/briefing/subscriptions.ts';
import type { Card, FormElement } from '../../src/card/card.ts';
import { plainText } from '../../src/card/plain.ts';
import { admin, bob, bot, folder, general, labelled, listed, morning, review, subscribed } from './digest-bot.ts';

function formOf(card: Card): FormElement {
  const form = card.elements.find(element => element.kind === 'form');
  if (!form) throw new Error(`no form in: ${plainText(card)}`);
  return form;
}

const valuesOf = ({ fields }: FormElement) => Object.fromEntries(fields.map(({ name, value = '' }) => [name, value]));

/** Sends the form with some fields filled in otherwise. */
async function sent(changes: Readonly<Record<string, string>>, world = bot(), by = {}) {
  const form = formOf(await world.say('/digest subscribe', by));
  return world.press(form.submit, by, { ...valuesOf(form), ...changes });
}

describe('the subscription form', () => {
  test('is the answer to /digest subscribe without a name, and begins with what the first briefing has', async () => {
    const form = formOf(await bot().say('/digest subscribe'));
    expect(valuesOf(form)).toEqual({ briefing: 'morning', days: 'weekdays', time: '09:00', zone: 'Asia/Shanghai' });
    const options = form.fields.flatMap(field =>
      field.kind === 'choice' ? [field.options.map(({ label }) => label)] : [],
    );
    expect(options).toEqual([
      ['Morning news · morning', 'Weekly review · weekly-review'],
      [
        'weekdays',
        'every day',
        ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(day => `every ${day}`),
        'on the 1st of every month',
        'other: in words under Time',
      ],
    ]);
  });

  test.each(['/digest', '/订阅 列表'])('opens from a button under the list: %s', async text => {
    const world = bot();
    const list = await world.say(text, { locale: 'zh' });
    const { card, placement } = await world.press(labelled(list, '订阅简报…'), { locale: 'zh' });
    expect(placement).toBe('aside');
    expect(formOf(card).fields.map(({ label }) => label)).toEqual(['简报', '哪几天', '时间', '时区']);
  });

  test('takes up the times of the briefing it is opened for', async () => {
    const friday = { ...review, schedule: { ...review.schedule, cron: '5 17 * * 5', timezone: 'Europe/Berlin' } };
    const world = bot({ briefings: folder(morning, friday) });
    const opened = await world.press({
      label: '',
      action: 'subscribe-form',
      value: JSON.stringify({ briefing: 'weekly-review' }),
    });
    expect(valuesOf(formOf(opened.card))).toEqual({
      briefing: 'weekly-review',
      days: 'day-5',
      time: '17:05',
      zone: 'Europe/Berlin',
    });
  });

  test('shows the next runs when it is sent, and saves nothing before they are confirmed', async () => {
    const world = bot();
    const { card, placement } = await sent({ briefing: 'weekly-review', days: 'day-5', time: '17:30' }, world);
    expect(placement).toBe('replace');
    expect(listed(card)).toEqual([
      '2026-01-16 17:30 (Asia/Shanghai)',
      '2026-01-23 17:30 (Asia/Shanghai)',
      '2026-01-30 17:30 (Asia/Shanghai)',
    ]);
    expect(await targetsOf(world.kysely, review)).toEqual([]);
    await world.press(labelled(card, 'Confirm'));
    expect(await targetsOf(world.kysely, review)).toMatchObject([
      { target: 'web:战略', schedule: { cron: '30 17 * * 5', timezone: 'Asia/Shanghai' } },
    ]);
  });

  test.each([
    [{ days: 'daily', time: '9' }, 'every day at 09:00'],
    [{ days: 'weekdays', time: '早上8点半' }, 'weekdays at 08:30'],
    [{ days: 'weekdays', time: '9：00' }, 'weekdays at 09:00'],
    [{ days: 'day-0', time: '8:30 pm' }, 'every Sunday at 20:30'],
    [{ days: 'month', time: '10:15' }, 'on the 1st of every month at 10:15'],
    [{ days: 'daily', time: '9:00, 18:00' }, 'every day at 09:00 and 18:00'],
    [{ days: 'other', time: 'every 2 hours' }, '0 */2 * * *'],
    [{ days: 'other', time: '0 7 * * 6' }, 'every Saturday at 07:00'],
    [{ zone: '' }, 'Time zone: Asia/Shanghai'],
    [{ zone: ' Europe/Berlin ' }, 'Time zone: Europe/Berlin'],
  ])('understands %j', async (changes, text) => {
    expect(plainText((await sent(changes)).card)).toContain(text);
  });

  test.each([
    [{ time: 'soon' }, '“Time” is not right: “soon” is not clear as a time of day.'],
    [{ time: '' }, '“Time” is not right'],
    [{ time: '25:00' }, '“Time” is not right'],
    [{ time: 'every Monday 9:00' }, '“Time” is not right'],
    [{ days: 'other', time: 'now and then' }, '“Time” is not right: “now and then” is not clear as a time.'],
    [{ days: 'someday' }, 'Please fill in “Days”.'],
    [{ days: '' }, 'Please fill in “Days”.'],
    [{ zone: 'Mars/Base' }, '“Time zone” is not right: There is no time zone Mars/Base.'],
    [{ briefing: 'gone' }, 'Please fill in “Briefing”.'],
  ])('says which field is wrong in %j, to the sender alone', async (changes, sentence) => {
    const { card, placement } = await sent(changes);
    expect([placement, plainText(card)]).toEqual(['aside', expect.stringContaining(sentence)]);
  });

  test('changes what somebody else subscribed only for an admin', async () => {
    const world = bot();
    await subscribed(world, '/digest subscribe morning');
    expect(plainText((await sent({ time: '7:00' }, world, bob)).card)).toContain('only that person or an admin');
    expect(plainText((await sent({ time: '7:00' }, world, admin)).card)).toContain('confirming changes its times');
    expect(plainText((await sent({ time: '7:00' }, world, general)).card)).toContain('set by the operator');
  });

  test('is not shown where there is no briefing', async () => {
    const none = bot({ briefings: folder() });
    expect(plainText(await none.say('/digest subscribe'))).toBe('No briefing is defined yet.');
    expect(plainText(await none.say('/digest'))).toContain('None yet, and no briefing is defined.');
  });
});
