import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Bot, startBot, trendbrief } from '../support/bot.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { temporaryFolder } from '../support/temporary.ts';

const button = z.object({ action: z.string(), value: z.string() });
const buttons = z.object({ buttons: z.array(button) });
const form = z.object({ submit: button });

test('a channel that subscribes in chat gets the cards, and the command line lists it beside the running bot', async () => {
  const folder = temporaryFolder();
  fs.writeFileSync(
    path.join(folder, 'quiet.yaml'),
    `title: { zh: 安静, en: Quiet }
schedule: { cron: "0 0 1 1 *", timezone: Asia/Shanghai }
sections: [{ trends: { report: latest } }]`,
  );
  const env = { TRENDBRIEF_DB: indexedDatabase(folder), TRENDBRIEF_BRIEFINGS: folder };
  const bot = await startBot(env);
  await bot.ready();
  const [asked] = await bot.say('战略', '/digest subscribe quiet */2 * * * * *', { locale: 'en' });
  const { buttons: offered } = buttons.parse(asked?.card?.elements.find(element => element.kind === 'buttons'));
  const arrival = nextEvent(bot.url, text => text.includes('"text":"Quiet\\n'));
  await bot.press('战略', { message: asked?.id, ...offered[0], locale: 'en' });
  await arrival;
  const { out } = await trendbrief(['schedule', '--json'], env);
  expect(JSON.parse(out)).toMatchObject([
    { briefing: 'quiet', channel: 'web:战略', cron: '*/2 * * * * *', paused: false },
  ]);
  const [paused] = await bot.say('战略', '/digest pause', { locale: 'en' });
  expect(paused?.text).toContain('quiet is paused.');
  const { out: after } = await trendbrief(['schedule'], env);
  expect(after).toMatch(/^quiet\tweb:战略\t.*\tpaused$/m);
  const [status] = await bot.say('战略', '/digest status', { locale: 'en' });
  expect(status?.text).toContain('- paused · quiet');
  expect(status?.text).toMatch(/\(Asia\/Shanghai\) · quiet\n {3}sent · .*\(Asia\/Shanghai\)\n {3}Show message: #/);
  expect(await bot.stop()).toBe(0);
});

test('a channel that fills in the form gets the cards in turn, until somebody removes them', async () => {
  const folder = temporaryFolder();
  fs.writeFileSync(
    path.join(folder, 'quiet.yaml'),
    `title: { zh: 安静, en: Quiet }
schedule: { cron: "0 0 1 1 *", timezone: Asia/Shanghai }
sections: [{ trend-of-the-day: {} }]`,
  );
  const bot = await startBot({ TRENDBRIEF_DB: indexedDatabase(folder), TRENDBRIEF_BRIEFINGS: folder });
  await bot.ready();
  const [asked] = await bot.say('lab', '/digest subscribe', { locale: 'en' });
  const { submit } = form.parse(asked?.card?.elements.find(element => element.kind === 'form'));
  const send = (values: Record<string, string>) =>
    bot.press('lab', { message: asked?.id, ...submit, values, locale: 'en' });
  const filled = { briefing: 'quiet', days: 'other', time: '*/2 * * * * *', zone: 'Europe/Berlin' };
  const [wrong] = await send({ ...filled, zone: 'Atlantis' });
  expect(wrong?.text).toContain('“Time zone” is not right');
  const [preview] = await send(filled);
  expect(preview?.text).toMatch(/The next three\n\n(?:- .*\(Europe\/Berlin\)\n?){3}/);
  const [first, second] = [arrivalOf(bot, 'Trend 1 '), arrivalOf(bot, 'Trend 2 ')];
  const { buttons: offered } = buttons.parse(preview?.card?.elements.find(element => element.kind === 'buttons'));
  await bot.press('lab', { message: preview?.id, ...offered[0], locale: 'en' });
  await first;
  await second;
  const [removed] = await bot.say('lab', '/digest remove', { locale: 'en' });
  expect(removed?.text).toContain('quiet no longer comes to this channel.');
  expect(await bot.stop()).toBe(0);
});

function arrivalOf({ url }: Bot, title: string): Promise<void> {
  return nextEvent(url, text => text.includes(`"text":"Quiet\\n`) && text.includes(title));
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
