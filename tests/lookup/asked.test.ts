import { beforeEach, describe, expect, test } from 'vitest';
import { type Shelf, said, shelf } from './shelf.ts';

let made: Shelf;
beforeEach(async () => {
  made = await shelf();
  made.asked('ports', [
    '咱这码头忙得过来吗 / 一年走多少货 | how busy are the docks there [L5]',
    '隔壁那个老对手咋样 / 对手码头啥时候扩建 | when does the rival expand [L7]',
    '没人开的拖车归谁管 / 老司机都去哪了 | what became of the old drivers [L17]',
    '吃水不够怎么办 / 为啥有些船干脆不来 | why do some ships stay away [L21]',
  ]);
  await made.index();
});

describe('how people ask for a paragraph', () => {
  test.each([
    ['隔壁老对手啥时候扩建', /2028年/],
    ['老司机都去哪了', /远程监看/],
    ['为啥有些船不来', /水深不足/],
  ])('finds the answer to “%s”, which shares no word with it', (question, wanted) => {
    expect(said(made.ask(question))).toMatch(wanted);
  });

  test('does so in English', () => {
    expect(said(made.ask('what became of the old drivers', 'en'))).toMatch(/watch from afar/);
  });

  test('is never quoted, nor passed off as an answer', () => {
    for (const question of ['隔壁老对手啥时候扩建', '老司机都去哪了', '咱这码头忙得过来吗'])
      expect(JSON.stringify(made.ask(question))).not.toMatch(/老对手|老司机|忙得过来/);
  });

  test('stands in for no year, number or name', async () => {
    made.asked('ports', ['2031年隔壁的老对手会怎样 / DT-9 是啥 / GX-200 在滨海港有多少 | what is DT-9 [L7]']);
    await made.index();
    expect(said(made.ask('2031年滨海港吞吐量'))).toMatch(/^not found/);
    expect(said(made.ask('DT-9 有多少辆'))).toMatch(/^not found/);
    expect(said(made.ask('GX-200 在滨海港的吞吐量有多少'))).not.toMatch(/510万/);
  });

  test('puts the passage first that is asked for in just these words, though others hold as many of them', async () => {
    made.asked('ports', ['港口哪个大 | [L5]', '大船哪个港口进得去 / 港口大不大 | [L21]']);
    await made.index();
    expect(made.ask('港口大不大').passages[0]?.text).toContain('水深不足');
  });
});
