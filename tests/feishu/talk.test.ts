import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/chat/request.ts';
import { Ledger } from '../../src/platforms/feishu/ledger.ts';
import { createSender } from '../../src/platforms/feishu/send.ts';
import { KeptCards } from '../../src/platforms/shared/kept-cards.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { pressed, reacted, recalled, said, toBot } from '../support/feishu/events.ts';
import { worldWith } from '../support/feishu/world.ts';

/** A bot in whose group `oc_1` the thread under `om_starter` is a discussion. */
async function discussed(chat = new FakeChat()) {
  chat.discussions.add('oc_1/om_starter');
  const w = await worldWith(chat);
  w.feishu.names = { ou_ann: '安妮' };
  const stored = () =>
    w.database.kysely
      .selectFrom('inbox')
      .selectAll()
      .execute()
      .then(rows => JSON.stringify(rows));
  return { ...w, stored };
}

const reply = { group: true, root: 'om_starter', topic: 'omt_1' } as const;

/** Everything that was delivered before has been dealt with once this was. */
async function settled(w: Awaited<ReturnType<typeof discussed>>): Promise<void> {
  const before = w.feishu.posted.length;
  await w.feishu.deliver(said({ text: 'done?', group: true, mentions: [toBot], chat: 'oc_1' }));
  await w.feishu.until(() => w.feishu.posted.length > before);
}

describe('what people say in a discussion', () => {
  test('is told with their names, mentions and times, and is not answered', async () => {
    const w = await discussed();
    const bob = { key: '@_user_2', id: 'ou_bob', name: 'Bob' };
    await w.feishu.deliver(
      said({ ...reply, id: 'om_1', text: '@_user_2 我赞同第二点', mentions: [bob], at: 1772326800000 }),
    );
    await w.feishu.until(() => w.feishu.calls.includes('GET /open-apis/contact/v3/users/ou_ann'));
    await settled(w);
    expect(w.chat.happenings).toEqual([
      {
        platform: 'feishu',
        channel: 'oc_1',
        kind: 'said',
        message: 'om_1',
        thread: 'om_starter',
        user: 'ou_ann',
        name: '安妮',
        text: '@Bob 我赞同第二点',
        at: new Date(1772326800000),
      },
    ]);
    expect(w.feishu.posted).toHaveLength(1);
  });

  test('is told also for a chain of replies outside a topic', async () => {
    const w = await discussed();
    await w.feishu.deliver(said({ group: true, root: 'om_starter', parent: 'om_0', id: 'om_1', text: '补充' }));
    await settled(w);
    expect(w.chat.happenings).toMatchObject([{ message: 'om_1', thread: 'om_starter' }]);
  });

  test('is asked and told where it mentions the bot', async () => {
    const w = await discussed();
    await w.feishu.deliver(said({ ...reply, id: 'om_1', text: '@_user_1 数据呢？', mentions: [toBot] }));
    await w.feishu.until(() => w.feishu.posted.length > 0);
    expect(w.chat.happenings).toMatchObject([{ text: '@Trendbrief 数据呢？' }]);
    expect(w.chat.requests).toMatchObject([{ text: '数据呢？', thread: 'om_starter', name: '安妮' }]);
    expect(w.feishu.posted).toMatchObject([{ replyTo: 'om_1', topic: true }]);
  });

  test('is told without a name where the app may not read it, and asked for once', async () => {
    const w = await discussed();
    w.feishu.names = null;
    await w.feishu.deliver(said({ ...reply, id: 'om_1', text: '一' }));
    await w.feishu.deliver(said({ ...reply, id: 'om_2', text: '二' }));
    await settled(w);
    expect(w.chat.happenings).toMatchObject([
      { text: '一', name: null },
      { text: '二', name: null },
    ]);
    expect(w.feishu.calls.filter(call => call.includes('/contact/'))).toHaveLength(1);
    expect(w.log.lines.filter(line => line.includes('99991672'))).toEqual([]);
  });

  test('anywhere else is neither told nor stored', async () => {
    const w = await discussed();
    const secret = 'between us';
    await w.feishu.deliver(said({ group: true, text: secret }));
    await w.feishu.deliver(said({ group: true, text: secret, root: 'om_other', topic: 'omt_2' }));
    await w.feishu.deliver(said({ group: true, text: secret, root: 'om_starter', topic: 'omt_1', chat: 'oc_2' }));
    await w.feishu.deliver(said({ group: true, text: secret, root: 'om_starter', topic: 'omt_1', bot: true }));
    expect(await w.stored()).toBe('[]');
    await settled(w);
    expect(w.chat.happenings).toEqual([]);
  });

  test('that is no text is passed over', async () => {
    const w = await discussed();
    await w.feishu.deliver(said({ ...reply, type: 'image', content: { image_key: 'img_1' } }));
    await settled(w);
    expect(w.chat.happenings).toEqual([]);
  });

  test('is told once for two deliveries', async () => {
    const w = await discussed();
    await w.feishu.deliver(said({ ...reply, id: 'om_1', text: '一次', event: 'ev-a' }));
    await w.feishu.deliver(said({ ...reply, id: 'om_1', text: '一次', event: 'ev-b' }));
    await settled(w);
    expect(w.chat.happenings).toHaveLength(1);
  });
});

describe('what is taken back', () => {
  test('is told as deleted, after it was told as said', async () => {
    const w = await discussed();
    await Promise.all([
      w.feishu.deliver(said({ ...reply, id: 'om_1', text: '手滑' })),
      w.feishu.deliver(recalled('om_1')),
    ]);
    await settled(w);
    expect(w.chat.happenings).toMatchObject([
      { kind: 'said', message: 'om_1' },
      { kind: 'deleted', message: 'om_1', channel: 'oc_1' },
    ]);
  });

  test('does not come back when it is delivered late', async () => {
    const w = await discussed();
    await w.feishu.deliver(recalled('om_1'));
    await w.feishu.deliver(said({ ...reply, id: 'om_1', text: '手滑' }));
    await settled(w);
    expect(w.chat.happenings).toMatchObject([{ kind: 'deleted' }]);
    expect(await w.stored()).not.toContain('手滑');
  });
});

describe('reactions', () => {
  test('to what is on the record are told with its chat; those of apps are not', async () => {
    const w = await discussed();
    await w.database.kysely
      .insertInto('discussions')
      .values({
        target: 'feishu:oc_1',
        item: 'i',
        thread: 'om_starter',
        started_by: 'feishu:ou_a',
        started_at: '',
        cards: '{}',
      })
      .execute();
    await w.database.kysely
      .insertInto('discussion_messages')
      .values({ discussion: 1, message: 'om_1', person: 'feishu:ou_a', text: 't', said_at: '' })
      .execute();
    await w.feishu.deliver(reacted('om_1', 'THUMBSUP'));
    await w.feishu.deliver(reacted('om_1', 'THUMBSUP', { removed: true }));
    await w.feishu.deliver(reacted('om_starter', 'OK', { user: 'ou_ann' }));
    await w.feishu.deliver(reacted('om_1', 'THUMBSUP', { app: true }));
    await w.feishu.deliver(reacted('om_elsewhere', 'THUMBSUP'));
    await settled(w);
    const one = { platform: 'feishu', channel: 'oc_1', kind: 'reacted' };
    expect(w.chat.happenings).toEqual([
      { ...one, message: 'om_1', user: 'ou_bob', reaction: 'THUMBSUP', added: true },
      { ...one, message: 'om_1', user: 'ou_bob', reaction: 'THUMBSUP', added: false },
      { ...one, message: 'om_starter', user: 'ou_ann', reaction: 'OK', added: true },
    ]);
  });
});

describe('/结论 in answer to a message', () => {
  const answering = { group: true, root: 'om_starter', parent: 'om_view', mentions: [toBot] } as const;

  test('makes it the conclusion, with its words and its author', async () => {
    const w = await discussed();
    w.feishu.written.set('om_view', { user: 'ou_ann', text: '今年先试点' });
    await w.feishu.deliver(said({ ...answering, text: '@_user_1 /结论 赞同', sender: 'ou_bob' }));
    await w.feishu.until(() => w.feishu.posted.length > 0);
    expect(w.chat.presses).toMatchObject([
      {
        action: 'mark-conclusion',
        value: '{"stance":"agree"}',
        message: 'om_view',
        thread: 'om_starter',
        user: 'ou_bob',
        values: { text: '今年先试点', user: 'ou_ann', name: '安妮' },
      },
    ]);
    expect(w.chat.requests).toEqual([]);
  });

  test('goes on without its words where they cannot be read', async () => {
    const w = await discussed();
    await w.feishu.deliver(said({ ...answering, text: '@_user_1 结论' }));
    await w.feishu.until(() => w.feishu.posted.length > 0);
    expect(w.chat.presses).toMatchObject([{ value: '{"stance":"watch"}', message: 'om_view', values: {} }]);
  });

  test('with words of its own, or in a topic, is a command like any other', async () => {
    const w = await discussed();
    await w.feishu.deliver(said({ ...answering, text: '@_user_1 /结论 赞同 先试点' }));
    await w.feishu.deliver(said({ ...reply, mentions: [toBot], text: '@_user_1 /结论' }));
    await w.feishu.until(() => w.feishu.posted.length > 1);
    expect(w.chat.presses).toEqual([]);
    expect(w.chat.requests.map(({ text }) => text)).toEqual(['/结论 赞同 先试点', '/结论']);
  });
});

test('a press in a direct chat is about that chat', async () => {
  const chat = new (class extends FakeChat {
    override press(press: Parameters<FakeChat['press']>[0]): Promise<readonly Reply[]> {
      this.presses.push(press);
      return Promise.resolve([]);
    }
  })();
  const w = await discussed(chat);
  await w.feishu.deliver(pressed('om_1', { action: 'vote', value: '{}', direct: true }, undefined, { chat: 'oc_p2p' }));
  expect(chat.presses).toMatchObject([{ channel: 'oc_p2p', message: 'om_1', thread: null }]);
});

describe('a link', () => {
  test('opens the topic of a discussion once somebody spoke in it, also after a restart', async () => {
    const w = await discussed();
    expect(w.bot.sender.link?.('oc_1', 'om_starter')).toContain('/client/chat/open?openChatId=oc_1');
    await w.database.kysely
      .insertInto('discussions')
      .values({ target: 'feishu:oc_1', item: 'i', thread: 'om_starter', started_by: 'x', started_at: '', cards: '{}' })
      .execute();
    await w.feishu.deliver(said({ ...reply, id: 'om_1', text: '一' }));
    await settled(w);
    const topic = /^https:\/\/applink\.feishu\.cn\/client\/thread\/open\?.*open_thread_id=omt_1&open_chat_id=oc_1/;
    expect(w.bot.sender.link?.('oc_1', 'om_1')).toMatch(topic);
    const again = await w.restart();
    await w.feishu.until(() => w.feishu.connections === 1);
    expect(again.sender.link?.('oc_1', 'om_starter')).toMatch(topic);
  });

  test.each([
    ['https://open.feishu.cn', 'https://applink.feishu.cn/client/chat/open?openChatId=oc_1'],
    ['https://open.larksuite.com', 'https://applink.larksuite.com/client/chat/open?openChatId=oc_1'],
  ])('opens the chat in the app where no topic is known (%s)', async (domain, link) => {
    const w = await discussed();
    const clock = { now: () => 0, wait: async () => {} };
    const now = () => new Date();
    const { kysely } = w.database;
    const sender = createSender({
      posts: () => null,
      appId: 'cli_1',
      domain,
      topicOf: () => null,
      cards: new KeptCards(kysely, now),
      ledger: new Ledger(kysely, now),
      locale: 'zh',
      clock,
    });
    expect(sender.link?.('oc_1', 'om_1')).toBe(link);
    expect(sender.link?.('ou_1', 'om_1')).toBeNull();
  });
});
