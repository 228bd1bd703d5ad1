import { afterEach, describe, expect, test } from 'vitest';
import { FakeChat, formCard } from '../support/fake-chat.ts';
import type { LocalSlack } from '../support/slack/local-slack.ts';
import { overHttp, type Running, runSlack, untilState } from '../support/slack/running.ts';

let running: Running;
async function connected(): Promise<{ slack: LocalSlack; chat: FakeChat }> {
  const chat = new FakeChat();
  running = await runSlack({ chat });
  await untilState(running.connection, /^connected$/);
  return { slack: running.slack, chat };
}
afterEach(() => expect(running.slack.problems).toEqual([]));

const title = formCard('en').elements.flatMap(element => (element.kind === 'form' ? [element.title] : []))[0] ?? '';

describe('a form', () => {
  test('that a slash command answers with opens at once, and nothing is posted', async () => {
    const { slack } = await connected();
    slack.deliver(slack.command('/digest', 'subscribe'));
    await slack.until(() => slack.modals.size === 1);
    expect(slack.modal.shown).toContain('Time zone');
    expect(slack.modal.view).toMatchObject({ submit: { text: 'Preview' }, close: { text: 'Cancel' } });
    expect(JSON.stringify(slack.modal.view.blocks)).toContain('"initial_value":"Asia/Shanghai"');
    expect([slack.posted, slack.responded]).toEqual([[], []]);
  });

  test('whose three seconds are over waits behind a button, for the asker alone', async () => {
    const { slack } = await connected();
    const command = slack.command('/digest', 'subscribe');
    slack.expireTriggers();
    slack.deliver(command);
    await slack.until(() => slack.responsesTo(command).length === 1);
    const [response] = slack.responsesTo(command);
    if (!response) throw new Error('no response');
    expect(response.body).toMatchObject({ response_type: 'ephemeral' });
    expect(response.shown).toContain(title);
    expect(response.shown).not.toContain('Share');
    slack.deliver(slack.press(response, 'Fill in…'));
    await slack.until(() => slack.modals.size === 1);
    expect(slack.modal.shown).toContain('Time zone');
  });

  test('in a thread or direct message is a button, which opens it again and again', async () => {
    const { slack } = await connected();
    slack.deliver(slack.mention('/digest subscribe'));
    await slack.until(() => slack.posted.length === 1);
    const [posted] = slack.posted;
    if (!posted) throw new Error('not posted');
    for (const count of [1, 2]) {
      slack.deliver(slack.press(posted, 'Fill in…'));
      await slack.until(() => slack.modals.size === count);
    }
    expect(slack.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });
});

describe('a sent form', () => {
  async function sent(filled: Record<string, string>) {
    const { slack, chat } = await connected();
    slack.deliver(slack.command('/digest', 'subscribe', { channel_id: 'C7' }));
    await slack.until(() => slack.modals.size === 1);
    const { acknowledged, said } = slack.deliver(slack.submit(slack.modal, filled));
    await said;
    expect(await acknowledged).toBeLessThan(3000);
    return { slack, chat };
  }

  test('shows what comes of it in its place, for the channel where it was asked for', async () => {
    const { slack, chat } = await sent({ Days: 'Every day', Time: ' 09:30 ' });
    expect(chat.presses).toMatchObject([
      {
        channel: 'C7',
        user: 'U1',
        admin: true,
        action: 'preview',
        values: { days: 'daily', time: '09:30', zone: 'Asia/Shanghai' },
      },
    ]);
    expect(slack.modal.shown).toContain('daily 09:30');
    expect(slack.modal.view).not.toHaveProperty('submit');
    expect(slack.posted).toEqual([]);
  });

  test('with a mistake stays as it is, with a sentence above', async () => {
    const { slack } = await sent({ Time: 'nine' });
    expect(slack.modal.shown).toMatch(/\n⚠ A time looks like 09:00\./);
    const ids = (view: Record<string, unknown>) => JSON.stringify(view.blocks).match(/"block_id":"[^"]+"/g);
    expect(slack.modal.shown).toContain('Time zone');
    await slack.deliver(slack.submit(slack.modal, { Time: '10:00' })).said;
    expect(slack.modal.shown).toBe('Trendbrief\nweekdays 10:00');
    expect(ids(slack.modal.view)).toBeNull();
  });

  test('sent twice shows the same', async () => {
    const { slack } = await connected();
    slack.deliver(slack.command('/digest', 'subscribe'));
    await slack.until(() => slack.modals.size === 1);
    const form = slack.submit(slack.modal, { Time: '09:30' });
    await slack.deliver(form).said;
    await slack.deliver(form, undefined, 1).said;
    expect(slack.modal.shown).toBe('Trendbrief\nweekdays 09:30');
  });

  test('whose card is gone says so', async () => {
    const { slack } = await connected();
    slack.deliver(slack.command('/digest', 'subscribe'));
    await slack.until(() => slack.modals.size === 1);
    await running.database.kysely.deleteFrom('kept_cards').execute();
    await slack.deliver(slack.submit(slack.modal, {})).said;
    expect(slack.modal.shown).toContain('please ask again');
  });

  test('that takes long says so in time, and shows the rest when it is there', async () => {
    const { slack, chat } = await connected();
    running.clock.slow = new Set();
    slack.deliver(slack.command('/digest', 'subscribe'));
    await slack.until(() => slack.modals.size === 1);
    let finish: () => void = () => {};
    chat.gate = new Promise(resolve => (finish = resolve));
    await slack.deliver(slack.submit(slack.modal, { Time: '09:30' })).said;
    expect(slack.modal.shown).toBe('Trendbrief\nWorking on it…');
    finish();
    await slack.until(() => slack.modal.shown.endsWith('weekdays 09:30'));
  });

  test('that breaks the bot says so', async () => {
    const { slack, chat } = await connected();
    slack.deliver(slack.command('/digest', 'subscribe'));
    await slack.until(() => slack.modals.size === 1);
    chat.failing = true;
    await slack.deliver(slack.submit(slack.modal, { Time: '09:30' })).said;
    expect(slack.modal.shown).toContain('went wrong');
  });
});

test('a form is answered over HTTP, too', async () => {
  const chat = new FakeChat();
  running = await runSlack({ chat, mode: 'http' });
  await untilState(running.connection, /^connected$/);
  const { slack } = running;
  const send = await overHttp(running);
  await send(slack.signed(slack.command('/digest', 'subscribe')));
  await slack.until(() => slack.modals.size === 1);
  const response = await send(slack.signed(slack.submit(slack.modal, { Time: '09:30' })));
  expect(response.headers.get('content-type')).toContain('application/json');
  expect(await response.json()).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
});
