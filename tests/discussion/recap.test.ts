import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conclusionNote, gainedElements, type ItemDiscussion } from '../../src/card/recap.ts';
import type { Library, LibraryTrend } from '../../src/library/library.ts';
import { trendReport } from '../support/passages.ts';
import { buttonsOf, costs, reportLibrary, robots, room, text } from './room.ts';

describe('/recap', () => {
  test('tells of each item who said what, the votes, the outcome, and where', async () => {
    const { discuss, say, react, press, ask } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', '先看复购订单，没有复购都是演示。');
    await say(thread, 'r2', 'cai', '仓库最先落地。');
    await say(thread, 'r3', 'cai', '好');
    await react('r2', 'ann', '+1');
    await react('r2', 'bob', '+1');
    await react('r1', 'ann', '+1');
    await press('vote', { discussion: 1, stance: 'agree' }, { user: 'bob', message: thread });
    await ask('/结论 赞同 先试点', { thread, name: 'Ann' });
    const recap = text(await ask('/回顾', { locale: 'zh' }));
    expect(recap).toContain('3 条回复，2 人参与 · 投票：赞同 1 · 最近 2026-01-12');
    expect(recap.indexOf('“仓库最先落地。”')).toBeLessThan(recap.indexOf('“先看复购订单'));
    expect(recap).toContain('Cai · 2 人附议');
    expect(recap).toContain('https://chat.example/general/r2');
    expect(recap).toContain('结论 · 赞同\n“先试点” — Ann，2026-01-12');
    expect(recap).toContain('https://chat.example/general/m1');
    expect(recap).not.toContain('“好”');
  });

  test('quotes the longest where nobody reacted, and says what is open', async () => {
    const { discuss, say, ask } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', 'Hm.');
    await say(thread, 'r2', 'cai', 'Forty robots are a pilot, not a rollout.');
    await say(thread, 'r3', 'dan', 'Who repairs them?');
    const recap = text(await ask('/recap'));
    expect(recap).toContain('“Forty robots are a pilot, not a rollout.”');
    expect(recap).toContain('“Who repairs them?”');
    expect(recap).not.toContain('“Hm.”');
    expect(recap).toContain('No conclusion yet.\nWhat does this mean for us');
  });

  test('says so when there is nothing', async () => {
    const here = room();
    expect(text(await here.ask('/recap'))).toContain('Nothing has been discussed in this channel yet');
    await here.discuss();
    expect(text(await here.ask('/recap bananas'))).toContain('No discussion of this channel matches “bananas”');
    here.now = new Date('2026-02-12T10:00:00+08:00');
    expect(text(await here.ask('/recap 7 days'))).toContain('in the last 7 days');
    expect(text(await here.ask('/回顾 最近 32 天'))).toContain('Robots enter factories');
  });

  test('goes by the last thing that happened, and picks by days or words', async () => {
    const here = room();
    const first = await here.discuss(robots);
    await here.discuss(costs);
    here.now = new Date('2026-01-20T10:00:00+08:00');
    await here.say(first, 'r1', 'bob', 'Orders are in.');
    const all = text(await here.ask('/recap'));
    expect(all.indexOf('Robots enter factories')).toBeLessThan(all.indexOf('Inference gets cheaper'));
    expect(text(await here.ask('/recap 3'))).not.toContain('Inference gets cheaper');
    const named = text(await here.ask('/回顾 推理'));
    expect(named).toContain('Inference gets cheaper');
    expect(named).not.toContain('Robots enter factories');
  });

  test('turns its pages in place when it is long', async () => {
    const [first] = trendReport().trends;
    const trends = Array.from({ length: 9 }, (_, at): LibraryTrend => {
      if (!first) throw new Error('no trend');
      return {
        ...first,
        id: `report.txt#${at + 1}`,
        number: at + 1,
        name: { zh: `第${at + 1}条`, en: `Item ${at + 1}` },
      };
    });
    const library: Library = { ...reportLibrary, trendReports: () => [{ ...trendReport(), trends }] };
    const { press, ask } = room({ library });
    for (const { id } of trends) await press('discuss', { item: `trend ${id}` });
    let card = await ask('/recap');
    const seen: string[] = [];
    for (let page = 0; page < 3; page++) {
      seen.push(...(text(card).match(/Item \d/g) ?? []));
      const next = buttonsOf(card).find(({ label }) => label === 'Next page');
      expect(next === undefined).toBe(page === 2);
      if (!next) break;
      const reply = await press(next.action, JSON.parse(next.value));
      expect(reply.placement).toBe('replace');
      card = reply.card;
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
  });

  test('what people write is text, cut where it is long', async () => {
    const { discuss, say, ask } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', `<!channel> [x](https://evil.example) ${'很长'.repeat(400)}`);
    const card = await ask('/recap');
    const list = card.elements.find(element => element.kind === 'list');
    const title = list?.kind === 'list' ? (list.items[0]?.title ?? '') : '';
    expect(title).toContain('<!channel> [x](https://evil.example)');
    expect(title.endsWith('…”')).toBe(true);
    expect([...title].length).toBeLessThan(300);
  });
});

test('a channel’s discussions appear in no other channel, whatever is said and done', async () => {
  const channels = ['general', '战略', 'sales'];
  const step = fc.record({
    channel: fc.constantFrom(...channels),
    what: fc.constantFrom('say', 'conclude', 'mark', 'vote', 'react'),
    item: fc.constantFrom(robots, costs),
    user: fc.constantFrom('ann', 'bob'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async steps => {
      const here = room();
      const said = new Map<string, string[]>(channels.map(channel => [channel, []]));
      for (const [at, { channel, what, item, user }] of steps.entries()) {
        const thread = await here.discuss(item, { channel });
        const secret = `secret-${channels.indexOf(channel)}-${at}`;
        said.get(channel)?.push(secret);
        if (what === 'say') await here.say(thread, `r${at}`, user, secret, channel);
        if (what === 'conclude') await here.ask(`/conclude agree ${secret}`, { thread, channel, user });
        if (what === 'mark')
          await here.press('mark-conclusion', {}, { thread, channel, user, message: `r${at}`, text: secret });
        if (what === 'vote') {
          // With every discussion's number, from this channel.
          for (const discussion of [1, 2, 3, 4, 5, 6]) {
            await here.press('vote', { discussion, stance: 'agree' }, { channel, user, message: thread });
          }
        }
        // A message id of another channel, as platforms may repeat them.
        if (what === 'react') await here.react(`r${at - 1}`, user, '+1', channel);
      }
      for (const channel of channels) {
        const shown = [
          text(await here.ask('/recap', { channel })),
          ...[...(await here.kysely.selectFrom('discussions').select('thread').execute())].map(({ thread }) => thread),
        ].join('\n');
        const asked = text(await here.ask('/ask secret', { channel }));
        for (const [other, secrets] of said) {
          if (other === channel) continue;
          for (const secret of secrets) expect(`${shown}\n${asked}`).not.toContain(secret);
        }
      }
      const counted = await here.kysely
        .selectFrom('discussion_votes')
        .innerJoin('discussions', 'discussions.id', 'discussion_votes.discussion')
        .select('target')
        .execute();
      const voting = new Set(steps.filter(({ what }) => what === 'vote').map(({ channel }) => `web:${channel}`));
      expect(counted.every(({ target }) => voting.has(target))).toBe(true);
      here.close();
    }),
    { numRuns: 15 },
  );
});

describe('an edition that shows an item again', () => {
  const discussion: ItemDiscussion = {
    item: robots,
    title: { zh: '机器人进厂', en: 'Robots enter factories' },
    link: 'https://chat.example/general/m1',
    startedAt: new Date('2026-01-12T02:00:00Z'),
    lastAt: new Date('2026-01-12T03:00:00Z'),
    replies: 0,
    people: 0,
    votes: { agree: 0, disagree: 0, watch: 0 },
    points: [],
    conclusion: null,
    gained: { zh: [], en: [] },
  };
  const shown = (elements: ReturnType<typeof conclusionNote>) => text({ locale: 'en', summary: '', elements });

  test('says what was concluded, or that it is being discussed, and where', () => {
    const conclusion = { stance: 'agree', text: 'Try it', name: 'Ann', at: new Date('2026-01-12T03:00:00Z') } as const;
    expect(shown(conclusionNote({ ...discussion, conclusion }, 'en'))).toBe(
      'Concluded last time (agree): Try it — Ann, 2026-01-12\n\nOpen the discussion: https://chat.example/general/m1',
    );
    expect(shown(conclusionNote({ ...discussion, replies: 2, people: 1 }, 'en'))).toContain(
      'Under discussion: 2 replies by 1 person',
    );
  });

  test('is quiet about a discussion in which nobody has said a word, and about nothing new', () => {
    expect(conclusionNote(discussion, 'en')).toEqual([]);
    expect(gainedElements(discussion, 'zh')).toEqual([]);
  });
});
