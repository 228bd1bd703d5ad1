import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { browserPath, buildPage, launchBrowser } from './browser.ts';
import { temporaryFolder } from './temporary.ts';
import { type RunningWorkspace, runWorkspace } from './workspace.ts';

/** For the name of a group of tests that are skipped without a browser. */
export const skipReason = browserPath === null ? ' (skipped: no Chromium or Chrome on this machine)' : '';

export interface Opened {
  readonly page: Page;
  readonly workspace: RunningWorkspace;
  /** What the browser complained about: failures, and what the page's policy forbade. */
  readonly complaints: string[];
  open(address?: string): Promise<void>;
}

export interface Pages {
  /** Where the compiled page is. */
  folder(): string;
  /** The page of a new workspace in a browser of its own. */
  opened(options?: BrowserContextOptions, folder?: string): Promise<Opened>;
  /** The page of a workspace that runs already, in one more browser. */
  join(workspace: RunningWorkspace, options?: BrowserContextOptions): Promise<Opened>;
}

/** Compiles the page and starts a browser, once for the tests of a group. */
export function usePages(): Pages {
  let browser: Browser;
  let built: { folder: string; remove(): void };

  beforeAll(async () => {
    built = buildPage();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    built.remove();
  });

  async function join(workspace: RunningWorkspace, options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 }, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    const open = async (address = '') => {
      await page.goto(`${workspace.url}/${address}`);
      await page.getByText(/^(Live|实时)$/).waitFor();
    };
    await open();
    return { page, workspace, complaints, open };
  }

  return {
    folder: () => built.folder,
    join,
    async opened(options = {}, folder = temporaryFolder()) {
      const workspace = await runWorkspace({ folder, pageFolder: built.folder });
      onTestFinished(workspace.stop);
      return join(workspace, options);
    },
  };
}

/** Where one types in a channel. */
export const field = (page: Page) => page.getByRole('combobox', { name: /Ask|问一个问题/ });

/** The cards of the channel. */
export const cards = (page: Page) => page.getByRole('main').getByRole('article');

export async function send(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

export const focusedLabel = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
