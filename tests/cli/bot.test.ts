import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startBot, trendbrief } from '../support/bot.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Of a bot that has been started before: what ships is in its library. */
function settings(): { folder: string; TRENDBRIEF_DB: string } {
  const folder = temporaryFolder();
  return { folder, TRENDBRIEF_DB: indexedDatabase(folder) };
}

/** Of a bot that has never been started. */
function firstSettings(): { TRENDBRIEF_DB: string } {
  return { TRENDBRIEF_DB: path.join(temporaryFolder(), 'bot.sqlite') };
}

describe('a running bot', () => {
  test('answers the commands in both languages from the digests that ship', async () => {
    const { TRENDBRIEF_DB } = firstSettings();
    const bot = await startBot({ TRENDBRIEF_DB });
    await bot.ready();
    const [trends] = await bot.say('general', '/trends', { locale: 'en' });
    expect(trends?.text).toMatch(/^10\. /m);
    expect(trends?.card?.elements.find(element => element.kind === 'list')).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ number: 10 })]),
    });
    const [detail] = await bot.press('general', { message: trends?.id, ...firstButton(trends?.card), locale: 'en' });
    expect(detail?.thread).toBe(trends?.id);
    expect(detail?.text).toMatch(/^Trend 1 · /);
    const [zh] = await bot.say('general', '/问 北京AI产业规模是多少', { locale: 'zh' });
    expect(zh?.text).toContain('4500亿元');
    const [en] = await bot.say('general', '/ask How big is the AI industry of Beijing?', { locale: 'en' });
    expect(en?.text).toContain('RMB 450 billion');
    for (const text of ['/趋势 3', '/趋势 具身智能', '/趋势 10', '/sources', '/help', '/digest list', '/nonsense']) {
      const [answer] = await bot.say('general', text, { locale: 'zh' });
      expect(answer?.author, text).not.toBe('ann');
      expect(answer?.text.length, text).toBeGreaterThan(5);
    }
    expect(await bot.stop()).toBe(0);
  });

  test('posts a briefing to its channel when it comes due, and only once after a kill and a restart', async () => {
    const { folder, TRENDBRIEF_DB } = settings();
    const briefings = path.join(folder, 'briefings');
    fs.mkdirSync(briefings);
    fs.writeFileSync(
      path.join(briefings, 'often.yaml'),
      `title: { zh: 常来, en: Often }
schedule: { cron: "*/2 * * * * *", timezone: Asia/Shanghai, catchUp: 1h }
targets: ["web:general"]
sections: [{ trends: { report: latest } }]`,
    );
    const env = { TRENDBRIEF_DB, TRENDBRIEF_BRIEFINGS: briefings };
    const bot = await startBot(env);
    await nextEvent(bot.url, text => text.includes('Often'));
    await bot.stop('SIGKILL');
    const again = await startBot(env);
    await nextEvent(again.url, text => text.includes('Often'));
    expect(await again.stop()).toBe(0);
    const { out } = await trendbrief(['deliveries', '--json'], env);
    const { deliveries } = JSON.parse(out) as { deliveries: { slot: string; state: string; message: string | null }[] };
    const slots = deliveries.map(({ slot }) => Date.parse(slot)).sort((a, b) => a - b);
    expect(new Set(slots).size).toBe(slots.length);
    for (const [index, slot] of slots.slice(1).entries()) expect(slot - (slots[index] ?? 0)).toBe(2000);
    const sent = deliveries.filter(({ state }) => state === 'sent').map(({ message }) => message);
    expect(sent.length).toBeGreaterThanOrEqual(2);
    expect(new Set(sent).size).toBe(sent.length);
  });

  test('is alone on its database: a second one stops with a sentence, and commands go on beside it', async () => {
    const { TRENDBRIEF_DB } = settings();
    const bot = await startBot({ TRENDBRIEF_DB });
    await bot.ready();
    const second = await trendbrief(['start'], { TRENDBRIEF_DB, PORT: '0' });
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err.trim()).toBe(
      `Another Trendbrief is using the database ${TRENDBRIEF_DB}. One database serves one bot: stop the other one, or set TRENDBRIEF_DB to another file.`,
    );
    expect(await trendbrief(['deliveries'], { TRENDBRIEF_DB })).toMatchObject({ code: 0 });
    await bot.stop('SIGKILL');
    const again = await startBot({ TRENDBRIEF_DB });
    await again.ready();
    expect(await again.stop()).toBe(0);
  });

  test('sees what another process indexes', async () => {
    const { folder, TRENDBRIEF_DB } = settings();
    const bot = await startBot({ TRENDBRIEF_DB });
    await bot.ready();
    const question = '/ask 远山机器人在多少座仓库上岗';
    expect((await bot.say('general', question))[0]?.text).not.toContain('37座');
    const file = path.join(folder, 'new.txt');
    fs.writeFileSync(
      file,
      '机器人走进仓库\n\n远山机器人公司宣布，其搬运机器人已在全国37座仓库上岗，累计搬运货物超过1200万件。\n',
    );
    await trendbrief(['index', file], { TRENDBRIEF_DB });
    expect((await bot.say('general', question))[0]?.text).toContain('37座');
  });

  test('keeps the conversation over a restart', async () => {
    const { TRENDBRIEF_DB } = settings();
    const bot = await startBot({ TRENDBRIEF_DB });
    await bot.ready();
    await bot.say('战略', '/help');
    await bot.stop();
    const again = await startBot({ TRENDBRIEF_DB });
    expect((await again.read('战略')).map(({ author, text }) => [author, text.slice(0, 5)])).toEqual([
      ['ann', '/help'],
      [expect.not.stringMatching('ann'), expect.any(String)],
    ]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s at once after the start', async signal => {
    const { TRENDBRIEF_DB } = firstSettings();
    const bot = await startBot({ TRENDBRIEF_DB });
    expect(await bot.stop(signal)).toBe(0);
    const { code } = await trendbrief(['index'], { TRENDBRIEF_DB });
    expect(code).toBe(0);
  });

  test('serves on without the platforms that are set up wrongly, and says what to do', async () => {
    const { TRENDBRIEF_DB } = settings();
    const bot = await startBot({
      TRENDBRIEF_DB,
      SLACK_BOT_TOKEN: 'xoxb-secret',
      FEISHU_APP_ID: 'cli_short',
      FEISHU_APP_SECRET: 'hush-hush',
    });
    await bot.ready();
    const health = await (await fetch(`${bot.url}/healthz`)).json();
    expect(health).toMatchObject({
      status: 'ok',
      platforms: {
        web: 'connected',
        slack: expect.stringMatching(/^failed: /),
        feishu: expect.stringMatching(/^failed: /),
      },
    });
    expect((await bot.say('general', '/help'))[0]?.text).toContain('/ask');
    expect(bot.stderr()).toContain('SLACK_APP_TOKEN');
    expect(bot.stderr()).toContain('FEISHU_APP_ID');
    expect(bot.stderr()).not.toMatch(/xoxb-secret|hush-hush/);
  });
});

function firstButton(card: { elements: Record<string, unknown>[] } | null | undefined): {
  action: string;
  value: string;
} {
  const list = card?.elements.find(element => element.kind === 'list') as {
    items: { buttons: { action: string; value: string }[] }[];
  };
  const button = list.items[0]?.buttons[0];
  if (!button) throw new Error('no button');
  return { action: button.action, value: button.value };
}

/** Reads the event stream until an event with such a text arrives. */
async function nextEvent(url: string, wanted: (text: string) => boolean): Promise<void> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/events`, { signal: abort.signal });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (wanted(text)) break;
  }
  abort.abort();
}
