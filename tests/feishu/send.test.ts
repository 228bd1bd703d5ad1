import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { checkFeishu } from '../../src/platforms/feishu/doctor.ts';
import { uuidOf } from '../../src/platforms/feishu/post.ts';
import { shownText } from '../support/feishu/check.ts';
import { faults } from '../support/feishu/faults.ts';
import { appId, appSecret, type Fault } from '../support/feishu/local-feishu.ts';
import { world } from '../support/feishu/world.ts';

const card = (locale: 'zh' | 'en', text: string): Card => ({
  locale,
  summary: text,
  elements: [{ kind: 'text', text }],
});
const cards = { zh: card('zh', '简报'), en: card('en', 'Briefing') };

async function connected(settings: Parameters<typeof world>[0] = {}) {
  const w = await world(settings);
  await w.feishu.until(() => w.feishu.connections === 1);
  return w;
}

/** Where time is made up, a connection that waits for it is of no use. */
async function overWebhook(settings: Parameters<typeof world>[0]) {
  const w = await world({ mode: 'webhook', verificationToken: 'verify', ...settings });
  while (w.bot.state() !== 'connected') await new Promise(resolve => setImmediate(resolve));
  return w;
}

describe('an edition', () => {
  test('is posted once under its key, in the configured language, also after a restart', async () => {
    const w = await connected();
    const first = await w.bot.sender.send('oc_team', cards, 'daily 2026-03-01T01:00:00Z feishu:oc_team');
    const bot = await w.restart();
    await w.feishu.until(() => w.feishu.connections === 1);
    expect(await bot.sender.send('oc_team', cards, 'daily 2026-03-01T01:00:00Z feishu:oc_team')).toBe(first);
    await bot.sender.send('oc_team', cards, 'daily 2026-03-02T01:00:00Z feishu:oc_team');
    expect(w.feishu.posted.map(({ to, card: shown }) => [to, shownText(shown)])).toEqual([
      ['oc_team', '简报'],
      ['oc_team', '简报'],
    ]);
  });

  test.each(Object.entries(faults))('arrives exactly once after %s', async (_, fault) => {
    const w = await connected();
    w.feishu.faults.push({ ...fault, path: /messages$/ });
    await w.bot.sender.send('oc_team', cards, 'k');
    await w.bot.sender.send('oc_team', cards, 'k');
    expect(w.feishu.calls.filter(call => call === 'POST /open-apis/im/v1/messages')).toHaveLength(2);
    expect(w.feishu.posted.map(({ card: shown }) => shownText(shown))).toEqual(['简报']);
  });

  test('is left open where a refusal follows a try without an answer, unless it is certain', async () => {
    const { bot, feishu } = await connected();
    feishu.faults.push({ path: /messages$/, dropAnswer: true }, { path: /messages$/, status: 400, code: 230049 });
    await expect(bot.sender.send('oc_team', cards, 'k')).rejects.toMatchObject({ name: 'UnreachableError' });
    expect(await bot.sender.send('oc_team', cards, 'k')).toBe('om_1');
    feishu.faults.push({ path: /messages$/, status: 502 }, { path: /messages$/, status: 400, code: 230002 });
    await expect(bot.sender.send('oc_team', cards, 'l')).rejects.toMatchObject({
      name: 'RefusedError',
      code: '230002',
    });
    expect(feishu.posted).toHaveLength(1);
  });

  test('that Feishu refuses is refused with its code, and can be sent later', async () => {
    const { bot, feishu } = await connected();
    feishu.faults.push({ path: /messages$/, status: 400, code: 230002 });
    await expect(bot.sender.send('oc_team', cards, 'k')).rejects.toMatchObject({
      name: 'RefusedError',
      code: '230002',
    });
    await bot.sender.send('oc_team', cards, 'k');
    expect(feishu.posted).toHaveLength(1);
  });

  test('whose outcome stayed unknown is sent again within the hour, and never after it', async () => {
    let time = new Date('2026-03-01T01:10:00Z');
    const now = () => time;
    const clock = { now: () => time.getTime(), wait: () => new Promise<void>(resolve => setImmediate(resolve)) };
    const w = await overWebhook({ now, clock });
    for (let i = 0; i < 12; i++) w.feishu.faults.push({ path: /messages$/, dropAnswer: true });
    await expect(w.bot.sender.send('oc_team', cards, 'k')).rejects.toMatchObject({ name: 'UnreachableError' });
    await expect(w.bot.sender.send('oc_team', cards, 'k')).rejects.toMatchObject({ name: 'UnreachableError' });
    time = new Date('2026-03-01T02:10:00Z');
    w.feishu.faults.length = 0;
    await expect(w.bot.sender.send('oc_team', cards, 'k')).rejects.toMatchObject({ name: 'UnreachableError' });
    expect(w.feishu.posted).toHaveLength(1);
  });

  test('keeps its distance to the one before it in the same chat', async () => {
    let time = Date.parse('2026-03-01T02:00:00.100Z');
    const waits: number[] = [];
    const clock = {
      now: () => time,
      wait: (milliseconds: number) => {
        if (milliseconds <= 3000) {
          waits.push(milliseconds);
          time += milliseconds;
        }
        return new Promise<void>(resolve => setImmediate(resolve));
      },
    };
    const w = await overWebhook({ clock, now: () => new Date(time) });
    await w.bot.sender.send('oc_1', cards, 'a');
    waits.length = 0;
    await w.bot.sender.send('oc_1', cards, 'b');
    expect(waits.some(wait => wait > 200 && wait <= 250)).toBe(true);
  });

  test('goes to many chats no faster than Feishu lets one app', async () => {
    const { bot, feishu } = await connected();
    const before = Date.now();
    await Promise.all(Array.from({ length: 40 }, (_, index) => bot.sender.send(`oc_${index}`, cards, `k${index}`)));
    expect(feishu.posted).toHaveLength(40);
    expect(Date.now() - before).toBeGreaterThanOrEqual((40 / 50) * 1000);
  });

  describe('whose outcome is unknown', () => {
    const first = new Date('2026-03-01T01:00:05Z');
    const later = (minutes: number) => new Date(first.getTime() + minutes * 60_000);
    const attempts = (minutes: number) => ({ first, last: first, now: later(minutes) });

    async function unknown(fault: Fault) {
      let time = first;
      const clock = { now: () => time.getTime(), wait: () => new Promise<void>(resolve => setImmediate(resolve)) };
      const w = await overWebhook({ now: () => time, clock });
      w.feishu.now = () => time;
      for (let i = 0; i < 12; i++) w.feishu.faults.push(fault);
      await expect(w.bot.sender.send('oc_team', cards, 'k')).rejects.toMatchObject({ name: 'UnreachableError' });
      w.feishu.faults.length = 0;
      return { ...w, at: (minutes: number) => (time = later(minutes)) };
    }
    const posted: Fault = { path: /messages$/, dropAnswer: true };
    const lost: Fault = { path: /messages$/, status: 502 };

    test.each([
      ['posted', posted],
      ['lost', lost],
    ])('is settled by repeating it within 55 minutes (%s)', async (_, fault) => {
      const { bot, feishu, at } = await unknown(fault);
      at(54);
      expect(await bot.sender.settle('oc_team', cards, 'k', attempts(54))).toEqual({ state: 'sent', message: 'om_1' });
      expect(feishu.posted).toHaveLength(1);
    });

    test.each([
      ['posted', posted, { state: 'sent', message: 'om_1' }],
      ['lost', lost, { state: 'absent' }],
    ])('is looked for in the chat after that, and not repeated (%s)', async (_, fault, settled) => {
      const { bot, feishu, at } = await unknown(fault);
      at(56);
      const before = feishu.posted.length;
      expect(await bot.sender.settle('oc_team', cards, 'k', attempts(56))).toEqual(settled);
      expect(feishu.posted).toHaveLength(before);
      if (settled.state === 'absent') await bot.sender.send('oc_team', cards, 'k');
      expect(feishu.posted).toHaveLength(1);
    });

    test('stays in doubt where several messages may be it, and in a chat with one person', async () => {
      const { bot, feishu, at } = await unknown(posted);
      for (const id of ['om_x', 'om_y']) {
        feishu.posted.push({ id, to: 'oc_team', replyTo: null, topic: false, card: {}, edits: 0, at: first });
      }
      at(56);
      expect(await bot.sender.settle('oc_team', cards, 'k', attempts(56))).toEqual({ state: 'doubt' });
      expect(await bot.sender.settle('ou_1', cards, 'other', attempts(56))).toEqual({ state: 'doubt' });
    });

    test('is never taken for the message of another edition', async () => {
      const { bot, at } = await unknown(lost);
      await bot.sender.send('oc_team', cards, 'another');
      at(56);
      expect(await bot.sender.settle('oc_team', cards, 'k', attempts(56))).toEqual({ state: 'absent' });
    });
  });

  test('has a key that Feishu takes', () => {
    expect(uuidOf('x'.repeat(500))).toMatch(/^[\w-]{43}$/);
    expect(uuidOf('a')).not.toBe(uuidOf('b'));
  });
});

describe('doctor', () => {
  const settings = {
    appId,
    appSecret,
    mode: 'longconn',
    encryptKey: null,
    verificationToken: null,
    locale: 'en' as const,
  };

  test('says what is well and what is missing', async () => {
    const { feishu, log } = await connected();
    feishu.scopes = ['im:message:send_as_bot', 'im:message.p2p_msg:readonly'];
    feishu.subscribed = { events: ['im.message.receive_v1'], callbacks: [] };
    const findings = await checkFeishu({ ...settings, domain: feishu.url, log });
    expect(findings).toEqual([
      { good: true, sentence: 'Feishu: the credentials of the bot “Trendbrief” work' },
      { good: true, sentence: 'Feishu: a long connection can be opened' },
      { good: false, sentence: expect.stringContaining('im:message.group_at_msg:readonly, im:message:update') },
      {
        good: true,
        sentence: expect.stringMatching(/^Feishu: without im:message.group_msg, replies .* not recorded$/),
      },
      { good: true, sentence: expect.stringContaining('im:message:readonly') },
      { good: true, sentence: expect.stringContaining('contact:contact.base:readonly, contact:user.base:readonly') },
      { good: false, sentence: expect.stringContaining('does not subscribe to card.action.trigger') },
      { good: true, sentence: expect.stringContaining('im.message.recalled_v1, im.message.reaction.created_v1') },
    ]);
  });

  test('warns of a webhook without an encrypt key, and of what cannot be read', async () => {
    const { feishu, log } = await connected();
    const webhook = { ...settings, mode: 'webhook', verificationToken: 'v', domain: feishu.url, log };
    const findings = await checkFeishu(webhook);
    expect(findings[2]).toMatchObject({ good: false, sentence: expect.stringContaining('FEISHU_ENCRYPT_KEY') });
    expect(findings.at(-1)).toMatchObject({ good: true, sentence: expect.stringContaining('99991672') });
  });

  test('names wrong credentials and settings', async () => {
    const { feishu, log } = await connected();
    const wrong = await checkFeishu({ ...settings, appSecret: 'no', domain: feishu.url, log });
    expect(wrong).toEqual([{ good: false, sentence: expect.stringContaining('FEISHU_APP_SECRET (code 10014)') }]);
    const malformed = await checkFeishu({ ...settings, appId: 'x', domain: feishu.url, log });
    expect(malformed).toEqual([{ good: false, sentence: expect.stringContaining('FEISHU_APP_ID is malformed') }]);
  });
});
