import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { said } from '../support/feishu/events.ts';
import { appId, appSecret, LocalFeishu } from '../support/feishu/local-feishu.ts';
import { indexedDatabase } from '../support/indexed.ts';

const questions = Array.from({ length: 12 }, (_, index) => ({
  text: index % 2 ? '/趋势 3' : '/帮助',
  id: `om_q${index}`,
  chat: `oc_${index}`,
}));

test('killed in the middle of a burst, the bot answers each question once, however often Feishu delivers it', async () => {
  const feishu = await new LocalFeishu().start();
  try {
    const settings = {
      TRENDBRIEF_DB: indexedDatabase(),
      FEISHU_APP_ID: appId,
      FEISHU_APP_SECRET: appSecret,
      FEISHU_DOMAIN: feishu.url,
    };
    const bot = await startBot(settings);
    await bot.ready();
    await feishu.until(() => feishu.connections > 0);
    // Feishu delivers again what was not acknowledged, and some that was.
    const unanswered = new Set(questions);
    const delivering = questions.map(question =>
      feishu.deliver(said(question)).then(() => void unanswered.delete(question)),
    );
    await feishu.until(() => feishu.posted.length >= 4);
    await bot.stop('SIGKILL');
    await feishu.until(() => feishu.connections === 0);
    const before = feishu.posted.length;
    expect(before).toBeLessThan(questions.length);

    const again = await startBot(settings);
    await feishu.until(() => feishu.connections > 0);
    await Promise.all([...unanswered, ...questions.slice(0, 6)].map(question => feishu.deliver(said(question))));
    await feishu.until(() => feishu.posted.length >= questions.length);
    // What comes last is answered last: nothing more is on its way then.
    await feishu.deliver(said({ text: '/帮助', id: 'om_last' }));
    await feishu.until(() => feishu.posted.some(({ replyTo }) => replyTo === 'om_last'));
    await again.stop();
    expect(feishu.posted.map(({ replyTo }) => replyTo).sort()).toEqual(
      [...questions.map(({ id }) => id), 'om_last'].sort(),
    );
    expect(feishu.problems).toEqual([]);
    void delivering;
  } finally {
    await feishu.stop();
  }
}, 60_000);
