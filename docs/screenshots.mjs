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
  en: { trends: '/trends', trend: '/trend 2', ask: 'How big is the AI industry of Beijing?' },
  zh: { trends: '/趋势', trend: '/趋势 2', ask: '北京AI产业规模是多少' },
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
  for (const locale of ['en', 'zh']) {
    const page = await browser.newPage({
      viewport: { width: 1360, height: 900 },
      locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
    });
    const channel = locale === 'en' ? 'strategy' : '战略组';
    const send = (text, thread) =>
      fetch(`${url}/api/channels/${encodeURIComponent(channel)}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: locale === 'en' ? 'Mei' : '小梅', text, locale, ...(thread ? { thread } : {}) }),
      }).then(answer => answer.json());
    await send(lines[locale].ask);
    await send(lines[locale].trends);
    await page.goto(`${url}/#${encodeURIComponent(channel)}`);
    await page
      .getByRole('button', { name: locale === 'zh' ? '中文' : 'English' })
      .click()
      .catch(() => {});
    await page
      .getByRole('button', { name: locale === 'zh' ? '详情' : 'Detail' })
      .nth(1)
      .click();
    await page.getByText(locale === 'zh' ? '验证标志' : 'What would prove it', { exact: true }).waitFor();
    await page.screenshot({ path: path.join(root, `docs/workspace-${locale}.png`) });
    await page.close();
  }
  await browser.close();
} finally {
  bot.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}
