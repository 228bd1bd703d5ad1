import { expect, test } from 'vitest';
import { FakeChat } from '../support/fake-chat.ts';
import { overHttp, runSlack, untilState } from '../support/slack/running.ts';

async function connected() {
  const chat = new FakeChat();
  const running = await runSlack({ chat, mode: 'http' });
  await untilState(running.connection, /^connected$/);
  return { ...running, chat, send: await overHttp(running) };
}

test('a signed command is acknowledged with nothing and answered over its response_url', async () => {
  const { slack, send, chat } = await connected();
  const command = slack.command('/ask', 'chips & more 芯片');
  const response = await send(slack.signed(command));
  expect([response.status, await response.text()]).toEqual([200, '']);
  await slack.until(() => slack.responsesTo(command).length === 1);
  expect(chat.requests).toMatchObject([{ text: '/ask chips & more 芯片', user: 'U1', channel: 'C1', admin: true }]);
});

test('events and buttons come the same way; what is repeated is answered once', async () => {
  const { slack, send } = await connected();
  const mention = slack.mention('/trends');
  for (let repeated = 0; repeated < 3; repeated++) await send(slack.signed(mention));
  await slack.until(() => slack.posted.length === 1);
  const [posted] = slack.posted;
  if (!posted) throw new Error('not posted');
  const press = slack.press(posted, 'Detail');
  const signed = slack.signed(press);
  await send(signed);
  await send(signed);
  await send(slack.signed(slack.mention('/trends')));
  await slack.until(() => slack.posted.length === 3);
  expect(slack.posted.filter(({ thread }) => thread === posted.thread)).toHaveLength(2);
});

test('Slack’s check of the address is answered', async () => {
  const { slack, send } = await connected();
  const response = await send(slack.signed({ type: 'url_verification', challenge: 'abc' }));
  expect(await response.text()).toBe('abc');
});

test('wrong, old and future signatures are refused, and so is a body that was changed', async () => {
  const { slack, send, logged } = await connected();
  const command = slack.command('/ask', 'x');
  const good = slack.signed(command);
  const status = async (request: { headers: Record<string, string>; body: string }) => (await send(request)).status;
  expect(await status(slack.signed(command, 0, 'another secret'))).toBe(401);
  expect(await status(slack.signed(command, -400))).toBe(401);
  expect(await status(slack.signed(command, 400))).toBe(401);
  expect(await status({ ...good, body: `${good.body}&x=1` })).toBe(401);
  expect(await status({ ...good, headers: { 'content-type': good.headers['content-type'] ?? '' } })).toBe(401);
  expect(await status({ ...good, headers: { ...good.headers, 'x-slack-request-timestamp': 'NaN' } })).toBe(401);
  expect(logged.filter(line => line.includes('SLACK_SIGNING_SECRET'))).toHaveLength(1);
  await send(good);
  await slack.until(() => slack.responded.length === 1);
  expect(slack.responded).toHaveLength(1);
});

test('anything else is refused', async () => {
  const { slack, send } = await connected();
  const signed = slack.signed(slack.command('/ask', 'x'));
  expect((await send(signed, '/slack/other')).status).toBe(404);
  const huge = slack.signed(slack.command('/ask', 'x'.repeat(1_100_000)));
  expect((await send(huge)).status).toBe(413);
});
