import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Card } from '../../src/card/card.ts';
import type { Reply } from '../../src/chat/request.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { callbacksOf, problemsOfCard, shownText } from '../support/feishu/check.ts';
import { menu, pressed, said, toBot, unknown } from '../support/feishu/events.ts';
import { botId } from '../support/feishu/local-feishu.ts';
import { world, worldWith } from '../support/feishu/world.ts';

describe('what people type', () => {
  test('a command in a direct message is answered with a reply to it', async () => {
    const { feishu, chat, bot } = await world();
    expect((await feishu.deliver(said({ text: '/趋势', id: 'om_ask', chat: 'oc_ann' }))).code).toBe(200);
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_ask', topic: false }]);
    expect(shownText(feishu.posted[0]?.card)).toContain('1. 港口学会自己排队');
    expect(chat.requests).toMatchObject([
      {
        platform: 'feishu',
        channel: 'oc_ann',
        user: 'ou_ann',
        admin: false,
        locale: 'zh',
        thread: null,
        text: '/趋势',
      },
    ]);
    expect(feishu.problems).toEqual([]);
    expect(bot.state()).toBe('connected');
  });

  test('a mention in a group is answered, inside its topic, without the mention', async () => {
    const { feishu, chat } = await world();
    const other = { key: '@_user_2', id: 'ou_bob', name: 'Bob' };
    const text = '@_user_1 具身智能何时量产？ @_user_2 @_user_12';
    await feishu.deliver(
      said({ text, id: 'om_q', group: true, mentions: [toBot, other], topic: 'omt_1', sender: 'ou_boss' }),
    );
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_q', topic: true }]);
    expect(chat.requests).toMatchObject([
      { text: '具身智能何时量产？ @Bob @_user_12', thread: 'om_root', admin: true },
    ]);
  });

  test('a mention alone is a call for help, and a rich text is read too', async () => {
    const { feishu, chat } = await world();
    await feishu.deliver(said({ text: '@_user_1 ', group: true, mentions: [toBot] }));
    const content = {
      title: '',
      content: [
        [
          { tag: 'at', user_id: '@_user_1' },
          { tag: 'text', text: ' 趋势' },
        ],
        [{ tag: 'text', text: '3' }],
      ],
    };
    await feishu.deliver(said({ type: 'post', content, group: true, mentions: [toBot] }));
    await feishu.until(() => feishu.posted.length > 1);
    expect(chat.requests.map(({ text }) => text)).toEqual(['/help', '趋势\n3']);
  });

  test('what is not for the bot is acknowledged and passed over', async () => {
    const { feishu, chat } = await world();
    const other = { key: '@_user_1', id: 'ou_other_bot', name: 'Other' };
    const events = [
      said({ text: 'hello all', group: true }),
      said({ text: '@_all hello', group: true }),
      said({ text: '@_user_1 /趋势', group: true, mentions: [other] }),
      said({ text: '/趋势', bot: true }),
      said({ text: '/趋势', sender: botId }),
      said({ type: 'image', content: { image_key: 'img_1' } }),
      unknown(),
      { schema: '2.0', header: { event_id: 'e', event_type: 'im.message.receive_v1' }, event: { message: 7 } },
    ];
    for (const event of events) expect((await feishu.deliver(event)).code).toBe(200);
    await feishu.deliver(said({ text: 'a question', id: 'om_last' }));
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_last' }]);
    expect(chat.requests).toHaveLength(1);
  });

  test('a button of the menu is a command, answered in the direct chat', async () => {
    const { feishu, chat } = await world();
    await feishu.deliver(menu('trend_3'));
    await feishu.until(() => feishu.posted.length > 0);
    expect(chat.requests).toMatchObject([{ text: '/trend 3', user: 'ou_ann' }]);
    expect(feishu.posted).toMatchObject([{ to: 'ou_ann', replyTo: null }]);
  });

  test('an event in many chunks is one event', async () => {
    const { feishu, chat } = await world();
    await feishu.deliver(said({ text: '很长的问题。'.repeat(500) }), 7);
    await feishu.until(() => feishu.posted.length > 0);
    expect(chat.requests[0]?.text).toHaveLength(3000);
  });
});

describe('buttons', () => {
  test('one that answers in a thread: a notice at once, and the answer in the topic of the card', async () => {
    const { feishu } = await world();
    const { code, answer } = await feishu.deliver(pressed('om_card', { action: 'detail', value: '1' }));
    expect({ code, answer }).toEqual({ code: 200, answer: { toast: { type: 'success', content: '已回复在下方' } } });
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_card', topic: true }]);
  });

  test('one that changes the card: the new card comes with the answer', async () => {
    const { feishu } = await world();
    const { answer } = await feishu.deliver(pressed('om_card', { action: 'more', value: '问题' }));
    expect(answer).toMatchObject({ toast: { content: '已更新' }, card: { type: 'raw', data: { schema: '2.0' } } });
    expect(feishu.posted).toEqual([]);
  });

  test('one for the asker alone: a direct message, or the topic for whom it cannot reach', async () => {
    const { feishu } = await world();
    const { answer } = await feishu.deliver(pressed('om_card', { action: 'open', value: '1' }));
    expect(answer).toMatchObject({ toast: { content: '已发到你与机器人的私聊' } });
    await feishu.until(() => feishu.posted.length > 0);
    feishu.faults.push({ path: /messages$/, status: 400, code: 230013 });
    await feishu.deliver(pressed('om_card', { action: 'open', value: '1' }));
    await feishu.until(() => feishu.posted.length > 1);
    expect(feishu.posted).toMatchObject([
      { to: 'ou_ann', replyTo: null },
      { replyTo: 'om_card', topic: true },
    ]);
  });

  test('in a direct message everything is a plain reply', async () => {
    const { feishu } = await world();
    await feishu.deliver(pressed('om_card', { action: 'open', value: '1', direct: true }));
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_card', topic: false }]);
  });

  test('a short sentence for the asker is a notice, and a form brings its fields', async () => {
    const chat = new (class extends FakeChat {
      override async press(press: Parameters<FakeChat['press']>[0]): Promise<readonly Reply[]> {
        this.presses.push(press);
        const card: Card = { locale: 'zh', summary: 's', elements: [{ kind: 'text', text: '这个按钮已失效' }] };
        return [{ card, placement: 'aside' }];
      }
    })();
    const { feishu } = await worldWith(chat);
    const { answer } = await feishu.deliver(pressed('om_1', { action: 'x', value: 'y' }, { cron: '0 9 * * *' }));
    expect(answer).toEqual({ toast: { type: 'warning', content: '这个按钮已失效' } });
    expect(chat.presses).toMatchObject([{ message: 'om_1', action: 'x', value: 'y', values: { cron: '0 9 * * *' } }]);
    expect(feishu.posted).toEqual([]);
  });

  test('a value that is no value of ours gets a notice', async () => {
    const { feishu } = await world();
    const { code, answer } = await feishu.deliver(pressed('om_1', { foreign: true }));
    expect({ code, answer }).toMatchObject({ code: 200, answer: { toast: { type: 'error' } } });
  });

  test('one that opens a discussion, which waits for Feishu, holds up nobody else', async () => {
    let open: (replies: readonly Reply[]) => void = () => {};
    const chat = new (class extends FakeChat {
      override press(): Promise<readonly Reply[]> {
        return new Promise(resolve => {
          open = resolve;
        });
      }
    })();
    const { feishu } = await worldWith(chat);
    const opening = feishu.deliver(pressed('om_1', { action: 'discuss', value: '{"item":"trend a#1"}' }));
    await feishu.deliver(said({ text: 'a question', id: 'om_q' }));
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_q' }]);
    open([]);
    expect((await opening).answer).toMatchObject({ toast: { type: 'success' } });
  });

  test('when the answer takes too long: a notice in time, and the card is changed afterwards', async () => {
    const { feishu, chat } = await world();
    await feishu.deliver(said({ text: '/趋势' }));
    await feishu.until(() => feishu.posted.length > 0);
    let open: () => void = () => {};
    chat.gate = new Promise(resolve => {
      open = resolve;
    });
    const { answer, milliseconds } = await feishu.deliver(pressed('om_1', { action: 'more', value: '问题' }));
    expect(answer).toMatchObject({ toast: { type: 'info' } });
    expect(milliseconds).toBeLessThan(3000);
    open();
    await feishu.until(() => feishu.posted[0]?.edits === 1);
    expect(shownText(feishu.posted[0]?.card)).toContain('夜间班次占三成');
  });
});

describe('a card of many pages', () => {
  const chapters: Card = {
    locale: 'zh',
    summary: '长',
    elements: [
      { kind: 'header', title: '长卡片' },
      ...Array.from({ length: 300 }, (_, index) => ({ kind: 'note', text: `第${index}条` }) as const),
    ],
  };

  test('is one message whose pages turn in place', async () => {
    const chat = new (class extends FakeChat {
      override answer(): Promise<readonly Reply[]> {
        return Promise.resolve([{ card: chapters, placement: 'here' }]);
      }
    })();
    const w = await worldWith(chat);
    await w.feishu.deliver(said({ text: 'x' }));
    await w.feishu.until(() => w.feishu.posted.length > 0);
    const shown: string[] = [];
    let card: unknown = w.feishu.posted[0]?.card;
    for (let page = 0; page < 10; page++) {
      expect(problemsOfCard(card)).toEqual([]);
      shown.push(shownText(card));
      const next = callbacksOf(card).find(({ label }) => label === '下一页');
      if (!next) break;
      const { answer } = await w.feishu.deliver(pressed('om_1', next.value));
      card = z.object({ card: z.object({ data: z.unknown() }) }).parse(answer).card.data;
    }
    expect(shown[0]).toContain('第 1/4 页');
    for (const { text } of chapters.elements.flatMap(one => (one.kind === 'note' ? [one] : []))) {
      expect(shown.filter(page => page.split('\n').includes(text))).toHaveLength(1);
    }
    expect(w.feishu.posted).toHaveLength(1);
  });
});

describe('a button of a card in a topic', () => {
  test('is pressed in that topic', async () => {
    const { feishu, chat } = await world();
    await feishu.deliver(said({ text: '@_user_1 /趋势 1', group: true, mentions: [toBot], topic: 'omt_1' }));
    await feishu.until(() => feishu.posted.length > 0);
    const [button] = callbacksOf(feishu.posted[0]?.card);
    await feishu.deliver(pressed('om_1', button?.value));
    expect(chat.presses).toMatchObject([{ thread: 'om_root', message: 'om_1' }]);
  });

  test('that its pressing began is pressed in that topic too', async () => {
    const { feishu, chat } = await world();
    await feishu.deliver(pressed('om_card', { action: 'detail', value: '1' }));
    await feishu.until(() => feishu.posted.length > 0);
    const [button] = callbacksOf(feishu.posted[0]?.card);
    await feishu.deliver(pressed('om_1', button?.value));
    expect(chat.presses.map(({ thread }) => thread)).toEqual([null, 'om_card']);
  });
});
