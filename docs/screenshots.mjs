/**
 * Takes the pictures of the README from a fresh bot with the digests that ship: `npm run screenshots`, with chromium on the
 * machine (or CHROMIUM naming it).
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trendbrief-pictures-'));
const lines = {
  en: {
    tag: 'en-GB',
    channel: 'strategy',
    people: ['Mei', 'Arjun', 'Lena'],
    trends: '/trends',
    ask: 'How big is the AI industry of Beijing?',
    detail: 'Detail',
    detailSection: 'What would prove it',
    discuss: 'Discuss',
    vote: /^(Agree|Watch)/,
    replies: [
      'Our pilot line stopped at changeovers, not at the work itself. Until those are solved, I would not count on a humanoid.',
      'The supplier promises that for autumn. Two of their sites already run with nobody watching.',
      'We watch it: no order before both sites have run for two quarters.',
    ],
    conclusion: 'Conclusion',
  },
  zh: {
    tag: 'zh-CN',
    channel: '战略组',
    people: ['小梅', '老郑', '陈岚'],
    trends: '/趋势',
    ask: '北京AI产业规模是多少',
    detail: '详情',
    detailSection: '验证标志',
    discuss: '讨论',
    vote: /^(赞同|观察)/,
    replies: [
      '我们试点线卡在换型，不在焊接本身。换型没解决之前，我不指望人形。',
      '供应商说秋天能解决，他们有两个现场已经不用人盯。',
      '先观察：那两个现场连续跑满两个季度之前，不下单。',
    ],
    conclusion: '结论',
  },
};

const bot = spawn(process.execPath, [path.join(root, 'src/ready.mjs'), 'run', 'start'], {
  cwd: root,
  env: { ...process.env, PORT: '0', TRENDBRIEF_DB: path.join(folder, 'pictures.sqlite'), TRENDBRIEF_DOCUMENTS: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const url = await new Promise(resolve => {
    createInterface(bot.stdout).on('line', line => {
      const found = /http:\/\/\S+/.exec(line);
      if (found) resolve(found[0]);
    });
  });
  while (!(await fetch(`${url}/healthz`)).ok) await new Promise(resolve => setTimeout(resolve, 100));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  for (const locale of ['en', 'zh']) await takePictures(browser, url, locale);
  await browser.close();
} finally {
  bot.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** One channel with an answer, a report and a thread; then the discussion of a trend in it. */
async function takePictures(browser, url, locale) {
  const words = lines[locale];
  const [first, second, third] = words.people;
  const channel = `${url}/api/channels/${encodeURIComponent(words.channel)}`;
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, locale: words.tag });
  const picture = name => page.screenshot({ path: path.join(root, `docs/${name}-${locale}.png`) });

  await call('POST', 'messages', { user: first, text: words.ask });
  await call('POST', 'messages', { user: first, text: words.trends });
  await page.goto(`${url}/#${encodeURIComponent(words.channel)}`);
  await button(`${words.detail}: `).nth(1).click();
  await page.getByText(words.detailSection, { exact: true }).waitFor();
  await picture('workspace');

  await button(`${words.discuss}: `).nth(1).click();
  const vote = page.locator('.thread-panel').getByRole('button', { name: words.vote });
  await vote.first().waitFor();
  const thread = page.url().split('/').at(-1);
  const authors = [first, second, third];
  for (const [index, text] of words.replies.entries()) {
    await call('POST', 'messages', { user: authors[index], text, thread });
  }
  const { messages } = await list(thread);
  const [, , answer, proposal] = messages;
  await call('PUT', `messages/${answer.id}/reactions/${encodeURIComponent('👀')}`, { user: third });
  for (const user of [first, second]) {
    await call('PUT', `messages/${proposal.id}/reactions/${encodeURIComponent('👍')}`, { user });
  }
  await call('POST', 'actions', {
    user: third,
    message: proposal.id,
    action: 'mark-conclusion',
    value: JSON.stringify({ stance: 'watch' }),
    values: { text: proposal.text, user: third, name: third },
  });
  await page.locator('.thread-panel').getByRole('article', { name: words.conclusion }).waitFor();
  await page
    .locator('.thread-panel .message-scroller')
    .evaluate(scroller => scroller.scrollTo(0, scroller.scrollHeight));
  await page.locator('.message-fresh').evaluateAll(rows => {
    for (const row of rows) for (const running of row.getAnimations({ subtree: true })) running.finish();
  });
  await page.mouse.move(0, 0);
  await picture('discussion');
  await page.close();

  function button(name) {
    return page.getByRole('main').getByRole('button', { name });
  }

  async function list(thread) {
    return (await fetch(`${channel}/messages?thread=${thread}`)).json();
  }

  async function call(method, route, body) {
    const answered = await fetch(`${channel}/${route}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locale, ...body }),
    });
    if (!answered.ok) throw new Error(`${route}: ${await answered.text()}`);
  }
}
