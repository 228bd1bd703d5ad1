import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/discussion/happening.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { robots, room, text } from './room.ts';

describe('the record of a discussion', () => {
  test('holds what people say to each other in its thread, once each', async () => {
    const { discuss, say, ask } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', 'Wait for repeat orders.');
    await say(thread, 'r1', 'bob', 'Wait for repeat orders.');
    await say(thread, 'r2', 'cai', 'One warehouse is enough to learn.');
    const recap = text(await ask('/recap'));
    expect(recap).toContain('2 replies by 2 people');
    expect(recap).toContain('“Wait for repeat orders.”');
    expect(recap).toContain('Cai');
  });

  test('holds nothing said elsewhere: in other threads, in the channel, in a channel with a thread of the same id', async () => {
    const { discuss, say, kysely } = room();
    const thread = await discuss();
    await say('m9', 'r1', 'bob', 'about lunch');
    await say('r2', 'r2', 'bob', 'to everybody');
    await say(thread, 'r3', 'bob', 'in another channel', '战略');
    expect(await kysely.selectFrom('discussion_messages').selectAll().execute()).toEqual([]);
  });

  test.each(['/recap', '／回顾', '@Trendbrief who disagrees?', '数据呢？@trendbrief', ' /conclude agree yes'])(
    'leaves out what is said to the bot: %s',
    async line => {
      const { discuss, say, kysely } = room();
      await say(await discuss(), 'r1', 'bob', line);
      expect(await kysely.selectFrom('discussion_messages').selectAll().execute()).toEqual([]);
    },
  );

  test('keeps lines that only look like that', async () => {
    const { discuss, say, ask } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', '@Ann see me@trendbrief.example and/or the wiki');
    expect(text(await ask('/recap'))).toContain('1 reply by 1 person');
  });

  test('follows edits, and forgets what is deleted for good', async () => {
    const { discuss, say, tell, ask, kysely } = room();
    const thread = await discuss();
    const at = (second: number) => new Date(`2026-01-12T03:00:0${second}Z`);
    await say(thread, 'r1', 'bob', 'first wording');
    await tell({ kind: 'edited', message: 'r1', text: 'third wording', at: at(3) });
    await tell({ kind: 'edited', message: 'r1', text: 'second wording', at: at(2) });
    expect(text(await ask('/recap'))).toContain('“third wording”');
    await say(thread, 'r2', 'cai', 'a secret');
    await tell({ kind: 'deleted', message: 'r2' });
    await say(thread, 'r2', 'cai', 'a secret');
    await tell({ kind: 'edited', message: 'r2', text: 'a secret, edited', at: at(4) });
    expect(text(await ask('/recap'))).toContain('1 reply by 1 person');
    expect(JSON.stringify(await kysely.selectFrom('discussion_messages').selectAll().execute())).not.toContain(
      'secret',
    );
    expect(JSON.stringify(await kysely.selectFrom('discussion_messages').selectAll().execute())).not.toContain('cai');
  });

  test('a deleted message stays deleted after a restart', async () => {
    const folder = temporaryFolder();
    const before = room({ folder });
    const thread = await before.discuss();
    await before.say(thread, 'r1', 'bob', 'a secret');
    await before.tell({ kind: 'deleted', message: 'r1' });
    before.close();
    const after = room({ folder });
    await after.say(thread, 'r1', 'bob', 'a secret');
    expect(text(await after.ask('/recap'))).toContain('no replies yet');
  });

  test('is not touched by what happens to a message of the same id in another channel', async () => {
    const { discuss, say, react, tell, ask } = room();
    const thread = await discuss();
    await discuss(robots, { channel: '战略' });
    await say(thread, 'r1', 'bob', 'Wait for repeat orders.');
    await react('r1', 'cai', '+1', '战略');
    await tell({ kind: 'edited', message: 'r1', text: 'other words', at: new Date('2026-01-12T04:00:00Z') }, '战略');
    await tell({ kind: 'deleted', message: 'r1' }, '战略');
    const recap = text(await ask('/recap'));
    expect(recap).toContain('“Wait for repeat orders.”');
    expect(recap).not.toContain('agrees');
  });

  test('counts a person’s agreement once, and neither their own nor what says nothing', async () => {
    const { discuss, say, react, tell, ask } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', 'Wait for repeat orders.');
    await say(thread, 'r2', 'cai', 'Buy ten now.');
    for (const reaction of ['+1', 'heart', '👍🏽', 'THUMBSUP']) await react('r1', 'ann', reaction);
    await react('r1', 'dan', '+1::skin-tone-3');
    await react('r1', 'bob', '+1');
    await react('r1', 'eve', 'eyes');
    await react('r2', 'eve', '+1');
    await tell({ kind: 'reacted', message: 'r2', user: 'eve', reaction: '+1', added: false });
    const recap = text(await ask('/recap'));
    expect(recap).toContain('Bob · 2 people agree');
    expect(recap).not.toContain('Buy ten now.');
  });

  test('comes out the same whatever the order in which the platform tells, and however often', async () => {
    const at = (second: number) => new Date(Date.UTC(2026, 0, 12, 3, 0, second));
    const happenings: readonly Happening[] = [
      { kind: 'said', thread: 'm1', message: 'r1', user: 'bob', name: 'Bob', text: 'one', at: at(1) },
      { kind: 'edited', message: 'r1', text: 'one, better', at: at(2) },
      { kind: 'edited', message: 'r1', text: 'one, best', at: at(3) },
      { kind: 'reacted', message: 'r1', user: 'cai', reaction: '+1', added: true },
      { kind: 'said', thread: 'm1', message: 'r2', user: 'cai', name: 'Cai', text: 'two', at: at(4) },
      { kind: 'reacted', message: 'r2', user: 'bob', reaction: '+1', added: true },
      { kind: 'deleted', message: 'r2' },
      { kind: 'said', thread: 'm1', message: 'r3', user: 'dan', name: 'Dan', text: 'three', at: at(5) },
      { kind: 'said', thread: 'm7', message: 'r4', user: 'dan', name: 'Dan', text: 'elsewhere', at: at(6) },
    ];
    const orders = fc
      .tuple(
        fc.shuffledSubarray([...happenings], { minLength: happenings.length }),
        fc.array(fc.constantFrom(...happenings), { maxLength: 6 }),
      )
      .map(([once, again]) => [...once, ...again]);
    await fc.assert(
      fc.asyncProperty(orders, async told => {
        const here = room();
        expect(await here.discuss(robots)).toBe('m1');
        for (const happening of told) await here.tell(happening);
        const recap = text(await here.ask('/recap'));
        here.close();
        expect(recap).toContain('2 replies by 2 people');
        expect(recap).toContain('“one, best”');
        expect(recap).toContain('Bob · 1 person agrees');
        expect(recap).not.toContain('two');
        expect(recap).not.toContain('elsewhere');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a vote', () => {
  test('counts once a person, can be changed, and is not taken back by pressing again', async () => {
    const { discuss, press, platform } = room();
    const thread = await discuss();
    const vote = async (user: string, stance: string, locale: 'zh' | 'en' = 'en') => {
      const by = { user, message: thread, locale };
      const reply = await press('vote', { discussion: 1, stance, locale: 'zh' }, by);
      expect(reply.placement).toBe('replace');
      return reply.card;
    };
    const labels = (card: Awaited<ReturnType<typeof vote>>) =>
      card.elements.flatMap(element => (element.kind === 'buttons' ? element.buttons.map(({ label }) => label) : []));
    expect(labels(await vote('bob', 'agree'))).toEqual(['赞同 1', '反对', '观察']);
    expect(labels(await vote('bob', 'agree'))).toEqual(['赞同 1', '反对', '观察']);
    expect(labels(await vote('cai', 'disagree'))).toEqual(['赞同 1', '反对 1', '观察']);
    const last = await vote('bob', 'watch');
    expect(labels(last)).toEqual(['赞同', '反对 1', '观察 1']);
    // The message stays what it was, in its own language, but for the counts.
    expect(last.locale).toBe('zh');
    expect(last.elements.slice(0, -1)).toEqual(platform.cards[0]?.zh.elements.slice(0, -1));
  });

  test('in another channel, or on a discussion that is gone, does not count', async () => {
    const { discuss, press, kysely } = room();
    await discuss();
    for (const [discussion, channel] of [
      [1, '战略'],
      [7, 'general'],
    ]) {
      const { card } = await press('vote', { discussion, stance: 'agree' }, { channel: String(channel) });
      expect(text(card)).toContain('is gone');
    }
    expect(await kysely.selectFrom('discussion_votes').selectAll().execute()).toEqual([]);
  });
});
