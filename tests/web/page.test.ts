import { describe, expect, onTestFinished, test } from 'vitest';
import { browserPath } from '../support/browser.ts';
import { trendsCard, voteCard } from '../support/fake-chat.ts';
import { cards, field, focusedLabel, overflow, send, skipReason, usePages } from '../support/page.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { runWorkspace } from '../support/workspace.ts';

describe.skipIf(browserPath === null)(`the page of the local workspace${skipReason}`, () => {
  const { opened, join, folder: pageFolder } = usePages();

  test('an empty channel says what to try, and a click tries it', async () => {
    const { page, workspace, complaints } = await opened();
    await page.getByRole('heading', { name: 'Start with a question' }).waitFor();
    await page.getByRole('button', { name: '/trend 3' }).click();
    await page.getByRole('heading', { name: 'Trend 1 · Ports learn to queue themselves' }).waitFor();
    expect(workspace.chat.requests).toMatchObject([{ text: '/trend 3', channel: 'general', locale: 'en' }]);
    expect(complaints).toEqual([]);
  });

  test('a command is completed while it is typed, by either of its names', async () => {
    const { page } = await opened();
    await field(page).pressSequentially('/tr');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await options.count()).toBe(2);
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    await field(page).press('ArrowDown');
    expect(await options.nth(1).getAttribute('aria-selected')).toBe('true');
    await field(page).press('Tab');
    expect(await field(page).inputValue()).toBe('/trend ');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });

    await field(page).fill('');
    await field(page).pressSequentially('/问');
    await options.first().waitFor();
    await field(page).press('Enter');
    expect(await field(page).inputValue()).toBe('/问 ');

    await field(page).fill('');
    await field(page).pressSequentially('/f');
    await options.first().waitFor();
    await field(page).press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await field(page).inputValue()).toBe('/f');
  });

  test('a command typed in full is sent by one Enter', async () => {
    const { page, workspace } = await opened();
    await field(page).pressSequentially('/trends');
    await field(page).press('Enter');
    await page.getByRole('heading', { name: 'Example: five trends' }).waitFor();
    expect(workspace.chat.requests.map(({ text }) => text)).toEqual(['/trends']);
    expect(await field(page).inputValue()).toBe('');
  });

  test('a button that answers in the thread opens it beside the channel; Escape closes it and the focus returns', async () => {
    const { page, workspace } = await opened();
    await send(page, '/trends');
    const detail = page.getByRole('button', { name: 'Detail: Ports learn' });
    await detail.click();
    const thread = page.getByRole('region', { name: 'Thread' }).first();
    await thread.getByRole('heading', { name: 'Trend 1 ·' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: '1 reply', exact: true }).waitFor();
    expect(await focusedLabel(page)).toBe('Reply in thread');

    await page.keyboard.type('why?');
    await page.keyboard.press('Enter');
    await thread.getByText('↳ why?').waitFor();
    expect(workspace.chat.requests.at(-1)).toMatchObject({ text: 'why?', thread: expect.any(String) });
    await page.getByRole('main').getByRole('button', { name: '3 replies' }).waitFor();
    expect(await cards(page).count()).toBe(1);

    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
    expect(await focusedLabel(page)).toContain('Detail: Ports learn');
  });

  test('an open thread survives a reload, and the back button closes it', async () => {
    const { page } = await opened();
    await send(page, '/trends');
    await page.getByRole('button', { name: 'Detail: Ports learn' }).click();
    const heading = page.getByRole('heading', { name: 'Trend 1 ·' });
    await heading.waitFor();
    await page.reload();
    await heading.waitFor();
    await page.goBack();
    await heading.waitFor({ state: 'detached' });
  });

  test('what only the asker sees opens in a drawer; Escape closes it and the focus returns', async () => {
    const { page } = await opened();
    await send(page, 'how many?');
    const open = page.getByRole('button', { name: 'Open passage: Example Port Annual Report' });
    await open.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Only visible to you' });
    await drawer.getByText('the paragraph before is about weather', { exact: false }).waitFor();
    await drawer.getByRole('button', { name: 'Next' }).click();
    await drawer.getByRole('button', { name: 'Back' }).click();
    await drawer.getByRole('button', { name: 'Back' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await focusedLabel(page)).toBe('Open passage: Example Port Annual Report');
    expect(await cards(page).count()).toBe(1);
  });

  test('a replaced card changes in its place', async () => {
    const { page } = await opened();
    await send(page, 'how many?');
    await page.getByRole('button', { name: 'More passages' }).click();
    await page.getByText('Three in ten come at night').waitFor();
    expect(await cards(page).count()).toBe(1);
    expect(await page.getByText('how many?', { exact: true }).count()).toBe(1);
  });

  test('while the bot works the page says so, and what was sent stands there once', async () => {
    const { page, workspace } = await opened();
    let release = () => {};
    workspace.chat.gate = new Promise(resolve => {
      release = resolve;
    });
    await send(page, '/trends');
    await page.getByText('Looking through the library…').waitFor();
    await page.getByText('/trends', { exact: true }).waitFor();
    release();
    await page.getByRole('heading', { name: 'Example: five trends' }).waitFor();
    await page.getByText('Looking through the library…').waitFor({ state: 'detached' });
    expect(await page.getByText('/trends', { exact: true }).count()).toBe(1);
  });

  test('what could not be sent stays in the field, with the reason', async () => {
    const { page, workspace } = await opened();
    await page.route('**/messages', route => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await send(page, 'precious words');
    await page.getByRole('alert').filter({ hasText: 'Trendbrief cannot be reached' }).waitFor();
    expect(await field(page).inputValue()).toBe('precious words');
    await page.unroute('**/messages');
    await field(page).press('Enter');
    await cards(page).first().waitFor();
    expect(workspace.chat.requests.map(({ text }) => text)).toEqual(['precious words']);
    expect(await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).count()).toBe(0);
  });

  test('a failed button says why', async () => {
    const { page, workspace } = await opened();
    await send(page, 'how many?');
    await cards(page).first().waitFor();
    workspace.chat.failing = true;
    await page.getByRole('button', { name: 'More passages' }).click();
    await page.getByRole('alert').filter({ hasText: 'Something went wrong' }).waitFor();
  });

  test('a scheduled card arrives by itself, marked as new and told to those who do not see it', async () => {
    const { page, workspace } = await opened();
    await workspace.workspace.post('general', trendsCard('en'), 'edition');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Example: five trends' }) });
    await row.getByText('New', { exact: true }).waitFor();
    expect(await page.locator('[aria-live]').textContent()).toBe(
      'Trendbrief: Example: five trends of the port city, 2026',
    );
  });

  test('what arrives in another channel is counted there and in the title, until it is looked at', async () => {
    const { page, workspace } = await opened();
    await workspace.workspace.post('战略', trendsCard('zh'), '1');
    await workspace.workspace.post('战略', trendsCard('zh'), '2');
    await page.getByRole('button', { name: '战略 2 unread' }).waitFor();
    expect(await page.title()).toBe('(2) #general · Trendbrief');
    await page.getByRole('button', { name: '战略' }).click();
    await cards(page).nth(1).waitFor();
    expect(await page.title()).toBe('#战略 · Trendbrief');
    expect(new URL(page.url()).hash).toBe(`#${encodeURIComponent('战略')}`);
  });

  test('whoever reads further up is told of what arrives and not torn away', async () => {
    const { page, workspace } = await opened();
    for (const key of ['a', 'b', 'c', 'd']) await workspace.workspace.post('general', trendsCard('en'), key);
    await cards(page).nth(3).waitFor();
    const list = page.getByRole('region', { name: 'Messages in #general' });
    await list.evaluate(each => each.scrollTo(0, 0));
    await workspace.workspace.post(
      'general',
      { ...trendsCard('en'), elements: [{ kind: 'text', text: 'the fifth' }] },
      'e',
    );
    const pill = page.getByRole('button', { name: '1 new message' });
    await pill.waitFor();
    expect(await list.evaluate(each => each.scrollTop)).toBe(0);
    await pill.click();
    await pill.waitFor({ state: 'hidden' });
    expect(await list.evaluate(each => each.scrollTop)).toBeGreaterThan(0);
  });

  test('the page comes back by itself after a restart of the bot, and shows what it missed', async () => {
    const folder = temporaryFolder();
    const first = await runWorkspace({ folder, pageFolder: pageFolder() });
    const { page } = await join(first);
    await first.stop();
    await page.getByText('Connection lost, reconnecting…').waitFor();
    const second = await runWorkspace({ folder, pageFolder: pageFolder(), port: first.port });
    onTestFinished(second.stop);
    await second.workspace.post('general', trendsCard('en'), 'while away');
    await page.getByRole('heading', { name: 'Example: five trends' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
  });

  test('a channel is made by typing its name', async () => {
    const { page, workspace } = await opened();
    const name = page.getByRole('textbox', { name: 'New channel' });
    await name.fill('no/slash');
    await name.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Use letters, digits' }).waitFor();
    await name.fill('产品 周会');
    await name.press('Enter');
    await page.getByRole('heading', { level: 1, name: '产品-周会' }).waitFor();
    await send(page, '/trends');
    await cards(page).first().waitFor();
    expect(workspace.chat.requests.at(-1)?.channel).toBe('产品-周会');
    await page.reload();
    await page.getByRole('button', { name: 'general' }).waitFor();
  });

  test('the language is switched at once, for the page and the bot, and remembered', async () => {
    const { page, workspace } = await opened();
    await send(page, 'half a thought');
    await cards(page).first().waitFor();
    await field(page).fill('a draft');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('实时').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await field(page).inputValue()).toBe('a draft');
    expect(await focusedLabel(page)).toBe('中文');
    await send(page, '/趋势');
    await page.getByRole('heading', { name: '示例：2026 港口城市五大趋势' }).waitFor();
    expect(workspace.chat.requests.at(-1)).toMatchObject({ locale: 'zh', user: 'Guest' });
    await page.reload();
    await page.getByText('实时').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  test('what is posted in both languages is read in one’s own, before and after switching', async () => {
    const { page, workspace } = await opened();
    await workspace.workspace.post('general', { zh: trendsCard('zh'), en: trendsCard('en') }, 'first');
    await page.getByRole('heading', { name: 'Example: five trends' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '示例：2026 港口城市五大趋势' }).waitFor();
    await workspace.workspace.post('general', { zh: trendsCard('zh'), en: trendsCard('en') }, 'second');
    await page.getByRole('heading', { name: '示例：2026 港口城市五大趋势' }).nth(1).waitFor();
    expect(await page.getByRole('heading', { name: 'Example: five trends' }).count()).toBe(0);
  });

  test('two readers vote on one card, each in their language', async () => {
    const { page, workspace } = await opened();
    const { page: other } = await join(workspace, { locale: 'zh-CN' });
    await workspace.workspace.post('general', { zh: voteCard('zh', '0'), en: voteCard('en', '0') }, 'starter');
    await page.getByRole('button', { name: 'Agree 0' }).click();
    await other.getByRole('button', { name: '赞同 1' }).click();
    await page.getByRole('button', { name: 'Agree 2' }).waitFor();
    await other.getByRole('button', { name: '赞同 2' }).waitFor();
  });

  test('a Chinese browser gets Chinese', async () => {
    const { page } = await opened({ locale: 'zh-CN' });
    await page.getByRole('heading', { name: '从一个问题开始' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  test('light and dark follow the system, or a choice that is remembered', async () => {
    const { page } = await opened({ colorScheme: 'dark' });
    const brightness = () =>
      page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0] ?? Number.NaN));
    expect(await brightness()).toBeLessThan(60);
    await page.getByRole('button', { name: 'Light' }).click();
    expect(await brightness()).toBeGreaterThan(200);
    await page.reload();
    await page.getByRole('button', { name: 'Light' }).waitFor();
    expect(await brightness()).toBeGreaterThan(200);
    await page.getByRole('button', { name: 'System' }).click();
    expect(await brightness()).toBeLessThan(60);
  });

  test('a name is chosen once; the bot’s is taken', async () => {
    const { page, workspace } = await opened();
    const name = page.getByRole('textbox', { name: 'Your name' });
    await name.fill('Trendbrief');
    await name.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'not the bot’s' }).waitFor();
    await name.fill('安娜');
    await name.press('Enter');
    await send(page, '/trends');
    await cards(page).first().waitFor();
    expect(workspace.chat.requests.at(-1)?.user).toBe('安娜');
    await page.reload();
    await expect.poll(() => name.inputValue()).toBe('安娜');
  });

  test('text stays text, wherever it stands', async () => {
    const { page, complaints } = await opened();
    const nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await send(page, `/figures ${nasty}`);
    await page.getByRole('table').waitFor();
    expect(await page.getByText(nasty).count()).toBeGreaterThan(5);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(await page.title()).toBe('#general · Trendbrief');
    expect(complaints).toEqual([]);
  });

  describe('on a phone, 360 pixels wide', () => {
    const phone = { viewport: { width: 360, height: 720 }, hasTouch: true };

    test('nothing makes the page scroll sideways; a wide table scrolls within itself', async () => {
      const { page } = await opened(phone);
      expect(await overflow(page)).toBe(0);
      await send(page, '/figures a-very-long-word-that-nobody-could-break-without-help-from-the-style-sheet');
      const table = page.getByRole('region', { name: 'Calls by terminal' });
      await table.waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await table.evaluate(each => each.scrollWidth > each.clientWidth)).toBe(true);
      await send(page, '/trend 1');
      await page.getByRole('heading', { name: 'Trend 1 ·' }).waitFor();
      expect(await overflow(page)).toBe(0);
    });

    test('the channels are a drawer', async () => {
      const { page, workspace } = await opened(phone);
      await workspace.workspace.post('战略', trendsCard('zh'), 'k');
      const channel = page.getByRole('button', { name: '战略' });
      await channel.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Open the list of channels' }).click();
      await channel.waitFor();
      await page.keyboard.press('Escape');
      await channel.waitFor({ state: 'hidden' });
      expect(await focusedLabel(page)).toBe('Open the list of channels');
      await page.keyboard.press('Enter');
      await channel.click();
      await page.getByRole('heading', { level: 1, name: '战略' }).waitFor();
      await channel.waitFor({ state: 'hidden' });
    });

    test('a thread covers the channel', async () => {
      const { page } = await opened(phone);
      await send(page, '/trends');
      await page.getByRole('button', { name: 'Detail: Ports learn' }).click();
      const thread = page.getByRole('region', { name: 'Thread' }).first();
      await thread.getByRole('heading', { name: 'Trend 1 ·' }).waitFor();
      expect(await thread.boundingBox()).toMatchObject({ x: 0, y: 0, width: 360, height: 720 });
      expect(await page.locator('main').evaluate(main => main.hasAttribute('inert'))).toBe(true);
      await thread.getByRole('button', { name: 'Close' }).click();
      await thread.waitFor({ state: 'detached' });
      expect(await page.locator('main').evaluate(main => main.hasAttribute('inert'))).toBe(false);
    });
  });

  test('everything can be reached with the keyboard alone, and the focus can be seen', async () => {
    const { page } = await opened();
    expect(await focusedLabel(page)).toBe('Ask, or type / for commands');
    await page.keyboard.type('/trends');
    await page.keyboard.press('Enter');
    await cards(page).first().waitFor();
    const reached = new Set<string | null | undefined>();
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press('Shift+Tab');
      reached.add(await focusedLabel(page));
      const seen = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return true;
        const box = focused.closest('label, .composer-box') ?? focused;
        const styles = [focused, box].map(each => getComputedStyle(each));
        return styles.some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
      });
      expect(seen, `the focus on ${await focusedLabel(page)}`).toBe(true);
    }
    for (const label of [
      'Detail: Dialects become data',
      'Detail: Ports learn to queue themselves',
      'Reply to Trendbrief in thread',
      'Messages in #general',
      'Dark',
      'English',
      'New channel',
      '#general',
    ]) {
      expect([...reached]).toContain(label);
    }
  });

  test('whoever wants less motion gets none', async () => {
    const { page, workspace } = await opened({ reducedMotion: 'reduce' });
    workspace.chat.gate = new Promise(() => {});
    await send(page, '/trends');
    await page.getByText('Looking through the library…').waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});
