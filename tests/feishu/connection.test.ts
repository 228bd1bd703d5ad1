import { describe, expect, test } from 'vitest';
import { menu, pressed, said } from '../support/feishu/events.ts';
import { appSecret } from '../support/feishu/local-feishu.ts';
import { world } from '../support/feishu/world.ts';

describe('the connection', () => {
  test('comes back by itself when it is cut', async () => {
    const { feishu } = await world();
    await feishu.deliver(said({ text: 'before' }));
    feishu.dropConnections();
    await feishu.until(() => feishu.connections === 0);
    await feishu.deliver(said({ text: 'after', id: 'om_after' }));
    await feishu.until(() => feishu.posted.some(({ replyTo }) => replyTo === 'om_after'));
  });

  test('comes back after refusals that the SDK takes for final', async () => {
    const { feishu, bot, log } = await world();
    await feishu.until(() => feishu.connections === 1);
    feishu.refusals.push(1, 514, 1);
    feishu.dropConnections();
    await feishu.until(() => feishu.refusals.length === 0);
    expect(bot.state()).toMatch(/^(?:failed|connecting)/);
    await feishu.deliver(said({ text: 'after' }));
    await feishu.until(() => feishu.posted.length === 1);
    expect(bot.state()).toBe('connected');
    expect(log.lines.join()).toContain('飞书长连接被拒绝（514）');
  });

  test('comes up late when Feishu is not there at the start', async () => {
    const { feishu, bot } = await world();
    for (let i = 0; i < 3; i++) feishu.faults.push({ path: /endpoint$/, status: 502 });
    await feishu.deliver(said({ text: 'x' }));
    await feishu.until(() => feishu.posted.length === 1);
    expect(bot.state()).toBe('connected');
  });

  test('a hundred questions at once are acknowledged in time, and all answered', async () => {
    const { feishu } = await world();
    await feishu.until(() => feishu.connections === 1);
    const acknowledged = await Promise.all(
      Array.from({ length: 100 }, (_, index) => feishu.deliver(said({ text: `q ${index}`, chat: `oc_${index % 50}` }))),
    );
    expect(acknowledged.every(({ code }) => code === 200)).toBe(true);
    const slowest = Math.max(...acknowledged.map(({ milliseconds }) => milliseconds));
    expect(slowest).toBeLessThan(3000);
    await feishu.until(() => feishu.posted.length === 100);
    expect(new Set(feishu.posted.map(({ replyTo }) => replyTo)).size).toBe(100);
  });

  test('wrong credentials are told with what to do, and no secret is logged', async () => {
    const wrong = 'wrong-secret-xyz';
    const { bot, log, feishu } = await world({ appSecret: wrong });
    await feishu.until(() => log.lines.some(line => line.includes('FEISHU_APP_SECRET')));
    expect(bot.state()).toMatch(/^failed: 飞书不接受 FEISHU_APP_ID 与 FEISHU_APP_SECRET（错误码 10014）/);
    expect(log.lines.join()).not.toContain(wrong);
  });

  test('nothing secret is logged when calls fail', async () => {
    const { feishu, log } = await world();
    feishu.faults.push({ path: /reply$/, status: 400, code: 230002 }, { path: /reply$/, dropAnswer: true });
    await feishu.deliver(said({ text: 'x' }));
    await feishu.deliver(said({ text: 'y' }));
    await feishu.deliver(menu('trends'));
    await feishu.deliver(pressed('om_1', { action: 'more', value: 'q' }));
    await feishu.until(() => feishu.posted.length >= 2);
    const logged = log.lines.join();
    expect(logged).toContain('230002');
    expect(logged).not.toMatch(new RegExp(`${appSecret}|Bearer|t-1\\b`));
  });
});

describe('wrong settings', () => {
  for (const [settings, sentence] of [
    [{ appId: 'cli_short' }, 'FEISHU_APP_ID 的格式不对（cli_short）'],
    [{ appSecret: null }, '缺少 FEISHU_APP_SECRET'],
    [{ domain: 'nowhere' }, 'FEISHU_DOMAIN 只能是'],
    [{ mode: 'socket' }, 'FEISHU_MODE 只能是'],
    [{ mode: 'webhook' }, '需要 FEISHU_VERIFICATION_TOKEN'],
  ] as const) {
    test(`${JSON.stringify(settings)} is named, and nothing is tried`, async () => {
      const { bot, feishu } = await world(settings);
      expect(bot.state()).toContain(sentence);
      expect(bot.listener).toBeNull();
      expect(feishu.calls).toEqual([]);
      await expect(bot.sender.send('oc_1', { zh: card, en: card }, 'k')).rejects.toThrow('not_connected');
    });
  }
  const card = { locale: 'zh' as const, summary: 'A card', elements: [] };
});
