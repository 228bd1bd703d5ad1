import fs from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { type Bot, startBot } from '../support/bot.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { LocalSlack } from '../support/slack/local-slack.ts';

/** A local Slack, and the real bot as a process of its own, as often as it is started. */
async function world() {
  const slack = await LocalSlack.start();
  onTestFinished(async () => {
    await slack.stop();
    expect(slack.problems).toEqual([]);
  });
  const settings = {
    TRENDBRIEF_DB: indexedDatabase(),
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
  };
  const start = async (): Promise<Bot> => {
    const bot = await startBot(settings);
    await bot.ready();
    await slack.until(() => slack.connections > 0);
    return bot;
  };
  return { slack, start };
}

/** The answer to a command, button or shortcut that its asker alone sees. */
async function answered(slack: LocalSlack, payload: Record<string, unknown>) {
  slack.deliver(payload);
  await slack.until(() => slack.responsesTo(payload).length > 0);
  const [response] = slack.responsesTo(payload);
  if (!response) throw new Error('no response');
  return response;
}

test('killed in the middle of a burst and started again, with everything redelivered: one reply each', async () => {
  const { slack, start } = await world();
  const commands = Array.from({ length: 60 }, (_, index) => slack.command('/ask', `What is trend ${index}?`));
  const mentions = Array.from({ length: 8 }, (_, index) =>
    slack.mention(`trend ${index + 1}`, { channel: `C${index}` }),
  );
  const all = [...commands, ...mentions];
  const first = await start();
  for (const payload of all) slack.deliver(payload);
  await slack.until(() => slack.responded.length >= 20);
  await first.stop('SIGKILL');
  await slack.until(() => slack.connections === 0);
  const before = slack.responded.length + slack.posted.length;
  expect(before).toBeLessThan(all.length);

  await start();
  await Promise.all(all.map(payload => slack.deliver(payload, undefined, 1).acknowledged));
  const repliesTo = (payload: (typeof all)[number]) => slack.responsesTo(payload).length;
  await slack.until(() => commands.every(repliesTo) && slack.posted.length >= mentions.length);
  const last = slack.command('/ask', 'last');
  slack.deliver(last);
  await slack.until(() => repliesTo(last) > 0);
  expect(commands.map(repliesTo)).toEqual(commands.map(() => 1));
  expect(slack.posted.map(({ channel }) => channel).toSorted()).toEqual(
    mentions.map((_, index) => `C${index}`).toSorted(),
  );
}, 120_000);

test('200 questions within seconds: each acknowledged at once, and answered', async () => {
  const { slack, start } = await world();
  await start();
  const took: number[] = [];
  const commands = Array.from({ length: 200 }, (_, index) =>
    slack.command('/ask', `How many ${index}?`, { user_id: `U${index % 40}` }),
  );
  const began = performance.now();
  const seconds = process.env.TRENDBRIEF_TEST_FIGURES ? 10 : 3;
  const delivering = commands.map(async (command, index) => {
    await new Promise(resolve => setTimeout(resolve, (index * seconds * 1000) / commands.length));
    took.push(await slack.deliver(command).acknowledged);
  });
  await Promise.all(delivering);
  await slack.until(() => commands.every(command => slack.responsesTo(command).length > 0));
  const tookSeconds = (performance.now() - began) / 1000;
  const sorted = took.toSorted((one, other) => one - other);
  if (process.env.TRENDBRIEF_TEST_FIGURES) {
    process.stdout.write(
      `ack p50 ${sorted[100]} p99 ${sorted[197]} max ${sorted[199]} answered after ${tookSeconds} s\n`,
    );
  }
  expect(commands.map(command => slack.responsesTo(command).length)).toEqual(commands.map(() => 1));
  expect(sorted.at(-1)).toBeLessThan(3000);
  expect(tookSeconds).toBeLessThan(30);
}, 120_000);

test('a day on Slack: every command, mention, button, form, shortcut and the Home tab', async () => {
  const { slack, start } = await world();
  slack.names.set('U1', 'Ann').set('U2', 'Bo');
  slack.channels.set('U1', ['C1', 'C2']);
  const bot = await start();
  const shown: string[] = [];
  for (const [name, text] of [
    ['/trends', ''],
    ['/trend', '3'],
    ['/ask', 'How big is the AI industry of Beijing?'],
    ['/sources', ''],
    ['/brief', 'ten-trends'],
    ['/recap', ''],
    ['/figures', 'Beijing'],
    ['/about', 'NVIDIA'],
    ['/digest', 'list'],
    ['/digest', 'status'],
    ['/digest', 'subscribe ten-trends weekdays 9:00'],
    ['/conclude', 'agree x'],
    ['/trendbrief', ''],
    ['/trendbrief', 'help'],
    ['/no-such-command', ''],
  ] as const) {
    const { body, shown: text_ } = await answered(slack, slack.command(name, text));
    expect(body).toMatchObject({ response_type: 'ephemeral', unfurl_links: false, unfurl_media: false });
    expect(text_.length).toBeGreaterThan(20);
    shown.push(text_);
  }
  const list = await answered(slack, slack.command('/trends', ''));
  const detail = await answered(slack, slack.press(list, 'Detail'));
  await answered(slack, slack.press(detail, 'Open digest'));
  await answered(slack, slack.press(list, 'Share to channel'));
  const answer = await answered(slack, slack.command('/ask', 'How many trends are there?'));
  await answered(slack, slack.press(answer, 'More passages'));

  slack.deliver(slack.mention('trends', { ts: '1700001000.000100' }));
  await slack.until(() => slack.posted.length === 1);
  slack.deliver(slack.directMessage('what is embodied AI?', { ts: '1700001000.000200' }));
  await slack.until(() => slack.posted.length === 2);
  const [trends] = slack.posted;
  if (!trends) throw new Error('no trends');
  expect(trends).toMatchObject({ channel: 'C1', thread: '1700001000.000100' });
  slack.deliver(slack.press(trends, 'Detail'));
  await slack.until(() => slack.posted.length === 3);
  expect(slack.posted[2]).toMatchObject({ thread: '1700001000.000100' });

  await answered(slack, slack.press(trends, 'Discuss'));
  expect(slack.posted).toHaveLength(4);
  const [, , , starter] = slack.posted;
  if (!starter) throw new Error('no starter');
  const vote = buttonsOf(starter.body.blocks).find(label => label.startsWith('Agree')) ?? '';
  await answered(slack, slack.press(starter, vote));
  const inside = { thread_ts: starter.ts };
  await slack.deliver(slack.said('I doubt it: who pays?', { ...inside, ts: '1700002000.000100' })).acknowledged;
  await slack.deliver(slack.reacted('1700002000.000100', '+1', true, 'U2')).acknowledged;
  slack.deliver(slack.mention('any figures?', { ...inside, ts: '1700002000.000200' }));
  await slack.until(() => slack.posted.length === 5);
  slack.deliver(slack.shortcut('I doubt it: who pays?', 'mark_conclusion', { ...inside, ts: '1700002000.000100' }));
  await slack.until(() => slack.posted.length === 6);
  for (const posted of slack.posted.slice(4)) expect(posted.thread).toBe(starter.ts);
  expect((await answered(slack, slack.command('/recap', ''))).shown).toContain('I doubt it: who pays?');
  await answered(slack, slack.shortcut('How big is the AI industry of Beijing?'));

  slack.deliver(slack.homeOpened());
  await slack.until(() => slack.homes.has('U1'));
  expect(JSON.stringify(slack.homes.get('U1'))).toContain('I doubt it: who pays?');
  slack.deliver(slack.pressAtHome('U1', { search: 'humanoid robots' }));
  await slack.until(() => slack.calls.filter(({ method }) => method === 'views.publish').length === 2);
  slack.deliver(slack.pressAtHome('U1', 'Subscribe a channel…'));
  await slack.until(() => slack.modals.size === 1);
  await slack.deliver(slack.submit(slack.modal, { Channel: 'C2' })).said;
  slack.deliver(slack.pressInModal(slack.modal, 'Confirm'));
  await slack.until(() => slack.modal.shown.includes('Subscribed'));
  await slack.until(() => slack.calls.filter(({ method }) => method === 'views.publish').length === 3);

  if (process.env.TRENDBRIEF_TEST_WIRE) fs.writeFileSync(process.env.TRENDBRIEF_TEST_WIRE, slack.wire.join('\n'));
  const asked = slack.calls.filter(({ method }) => method === 'users.info').map(({ body }) => body.user);
  expect(new Set(asked).size).toBe(asked.length);
  expect(slack.wire.join('\n')).not.toMatch(/"token"|xapp-test-token[^)]/);
  expect(bot.stderr()).toBe('');
}, 120_000);

/** The labels of all buttons. */
function buttonsOf(blocks: unknown): string[] {
  return [
    ...JSON.stringify(blocks).matchAll(
      /"type":"button","action_id":"[^"]*","text":\{"type":"plain_text","text":"([^"]*)"/g,
    ),
  ].map(([, label = '']) => label);
}
