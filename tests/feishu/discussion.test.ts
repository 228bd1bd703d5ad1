import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { callbacksOf, shownText } from '../support/feishu/check.ts';
import { pressed, reacted, recalled, said, toBot } from '../support/feishu/events.ts';
import { appId, appSecret, LocalFeishu } from '../support/feishu/local-feishu.ts';
import { indexedDatabase } from '../support/indexed.ts';

test('a discussion on Feishu: its recap counts reactions, forgets what was taken back, and leads to the topic', async () => {
  const feishu = await new LocalFeishu().start();
  onTestFinished(() => feishu.stop());
  feishu.names = { ou_ann: '安妮', ou_bob: '博' };
  const settings = {
    TRENDBRIEF_DB: indexedDatabase(),
    TRENDBRIEF_LOCALE: 'zh',
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_DOMAIN: feishu.url,
  };
  const bot = await startBot(settings);
  await bot.ready();
  await feishu.until(() => feishu.connections > 0);
  const mention = { group: true, mentions: [toBot] };

  await feishu.deliver(said({ ...mention, text: '@_user_1 /趋势' }));
  await feishu.until(() => feishu.posted.length === 1);
  const [trends] = feishu.posted;
  const discuss = callbacksOf(trends?.card).find(({ label }) => label === '讨论');
  await feishu.deliver(pressed(trends?.id ?? '', discuss?.value));
  await feishu.until(() => feishu.posted.some(({ to, replyTo }) => to === 'oc_1' && replyTo === null));
  const starter = feishu.posted.find(({ to, replyTo }) => to === 'oc_1' && replyTo === null)?.id ?? '';

  const topic = { group: true, root: starter, topic: 'omt_talk' };
  await feishu.deliver(said({ ...topic, id: 'om_point', text: '先在两条产线试点，再谈扩大', sender: 'ou_bob' }));
  await feishu.deliver(said({ ...topic, id: 'om_slip', text: '发错群了' }));
  await feishu.deliver(recalled('om_slip'));
  await feishu.deliver(reacted('om_point', 'THUMBSUP', { user: 'ou_ann' }));
  await feishu.deliver(reacted('om_point', 'JIAYI', { user: 'ou_cai' }));
  await feishu.deliver(reacted('om_point', 'JIAYI', { user: 'ou_cai', removed: true }));

  // The bot is another one from here on: what it knows is what it wrote down.
  await bot.stop('SIGKILL');
  await feishu.until(() => feishu.connections === 0);
  const again = await startBot(settings);
  await again.ready();
  await feishu.until(() => feishu.connections > 0);
  const before = feishu.posted.length;
  await feishu.deliver(said({ ...mention, text: '@_user_1 /回顾' }));
  await feishu.until(() => feishu.posted.length > before);
  const recap = feishu.posted.at(-1)?.card;
  expect(shownText(recap)).toContain('先在两条产线试点，再谈扩大');
  expect(shownText(recap)).toMatch(/博[^\n]*1 人/);
  expect(JSON.stringify(recap)).not.toContain('发错群了');
  expect(JSON.stringify(recap)).toContain('client/thread/open?openthreadid=omt_talk');
  expect(feishu.problems).toEqual([]);
}, 60_000);
