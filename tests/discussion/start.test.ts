import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemKey, readItem } from '../../src/card/item.ts';
import { trendsCard } from '../../src/card/trends.ts';
import { UnreachableError } from '../../src/errors.ts';
import { trendReport } from '../support/passages.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { buttonsOf, costs, Platform, robots, room, text } from './room.ts';

describe('discuss', () => {
  test('stands beside detail on every item of a trends card', () => {
    const labels = buttonsOf(trendsCard(trendReport(), 'en')).map(({ label }) => label);
    expect(labels).toEqual(['Detail', 'Discuss', 'Detail', 'Discuss']);
  });

  test('opens one thread with the claim, facts on both sides, the question and a vote', async () => {
    const { platform, press } = room();
    const reply = await press('discuss', { item: robots });
    expect(reply.placement).toBe('aside');
    expect(text(reply.card)).toContain('https://chat.example/general/m1');
    expect(platform.posts).toHaveLength(1);
    const starter = platform.cards[0];
    if (!starter) throw new Error('nothing was posted');
    const posted = text(starter.zh);
    for (const part of ['机器人进厂', '机器人正在走进工厂', '四十台机器人', '展厅里跳舞', '待讨论']) {
      expect(posted).toContain(part);
    }
    expect(buttonsOf(starter.zh).map(({ label }) => label)).toEqual(['赞同', '反对', '观察']);
    expect(buttonsOf(starter.en).map(({ label }) => label)).toEqual(['Agree', 'Disagree', 'Watch']);
  });

  test('pressed again, by anyone and in any language, points to the thread there is', async () => {
    const { platform, press } = room();
    await press('discuss', { item: robots });
    const again = await press('discuss', { item: robots }, { user: 'bob', locale: 'zh' });
    expect(again.placement).toBe('aside');
    expect(text(again.card)).toContain('已经在本频道讨论');
    expect(text(again.card)).toContain('https://chat.example/general/m1');
    expect(platform.posts).toHaveLength(1);
  });

  test('pressed by five people at once, posts once', async () => {
    const { platform, press } = room();
    const users = ['ann', 'bob', 'cai', 'dan', 'eve'];
    const replies = await Promise.all(users.map(user => press('discuss', { item: robots }, { user })));
    expect(platform.posts).toHaveLength(1);
    expect(replies.every(({ card }) => text(card).includes('https://chat.example/general/m1'))).toBe(true);
  });

  test('keeps what is said while its first message is still being confirmed', async () => {
    let confirm = () => {};
    const confirmed = new Promise<void>(resolve => {
      confirm = resolve;
    });
    let posted = () => {};
    const shown = new Promise<void>(resolve => {
      posted = resolve;
    });
    const platform = new (class extends Platform {
      override async send(...sent: Parameters<Platform['send']>): Promise<string> {
        const message = await super.send(...sent);
        posted();
        await confirmed;
        return message;
      }
    })();
    const { kysely, press, say } = room({ platform });
    const pressed = press('discuss', { item: robots });
    await shown;
    const replies = [say('m1', 'r1', 'bob', 'First.'), say('m1', 'r2', 'cai', 'Second.')];
    // Whoever does not wait for the confirmation has come to an end by then.
    for (let turn = 0; turn < 100; turn++) await new Promise(resolve => setImmediate(resolve));
    confirm();
    await Promise.all([pressed, ...replies]);
    const kept = await kysely.selectFrom('discussion_messages').select('text').orderBy('message').execute();
    expect(kept.map(({ text }) => text)).toEqual(['First.', 'Second.']);
  });

  test('is one discussion a channel and item', async () => {
    const { platform, press } = room();
    await press('discuss', { item: robots });
    await press('discuss', { item: robots }, { channel: '战略' });
    await press('discuss', { item: costs });
    expect(platform.posts.map(({ channel, text }) => `${channel} ${text}`)).toEqual([
      'general 讨论：趋势 1 · 机器人进厂',
      '战略 讨论：趋势 1 · 机器人进厂',
      'general 讨论：趋势 2 · 推理成本下降',
    ]);
  });

  test('says so when the library does not hold the item, and posts nothing', async () => {
    const { platform, press, kysely } = room();
    for (const item of ['trend report.txt#9', 'document gone.txt', 'passage 3 gone.txt', 'nonsense']) {
      expect(text((await press('discuss', { item })).card)).toContain('no longer in the library');
    }
    expect(platform.posts).toEqual([]);
    expect(await kysely.selectFrom('discussions').selectAll().execute()).toEqual([]);
  });

  test('says so where the bot may not write, and can be pressed again', async () => {
    const { platform, press, reported, kysely } = room();
    platform.next(
      'general',
      { refused: 'not_in_channel', retryable: false },
      { refused: 'ratelimited', retryable: true },
    );
    expect(text((await press('discuss', { item: robots })).card)).toContain('not_in_channel');
    expect(text((await press('discuss', { item: robots })).card)).toContain('takes no messages at the moment');
    expect(reported).toHaveLength(2);
    expect(platform.settled).toBe(0);
    expect(await kysely.selectFrom('discussions').selectAll().execute()).toEqual([]);
    expect(text((await press('discuss', { item: robots })).card)).toContain('is open');
    expect(platform.posts).toHaveLength(1);
  });

  test('says so while the platform is not connected', async () => {
    const { platform, press } = room();
    platform.connected = false;
    expect(text((await press('discuss', { item: robots })).card)).toContain('cannot be reached');
    platform.connected = true;
    expect(text((await press('discuss', { item: robots })).card)).toContain('is open');
  });
});

describe('a discussion whose outcome is unknown', () => {
  test('that was posted is found, and not posted again', async () => {
    const { platform, press } = room();
    platform.next('general', { silent: 'posted' });
    expect(text((await press('discuss', { item: robots })).card)).toContain('not known yet');
    expect(text((await press('discuss', { item: robots })).card)).toContain('https://chat.example/general/m1');
    expect(platform.posts).toHaveLength(1);
  });

  test('that was lost is posted once', async () => {
    const { platform, press } = room();
    platform.next('general', { silent: 'lost' });
    await press('discuss', { item: robots });
    expect(text((await press('discuss', { item: robots })).card)).toContain('is open');
    await press('discuss', { item: robots });
    expect(platform.posts).toHaveLength(1);
  });

  test('may still be on its way: nothing is posted until that is known', async () => {
    const { platform, press } = room();
    platform.next('general', { silent: 'posted' });
    await press('discuss', { item: robots });
    platform.settlements.push({ state: 'early', againMilliseconds: 1000 }, new UnreachableError('no answer'));
    for (const _ of [1, 2]) expect(text((await press('discuss', { item: robots })).card)).toContain('not known yet');
    expect(text((await press('discuss', { item: robots })).card)).toContain('already');
    expect(platform.posts).toHaveLength(1);
  });

  test('that will never be known is left to the people, who can begin anew', async () => {
    const { platform, press } = room();
    platform.next('general', { silent: 'lost' });
    await press('discuss', { item: robots });
    platform.settlements.push({ state: 'doubt' }, { state: 'doubt' });
    expect(text((await press('discuss', { item: robots })).card)).toContain('cannot be found out');
    expect(text((await press('discuss', { item: robots })).card)).toContain('is open');
    expect(platform.posts).toHaveLength(1);
  });

  test.each(['before it was sent', 'before it was recorded'] as const)(
    'after a crash %s is settled by the next press',
    async when => {
      const folder = temporaryFolder();
      const platform = new Platform();
      const crashed = room({ folder, platform });
      // The process ends there: what its `send` answers reaches nobody.
      if (when === 'before it was sent') platform.next('general', { silent: 'lost' });
      else platform.next('general', { silent: 'posted' });
      await crashed.press('discuss', { item: robots });
      crashed.close();
      const { press } = room({ folder, platform });
      expect(text((await press('discuss', { item: robots }, { user: 'bob' })).card)).toContain(
        'https://chat.example/general/m1',
      );
      expect(platform.posts).toHaveLength(1);
    },
  );

  test('is settled when somebody replies, so that no reply is lost', async () => {
    const folder = temporaryFolder();
    const platform = new Platform();
    const crashed = room({ folder, platform });
    platform.next('general', { silent: 'posted' });
    await crashed.press('discuss', { item: robots });
    crashed.close();
    const { chat, say, ask } = room({ folder, platform });
    await say('m1', 'r1', 'bob', 'Forty robots are a pilot.');
    expect(await chat.isDiscussion({ platform: 'web', channel: 'general' }, 'm1')).toBe(true);
    expect(text(await ask('/recap'))).toContain('Forty robots are a pilot.');
  });

  test('is settled by a vote, whose button stands nowhere else', async () => {
    const { platform, press, kysely } = room();
    platform.next('general', { silent: 'posted' });
    await press('discuss', { item: robots });
    const { id } = await kysely.selectFrom('discussions').select('id').executeTakeFirstOrThrow();
    await press('vote', { discussion: id, stance: 'agree', locale: 'zh' }, { message: 'm1' });
    expect(text((await press('discuss', { item: robots })).card)).toContain('https://chat.example/general/m1');
    expect(platform.settled).toBe(0);
  });
});

test('whatever goes wrong, and however often the bot is restarted, an item is posted once in the end', async () => {
  const step = fc.constantFrom(
    'fine',
    'posted',
    'lost',
    'refused',
    'early',
    'unreachable',
    'restart',
    'reply',
    'twice',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
      const folder = temporaryFolder();
      const platform = new Platform();
      let here = room({ folder, platform });
      for (const [at, what] of steps.entries()) {
        platform.fates.clear();
        platform.settlements.length = 0;
        if (what === 'posted' || what === 'lost') platform.next('general', { silent: what });
        if (what === 'refused') platform.next('general', { refused: 'not_in_channel', retryable: false });
        if (what === 'early') platform.settlements.push({ state: 'early', againMilliseconds: 1000 });
        if (what === 'unreachable') platform.settlements.push(new UnreachableError('no answer'));
        if (what === 'restart') {
          here.close();
          here = room({ folder, platform });
        }
        if (what === 'reply') await here.say('m1', `r${at}`, 'bob', 'hm');
        else
          await Promise.all(
            [...(what === 'twice' ? ['bob'] : []), 'ann'].map(user =>
              here.press('discuss', { item: robots }, { user }),
            ),
          );
        expect(platform.posts.length).toBeLessThanOrEqual(1);
      }
      platform.fates.clear();
      platform.settlements.length = 0;
      expect(await here.discuss()).toBe('m1');
      expect(platform.posts).toHaveLength(1);
      here.close();
    }),
    { numRuns: 40 },
  );
});

test('the key of an item is read back, whatever the document is called', () => {
  const items = [
    { kind: 'trend', trend: '年报 2026: final.txt#12' },
    { kind: 'passage', document: 'passage 3 of 9.txt', line: 4012 },
    { kind: 'document', document: '文档 1\n#.txt' },
  ] as const;
  for (const item of items) expect(readItem(itemKey(item))).toEqual(item);
  for (const key of ['', 'trend ', 'passage x.txt', 'passage 0x1 a.txt', 'Trend a#1']) expect(readItem(key)).toBeNull();
});
