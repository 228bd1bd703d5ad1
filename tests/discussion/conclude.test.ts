import { describe, expect, test } from 'vitest';
import { readConclusion } from '../../src/discussion/conclusion-line.ts';
import { costs, robots, room, text } from './room.ts';

test.each([
  ['agree Try it in one warehouse', 'agree', 'Try it in one warehouse'],
  ['Disagree: too early', 'disagree', 'too early'],
  ['赞同 先试点', 'agree', '先试点'],
  ['不同意：还太早', 'disagree', '还太早'],
  ['反对，还太早', 'disagree', '还太早'],
  ['观察 看第二季度', 'watch', '看第二季度'],
  ['看第二季度', 'watch', '看第二季度'],
  ['支持向量机也够用', 'watch', '支持向量机也够用'],
  ['agreement is not needed', 'watch', 'agreement is not needed'],
  ['赞同', 'agree', ''],
  ['  two\n lines ', 'watch', 'two lines'],
])('“%s” concludes', (typed, stance, said) => {
  expect(readConclusion(typed)).toEqual({ stance, text: said });
});

describe('a conclusion', () => {
  test('is recorded in the thread, with its stance, its author and the day', async () => {
    const { discuss, ask, say } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', 'Wait.');
    const card = text(await ask('/conclude agree Try it in one warehouse first', { thread, user: 'bob' }));
    expect(card).toContain('Conclusion · agree');
    expect(card).toContain('Try it in one warehouse first');
    expect(card).toContain('Bob, 2026-01-12');
    expect(text(await ask('/recap'))).toContain('“Try it in one warehouse first” — Bob, 2026-01-12');
  });

  test('can change, and shows what it was before', async () => {
    const here = room();
    const thread = await here.discuss();
    await here.ask('/结论 观察 先看订单', { thread, name: 'Ann' });
    await here.ask('/结论 观察 先看订单', { thread, user: 'bob' });
    here.now = new Date('2026-01-20T10:00:00+08:00');
    const card = text(await here.ask('/结论 赞同 订单来了', { thread, locale: 'zh' }));
    expect(card).toContain('结论 · 赞同');
    expect(card).toContain('第 2 次结论');
    expect(card).toContain('观察：先看订单（Ann，2026-01-12）');
  });

  test('belongs inside a discussion', async () => {
    const { discuss, ask, kysely } = room();
    const thread = await discuss();
    for (const where of [{}, { thread: 'm9' }, { thread, channel: '战略' }]) {
      expect(text(await ask('/conclude agree yes', where))).toContain('belongs inside a discussion');
    }
    expect(await kysely.selectFrom('discussion_conclusions').selectAll().execute()).toEqual([]);
  });

  test('needs words, and not too many', async () => {
    const { discuss, ask } = room();
    const thread = await discuss();
    expect(text(await ask('/conclude', { thread }))).toContain('Write the conclusion');
    expect(text(await ask('/结论 赞同', { thread, locale: 'zh' }))).toContain('请写出结论');
    expect(text(await ask(`/conclude ${'x'.repeat(501)}`, { thread }))).toContain('under 500 characters');
  });

  test('can be what a message says, in the words on record', async () => {
    const { discuss, say, tell, press, ask } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', 'Wait for\nrepeat orders.');
    await tell({
      kind: 'edited',
      message: 'r1',
      text: 'Wait for two repeat orders.',
      at: new Date('2026-01-12T04:00:00Z'),
    });
    const reply = await press('mark-conclusion', {}, { thread, message: 'r1', user: 'cai', text: 'something else' });
    expect(reply.placement).toBe('thread');
    expect(text(reply.card)).toContain('Conclusion · watch\n\nWait for two repeat orders.');
    const unrecorded = await press(
      'mark-conclusion',
      { stance: 'agree' },
      { thread, message: 'r9', text: ' as  typed ' },
    );
    expect(text(unrecorded.card)).toContain('Conclusion · agree\n\nas typed');
    expect(text(await ask('/recap'))).toContain('“as typed”');
  });

  test('cannot be a message without words, the first one of the thread, or one of another thread', async () => {
    const { discuss, say, tell, press } = room();
    const thread = await discuss();
    await say(thread, 'r1', 'bob', 'a secret');
    await tell({ kind: 'deleted', message: 'r1' });
    const mark = async (by: Parameters<typeof press>[2]) => text((await press('mark-conclusion', {}, by)).card);
    expect(await mark({ thread, message: 'r1', text: 'a secret' })).toContain('no text');
    expect(await mark({ thread, message: 'r2' })).toContain('no text');
    expect(await mark({ thread: null, message: thread, text: 'x' })).toContain('Only a message inside a discussion');
    expect(await mark({ thread: 'm9', message: 'r3', text: 'x' })).toContain('Only a message inside a discussion');
  });

  test('goes with the message it was made of, when that is deleted: the one before holds again', async () => {
    const { discuss, say, tell, press, ask } = room();
    const thread = await discuss();
    await ask('/conclude agree First thoughts', { thread });
    await say(thread, 'r1', 'bob', 'a secret');
    await press('mark-conclusion', {}, { thread, message: 'r1' });
    await tell({ kind: 'deleted', message: 'r1' });
    const recap = text(await ask('/recap'));
    expect(recap).not.toContain('a secret');
    expect(recap).toContain('First thoughts');
  });

  test('is each discussion’s own', async () => {
    const { discuss, ask } = room();
    const [first, second] = [await discuss(robots), await discuss(costs)];
    await ask('/conclude agree Robots it is', { thread: first });
    await ask('/conclude disagree Costs will not fall', { thread: second });
    const recap = text(await ask('/recap inference'));
    expect(recap).toContain('Costs will not fall');
    expect(recap).not.toContain('Robots it is');
  });
});
