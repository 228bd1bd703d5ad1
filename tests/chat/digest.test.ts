import { describe, expect, test } from 'vitest';
import { targetsOf } from '../../src/briefing/subscriptions.ts';
import { plainText } from '../../src/card/plain.ts';
import { LocalPlatform } from '../support/local-platform.ts';
import { temporaryFolder } from '../support/temporary.ts';
import {
  admin,
  bob,
  bot,
  buttons,
  folder,
  general,
  labelled,
  listed,
  monday,
  morning,
  review,
  subscribed,
} from './digest-bot.ts';

describe('/digest subscribe', () => {
  test('shows the next three runs in the zone and saves nothing before Confirm is pressed', async () => {
    const world = bot();
    const card = await world.say('/digest subscribe morning every Monday 8:30');
    expect(plainText(card)).toContain('every Monday at 08:30');
    expect(listed(card)).toEqual([
      '2026-01-19 08:30 (Asia/Shanghai)',
      '2026-01-26 08:30 (Asia/Shanghai)',
      '2026-02-02 08:30 (Asia/Shanghai)',
    ]);
    expect(await targetsOf(world.kysely, morning)).toHaveLength(1);
    const { card: saved, placement } = await world.press(labelled(card, 'Confirm'));
    expect(placement).toBe('replace');
    expect(saved.summary).toBe('Subscribed Morning news');
    expect(await targetsOf(world.kysely, morning)).toContainEqual({
      target: 'web:战略',
      schedule: { ...morning.schedule, cron: '30 8 * * 1' },
      since: monday,
    });
  });

  test('is dropped with Cancel', async () => {
    const world = bot();
    const { card, placement } = await world.press(labelled(await world.say('/digest subscribe morning'), 'Cancel'));
    expect([placement, plainText(card)]).toEqual(['replace', 'Cancelled: nothing has changed.']);
    expect(plainText(await world.say('/digest list'))).toContain('None yet');
  });

  test.each([
    ['/订阅 添加 morning 每个工作日9点', '每个工作日 09:00'],
    ['/订阅 早报 每周一、三 8：30', '每周一、周三 08:30'],
    ['/订阅 订阅 早报每月1号9点', '每月 1 号 09:00'],
    ['/digest subscribe Morning News 0 7 * * 6 Europe/Berlin', '每周六 07:00'],
    ['/digest add MORNING "*/30 * * * *"', '*/30 * * * *'],
    ['订阅 添加 早报 每天早上9点', '每天 09:00'],
  ])('%s', async (text, when) => {
    const card = await bot().say(text, { locale: 'zh' });
    expect(plainText(card)).toContain(`时间：${when}`);
    expect(labelled(card, '确认').action).toBe('subscribe');
  });

  test.each([
    ['/digest subscribe nothing 9:00', 'There is no briefing “nothing”. There is: morning, weekly-review.'],
    ['/digest subscribe morning sometimes', '“sometimes” is not clear as a time.'],
    ['/digest subscribe morning 0 9 1 * 1', 'is no cron pattern that works here'],
    ['/digest subscribe morning daily 9:00 Mars/Base', 'There is no time zone Mars/Base'],
    ['/digest dance', '“dance” is not clear.'],
    ['digest pause', 'No briefing comes to this channel yet.'],
  ])('%s is answered with what to do', async (text, sentence) => {
    expect(plainText(await bot().say(text))).toContain(sentence);
  });

  test('a question that begins with the word stays a question', async () => {
    const world = bot();
    expect((await world.say('digest of what was said on chips')).summary).toBe('Not found in the library');
    expect((await world.say('订阅经济规模多大')).summary).toBe('Not found in the library');
  });

  test('the briefing’s own times need no words and follow its file', async () => {
    const world = bot();
    await subscribed(world, '/digest subscribe weekly-review');
    const moved = { ...review, schedule: { ...review.schedule, cron: '0 7 * * *' } };
    expect(await targetsOf(world.kysely, moved)).toMatchObject([
      { target: 'web:战略', schedule: { cron: '0 7 * * *' } },
    ]);
    expect(plainText(await world.say('/digest subscribe weekly-review'))).toContain(
      'comes to this channel at these times already',
    );
  });

  test('pressing Confirm again later moves nothing', async () => {
    const files = temporaryFolder();
    const world = bot({ files });
    const asked = await world.say('/digest subscribe morning daily at 9:00');
    await world.press(labelled(asked, 'Confirm'));
    world.close();
    const later = bot({ files, now: new Date('2026-01-14T09:00:30+08:00') });
    await later.press(labelled(asked, 'Confirm'), bob);
    expect((await targetsOf(later.kysely, morning))[1]).toMatchObject({ since: monday });
  });

  test('a confirmation that no card of ours carries is refused', async () => {
    const world = bot();
    for (const value of [
      { briefing: 'morning', times: { cron: 'whenever', timezone: 'UTC' } },
      { briefing: 'morning', times: { cron: '0 9 * * *', timezone: 'Mars/Base' } },
      { briefing: 'gone', times: null },
    ]) {
      const { card } = await world.press({ label: '', action: 'subscribe', value: JSON.stringify(value) });
      expect(plainText(card)).toContain('This button no longer works');
    }
  });
});

describe('who may', () => {
  test('anybody of the channel subscribes it and changes that again', async () => {
    const world = bot();
    await subscribed(world, '/digest subscribe morning');
    const changed = await world.say('/digest subscribe morning daily at 18:00');
    expect(plainText(changed)).toContain('confirming changes its times');
    await world.press(labelled(changed, 'Confirm'));
    expect(plainText(await world.say('/digest pause'))).toContain('morning is paused.');
    expect(plainText(await world.say('/digest resume'))).toContain('morning is resumed');
    expect(plainText(await world.say('/digest remove morning'))).toContain('no longer comes to this channel');
    expect(await targetsOf(world.kysely, morning)).toHaveLength(1);
  });

  test.each(['pause', 'remove', 'subscribe morning daily at 7:00'])(
    'what somebody else made only an admin changes: %s',
    async words => {
      const world = bot();
      await subscribed(world, '/digest subscribe morning');
      const before = await targetsOf(world.kysely, morning);
      const refusal = await world.say(`/digest ${words}`, bob);
      expect(plainText(refusal)).toContain('only that person or an admin can change it');
      expect(await targetsOf(world.kysely, morning)).toEqual(before);
      const allowed = await world.say(`/digest ${words}`, admin);
      if (words.startsWith('subscribe')) await world.press(labelled(allowed, 'Confirm'), admin);
      expect(await targetsOf(world.kysely, morning)).not.toEqual(before);
    },
  );

  test('another person’s press of a button is held to the same rule', async () => {
    const world = bot();
    await subscribed(world, '/digest subscribe morning');
    const change = labelled(await world.say('/digest subscribe morning daily at 7:00'), 'Confirm');
    const pause = labelled(await world.say('/digest list'), 'Pause');
    for (const pressed of [change, pause]) {
      expect(plainText((await world.press(pressed, bob)).card)).toContain('only that person or an admin');
    }
    expect((await world.press(pause)).placement).toBe('replace');
    expect((await targetsOf(world.kysely, morning)).map(({ target }) => target)).toEqual(['web:general']);
  });

  test('the file’s targets are the operator’s: admins pause, resume and re-time them, and nobody removes them in chat', async () => {
    const files = temporaryFolder();
    const world = bot({ files });
    expect(plainText(await world.say('/digest pause', general))).toContain('set by the operator in morning.yaml');
    for (const by of [
      { ...bob, ...general },
      { ...admin, ...general },
    ]) {
      const refusal = plainText(await world.say('/digest remove morning', by));
      expect(refusal).toContain('stands under targets in morning.yaml and cannot be removed in chat');
    }
    expect(await targetsOf(world.kysely, morning)).toHaveLength(1);
    await world.say('/digest pause morning', { ...admin, ...general });
    world.close();
    const again = bot({ files });
    expect(await targetsOf(again.kysely, morning)).toEqual([]);
    const list = await again.say('/digest list', { ...general, locale: 'zh' });
    expect(plainText(list)).toContain('已暂停 · 设定于 morning.yaml');
    expect(buttons(list).map(({ label }) => label)).toEqual(['恢复', '订阅简报…']);
    await again.say('/订阅 恢复 早报', { ...admin, ...general });
    await subscribed(again, '/digest subscribe morning weekdays 8:00', { ...admin, ...general });
    expect(await targetsOf(again.kysely, morning)).toMatchObject([
      { target: 'web:general', schedule: { cron: '0 8 * * 1-5' } },
    ]);
  });
});

describe('with several subscriptions', () => {
  test('a change without a name asks which one is meant', async () => {
    const world = bot();
    await subscribed(world, '/digest subscribe morning');
    await subscribed(world, '/digest subscribe weekly-review every Friday 17:00');
    expect(plainText(await world.say('/digest pause'))).toContain('say which, morning, weekly-review');
    expect(plainText(await world.say('/digest pause Weekly Review'))).toContain('weekly-review is paused.');
    expect(plainText(await world.say('/digest pause other'))).toContain('What comes: morning, weekly-review.');
  });

  test('each channel sees and changes its own alone', async () => {
    const world = bot();
    await subscribed(world, '/digest subscribe weekly-review');
    await subscribed(world, '/digest subscribe weekly-review', { channel: 'lab' });
    await world.say('/digest remove', { channel: 'lab' });
    expect(listed(await world.say('/digest'))).toEqual(['Weekly review · weekly-review']);
    expect(plainText(await world.say('/digest list', { channel: 'lab' }))).toContain('None yet');
  });
});

test('a subscription whose file is missing is named, and can be removed by who made it', async () => {
  const files = temporaryFolder();
  const before = bot({ files });
  await subscribed(before, '/digest subscribe weekly-review');
  before.close();
  const world = bot({ files, briefings: folder(morning) });
  expect(plainText(await world.say('/digest list'))).toContain('their file is missing or wrong: weekly-review');
  expect(plainText(await world.say('/digest remove weekly-review', bob))).toContain('only that person or an admin');
  expect(plainText(await world.say('/digest remove'))).toContain('weekly-review no longer comes');
  expect(plainText(await world.say('/digest list'))).not.toContain('weekly-review ');
});

test('/digest status shows next runs, what was sent when, late, missed and failed, with the zone', async () => {
  const web = Object.assign(new LocalPlatform(), {
    link: (channel: string, message: string) => `https://example.org/${channel}/${message}`,
  });
  const world = bot({ now: new Date('2026-01-16T10:00:00+08:00'), senders: [web] });
  const add = async (day: string, outcome: 'run' | 'missed', state: 'sent' | 'failed' | null, seconds = 1) => {
    const slot = new Date(`2026-01-${day}T09:00:00+08:00`);
    const record = { briefing: 'morning', slot: slot.toISOString() };
    await world.kysely
      .insertInto('slots')
      .values({ ...record, outcome, reason: null, recorded_at: record.slot })
      .execute();
    if (!state) return;
    const { id } = await world.kysely
      .insertInto('editions')
      .values({ ...record, inputs: '{}', cards: '{}', composed_at: record.slot })
      .returning('id')
      .executeTakeFirstOrThrow();
    const settled_at = new Date(slot.getTime() + seconds * 1000).toISOString();
    const error = state === 'failed' ? 'refused: channel_archived' : null;
    const message = state === 'sent' ? `m${day}` : null;
    await world.kysely
      .insertInto('deliveries')
      .values({ edition: id, target: 'web:general', state, settled_at, error, message })
      .execute();
  };
  await add('12', 'run', 'sent');
  await add('13', 'run', 'sent', 600);
  await add('14', 'missed', null);
  await add('15', 'run', 'failed');
  const card = await world.say('/digest status', general);
  const [coming, past] = card.elements.filter(element => element.kind === 'list');
  expect(coming?.items).toEqual([{ title: '2026-01-19 09:00 (Asia/Shanghai) · morning' }]);
  expect(past?.items).toEqual([
    {
      title: '2026-01-15 09:00 (Asia/Shanghai) · morning',
      text: 'failed: refused: channel_archived · 2026-01-15 09:00:01 (Asia/Shanghai)',
    },
    { title: '2026-01-14 09:00 (Asia/Shanghai) · morning', text: 'missed: too late to catch up' },
    {
      title: '2026-01-13 09:00 (Asia/Shanghai) · morning',
      text: 'late · 2026-01-13 09:10 (Asia/Shanghai)',
      link: { label: 'Show message', url: 'https://example.org/general/m13' },
    },
    {
      title: '2026-01-12 09:00 (Asia/Shanghai) · morning',
      text: 'sent · 2026-01-12 09:00:01 (Asia/Shanghai)',
      link: { label: 'Show message', url: 'https://example.org/general/m12' },
    },
  ]);
  await world.say('/digest pause', { ...admin, ...general });
  expect(plainText(await world.say('/订阅 状态', { ...general, locale: 'zh' }))).toContain('- 已暂停 · morning');
  expect(plainText(await world.say('/digest status', { channel: 'empty' }))).toContain(
    'No briefing comes to this channel',
  );
});

test('help lists the command', async () => {
  expect(plainText(await bot().say('/help'))).toContain('/digest subscribe NAME [time]');
});
