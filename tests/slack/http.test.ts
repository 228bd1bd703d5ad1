import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { FakeChat } from '../support/fake-chat.ts';
import { type Running, runSlack, untilState } from '../support/slack/running.ts';

interface OverHttp extends Running {
  readonly chat: FakeChat;
  send(request: { headers: Record<string, string>; body: string }, path?: string): Promise<Response>;
}

async function overHttp(): Promise<OverHttp> {
  const chat = new FakeChat();
  const running = await runSlack({ chat, mode: 'http' });
  await untilState(running.connection, /^connected$/);
  const { listener } = running.connection;
  if (!listener) throw new Error('no listener');
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    ...running,
    chat,
    send: ({ headers, body }, path = '/slack/events') =>
      fetch(`http://127.0.0.1:${address.port}${path}`, { method: 'POST', headers, body }),
  };
}

test('a signed command is acknowledged with nothing and answered over its response_url', async () => {
  const { slack, send, chat } = await overHttp();
  const command = slack.command('/ask', 'chips & more 芯片');
  const response = await send(slack.signed(command));
  expect([response.status, await response.text()]).toEqual([200, '']);
  await slack.until(() => slack.responsesTo(command).length === 1);
  expect(chat.requests).toMatchObject([{ text: '/ask chips & more 芯片', user: 'U1', channel: 'C1', admin: true }]);
});

test('events and buttons come the same way; what is repeated is answered once', async () => {
  const { slack, send } = await overHttp();
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
  const { slack, send } = await overHttp();
  const response = await send(slack.signed({ type: 'url_verification', challenge: 'abc' }));
  expect(await response.text()).toBe('abc');
});

test('wrong, old and future signatures are refused, and so is a body that was changed', async () => {
  const { slack, send, logged } = await overHttp();
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
  const { slack, send } = await overHttp();
  const signed = slack.signed(slack.command('/ask', 'x'));
  expect((await send(signed, '/slack/other')).status).toBe(404);
  const huge = slack.signed(slack.command('/ask', 'x'.repeat(1_100_000)));
  expect((await send(huge)).status).toBe(413);
});
