import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser of this machine, or null where there is none: tests of the page are then skipped. */
export const browserPath: string | null = usualPlaces.find(place => fs.existsSync(place)) ?? null;

/** Starts the browser without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath === null ? {} : { executablePath: browserPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Compiles the page as it is now into a folder of its own, like `npm start` does into `dist-page/`. */
export function buildPage(): { folder: string; remove(): void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trendbrief-page-'));
  const page = path.join(root, 'src/platforms/web/page');
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const done = spawnSync(process.execPath, [
    compiler,
    '-p',
    page,
    '--outDir',
    folder,
    '--incremental',
    'false',
    '--tsBuildInfoFile',
    'null',
  ]);
  if (done.status !== 0) throw new Error(`the page does not compile: ${done.stdout}`);
  for (const file of fs.readdirSync(page).filter(name => /\.(?:css|html|svg)$/.test(name))) {
    fs.copyFileSync(path.join(page, file), path.join(folder, file));
  }
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
