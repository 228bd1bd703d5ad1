import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { appId, appSecret, LocalFeishu } from '../support/feishu/local-feishu.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { LocalSlack } from '../support/slack/local-slack.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A local Slack and a local Feishu, and what the bot has to be told to find them. */
async function platforms() {
  const slack = await LocalSlack.start();
  const feishu = await new LocalFeishu().start();
  onTestFinished(async () => {
    await slack.stop();
    await feishu.stop();
    expect(slack.problems).toEqual([]);
    expect(feishu.problems).toEqual([]);
  });
  const settings = {
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_DOMAIN: feishu.url,
  };
  return { slack, feishu, settings };
}

describe('the whole bot', () => {
  test('answers on Slack and Feishu from the digests that ship', async () => {
    const { slack, feishu, settings } = await platforms();
    const bot = await startBot({ TRENDBRIEF_DB: indexedDatabase(), ...settings });
    await bot.ready();
    await slack.until(() => slack.connections > 0);
    await feishu.until(() => feishu.connections > 0);

    const command = slack.command('/trends', '');
    expect(await slack.deliver(command).acknowledged).toBeLessThan(3000);
    await slack.until(() => slack.responsesTo(command).length > 0);
    expect(slack.responsesTo(command)[0]?.shown).toContain('10. ');
    const question = slack.command('/ask', 'How big is the AI industry of Beijing?');
    slack.deliver(question);
    await slack.until(() => slack.responsesTo(question).length > 0);
    expect(slack.responsesTo(question)[0]?.shown).toContain('RMB 450 billion');

    const health = await (await fetch(`${bot.url}/healthz`)).json();
    expect(health).toMatchObject({ platforms: { web: 'connected', slack: 'connected', feishu: 'connected' } });
    expect(await bot.stop()).toBe(0);
    expect(bot.stderr()).not.toMatch(new RegExp(`${slack.tokens.bot}|${slack.tokens.app}|${appSecret}`));
  });

  test('posts one edition to the channels of all three platforms', async () => {
    const { slack, feishu, settings } = await platforms();
    const folder = temporaryFolder();
    const briefings = path.join(folder, 'briefings');
    fs.mkdirSync(briefings);
    fs.writeFileSync(
      path.join(briefings, 'often.yaml'),
      `title: { zh: 常来, en: Often }
schedule: { cron: "*/3 * * * * *", timezone: Asia/Shanghai, catchUp: 1h }
targets: ["web:general", "slack:C1", "feishu:oc_1"]
sections: [{ trends: { report: latest } }]`,
    );
    const env = { TRENDBRIEF_DB: indexedDatabase(folder), TRENDBRIEF_BRIEFINGS: briefings, ...settings };
    const bot = await startBot(env);
    await slack.until(() => slack.posted.length > 0);
    await feishu.until(() => feishu.posted.length > 0);
    expect(slack.posted[0]).toMatchObject({ channel: 'C1', shown: expect.stringContaining('Often') });
    expect(slack.posted[0]?.metadata).toMatchObject({ event_type: 'trendbrief_edition' });
    expect(feishu.posted[0]?.to).toBe('oc_1');
    expect(JSON.stringify(feishu.posted[0]?.card)).toContain('Often');
    expect((await bot.read('general'))[0]?.text).toContain('Often');
    expect(await bot.stop()).toBe(0);
  });
});
