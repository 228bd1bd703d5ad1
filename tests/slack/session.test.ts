import { afterEach, describe, expect, test } from 'vitest';
import { createChat } from '../../src/chat/chat.ts';
import type { Chat } from '../../src/chat/request.ts';
import type { Database } from '../../src/library/database.ts';
import type { LookupResult } from '../../src/lookup/answer.ts';
import { emptyLibrary } from '../support/library.ts';
import { passage, trendReport } from '../support/passages.ts';
import type { LocalSlack } from '../support/slack/local-slack.ts';
import { type Running, runSlack, testBriefings, testDatabase, untilState } from '../support/slack/running.ts';

const report = trendReport();
const passages = Array.from({ length: 5 }, (_, index) => passage({ id: index + 1, text: `第${index + 1}段。` }));
const answered: LookupResult = {
  status: 'answered',
  answer: {
    text: '去年芯片出货120万颗。',
    citations: [
      {
        passageId: 1,
        document: 'report.txt',
        documentTitle: { zh: '行业报告', en: 'Industry report' },
        heading: [],
        lines: [[12, 12]],
        quote: '出货120万颗',
      },
    ],
  },
  passages,
};

/** The real bot over a small library. */
function realChat({ kysely }: Database): Chat {
  return createChat({
    library: { ...emptyLibrary, trendReports: () => [report], passageAt: () => passage(), neighbours: () => passages },
    kysely,
    briefings: () => testBriefings,
    senders: () => [running.connection.sender],
    now: () => new Date('2026-01-12T01:00:00Z'),
    lookup: () => answered,
    evidence: () => [],
    discussions: async () => [],
    report: error => {
      throw error;
    },
  });
}

let running: Running;
async function connect(): Promise<LocalSlack> {
  const database = testDatabase();
  running = await runSlack({ chat: realChat(database), database });
  await untilState(running.connection, /^connected$/);
  return running.slack;
}
afterEach(() => expect(running.slack.problems).toEqual([]));

const idle = async (slack: LocalSlack, payload: Record<string, unknown>) => {
  await slack.until(() => slack.responsesTo(payload).length > 0);
  const [response] = slack.responsesTo(payload);
  if (!response) throw new Error('no response');
  return response;
};

/** What is told last is told: everything before it was answered, too. */
const nothingElse = async (slack: LocalSlack, act: () => void) => {
  const before = slack.posted.length;
  act();
  slack.deliver(slack.mention('/help'));
  await slack.until(() => slack.posted.length > before);
  expect(slack.posted.length).toBe(before + 1);
};

describe('slash commands', () => {
  test('/trends answers the asker alone, in the asker’s language', async () => {
    const slack = await connect();
    slack.locales.set('U1', 'zh-CN');
    const command = slack.command('/trends', '');
    expect(await slack.deliver(command).acknowledged).toBeLessThan(3000);
    const response = await idle(slack, command);
    expect(response.body).toMatchObject({ response_type: 'ephemeral', replace_original: false, unfurl_links: false });
    expect(response.shown).toContain('1. 机器人进厂');
  });

  test('/trend 1, /ask and names that nobody registered are answered; /trendbrief takes every command', async () => {
    const slack = await connect();
    const shownFor = async (name: string, text: string) => {
      const command = slack.command(name, text);
      slack.deliver(command);
      return (await idle(slack, command)).shown;
    };
    expect(await shownFor('/trend', '1')).toContain('Trend 1 · Robots enter factories');
    expect(await shownFor('/ask', 'chips?')).toContain('出货120万颗');
    expect(await shownFor('/trendbrief', 'trends')).toContain('2. Inference gets cheaper');
    expect(await shownFor('/trendbrief', '')).toContain('What Trendbrief does');
    expect(await shownFor('/trendz', '')).toContain('Did you mean /trends?');
    expect(await shownFor('/whatever-we-named-it', 'x')).toContain('There is no command /whatever-we-named-it');
    expect(await shownFor('/ask', '<!channel> &lt;b&gt;')).toContain('@channel <b>');
  });

  test('an answer can be shared with the channel, once', async () => {
    const slack = await connect();
    const command = slack.command('/ask', 'chips?');
    slack.deliver(command);
    const response = await idle(slack, command);
    const share = slack.press(response, 'Share to channel');
    slack.deliver(share);
    const shared = await idle(slack, share);
    expect(shared.body).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(shared.shown).toContain('去年芯片出货120万颗。');
    expect(shared.shown).toContain('Shared by ann');
    const again = slack.press(response, 'Share to channel');
    slack.deliver(again);
    expect((await idle(slack, again)).body.text).toContain('shared already');
  });

  test('that ask the asker something offer no sharing', async () => {
    const slack = await connect();
    const command = slack.command('/digest', 'subscribe daily weekdays 9:00');
    slack.deliver(command);
    const { shown } = await idle(slack, command);
    expect(shown).toContain('Confirm');
    expect(shown).not.toContain('Share');
  });

  test('in a direct message offer no sharing', async () => {
    const slack = await connect();
    const command = slack.command('/ask', 'chips?', { channel_id: 'D1' });
    slack.deliver(command);
    expect((await idle(slack, command)).shown).not.toContain('Share');
  });
});

describe('mentions and direct messages', () => {
  test('a mention is answered in its thread, one inside a thread there', async () => {
    const slack = await connect();
    slack.deliver(slack.mention('trends', { ts: '5.000001' }));
    slack.deliver(slack.mention('/trend 1', { ts: '5.000009', thread_ts: '4.000001' }));
    await slack.until(() => slack.posted.length === 2);
    expect(slack.posted.map(({ channel, thread }) => [channel, thread])).toEqual([
      ['C1', '5.000001'],
      ['C1', '4.000001'],
    ]);
    expect(slack.posted[0]?.body).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    // One a second and channel.
    expect(running.clock.waits.some(wait => wait > 800 && wait <= 1000)).toBe(true);
  });

  test('a mention alone gets help', async () => {
    const slack = await connect();
    slack.deliver(slack.mention(''));
    await slack.until(() => slack.posted.length === 1);
    expect(slack.posted[0]?.shown).toContain('What Trendbrief does');
  });

  test('a direct message is a question, answered where it was asked', async () => {
    const slack = await connect();
    slack.deliver(slack.directMessage('how many chips?'));
    await slack.until(() => slack.posted.length === 1);
    expect(slack.posted[0]).toMatchObject({ channel: 'D1', thread: null });
    expect(slack.posted[0]?.shown).toContain('去年芯片出货120万颗。');
  });

  test('bots, the bot itself, edits, deletions and channel talk are left alone', async () => {
    const slack = await connect();
    await nothingElse(slack, () => {
      slack.deliver(slack.directMessage('x', { bot_id: 'B9' }));
      slack.deliver(slack.directMessage('x', { user: 'UBOT' }));
      slack.deliver(slack.directMessage('x', { subtype: 'bot_message', bot_id: 'B9' }));
      slack.deliver(
        slack.event({
          type: 'message',
          subtype: 'message_changed',
          channel_type: 'im',
          channel: 'D1',
          ts: '9.1',
          message: { user: 'U1', text: 'y', ts: '9.0' },
        }),
      );
      slack.deliver(
        slack.event({
          type: 'message',
          subtype: 'message_deleted',
          channel_type: 'im',
          channel: 'D1',
          ts: '9.2',
          deleted_ts: '9.0',
        }),
      );
      slack.deliver(slack.directMessage('talk', { channel: 'C1', channel_type: 'channel' }));
      slack.deliver(slack.mention('x', { bot_id: 'B9' }));
    });
  });

  test('a mention that is edited is answered once', async () => {
    const slack = await connect();
    slack.deliver(slack.mention('trends', { ts: '6.000001' }));
    await slack.until(() => slack.posted.length === 1);
    await nothingElse(slack, () => slack.deliver(slack.mention('trends!', { ts: '6.000001', edited: { ts: '6.2' } })));
  });
});

describe('buttons', () => {
  test('on a public answer: detail goes into the thread, a passage to the asker, a page in place', async () => {
    const slack = await connect();
    slack.deliver(slack.directMessage('/trends'));
    await slack.until(() => slack.posted.length === 1);
    const [list] = slack.posted;
    if (!list) throw new Error('no list');
    slack.deliver(slack.press(list, 'Detail'));
    await slack.until(() => slack.posted.length === 2);
    expect(slack.posted[1]).toMatchObject({ channel: 'D1', thread: list.ts });

    slack.deliver(slack.mention('chips?'));
    await slack.until(() => slack.posted.length === 3);
    const [, , answer] = slack.posted;
    if (!answer) throw new Error('no answer');
    const open = slack.press(answer, 'Open passage');
    slack.deliver(open);
    expect((await idle(slack, open)).body).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: answer.thread,
    });
    const more = slack.press(answer, 'More passages');
    slack.deliver(more);
    const replaced = await idle(slack, more);
    expect(replaced.body).toMatchObject({ replace_original: true });
    expect(replaced.shown).toContain('1–3 of 5');
  });

  test('on an answer that only the asker sees, every answer is for the asker', async () => {
    const slack = await connect();
    const command = slack.command('/trends', '');
    slack.deliver(command);
    const detail = slack.press(await idle(slack, command), 'Detail');
    slack.deliver(detail);
    const response = await idle(slack, detail);
    expect(response.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(response.shown).toContain('Trend 1 · Robots enter factories');
    expect(slack.posted).toEqual([]);
  });

  test('in a channel that the bot is no member of answer the asker instead', async () => {
    const slack = await connect();
    slack.deliver(slack.mention('trends'));
    await slack.until(() => slack.posted.length === 1);
    const [list] = slack.posted;
    if (!list) throw new Error('no list');
    slack.fail('chat.postMessage', { kind: 'refused', code: 'not_in_channel' });
    const detail = slack.press(list, 'Detail');
    slack.deliver(detail);
    expect((await idle(slack, detail)).body).toMatchObject({ response_type: 'ephemeral' });
  });
});

test('the message shortcut asks the library about a message', async () => {
  const slack = await connect();
  const shortcut = slack.shortcut('how many <https://a.example|chips> &amp; more?');
  slack.deliver(shortcut);
  const response = await idle(slack, shortcut);
  expect(response.body).toMatchObject({ response_type: 'ephemeral' });
  expect(response.shown).toContain('how many chips & more?');
});

test('App Home shows briefings with their next runs, and answers what is searched there', async () => {
  const slack = await connect();
  slack.deliver(slack.homeOpened());
  await slack.until(() => slack.homes.has('U1'));
  const shown = () => JSON.stringify(slack.homes.get('U1'));
  expect(shown()).toContain('Daily brief');
  expect(shown()).toMatch(/Next: \d{4}-\d\d-\d\d 09:00 \(Asia\/Shanghai\)/);
  slack.deliver(slack.pressAtHome('U1', { search: 'chips?' }));
  await slack.until(() => shown().includes('去年芯片出货120万颗。'));
  slack.deliver(slack.pressAtHome('U1', 'See it now'));
  await slack.until(() => shown().includes('Robots enter factories'));
  expect(slack.posted).toEqual([]);
});

describe('subscribing', () => {
  const rows = () => running.database.kysely.selectFrom('subscriptions').selectAll().execute();

  test('by a form: what comes of it is seen before it is confirmed, and nobody else reads along', async () => {
    const slack = await connect();
    slack.deliver(slack.command('/digest', 'subscribe', { user_id: 'U9', channel_id: 'C2' }));
    await slack.until(() => slack.modals.size === 1);
    await slack.deliver(slack.submit(slack.modal, { Time: '25:00' })).said;
    expect(slack.modal.shown).toMatch(/\n⚠ .*25:00/);
    await slack.deliver(slack.submit(slack.modal, { Time: '7:45' })).said;
    expect(slack.modal.shown).toMatch(/\d{4}-\d\d-\d\d 07:45 \(Asia\/Shanghai\)/);
    expect(await rows()).toEqual([]);
    const shown = slack.modal.shown;
    slack.deliver(slack.pressInModal(slack.modal, 'Confirm'));
    await slack.until(() => slack.modal.shown !== shown);
    expect(slack.modal.shown).toContain('Subscribed');
    expect(slack.modal.view).toMatchObject({ close: { text: 'Close' } });
    expect(await rows()).toMatchObject([{ target: 'slack:C2', created_by: 'slack:U9', cron: '45 7 * * *' }]);
    expect([slack.posted, slack.responded]).toEqual([[], []]);
  });

  test('can be cancelled in the form', async () => {
    const slack = await connect();
    slack.deliver(slack.command('/digest', 'subscribe'));
    await slack.until(() => slack.modals.size === 1);
    await slack.deliver(slack.submit(slack.modal, {})).said;
    const shown = slack.modal.shown;
    slack.deliver(slack.pressInModal(slack.modal, 'Cancel'));
    await slack.until(() => slack.modal.shown !== shown);
    expect(await rows()).toEqual([]);
  });

  test('from the Home tab asks for a channel: one that the person is in, and the bot too', async () => {
    const slack = await connect();
    slack.channels.set('U1', ['C2', 'C5']);
    slack.deliver(slack.homeOpened());
    await slack.until(() => slack.homes.has('U1'));
    slack.deliver(slack.pressAtHome('U1', 'Subscribe a channel…'));
    await slack.until(() => slack.modals.size === 1);
    await slack.deliver(slack.submit(slack.modal, { Channel: 'C1' })).said;
    expect(slack.modal.shown).toContain('choose a channel that you are in');
    await slack.deliver(slack.submit(slack.modal, { Channel: 'C5', Time: '6:15' })).said;
    expect(slack.modal.shown).toContain('/invite @Trendbrief');
    slack.joined.add('C5');
    await slack.deliver(slack.submit(slack.modal, {})).said;
    expect(slack.modal.shown).toContain('06:15');
    expect(JSON.stringify(slack.modal.view.blocks)).toContain('"channel_id":"C5"');
    slack.deliver(slack.pressInModal(slack.modal, 'Confirm'));
    // The tab counts the file's own channel and the new one.
    await slack.until(() => JSON.stringify(slack.homes.get('U1')).includes('2 channels subscribe'));
    expect(await rows()).toMatchObject([{ target: 'slack:C5', created_by: 'slack:U1', cron: '15 6 * * *' }]);
  });
});

describe('a discussion', () => {
  test('begins with one message in the channel, counts votes for everybody, and is concluded in its thread', async () => {
    const slack = await connect();
    const command = slack.command('/trends', '');
    slack.deliver(command);
    const list = await idle(slack, command);
    for (const _ of [1, 2]) {
      const discuss = slack.press(list, 'Discuss');
      slack.deliver(discuss);
      expect((await idle(slack, discuss)).body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    }
    expect(slack.posted).toHaveLength(1);
    const [starter] = slack.posted;
    if (!starter) throw new Error('no starter');
    expect(starter).toMatchObject({
      channel: 'C1',
      thread: null,
      metadata: { event_type: 'trendbrief_discussion', event_payload: { channel: 'C1' } },
    });

    for (const [user, label] of [
      ['U1', 'Agree'],
      ['U2', 'Agree'],
    ] as const) {
      const vote = { ...slack.press(starter, voteLabel(starter.shown, label)), user: { id: user, name: user } };
      slack.deliver(vote);
      const replaced = await idle(slack, vote);
      expect(replaced.body).toMatchObject({ response_type: 'in_channel', replace_original: true });
    }
    expect(slack.responded.at(-1)?.shown).toContain('2');

    const inThread = { thread_ts: starter.ts, channel: 'C1' };
    slack.names.set('U1', 'Ann');
    await slack.deliver(slack.said('We build it ourselves.', { ...inThread, ts: '1700000500.000100' })).acknowledged;
    slack.deliver(slack.mention('/conclude agree We go ahead.', inThread));
    await slack.until(() => slack.posted.length === 2);
    expect(slack.posted[1]).toMatchObject({ channel: 'C1', thread: starter.ts });
    expect(slack.posted[1]?.shown).toContain('We go ahead.');

    slack.deliver(
      slack.shortcut('We build it ourselves.', 'mark_conclusion', { ts: '1700000500.000100', thread_ts: starter.ts }),
    );
    await slack.until(() => slack.posted.length === 3);
    expect(slack.posted[2]).toMatchObject({ thread: starter.ts });
    expect(slack.posted[2]?.shown).toContain('We build it ourselves.');
  });

  test('marked as concluded outside a discussion says so to the asker alone', async () => {
    const slack = await connect();
    const shortcut = slack.shortcut('Lunch?', 'mark_conclusion');
    slack.deliver(shortcut);
    expect((await idle(slack, shortcut)).body).toMatchObject({ response_type: 'ephemeral' });
    expect(slack.posted).toEqual([]);
  });

  test('is begun from the Home tab in a channel that the person chooses', async () => {
    const slack = await connect();
    slack.channels.set('U1', ['C2']);
    slack.deliver(slack.homeOpened());
    await slack.until(() => slack.homes.has('U1'));
    slack.deliver(slack.pressAtHome('U1', { search: '/trends' }));
    await slack.until(() => JSON.stringify(slack.homes.get('U1')).includes('Discuss'));
    slack.deliver(slack.pressAtHome('U1', 'Discuss'));
    await slack.until(() => slack.modals.size === 1);
    await slack.deliver(slack.submit(slack.modal, { Channel: 'C2' })).said;
    expect(slack.posted).toMatchObject([{ channel: 'C2', thread: null }]);
    expect(JSON.stringify(slack.modal.view.blocks)).toContain('https://local.slack.example/archives/C2/p');
  });
});

test('someone whose language Slack does not tell is spoken to in the usual one', async () => {
  const slack = await connect();
  slack.fail('users.info', { kind: 'too-many', seconds: 60 });
  const command = slack.command('/trends', '');
  slack.deliver(command);
  expect((await idle(slack, command)).shown).toContain('Robots enter factories');
});

/** Its label holds the count. */
function voteLabel(shown: string, label: string): string {
  return shown.split('\n').find(line => line.startsWith(label)) ?? label;
}
