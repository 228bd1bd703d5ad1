import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { browserPath } from '../support/browser.ts';
import { textCard, trendCard } from '../support/fake-chat.ts';
import { cards, focusedLabel, type Opened, overflow, send, skipReason, usePages } from '../support/page.ts';

describe.skipIf(browserPath === null)(`discussions on the page${skipReason}`, () => {
  const { opened, join } = usePages();

  const thread = (page: Page) => page.locator('.thread-panel');
  const reply = (page: Page) => thread(page).getByRole('combobox');
  const row = (page: Page, text: string) => thread(page).getByRole('listitem').filter({ hasText: text }).last();
  const menuOf = (page: Page, text: string) =>
    row(page, text).getByRole('button', { name: /^Actions for the message/ });

  /** The page of a person, with the discussion of a trend open beside the channel. */
  async function discussing({ page, workspace, open }: Opened, person: string, root: string) {
    await page.getByRole('textbox', { name: 'Your name' }).fill(person);
    await page.keyboard.press('Enter');
    await open(`#general/${root}`);
    await thread(page).getByRole('heading', { name: 'Discussion' }).waitFor();
    return { page, workspace };
  }

  async function started(options = {}) {
    const first = await opened(options);
    const root = await first.workspace.workspace.post('general', trendCard('en'), 'starter');
    first.workspace.chat.discussions.add(`general/${root}`);
    const { page, workspace } = await discussing(first, 'Mei', root);
    return { page, workspace, root, complaints: first.complaints };
  }

  async function write(page: Page, text: string) {
    await reply(page).fill(text);
    await reply(page).press('Enter');
    await row(page, text).locator('.menu-opener').waitFor();
  }

  test('people talk to each other, and the bot answers whoever names it or gives a command', async () => {
    const { page, workspace, root, complaints } = await started();
    expect(await reply(page).getAttribute('placeholder')).toBe('Reply, or ask @trendbrief');
    await write(page, 'four minutes is too often');
    await write(page, '@trendbrief what does the report say?');
    await thread(page).getByText('↳ what does the report say?').waitFor();
    await write(page, '/ask who signs?');
    await thread(page).getByText('↳ /ask who signs?').waitFor();
    expect(workspace.chat.requests).toMatchObject([
      { text: 'what does the report say?', thread: root },
      { text: '/ask who signs?', thread: root },
    ]);
    expect(workspace.chat.happenings).toMatchObject([
      { kind: 'said', channel: 'general', thread: root, user: 'Mei', name: 'Mei', text: 'four minutes is too often' },
      { kind: 'said', text: '@trendbrief what does the report say?' },
      { kind: 'said', text: '/ask who signs?' },
    ]);
    await page.getByRole('main').getByRole('button', { name: '5 replies' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('two people see at once what the other says, changes, takes back and how they react', async () => {
    const { page: mei, workspace, root, complaints } = await started();
    const { page: bo } = await discussing(await join(workspace), 'Bo', root);
    await write(mei, 'four minutes is too often');
    await row(bo, 'four minutes').waitFor();

    await menuOf(bo, 'four minutes').click();
    expect(await bo.getByRole('button', { name: 'Edit' }).count()).toBe(0);
    expect(await bo.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await bo.getByRole('button', { name: 'React with 👍' }).click();
    const thumb = row(mei, 'four minutes').getByRole('button', { name: '👍 1: Bo' });
    await thumb.click();
    const both = row(bo, 'four minutes').getByRole('button', { name: '👍 2: Bo, Mei' });
    expect(await both.getAttribute('aria-pressed')).toBe('true');
    await both.click();
    await row(mei, 'four minutes').getByRole('button', { name: '👍 1: Mei' }).waitFor();

    await menuOf(mei, 'four minutes').click();
    await mei.getByRole('button', { name: 'Edit' }).click();
    const editor = mei.getByRole('textbox', { name: 'Edit the message' });
    expect(await editor.inputValue()).toBe('four minutes is too often');
    await editor.fill('six minutes is too often');
    await editor.press('Enter');
    await row(bo, 'six minutes is too often').getByText('(edited)').waitFor();
    await row(bo, 'six minutes').getByRole('button', { name: '👍 1: Mei' }).waitFor();

    await menuOf(mei, 'six minutes').click();
    await mei.getByRole('button', { name: 'Delete' }).click();
    await mei.getByRole('button', { name: 'Really delete' }).click();
    await row(bo, 'six minutes').waitFor({ state: 'detached' });
    await bo.getByRole('main').getByRole('button', { name: /repl/ }).waitFor({ state: 'detached' });
    expect(workspace.chat.happenings.map(({ kind }) => kind)).toEqual([
      'said',
      'reacted',
      'reacted',
      'reacted',
      'edited',
      'deleted',
    ]);
    expect(complaints).toEqual([]);
  });

  test('whoever has the thread closed is told of new replies to it, until it is looked at', async () => {
    const { page: mei, workspace, root } = await started();
    const { page: bo } = await discussing(await join(workspace), 'Bo', root);
    await thread(bo).getByRole('button', { name: 'Close' }).click();
    await write(mei, 'one');
    await write(mei, 'two');
    await bo.getByRole('main').getByRole('button', { name: '2 replies 2 new' }).click();
    await row(bo, 'two').waitFor();
    await bo.getByRole('main').getByRole('button', { name: '2 replies', exact: true }).waitFor();
    await write(mei, 'three');
    await bo.getByRole('main').getByRole('button', { name: '3 replies', exact: true }).waitFor();
  });

  test('a message is made the conclusion, in the stance one chooses', async () => {
    const { page, workspace, root } = await started();
    await write(page, 'let us watch two more quarters');
    await menuOf(page, 'two more quarters').click();
    await page.getByRole('group', { name: 'Mark as conclusion' }).getByRole('button', { name: 'Disagree' }).click();
    await thread(page).getByText('{"stance":"disagree"} let us watch two more quarters').waitFor();
    expect(workspace.chat.presses).toMatchObject([
      {
        action: 'mark-conclusion',
        thread: root,
        user: 'Mei',
        values: { text: 'let us watch two more quarters', user: 'Mei', name: 'Mei' },
      },
    ]);
  });

  test('the menu is reached, walked and left with the keyboard; Escape closes nothing else', async () => {
    const { page } = await started();
    await write(page, 'one thought');
    await menuOf(page, 'one thought').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedLabel(page)).toBe('React with 👍');
    await page.keyboard.press('ArrowDown');
    expect(await focusedLabel(page)).toBe('React with ❤️');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focusedLabel(page)).toBe('Delete');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Delete' }).waitFor({ state: 'hidden' });
    expect(await focusedLabel(page)).toBe('Actions for the message of Mei');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Edit' }).press('Enter');
    const editor = page.getByRole('textbox', { name: 'Edit the message' });
    await editor.fill('another');
    await editor.press('Escape');
    await row(page, 'one thought').waitFor();
    expect(await focusedLabel(page)).toBe('Actions for the message of Mei');
    expect(await thread(page).isVisible()).toBe(true);
  });

  test('what cannot be changed says why, and keeps the words', async () => {
    const { page } = await started();
    await write(page, 'one thought');
    await page.route('**/messages/*', route =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await menuOf(page, 'one thought').click();
    await page.getByRole('button', { name: 'Edit' }).click();
    const editor = page.getByRole('textbox', { name: 'Edit the message' });
    await editor.fill('precious words');
    await editor.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Trendbrief cannot be reached' }).waitFor();
    expect(await editor.inputValue()).toBe('precious words');
  });

  test('outside discussions the bot answers in threads as before', async () => {
    const { page, workspace } = await opened();
    await send(page, '/trends');
    await page.getByRole('button', { name: 'Detail: Ports learn' }).click();
    await reply(page).fill('why?');
    await reply(page).press('Enter');
    await thread(page).getByText('↳ why?').waitFor();
    expect(workspace.chat.requests.at(-1)?.text).toBe('why?');
    await menuOf(page, 'why?').click();
    expect(await page.getByText('Mark as conclusion').count()).toBe(0);
  });

  test('discuss opens the discussion at once, beside the card', async () => {
    const { page, workspace } = await opened();
    const root = await workspace.workspace.post('general', cardWith('discuss', '{}'), 'card');
    await page.getByRole('button', { name: 'Go' }).click();
    await thread(page).getByRole('heading', { name: 'Discussion' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe(`#general/${root}`);
    expect(await focusedLabel(page)).toBe('Reply, or ask @trendbrief');
  });

  test('a link in what only one sees leads to a thread, and a link to a reply points at it', async () => {
    const { page, workspace, root } = await started();
    await write(page, 'the first');
    await write(page, 'the second');
    const first = await row(page, 'the first').getAttribute('data-id');
    await thread(page).getByRole('button', { name: 'Close' }).click();
    await workspace.workspace.post('general', cardWith('links', `#general/${first} https://example.org/`), 'card');
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Open the discussion' }).first().click();
    await page.locator('.thread-panel .message-meant').filter({ hasText: 'the first' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe(`#general/${root}`);
    await row(page, 'the second').waitFor();
  });

  test('one person is several, with one press; each tab keeps its own', async () => {
    const { page, workspace } = await started();
    await write(page, 'said by Mei');
    const name = page.getByRole('textbox', { name: 'Your name' });
    await name.fill('Bo');
    await name.press('Enter');
    await menuOf(page, 'said by Mei').click();
    expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0);
    await page.keyboard.press('Escape');

    const tab = await page.context().newPage();
    await tab.goto(workspace.url);
    await tab.getByRole('button', { name: 'Speak as Mei' }).click();
    await expect.poll(() => tab.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Mei');
    await page.reload();
    await expect.poll(() => name.inputValue()).toBe('Bo');
    await tab.close();
  });

  test('a deleted message with replies leaves its place, and goes with the last of them', async () => {
    const { page, workspace } = await opened();
    await send(page, 'nothing');
    await page.getByRole('button', { name: 'Reply to Guest in thread' }).click();
    await reply(page).fill('nothing');
    await reply(page).press('Enter');
    await page.getByRole('main').getByRole('button', { name: '1 reply' }).waitFor();
    const channel = page.getByRole('main');
    await channel.getByRole('button', { name: 'Actions for the message of Guest' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Really delete' }).click();
    await channel.getByText('This message was deleted.').waitFor();
    await page.reload();
    await channel.getByText('This message was deleted.').waitFor();
    await thread(page).getByRole('button', { name: 'Actions for the message of Guest' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Really delete' }).click();
    await channel.getByText('This message was deleted.').waitFor({ state: 'detached' });
    expect(workspace.errors).toEqual([]);
  });

  test('text of people stays text', async () => {
    const { page, complaints } = await started();
    const nasty = '<img src=x onerror="document.title=1">';
    await write(page, nasty);
    await write(page, '见（https://example.org/a?b=1&c=2），javascript:alert(1) and http://example.org.');
    const links = thread(page).locator('.message-text a');
    expect(await links.evaluateAll(all => all.map(each => each.getAttribute('href')))).toEqual([
      'https://example.org/a?b=1&c=2',
    ]);
    await menuOf(page, nasty).click();
    await page.getByRole('button', { name: 'React with 👀' }).click();
    await row(page, nasty).getByRole('button', { name: '👀 1: Mei' }).waitFor();
    expect(await page.locator('.thread-panel img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('an old thread is shown whole, and its channel without a gap', async () => {
    const { page, workspace, root } = await started();
    for (let count = 1; count <= 230; count += 1) {
      await workspace.workspace.post('general', textCard('en', `noise ${count}`), `noise ${count}`);
    }
    await write(page, 'after the noise');
    await page.reload();
    await thread(page).getByRole('heading', { name: 'Trend 1 ·' }).waitFor();
    await row(page, 'after the noise').waitFor();
    expect(new URL(page.url()).hash).toBe(`#general/${root}`);
    const channel = page.getByRole('main');
    await channel.getByText('noise 230', { exact: true }).waitFor();
    expect(await channel.getByRole('heading', { name: 'Trend 1 ·' }).count()).toBe(0);
    await channel.getByRole('button', { name: 'Earlier messages' }).click();
    await channel.getByText('noise 1', { exact: true }).waitFor();
    await channel.getByRole('heading', { name: 'Trend 1 ·' }).waitFor();
    expect(await channel.getByText(/^noise/).count()).toBe(230);
  });

  test('on a phone the menu is a sheet that a finger reaches, and nothing is wider than the page', async () => {
    const { page } = await opened({ viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true });
    await send(page, 'nothing');
    await page.getByRole('button', { name: 'Actions for the message of Guest' }).tap();
    const menu = page.getByRole('group', { name: 'Actions for the message of Guest' });
    const box = await menu.boundingBox();
    expect(box).toMatchObject({ x: 0, width: 360 });
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(720);
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: 'React with ❤️' }).tap();
    await page.getByRole('button', { name: '❤️ 1: Guest' }).waitFor();
  });

  test('a form says beside itself what is wrong, keeps what was typed, and shows the preview in its place', async () => {
    const { page, workspace, complaints } = await opened();
    await send(page, '/digest');
    const form = page.getByRole('form', { name: 'Subscribe to the port’s morning' });
    await form.getByLabel('Days').selectOption({ label: 'Every day' });
    await form.getByLabel('Time', { exact: true }).press('Enter');
    await form.getByRole('alert').filter({ hasText: 'A time looks like 09:00.' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await form.getByLabel('Days').inputValue()).toBe('daily');
    await form.getByLabel('Time', { exact: true }).fill('08:30');
    await form.getByRole('button', { name: 'Preview' }).click();
    await cards(page).getByText('daily 08:30').waitFor();
    expect(await form.count()).toBe(0);
    expect(await cards(page).count()).toBe(1);
    expect(workspace.chat.presses.at(-1)?.values).toEqual({ days: 'daily', time: '08:30', zone: 'Asia/Shanghai' });
    expect(complaints).toEqual([]);
  });

  test('a chart is drawn in light and dark and on a phone, with its values behind a word', async () => {
    const { page, complaints } = await opened({ colorScheme: 'dark', viewport: { width: 360, height: 720 } });
    await send(page, '/chart');
    const picture = page.getByRole('img', { name: 'Calls at the north port (a day)' });
    await picture.waitFor();
    expect(await picture.locator('circle').count()).toBe(5);
    expect(await picture.locator('.chart-line').count()).toBe(3);
    expect(await overflow(page)).toBe(0);
    await page.getByText('Values', { exact: true }).first().click();
    await page
      .getByRole('region', { name: 'Calls at the north port (a day)' })
      .getByRole('cell', { name: '212.5' })
      .waitFor();
    const bars = page.getByRole('img', { name: 'Change of profit (%)' });
    expect(await bars.locator('.chart-bar').count()).toBe(3);
    expect(complaints).toEqual([]);
  });
});

const cardWith = (action: string, value: string): Card => ({
  locale: 'en',
  summary: 'Go',
  elements: [{ kind: 'buttons', buttons: [{ label: 'Go', action, value }] }],
});
