import { expect, test } from 'vitest';
import { startOf, strikesWithOthers } from '../../src/briefing/spread.ts';
import { LocalPlatform } from '../support/local-platform.ts';

test.each([
  ['0 9 * * *', true],
  ['30 * * * *', true],
  ['0 0 9 * * 1-5', true],
  ['00 8-18 * * *', true],
  ['15 9 * * *', false],
  ['0,30 * * * *', false],
  ['*/30 * * * *', false],
  ['*/5 * * * * *', false],
  ['10 0 9 * * *', false],
  ['* * * * *', false],
])('%s runs at most hourly on the full or half hour: %s', (cron, strikes) => {
  expect(strikesWithOthers(cron)).toBe(strikes);
});

test('channels are spread over the platform’s span, each always alike; other platforms and schedules start at once', () => {
  const busy = new LocalPlatform('busy');
  busy.spreadMilliseconds = 20_000;
  const senders = [busy, new LocalPlatform('web')];
  const slot = new Date('2026-01-12T01:00:00Z');
  const daily = { cron: '0 9 * * *', timezone: 'Asia/Shanghai', catchUpMilliseconds: 0 };
  const waits = Array.from({ length: 200 }, (_, index) => {
    const one = { target: `busy:${index}`, schedule: daily };
    const start = startOf('daily', one, slot, senders);
    expect(startOf('daily', one, slot, senders)).toEqual(start);
    return (start?.getTime() ?? Number.NaN) - slot.getTime();
  });
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...waits)).toBeLessThan(20_000);
  expect(new Set(waits.map(wait => Math.floor(wait / 2000))).size).toBe(10);
  expect(startOf('daily', { target: 'web:general', schedule: daily }, slot, senders)).toBeNull();
  const often = { ...daily, cron: '*/5 * * * * *' };
  expect(startOf('daily', { target: 'busy:1', schedule: often }, slot, senders)).toBeNull();
});
