import { expect, onTestFinished, test } from 'vitest';
import type { Connection } from '../../src/platforms/shared/connection.ts';
import { FakeChat } from '../support/fake-chat.ts';
import type { LocalSlack } from '../support/slack/local-slack.ts';
import { runSlack, testDatabase, testSlack, untilState } from '../support/slack/running.ts';

/** A bot whose answers never come: what a killed process leaves behind. */
class FrozenChat extends FakeChat {
  release: () => void = () => {};
  override gate: Promise<void> = new Promise((_, reject) => {
    this.release = () => reject(new Error('killed'));
  });
}

/** What is told last shows that everything before it is through. */
const last = (slack: LocalSlack) => slack.mention('last', { thread_ts: '99.1' });

/** As a killed process it hears and says nothing more. */
async function cutOff(slack: LocalSlack, connection: Connection): Promise<void> {
  slack.fail('apps.connections.open', { kind: 'refused', code: 'invalid_auth' });
  slack.breakConnections();
  await untilState(connection, /^failed/);
}

test('what Slack delivers again is answered once: events by their id, the rest by envelope and content', async () => {
  const { slack, connection } = await runSlack({ chat: new FakeChat() });
  await untilState(connection, /^connected$/);
  const mention = slack.mention('trends');
  const command = slack.command('/ask', 'x');
  for (const retry of [undefined, 1, 2]) await slack.deliver(mention, undefined, retry).acknowledged;
  const { envelope } = slack.deliver(command);
  await slack.deliver(command, envelope).acknowledged;
  await slack.deliver(command).acknowledged;
  slack.deliver(last(slack));
  await slack.until(() => slack.posted.length === 2 && slack.responded.length === 1);
  expect(slack.posted[1]?.shown).toContain('last');
  expect(slack.responsesTo(command)).toHaveLength(1);
});

test('a mention that Slack also tells as a message is one', async () => {
  const { slack, connection } = await runSlack({ chat: new FakeChat() });
  await untilState(connection, /^connected$/);
  await slack.deliver(slack.mention('hello', { channel: 'D1', ts: '7.1' })).acknowledged;
  await slack.deliver(slack.directMessage('<@UBOT> hello', { ts: '7.1' })).acknowledged;
  slack.deliver(last(slack));
  await slack.until(() => slack.posted.length === 2);
  expect(slack.posted.map(({ channel }) => channel)).toEqual(['D1', 'C1']);
});

test('killed in the middle of a burst and started again, with everything redelivered: one reply each', async () => {
  const slack = await testSlack();
  const database = testDatabase();
  const frozen = new FrozenChat();
  const killed = await runSlack({ chat: frozen, slack, database });
  onTestFinished(() => frozen.release());
  await untilState(killed.connection, /^connected$/);
  const commands = Array.from({ length: 20 }, (_, index) => slack.command('/ask', `question ${index}`));
  const mentions = Array.from({ length: 10 }, (_, index) => slack.mention(`mention ${index}`));
  await Promise.all([...commands, ...mentions].map(payload => slack.deliver(payload).acknowledged));
  expect(slack.responded).toEqual([]);
  await cutOff(slack, killed.connection);

  const next = await runSlack({ chat: new FakeChat(), slack, database });
  await untilState(next.connection, /^connected$/);
  for (const payload of [...commands, ...mentions]) slack.deliver(payload, undefined, 1);
  await slack.until(() => slack.responded.length === 20 && slack.posted.length === 10);
  slack.deliver(slack.command('/ask', 'last'));
  await slack.until(() => slack.responded.length > 20);
  expect(commands.map(command => slack.responsesTo(command).length)).toEqual(commands.map(() => 1));
  expect(new Set(slack.posted.map(({ thread }) => thread)).size).toBe(10);
  expect(slack.posted).toHaveLength(10);
});

test('killed while Slack was storing a message: it is found again and not posted twice', async () => {
  const slack = await testSlack();
  const database = testDatabase();
  let answerAtLast: () => void = () => {};
  slack.fail('chat.postMessage', { kind: 'silent', until: new Promise(resolve => (answerAtLast = resolve)) });
  const killed = await runSlack({ chat: new FakeChat(), slack, database });
  onTestFinished(() => answerAtLast());
  await untilState(killed.connection, /^connected$/);
  await slack.deliver(slack.mention('first', { thread_ts: '8.1' })).acknowledged;
  await slack.until(() => slack.posted.length === 1);
  await cutOff(slack, killed.connection);

  const next = await runSlack({ chat: new FakeChat(), slack, database });
  await untilState(next.connection, /^connected$/);
  slack.deliver(last(slack));
  await slack.until(() => slack.posted.length === 2);
  expect(slack.posted.map(({ shown }) => shown)).toEqual(['↳ first', '↳ last']);
  expect(slack.calls.map(({ method }) => method)).toContain('conversations.replies');
});

test('killed while an answer was on its way: one for the asker alone is not shown twice, one in place of a message is', async () => {
  const slack = await testSlack();
  const database = testDatabase();
  const killed = await runSlack({ chat: new FakeChat(), slack, database });
  await untilState(killed.connection, /^connected$/);
  slack.deliver(slack.mention('how many?'));
  await slack.until(() => slack.posted.length === 1);
  const [posted] = slack.posted;
  if (!posted) throw new Error('not posted');
  let answerAtLast: () => void = () => {};
  const until = new Promise<void>(resolve => (answerAtLast = resolve));
  onTestFinished(() => answerAtLast());
  slack.fail('response_url', { kind: 'silent', until }, { kind: 'silent', until });
  const command = slack.command('/ask', 'x');
  const press = slack.press(posted, 'More passages');
  slack.deliver(command);
  slack.deliver(press);
  await slack.until(() => slack.responded.length === 2);
  await cutOff(slack, killed.connection);

  const next = await runSlack({ chat: new FakeChat(), slack, database });
  await untilState(next.connection, /^connected$/);
  await slack.until(() => slack.responsesTo(press).length === 2);
  slack.deliver(last(slack));
  await slack.until(() => slack.posted.length === 2);
  expect(slack.responsesTo(press).map(({ body }) => body.replace_original)).toEqual([true, true]);
  expect(slack.responsesTo(command)).toHaveLength(1);
});

test('a request whose response_url has expired is dropped, not answered late', async () => {
  const slack = await testSlack();
  const database = testDatabase();
  const old = slack.command('/ask', 'old');
  await database.kysely
    .insertInto('inbox')
    .values({
      key: 'slack:body:old',
      body: JSON.stringify(old),
      state: 'open',
      received_at: '2020-01-01T00:00:00.000Z',
    })
    .execute();
  const { connection } = await runSlack({ chat: new FakeChat(), slack, database });
  await untilState(connection, /^connected$/);
  slack.deliver(slack.command('/ask', 'new'));
  await slack.until(() => slack.responded.length === 1);
  expect(slack.responsesTo(old)).toEqual([]);
});

test('200 questions at once: each acknowledged long before Slack gives up, and answered once', async () => {
  const { slack, connection } = await runSlack({ chat: new FakeChat() });
  await untilState(connection, /^connected$/);
  const commands = Array.from({ length: 200 }, (_, index) =>
    slack.command('/ask', `question ${index}`, { user_id: `U${index % 20}` }),
  );
  const times = await Promise.all(commands.map(command => slack.deliver(command).acknowledged));
  await slack.until(() => slack.responded.length >= 200);
  const sorted = times.toSorted((one, other) => one - other);
  expect(commands.filter(command => slack.responsesTo(command).length !== 1)).toEqual([]);
  expect(slack.problems).toEqual([]);
  // Slack waits three seconds; an idle machine takes a tenth of one.
  expect(sorted.at(-3)).toBeLessThan(1500);
});
