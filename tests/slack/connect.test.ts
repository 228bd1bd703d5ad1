import { expect, test } from 'vitest';
import { FakeChat } from '../support/fake-chat.ts';
import { runSlack, testSlack, untilState } from '../support/slack/running.ts';

const chat = new FakeChat();

test('a wrong bot token is named with what to do, and nothing else happens', async () => {
  const { connection, logged } = await runSlack({ chat, settings: { botToken: 'xoxb-wrong-secret' } });
  await untilState(connection, /^failed/);
  expect(connection.state()).toMatch(/^failed: Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Open your app/);
  expect(logged.join('\n')).toContain('SLACK_BOT_TOKEN');
  expect(logged.join('\n')).not.toContain('wrong-secret');
  await expect(connection.sender.send('C1', { zh: empty, en: empty }, 'k')).rejects.toMatchObject({
    code: 'not_connected',
  });
});

const empty = { locale: 'en' as const, summary: 's', elements: [] };

test('a wrong app token is named', async () => {
  const { connection } = await runSlack({ chat, settings: { appToken: 'xapp-wrong' } });
  await untilState(connection, /^failed: Slack refuses SLACK_APP_TOKEN \(invalid_auth\)/);
});

test('missing scopes are named: without the essential ones there is no connection, the others are a warning', async () => {
  const slack = await testSlack();
  slack.scopes = 'commands,users:read';
  const without = await runSlack({ chat, slack });
  await untilState(without.connection, /^failed: SLACK_BOT_TOKEN lacks the scopes chat:write, app_mentions:read/);
  slack.scopes = 'commands,chat:write';
  const poor = await runSlack({ chat, slack });
  await untilState(poor.connection, /^connected$/);
  expect(poor.logged.join('\n')).toContain('lacks the scopes app_mentions:read');
});

test('a token without either way to connect says which two there are', async () => {
  const { connection } = await runSlack({ chat, settings: { appToken: null } });
  await untilState(connection, /^failed: .*SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/);
});

test('without a network it tries on until there is one', async () => {
  const gone = await testSlack();
  const { port } = gone;
  await gone.stop();
  const { connection, slack } = await runSlack({ chat, slack: gone });
  await untilState(connection, /^failed: Slack cannot be reached \(auth\.test: ECONNREFUSED\); trying on/);
  await slack.listen(port);
  await untilState(connection, /^connected$/);
});

test('Slack’s own refresh and a sudden end are followed by a new connection, which answers', async () => {
  const { connection, slack } = await runSlack({ chat });
  await untilState(connection, /^connected$/);
  const opened = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
  for (const [count, end] of [() => slack.refresh(), () => slack.breakConnections()].entries()) {
    end();
    await slack.until(() => opened() === count + 2 && slack.connections === 1);
    await untilState(connection, /^connected$/);
    const command = slack.command('/ask', `after ${count}`);
    slack.deliver(command);
    await slack.until(() => slack.responsesTo(command).length === 1);
  }
});

test('a token that is revoked while running ends in a sentence, not in a crash', async () => {
  const { connection, slack } = await runSlack({ chat });
  await untilState(connection, /^connected$/);
  slack.fail('apps.connections.open', { kind: 'refused', code: 'token_revoked' });
  slack.breakConnections();
  await untilState(connection, /^failed: Slack refuses SLACK_APP_TOKEN \(token_revoked\)/);
});

test('stopping ends the connection after what is being answered', async () => {
  const slow = new FakeChat();
  let finish: () => void = () => {};
  slow.gate = new Promise(resolve => (finish = resolve));
  const { connection, slack } = await runSlack({ chat: slow });
  await untilState(connection, /^connected$/);
  const command = slack.command('/ask', 'x');
  await slack.deliver(command).acknowledged;
  const stopped = connection.stop();
  await slack.until(() => slack.connections === 0);
  finish();
  await stopped;
  expect(slack.responsesTo(command)).toHaveLength(1);
});
