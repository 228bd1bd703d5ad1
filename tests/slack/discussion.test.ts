import { afterEach, describe, expect, test } from 'vitest';
import type { ItemDiscussion } from '../../src/card/recap.ts';
import { FakeChat, trendsCard } from '../support/fake-chat.ts';
import type { LocalSlack } from '../support/slack/local-slack.ts';
import { type Running, type RunOptions, runSlack, untilState } from '../support/slack/running.ts';

const root = '1600000000.000001';

let running: Running;
async function connected(settings: RunOptions['settings'] = {}): Promise<{ slack: LocalSlack; chat: FakeChat }> {
  const chat = new FakeChat();
  chat.discussions.add(`C1/${root}`);
  running = await runSlack({ chat, settings });
  await untilState(running.connection, /^connected$/);
  return { slack: running.slack, chat };
}
afterEach(() => expect(running.slack.problems).toEqual([]));

/** Everything that Slack delivered before it is through when this is answered. */
async function through(slack: LocalSlack): Promise<void> {
  const last = slack.command('/ask', 'last');
  slack.deliver(last);
  await slack.until(() => slack.responsesTo(last).length === 1);
}

describe('in the thread of a discussion', () => {
  test('what people say is told, with names instead of ids, and not answered', async () => {
    const { slack, chat } = await connected();
    slack.names.set('U1', 'Ann').set('U2', 'Bo');
    await slack.deliver(slack.said('I agree with <@U2> &amp; <https://a.example|this>', { ts: '1600000009.000200' }))
      .acknowledged;
    await through(slack);
    expect(chat.happenings).toEqual([
      {
        platform: 'slack',
        channel: 'C1',
        kind: 'said',
        message: '1600000009.000200',
        thread: root,
        user: 'U1',
        name: 'Ann',
        text: 'I agree with @Bo & this',
        at: new Date(1_600_000_009_000),
      },
    ]);
    expect(slack.posted).toEqual([]);
  });

  test('edits, deletions and reactions are told', async () => {
    const { slack, chat } = await connected();
    await slack.deliver(slack.edited('5.1', 'better', 'good')).acknowledged;
    await slack.deliver(slack.deleted('5.2')).acknowledged;
    await slack.deliver(slack.reacted('5.3', '+1::skin-tone-3')).acknowledged;
    await slack.deliver(slack.reacted('5.3', '+1', false)).acknowledged;
    await through(slack);
    expect(chat.happenings).toMatchObject([
      { kind: 'edited', message: '5.1', text: 'better' },
      { kind: 'deleted', message: '5.2' },
      { kind: 'reacted', message: '5.3', user: 'U1', reaction: '+1', added: true },
      { kind: 'reacted', message: '5.3', user: 'U1', reaction: '+1', added: false },
    ]);
  });

  test('a mention of the bot is told, known by its name, and answered there', async () => {
    const { slack, chat } = await connected();
    const what = { ts: '6.1', thread_ts: root };
    await slack.deliver(slack.said('<@UBOT> how many?', what)).acknowledged;
    await slack.deliver(slack.mention('how many?', what)).acknowledged;
    await slack.until(() => slack.posted.length === 1);
    expect(slack.posted[0]).toMatchObject({ channel: 'C1', thread: root });
    expect(chat.requests).toMatchObject([{ text: 'how many?', thread: root }]);
    expect(chat.happenings).toMatchObject([{ kind: 'said', text: '@Trendbrief how many?' }]);
  });

  test('bots, the bot itself, previews of links and what stands elsewhere are neither told nor stored', async () => {
    const { slack, chat } = await connected();
    const silent = [
      slack.said('x', { bot_id: 'B9' }),
      slack.said('x', { user: 'UBOT' }),
      slack.said('x', { subtype: 'bot_message', user: undefined }),
      slack.said('has joined', { subtype: 'channel_join' }),
      slack.said('elsewhere', { thread_ts: '1600000000.000777' }),
      slack.said('the root', { ts: root }),
      slack.said('in no thread', { thread_ts: undefined }),
      slack.edited('5.1', 'same', 'same'),
      slack.edited('5.1', 'elsewhere', 'x', { thread_ts: '1600000000.000777' }),
      slack.edited('5.1', 'a bot', 'x', { bot_id: 'B9' }),
      slack.deleted('5.2', { bot_id: 'BBOT', user: 'UBOT' }),
      slack.reacted('5.3', 'eyes', true, 'UBOT'),
    ];
    await Promise.all(silent.map(event => slack.deliver(event).acknowledged));
    const stored = await running.database.kysely.selectFrom('inbox').select('key').execute();
    expect(stored).toEqual([]);
    await through(slack);
    expect(chat.happenings).toEqual([]);
    expect(slack.posted).toEqual([]);
  });

  test('what cannot be placed at once is acknowledged all the same', async () => {
    const { slack, chat } = await connected();
    running.clock.slow = new Set();
    chat.isDiscussion = () => new Promise(() => {});
    expect(await slack.deliver(slack.said('anything')).acknowledged).toBeLessThan(3000);
    await through(slack);
    expect(chat.happenings).toHaveLength(1);
  });

  test('nothing of what was said stays behind once it is told', async () => {
    const { slack, chat } = await connected();
    await slack.deliver(slack.said('secret plan')).acknowledged;
    await through(slack);
    expect(chat.happenings).toHaveLength(1);
    const rows = await running.database.kysely.selectFrom('inbox').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('secret plan');
  });
});

test('*Mark as conclusion* tells the message, its author and thread, and the answer stands in the thread', async () => {
  const { slack, chat } = await connected();
  slack.names.set('U2', 'Bo');
  const shortcut = slack.shortcut('We wait for <@U1>.', 'mark_conclusion', { ts: '6.9', thread_ts: root });
  slack.deliver(shortcut);
  await slack.until(() => slack.posted.length === 1);
  expect(chat.presses).toMatchObject([
    {
      channel: 'C1',
      thread: root,
      message: '6.9',
      action: 'mark-conclusion',
      value: '{}',
      values: { text: 'We wait for @U1.', user: 'U2', name: 'Bo' },
    },
  ]);
  expect(slack.posted[0]).toMatchObject({ channel: 'C1', thread: root });
});

describe('the first message of a discussion', () => {
  const cards = { zh: trendsCard('zh'), en: trendsCard('en') };
  const key = 'discussion trend a report.txt#2 slack:C1';

  test('carries its item, by which it is found again', async () => {
    const { slack } = await connected();
    const { sender } = running.connection;
    const ts = await sender.send('C1', cards, key);
    await sender.send('C1', cards, 'discussion trend a report.txt#3 slack:C1');
    expect(slack.posted[0]?.metadata).toEqual({
      event_type: 'trendbrief_discussion',
      event_payload: { item: 'trend a report.txt#2', channel: 'C1' },
    });
    const now = new Date();
    const settled = await sender.settle('C1', cards, key, { first: now, last: now, now });
    expect(settled).toEqual({ state: 'sent', message: ts });
    expect(slack.posted).toHaveLength(2);
  });

  test('has a link', async () => {
    await connected();
    const { sender } = running.connection;
    expect(sender.link?.('C1', '1600000000.000001')).toBe('https://local.slack.example/archives/C1/p1600000000000001');
  });

  test('is replaced for everybody when a vote changes it', async () => {
    const { slack } = await connected();
    await running.connection.sender.send('C1', cards, key);
    slack.deliver(slack.mention('what?'));
    await slack.until(() => slack.posted.length === 2);
    const [, answer] = slack.posted;
    if (!answer) throw new Error('no answer');
    const press = slack.press(answer, 'More passages');
    slack.deliver(press);
    await slack.until(() => slack.responsesTo(press).length === 1);
    expect(slack.responsesTo(press)[0]?.body).toMatchObject({ response_type: 'in_channel', replace_original: true });
  });
});

describe('the Home tab', () => {
  const discussion = (title: string, lastAt: string): ItemDiscussion => ({
    item: 'trend x#1',
    title: { zh: title, en: title },
    link: 'https://local.slack.example/archives/C1/p1',
    startedAt: new Date('2026-01-01T00:00:00Z'),
    lastAt: new Date(lastAt),
    replies: 4,
    people: 3,
    votes: { agree: 1, disagree: 0, watch: 0 },
    points: [],
    conclusion: { stance: 'watch', text: 'We wait.', name: 'Bo', at: new Date(lastAt) },
    gained: { zh: [], en: [] },
  });

  async function atHome() {
    const { slack } = await connected({
      discussions: async (target, items) =>
        items?.includes('trend x#1') ? [discussion(`Discussed in ${target}`, '2026-01-05T00:00:00Z')] : [],
    });
    for (const [index, channel] of ['C1', 'C2', 'C3'].entries()) {
      await running.database.kysely
        .insertInto('discussions')
        .values({
          target: `slack:${channel}`,
          item: 'trend x#1',
          thread: `${index}.1`,
          cards: '{}',
          started_by: 'slack:U1',
          started_at: '2026-01-01T00:00:00.000Z',
          attempted_at: null,
        })
        .execute();
    }
    const open = async (user: string) => {
      slack.homes.delete(user);
      slack.deliver(slack.homeOpened(user));
      await slack.until(() => slack.homes.has(user));
      return JSON.stringify(slack.homes.get(user));
    };
    return { slack, open };
  }

  test('shows the discussions of the person’s own channels, and of no other', async () => {
    const { slack, open } = await atHome();
    slack.channels.set('U1', ['C1', 'C9']).set('U2', []);
    const shown = await open('U1');
    expect(shown).toContain('Discussed in slack:C1');
    expect(shown).toContain('#name-C1 · 4 replies · 3 people');
    expect(shown).toContain('Conclusion: We wait.');
    expect(shown).not.toContain('slack:C2');
    expect(await open('U2')).not.toContain('Discussed');
  });

  test('shows none where Slack does not tell whose channels they are', async () => {
    const { slack, open } = await atHome();
    slack.channels.set('U1', ['C1']);
    slack.fail('users.conversations', { kind: 'refused', code: 'missing_scope' });
    expect(await open('U1')).not.toContain('Discussed');
    expect(await open('U1')).toContain('Discussed in slack:C1');
  });
});
