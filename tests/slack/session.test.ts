import { afterEach, describe, expect, test } from 'vitest';
import { createChat } from '../../src/chat/chat.ts';
import type { Chat } from '../../src/chat/request.ts';
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
function realChat(): Chat {
  return createChat({
    library: { ...emptyLibrary, trendReports: () => [report], passageAt: () => passage(), neighbours: () => passages },
    kysely: testDatabase().kysely,
    briefings: () => testBriefings,
    senders: () => [],
    discussions: async () => [],
    now: () => new Date('2026-01-12T01:00:00Z'),
    lookup: () => answered,
    evidence: () => [],
    report: error => {
      throw error;
    },
  });
}

let running: Running;
async function connect(): Promise<LocalSlack> {
  running = await runSlack({ chat: realChat() });
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

test('someone whose language Slack does not tell is spoken to in the usual one', async () => {
  const slack = await connect();
  slack.fail('users.info', { kind: 'too-many', seconds: 60 });
  const command = slack.command('/trends', '');
  slack.deliver(command);
  expect((await idle(slack, command)).shown).toContain('Robots enter factories');
});
