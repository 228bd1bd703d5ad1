import { describe, expect, test } from 'vitest';
import { forgetOld, forgetPerson } from '../../src/discussion/forget.ts';
import { costs, type Room, robots, room, text } from './room.ts';

/** Everything on record, as text. */
async function dump({ kysely }: Room): Promise<string> {
  const tables = [
    'discussions',
    'discussion_messages',
    'discussion_reactions',
    'discussion_votes',
    'discussion_conclusions',
  ] as const;
  const rows = await Promise.all(tables.map(table => kysely.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

describe('a person who asks to be forgotten', () => {
  async function talk(here: Room): Promise<string> {
    const thread = await here.discuss(robots, { user: 'bob' });
    await here.say(thread, 'r1', 'bob', 'bob thinks so');
    await here.say(thread, 'r2', 'cai', 'cai disagrees');
    await here.react('r1', 'cai', '+1');
    await here.react('r2', 'bob', '+1');
    await here.press('vote', { discussion: 1, stance: 'agree' }, { user: 'bob', message: thread });
    await here.press('vote', { discussion: 1, stance: 'watch' }, { user: 'cai', message: thread });
    await here.ask('/conclude agree The team goes on', { thread, user: 'bob', name: 'Bob' });
    await here.press('mark-conclusion', {}, { thread, user: 'cai', message: 'r1' });
    return thread;
  }

  test.each(['/recap forget', '/回顾 忘记我', 'recap forget'])(
    'with %s leaves nothing of theirs, in any channel',
    async line => {
      const here = room();
      const thread = await talk(here);
      const elsewhere = await here.discuss(costs, { channel: '战略' });
      await here.say(elsewhere, 'r9', 'bob', 'bob again', '战略');
      const card = text(await here.ask(line, { user: 'bob' }));
      expect(card).toContain('2 messages, 1 reaction, 1 vote');
      expect(await dump(here)).not.toMatch(/bob/i);
      await here.say(thread, 'r1', 'bob', 'bob thinks so');
      const recap = text(await here.ask('/recap'));
      expect(recap).toContain('1 reply by 1 person · votes: watch 1');
      expect(recap).toContain('cai disagrees');
      // What the team concluded stays, without the name; what was made of the person's own words goes.
      expect(recap).toContain('“The team goes on” — 2026-01-12');
      expect(recap).not.toContain('bob thinks so');
    },
  );

  test('is nobody else, and of no other platform', async () => {
    const here = room();
    await talk(here);
    const before = await dump(here);
    for (const person of ['web:bo', 'web:Bob', 'elsewhere:bob', 'bob', '']) {
      expect(await forgetPerson(here.kysely, person, here.now)).toEqual({ messages: 0, reactions: 0, votes: 0 });
    }
    expect(await dump(here)).toBe(before);
  });
});

describe('retention', () => {
  const day = (date: string) => new Date(`${date}T10:00:00+08:00`);

  test('removes old messages with their reactions, and keeps what is younger', async () => {
    const here = room();
    const thread = await here.discuss();
    await here.say(thread, 'r1', 'bob', 'an old word');
    await here.react('r1', 'cai', '+1');
    here.now = day('2026-03-01');
    await here.say(thread, 'r2', 'cai', 'a young word');
    await here.react('r2', 'bob', '+1');
    await forgetOld(here.kysely, day('2026-02-01'));
    const kept = await dump(here);
    expect(kept).not.toContain('an old word');
    expect(kept).not.toContain('"r1"');
    expect(kept).toContain('a young word');
    expect(text(await here.ask('/recap'))).toContain('1 person agrees');
  });

  test('keeps a discussion and its conclusions as long as anything in it is young, and then removes all of it', async () => {
    const here = room();
    const thread = await here.discuss();
    await here.ask('/conclude agree An old conclusion', { thread });
    here.now = day('2026-03-01');
    await here.press('vote', { discussion: 1, stance: 'watch' }, { user: 'cai', message: thread });
    await forgetOld(here.kysely, day('2026-02-01'));
    expect(text(await here.ask('/recap'))).toContain('An old conclusion');
    await forgetOld(here.kysely, day('2026-04-01'));
    expect(await dump(here)).toBe('[[],[],[],[],[]]');
  });

  test('keeps a young discussion in which nobody has said a word yet', async () => {
    const here = room();
    await here.discuss();
    await forgetOld(here.kysely, day('2026-01-11'));
    expect(text(await here.ask('/recap'))).toContain('no replies yet');
  });

  test('a discussion that was removed is not mistaken for the next one', async () => {
    const here = room();
    await here.discuss();
    await forgetOld(here.kysely, day('2026-04-01'));
    await here.discuss(costs);
    const { card } = await here.press('vote', { discussion: 1, stance: 'agree' }, { message: 'm1' });
    expect(text(card)).toContain('is gone');
  });
});
