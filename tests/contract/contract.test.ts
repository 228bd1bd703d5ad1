import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { appId, appSecret, LocalFeishu } from '../support/feishu/local-feishu.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { LocalSlack } from '../support/slack/local-slack.ts';
import { after, type Driver, type Seen } from './driver.ts';
import { feishuDriver } from './feishu.ts';
import { slackDriver } from './slack.ts';
import { webDriver } from './web.ts';

const database = () => ({ TRENDBRIEF_DB: indexedDatabase() });

/** The whole bot on one platform, over its real protocol. */
const platforms: Readonly<Record<string, () => Promise<Driver>>> = {
  async web() {
    const bot = await startBot(database());
    await bot.ready();
    return webDriver(bot.url);
  },

  async slack() {
    const slack = await LocalSlack.start();
    onTestFinished(async () => {
      await slack.stop();
      expect(slack.problems).toEqual([]);
    });
    slack.names.set('U1', 'Ann');
    const bot = await startBot({
      ...database(),
      TRENDBRIEF_ADMINS: 'slack:U1',
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_APP_TOKEN: slack.tokens.app,
      SLACK_API_URL: slack.apiUrl,
    });
    await bot.ready();
    await slack.until(() => slack.connections > 0);
    return slackDriver(slack);
  },

  async feishu() {
    const feishu = await new LocalFeishu().start();
    onTestFinished(async () => {
      await feishu.stop();
      expect(feishu.problems).toEqual([]);
    });
    feishu.names = { ou_ann: 'Ann', ou_bob: 'Bob' };
    const bot = await startBot({
      ...database(),
      TRENDBRIEF_ADMINS: 'feishu:ou_ann',
      FEISHU_APP_ID: appId,
      FEISHU_APP_SECRET: appSecret,
      FEISHU_DOMAIN: feishu.url,
    });
    await bot.ready();
    await feishu.until(() => feishu.connections > 0);
    return feishuDriver(feishu);
  },
};

/** What a person does and sees, in this order, on every platform: the same words everywhere. */
async function story(driver: Driver, step: (name: string, run: () => Promise<void>) => Promise<void>): Promise<void> {
  const say = (text: string, wanted: RegExp, under?: Seen) => after(driver, () => driver.say(text, under), wanted);
  const press = (on: Seen, label: string, wanted: RegExp) => after(driver, () => driver.press(on, label), wanted);
  const submit = (on: Seen, filled: Record<string, string>, wanted: RegExp) =>
    after(driver, () => driver.submit(on, filled), wanted);

  const trends = await say('/trends', /Ten AI technology trends of 2026/);

  await step('/trends lists a report, item by item', async () => {
    for (let number = 1; number <= 10; number++) expect(trends.text).toContain(`${number}. `);
  });
  await step('a trend opens by its button, and by its number', async () => {
    const opened = await press(trends, 'Detail', /Trend 1 · /);
    const asked = await say('/trend 1', /Trend 1 · /);
    expect(asked.text).toBe(opened.text);
  });
  await step('a question is answered with its citation, which opens', async () => {
    const answer = await say('/ask How big is the AI industry of Beijing?', /RMB 450 billion/);
    expect(answer.text).toMatch(/lines? \d+/);
    await press(answer, 'Open digest', /RMB 450 billion/);
    const more = await press(answer, 'More passages', /RMB 450 billion/);
    expect(more.text.length).toBeGreaterThan(answer.text.length);
  });
  await step('plain text is a question, in Chinese too', async () => {
    await say('北京AI产业规模是多少', /4500亿元|RMB 450 billion/);
  });
  await step('what is not there is not found, with the nearest passages', async () => {
    await say('/ask How tall is the Eiffel Tower?', /Not found in the library[\s\S]*lines? \d+/);
  });
  await step('/sources lists the documents, /help the commands', async () => {
    await say('/sources', /5 documents/);
    await say('/help', /\/trends[\s\S]*\/digest/);
  });
  await step('/figures tables quantities with their sources', async () => {
    await say('/figures Beijing AI industry', /Figures: Beijing AI industry[\s\S]*RMB 450 billion[\s\S]*line \d+/);
  });
  await step('/about tells of a name across documents', async () => {
    await say('/about BAAI', /Beijing Academy of Artificial Intelligence[\s\S]*lines? \d+/);
  });
  await step('/brief shows a briefing now', async () => {
    await say('/brief ten-trends', /Ten AI technology trends of 2026[\s\S]*10\. /);
  });

  await step('a form subscribes the channel, after it has shown the next runs', async () => {
    const form = await say('/digest subscribe', /Subscribe this channel\?|Fill in…/);
    const briefing = 'Ten AI technology trends of 2026 · ten-trends';
    const filled = { Briefing: briefing, Days: 'weekdays', Time: '8:15' };
    const preview = await submit(form, filled, /weekdays at 08:15[\s\S]*The next three/);
    await press(preview, 'Confirm', /08:15/);
  });
  await step('a button opens the form too', async () => {
    const list = await say('/digest list', /Subscribe…/);
    const form = await press(list, 'Subscribe…', /Briefing/);
    await submit(form, { Time: '21:45' }, /at 21:45[\s\S]*The next three/);
  });
  await step('a wrong time in the form is told', async () => {
    const form = await say('/digest subscribe', /Subscribe this channel\?|Fill in…/);
    await submit(form, { Time: 'whenever' }, /whenever/);
  });
  await step('a subscription is listed, paused, resumed and removed', async () => {
    const list = await say('/digest list', /08:15/);
    const paused = await press(list, 'Pause', /[Pp]aused/);
    await press(paused, 'Resume', /08:15/);
    await say('/digest pause ten-trends', /[Pp]aused/);
    await say('/digest resume ten-trends', /ten-trends/);
    await say('/digest remove ten-trends', /0 subscriptions/);
    await say('/digest status', /Deliveries to this channel/);
  });

  await step('an item is discussed in a thread of its own', async () => {
    const starter = await press(trends, 'Discuss', /World models[\s\S]*Agree/);
    await press(trends, 'Discuss', /discuss/i);
    await press(starter, 'Agree', /Agree 1/);
    await driver.reply('I doubt the timeline: it needs data we do not have.', starter);
    await say('evidence against?', /\S/, starter);
    await say('/conclude agree We try it in spring.', /We try it in spring\./, starter);
    const recap = await say('/recap', /We try it in spring\./);
    expect(recap.text).toContain('I doubt the timeline: it needs data we do not have.');
  });
  await step('a conclusion belongs inside a discussion', async () => {
    await say('/conclude agree x', /belongs inside a discussion/);
  });

  for (const [text, wanted] of mistakes) {
    await step(`${text} is answered with what to do`, async () => {
      await say(text, wanted);
    });
  }
}

const mistakes: readonly (readonly [string, RegExp])[] = [
  ['/nonsense', /no command \/nonsense/],
  ['/trend 99', /there is no number 99/],
  ['/brief nothing', /no briefing “nothing”/],
  ['/digest remove nothing', /nothing/],
  ['/ask', /\S/],
];

test.each(Object.keys(platforms))(
  'the whole bot says and does the same on %s',
  async name => {
    const driver = await platforms[name]?.();
    if (!driver) throw new Error(`there is no platform ${name}`);
    await story(driver, async (step, run) => {
      await run().catch((error: unknown) => {
        throw new Error(`${step}: ${error instanceof Error ? error.message : error}`, { cause: error });
      });
    });
  },
  120_000,
);
