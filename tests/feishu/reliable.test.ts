import { describe, expect, test } from 'vitest';
import { said } from '../support/feishu/events.ts';
import { faults } from '../support/feishu/faults.ts';
import { world } from '../support/feishu/world.ts';

describe('each answer arrives exactly once', () => {
  for (const [name, fault] of Object.entries(faults)) {
    test(`after ${name}`, async () => {
      const { feishu } = await world();
      feishu.faults.push({ ...fault, path: /reply$/ });
      await feishu.deliver(said({ text: 'first', id: 'om_first' }));
      await feishu.until(() => feishu.calls.filter(call => call.includes('/om_first/reply')).length === 2);
      await feishu.deliver(said({ text: 'second', id: 'om_second' }));
      await feishu.until(() => feishu.posted.length === 2);
      expect(feishu.posted.map(({ replyTo }) => replyTo)).toEqual(['om_first', 'om_second']);
    });
  }

  test('after all tokens were revoked', async () => {
    const { feishu } = await world();
    await feishu.until(() => feishu.connections > 0);
    feishu.expireTokens();
    await feishu.deliver(said({ text: 'x' }));
    await feishu.until(() => feishu.posted.length === 1);
    expect(feishu.tokens).toBe(2);
  });

  test('when Feishu delivers the message again, also under another event id and after a restart', async () => {
    const w = await world();
    const message = { text: 'once', id: 'om_once' };
    await w.feishu.deliver(said({ ...message, event: 'ev-a' }));
    await w.feishu.until(() => w.feishu.posted.length === 1);
    expect((await w.feishu.deliver(said({ ...message, event: 'ev-a' }))).code).toBe(200);
    expect((await w.feishu.deliver(said({ ...message, event: 'ev-b' }))).code).toBe(200);
    await w.restart();
    await w.feishu.until(() => w.feishu.connections === 1);
    expect((await w.feishu.deliver(said({ ...message, event: 'ev-c' }))).code).toBe(200);
    await w.feishu.deliver(said({ text: 'twice', id: 'om_other' }));
    await w.feishu.until(() => w.feishu.posted.length === 2);
    expect(w.feishu.posted.map(({ replyTo }) => replyTo)).toEqual(['om_once', 'om_other']);
    expect(w.chat.requests.map(({ text }) => text)).toEqual(['once', 'twice']);
  });

  test('when the bot is stopped before Feishu could be reached', async () => {
    const w = await world({ timeoutMilliseconds: 500 });
    for (let i = 0; i < 100; i++) w.feishu.faults.push({ path: /reply$/, status: 503 });
    await w.feishu.deliver(said({ text: 'x', id: 'om_x' }));
    await w.feishu.until(() => w.feishu.calls.some(call => call.includes('/reply')));
    const restarted = w.restart();
    await restarted;
    w.feishu.faults.length = 0;
    await w.feishu.until(() => w.feishu.posted.length === 1);
    expect(w.feishu.posted).toMatchObject([{ replyTo: 'om_x' }]);
  });

  test('many calls at the beginning ask for one token', async () => {
    const { feishu } = await world();
    await feishu.until(() => feishu.connections > 0);
    feishu.expireTokens();
    feishu.tokenMilliseconds = 50;
    await Promise.all(
      Array.from({ length: 5 }, (_, index) => feishu.deliver(said({ text: `${index}`, chat: `oc_${index}` }))),
    );
    await feishu.until(() => feishu.posted.length === 5);
    expect(feishu.tokens).toBe(2);
  });
});
