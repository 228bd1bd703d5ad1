import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { RefusedError, UnreachableError } from '../../src/errors.ts';
import { FakeChat, textCard, trendsCard } from '../support/fake-chat.ts';
import { runSlack, untilState } from '../support/slack/running.ts';

const cards = { zh: trendsCard('zh'), en: trendsCard('en') };
const key = 'daily brief 2026-01-12T01:00:00.000Z slack:C1';

async function connected() {
  const running = await runSlack({ chat: new FakeChat(), settings: { timeoutMilliseconds: 250 } });
  await untilState(running.connection, /^connected$/);
  return running;
}

test('an edition is posted in the channel’s language with its mark', async () => {
  const { slack, connection } = await connected();
  const ts = await connection.sender.send('C1', cards, key);
  expect(slack.posted).toHaveLength(1);
  expect(slack.posted[0]).toMatchObject({
    ts,
    channel: 'C1',
    thread: null,
    metadata: {
      event_type: 'trendbrief_edition',
      event_payload: { briefing: 'daily brief', slot: '2026-01-12T01:00:00.000Z', channel: 'C1' },
    },
  });
  expect(slack.problems).toEqual([]);
});

test('an edition too long for one message goes on in its thread', async () => {
  const { slack, connection } = await connected();
  const long: Card = {
    locale: 'en',
    summary: 'Long',
    elements: Array.from({ length: 120 }, (_, index) => ({ kind: 'note', text: `note ${index}` }) as const),
  };
  const ts = await connection.sender.send('C1', { zh: long, en: long }, key);
  expect(slack.posted.map(({ thread }) => thread)).toEqual([null, ts, ts]);
  expect(slack.posted.map(({ shown }) => shown).join('\n')).toContain('note 119');
});

test('after a 429 that method waits as long as Slack says, and the others go on', async () => {
  const { slack, connection, clock } = await connected();
  slack.fail('chat.postMessage', { kind: 'too-many', seconds: 17 });
  const sent = connection.sender.send('C1', cards, key);
  const command = slack.command('/ask', 'x');
  slack.deliver(command);
  await slack.until(() => slack.responsesTo(command).length === 1);
  await sent;
  expect(slack.posted).toHaveLength(1);
  expect(clock.waits.some(wait => wait > 16_000 && wait <= 17_000)).toBe(true);
});

test.each([
  ['an error after storing', { kind: 'server-error', stored: true }] as const,
  ['a connection dropped after storing', { kind: 'dropped-after-storing' }] as const,
])('%s brings no second message: the first is found by its mark', async (_, fault) => {
  const { slack, connection } = await connected();
  slack.fail('chat.postMessage', fault);
  const ts = await connection.sender.send('C1', cards, key);
  expect(slack.posted.map(message => message.ts)).toEqual([ts]);
});

test('an error before storing is tried again', async () => {
  const { slack, connection } = await connected();
  slack.fail('chat.postMessage', { kind: 'server-error' }, { kind: 'server-error' });
  const ts = await connection.sender.send('C1', cards, key);
  expect(slack.posted.map(message => message.ts)).toEqual([ts]);
});

test('an answer that comes too late is not posted again; when nothing can be found, the outcome is unknown', async () => {
  const { slack, connection } = await connected();
  let finish: () => void = () => {};
  slack.fail('chat.postMessage', { kind: 'slow', until: new Promise(resolve => (finish = resolve)) });
  await expect(connection.sender.send('C1', cards, key)).rejects.toThrow(UnreachableError);
  finish();
  await slack.until(() => slack.posted.length === 1);
  expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
});

test('a refusal is told with Slack’s own word', async () => {
  const { slack, connection } = await connected();
  slack.fail('chat.postMessage', { kind: 'refused', code: 'channel_not_found' });
  await expect(connection.sender.send('C9', cards, key)).rejects.toEqual(
    expect.objectContaining({ constructor: RefusedError, code: 'channel_not_found', retryable: false }),
  );
});

test('a response that Slack fails to take is sent again, one that may have arrived is not', async () => {
  const { slack } = await connected();
  slack.fail('response_url', { kind: 'server-error' }, { kind: 'too-many', seconds: 2 });
  const first = slack.command('/ask', 'first');
  slack.deliver(first);
  await slack.until(() => slack.responsesTo(first).length === 1);
  slack.fail('response_url', { kind: 'dropped-after-storing' });
  const second = slack.command('/ask', 'second');
  slack.deliver(second);
  await slack.until(() => slack.responsesTo(second).length === 1);
  const third = slack.command('/ask', 'third');
  slack.deliver(third);
  await slack.until(() => slack.responsesTo(third).length === 1);
  expect(slack.responsesTo(second)).toHaveLength(1);
});

describe('a message that a button changes for everybody', () => {
  async function answer() {
    const running = await connected();
    const { slack } = running;
    slack.deliver(slack.mention('how many?'));
    await slack.until(() => slack.posted.length === 1);
    const [posted] = slack.posted;
    if (!posted) throw new Error('not posted');
    return { ...running, posted };
  }

  test('changes also where its response_url no longer serves', async () => {
    const { slack, posted } = await answer();
    slack.fail('response_url', { kind: 'refused', code: 'expired_url' });
    slack.deliver(slack.press(posted, 'More passages'));
    await slack.until(() => slack.calls.some(({ method }) => method === 'chat.update'));
    expect(slack.posted).toHaveLength(1);
    expect(slack.posted[0]?.shown).toContain('Three in ten come at night');
    expect(slack.problems).toEqual([]);
  });

  test('shows in the end what was pressed last, however slow Slack is', async () => {
    const { slack, posted } = await answer();
    let finish: () => void = () => {};
    slack.fail('response_url', { kind: 'slow', until: new Promise(resolve => (finish = resolve)) });
    const first = slack.press(posted, 'More passages');
    const second = slack.press(posted, 'More passages');
    await slack.deliver(first).acknowledged;
    await slack.deliver(second).acknowledged;
    await slack.until(() => slack.calls.some(({ method }) => method === 'response_url'));
    finish();
    await slack.until(() => slack.responded.length === 2);
    const ids = slack.responded.map(({ id }) => id);
    expect(ids).toEqual([first, second].map(({ response_url }) => String(response_url).split('/').at(-1)));
  });
});

test('a bot that breaks leaves the next question unharmed', async () => {
  const chat = new FakeChat();
  const { slack, connection, logged } = await runSlack({ chat });
  await untilState(connection, /^connected$/);
  chat.failing = true;
  await slack.deliver(slack.command('/ask', 'x')).acknowledged;
  while (!logged.some(line => line.includes('the bot is broken'))) await new Promise(resolve => setImmediate(resolve));
  chat.failing = false;
  const next = slack.command('/ask', 'y');
  slack.deliver(next);
  await slack.until(() => slack.responsesTo(next).length === 1);
  expect(textCard('en', 'y').summary).toBe('y');
});
