import { expect, test } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { UnreachableError } from '../../src/errors.ts';
import { FakeChat, trendsCard } from '../support/fake-chat.ts';
import { runSlack, untilState } from '../support/slack/running.ts';

const cards = { zh: trendsCard('zh'), en: trendsCard('en') };
const key = 'daily brief 2026-01-12T01:00:00.000Z slack:C1';
const first = new Date('2026-01-12T01:00:01Z');
const attempts = (seconds: number) => ({ first, last: first, now: new Date(first.getTime() + seconds * 1000) });

async function connected() {
  const running = await runSlack({ chat: new FakeChat(), settings: { timeoutMilliseconds: 250 } });
  await untilState(running.connection, /^connected$/);
  return running;
}

test('an edition whose outcome is unknown is found by its mark, whatever was posted since', async () => {
  const { slack, connection } = await connected();
  const ts = await connection.sender.send('C1', cards, key);
  await connection.sender.send('C1', cards, 'daily brief 2026-01-13T01:00:00.000Z slack:C1');
  await connection.sender.send('C2', cards, 'daily brief 2026-01-12T01:00:00.000Z slack:C2');
  expect(await connection.sender.settle('C1', cards, key, attempts(60))).toEqual({ state: 'sent', message: ts });
  expect(slack.posted).toHaveLength(3);
  expect(slack.calls.at(-1)).toMatchObject({
    method: 'conversations.history',
    body: { channel: 'C1', oldest: `${Date.parse('2026-01-12T00:55:01Z') / 1000}.000000` },
  });
});

test('one that is not there may still be on its way for ten seconds, and was not posted after that', async () => {
  const { slack, connection } = await connected();
  const settle = (seconds: number) => connection.sender.settle('C1', cards, key, attempts(seconds));
  expect(await settle(4)).toEqual({ state: 'early', againMilliseconds: 6_000 });
  expect(await settle(10)).toEqual({ state: 'absent' });
  expect(slack.posted).toEqual([]);
});

test('one whose history cannot be read stays unknown', async () => {
  const { slack, connection } = await connected();
  slack.fail('conversations.history', { kind: 'refused', code: 'missing_scope' });
  await expect(connection.sender.settle('C1', cards, key, attempts(60))).rejects.toMatchObject({
    code: 'missing_scope',
    retryable: false,
  });
});

test('one of which only the first message was posted is completed, with nothing twice', async () => {
  const { slack, connection } = await connected();
  const note = (_: unknown, index: number) => ({ kind: 'note', text: `note ${index}` }) as const;
  const long: Card = { locale: 'en', summary: 'Long', elements: Array.from({ length: 120 }, note) };
  const both = { zh: long, en: long };
  slack.moment = async (method, when) => {
    if (method !== 'chat.postMessage' || when !== 'done') return;
    slack.moment = async () => {};
    slack.fail('chat.postMessage', { kind: 'refused', code: 'restricted_action' });
  };
  const sent = connection.sender.send('C1', both, key);
  await expect(sent).rejects.toThrow(UnreachableError);
  const settled = await connection.sender.settle('C1', both, key, attempts(90));
  expect(settled).toEqual({ state: 'sent', message: slack.posted[0]?.ts });
  expect(slack.posted.map(({ thread }) => thread)).toEqual([null, slack.posted[0]?.ts, slack.posted[0]?.ts]);
  expect(new Set(slack.posted.map(({ shown }) => shown)).size).toBe(3);
});

test('a connection that broke before anything is seen is not taken for a loss: nothing is sent again by itself', async () => {
  const { slack, connection } = await connected();
  slack.moment = async (method, when) => {
    if (method === 'chat.postMessage' && when === 'arrived') {
      slack.breakCalls();
      await new Promise(() => {});
    }
  };
  await expect(connection.sender.send('C1', cards, key)).rejects.toThrow(UnreachableError);
  expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
});

test('what never reached Slack was certainly not posted, and may be sent later', async () => {
  const { slack, connection } = await connected();
  await slack.stop();
  const failed = connection.sender.send('C1', cards, key);
  await expect(failed).rejects.toMatchObject({ name: 'RefusedError', retryable: true });
});

test('an admin is told in person', async () => {
  const { slack, connection } = await connected();
  await connection.sender.tell?.('U1', cards);
  expect(slack.posted).toMatchObject([{ channel: 'U1', metadata: { event_type: 'trendbrief_notice' } }]);
});
