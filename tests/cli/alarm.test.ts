import { expect, test } from 'vitest';
import type { Trouble } from '../../src/briefing/outbox.ts';
import { createAlarm } from '../../src/cli/alarm.ts';
import { LocalPlatform } from '../support/local-platform.ts';

const trouble: Trouble = {
  kind: 'unknown',
  briefing: 'daily',
  slot: '2026-01-12T01:00:00.000Z',
  target: 'chat:C1',
  reason: 'no answer in time',
};

test('the log always, and the admins of platforms that are connected, are told what happened and what to do', () => {
  const [chat, away] = [new LocalPlatform('chat'), new LocalPlatform('away')];
  away.connected = false;
  const logged: string[] = [];
  const alarm = createAlarm({
    senders: [chat, away],
    admins: new Set(['chat:U1', 'away:U2', 'nowhere:U3']),
    locale: 'zh',
    log: { warn: (...parts: unknown[]) => void logged.push(String(parts[1])) },
    report: error => {
      throw error;
    },
  });
  alarm(trouble);
  alarm({ ...trouble, kind: 'failed', reason: 'refused: is_archived' });
  alarm({ ...trouble, kind: 'failed', reason: 'too_late' });
  expect(chat.told).toEqual([
    expect.stringMatching(/^U1: Whether briefing daily .* reached chat:C1 is not known: no answer in time\..*look in/),
    expect.stringMatching(/^U1: .*could not be sent to chat:C1: refused: is_archived\..*check the channel/),
    expect.stringContaining('within its catch-up time'),
  ]);
  expect(away.told).toEqual([]);
  expect(logged).toHaveLength(3);
  expect(logged[0]).toContain('不能确定简报 daily');
});
