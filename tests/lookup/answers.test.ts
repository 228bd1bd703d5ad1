import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Shelf, said, shelf } from './shelf.ts';

/** A report of ours with long sentences, a table, reasons and facts that stand a sentence apart. */
const lighthouses = `灯塔年报

一、鹭岛灯塔

鹭岛灯塔由石匠顾长庚主持建造，塔身用的是本地花岗岩。鹭岛灯塔高46米，夜间光程达到31海里，是这条海岸上最亮的一座，也因此成为渔民辨认港口的标志。其中，看守人的宿舍共有9间；新设的参观厅可以容纳120人，每逢周末开放。

鹭岛灯塔在望潮镇码头路落成，2019年重新对外开放。鹭岛灯塔一年接待游客6万人次。

二、雾号

雾号为什么还保留着，各港说法不一。

雾号是浓雾里唯一可靠的信号，决定了小船能不能找到航道。雾号用压缩空气驱动，声音可以传出7公里。

三、灯具

灯具的优劣见表 1 所示：

表 1 灯具比较

项目	旧式油灯	新式电灯
耗能	每夜12升煤油	每夜3度电
缺点	烟尘大，需要人看守	怕雷击，备件要进口
寿命	两年	八年

四、鸥湾灯塔

“这里的夜晚很长。”看守人柳如烟说。鸥湾灯塔建于1931年，由两名看守人轮流值班。

画家陆青禾在这里住过很久。1958年他画成了《鸥湾夜航》，画里的灯塔还是红色的。

五、改造工程（2027年）

工程把鸥湾灯塔的油灯换成电灯，并加装避雷针。
`;

const islands = `海岛见闻

一、灯塔

鹭岛灯塔一年接待游客8万人次，门票收入全部用于修缮。

二、灯塔联盟

银鸥联盟由四家组成，分别是雁滩、鹤浦、鹳汀和鸬湾，各出一名代表。银鸥联盟每年开会两次。

三、潮汐电站取代油机成定局

岛上的两台旧机器今年退役。
`;

let ask: Shelf['ask'];
beforeEach(async () => {
  const made = await shelf();
  made.document('lighthouses.txt', lighthouses);
  made.document('islands.txt', islands);
  fs.appendFileSync(
    path.join(made.data, 'lexicon.yaml'),
    '- { term: 鹭岛灯塔, kind: product }\n- { term: 陆青禾, kind: person }\n',
  );
  await made.index();
  ask = made.ask;
});

const answer = (question: string) => said(ask(question));

describe('an answer says the fact and little else', () => {
  test('without the clauses behind it, while the citation quotes the whole sentence', () => {
    expect(answer('鹭岛灯塔有多高')).toBe('鹭岛灯塔高46米。');
    expect(ask('鹭岛灯塔有多高').answer?.citations[0]?.quote).toContain('渔民辨认港口的标志');
  });

  test('without the part before a semicolon, and without a word that ties it to another sentence', () => {
    expect(answer('参观厅能容纳多少人')).toBe(
      '新设的参观厅可以容纳120人，每逢周末开放。'.replace('，每逢周末开放', ''),
    );
    expect(answer('看守人的宿舍有几间')).toBe('看守人的宿舍共有9间。');
  });

  test('and begins with no more of a quotation than who said it', () => {
    expect(answer('鸥湾灯塔哪年建的')).toMatch(/^鸥湾灯塔建于1931年/);
  });

  test('with the name of whom it only calls he', () => {
    expect(answer('《鸥湾夜航》哪年画成')).toBe('【陆青禾】1958年他画成了《鸥湾夜航》。');
  });

  test('with the heading that has its date', () => {
    expect(answer('鸥湾灯塔什么时候换电灯')).toMatch(/^【改造工程（2027年）】.*换成电灯/);
  });
});

describe('a table', () => {
  test('is answered by the column that is asked for', () => {
    expect(answer('新式电灯的寿命')).toBe('寿命，新式电灯：八年');
    expect(answer('旧式油灯每夜耗能多少')).toBe('耗能，旧式油灯：每夜12升煤油');
  });

  test('is answered by both columns when they are compared', () => {
    const text = answer('旧式油灯和新式电灯的缺点有什么不同');
    expect(text).toContain('旧式油灯：烟尘大');
    expect(text).toContain('新式电灯：怕雷击');
  });

  test('is answered from the row whose name the question has', () => {
    expect(answer('新式电灯寿命多长，缺点是什么')).toMatch(/寿命，新式电灯：八年[\s\S]*缺点，新式电灯：怕雷击/);
  });

  test('is never answered by the sentence that announces it', () => {
    expect(answer('灯具的缺点')).toMatch(/^缺点，旧式油灯：烟尘大/);
  });
});

describe('a question of two parts', () => {
  test('is answered in both, each with its citation', () => {
    const result = ask('鹭岛灯塔高多少米，在哪里落成');
    expect(said(result)).toMatch(/高46米/);
    expect(said(result)).toMatch(/望潮镇码头路/);
    expect(result.answer?.citations.map(({ quote }) => quote).join('\n')).toMatch(/46米[\s\S]*望潮镇/);
  });

  test('is answered once where one sentence says both', () => {
    expect(answer('鹭岛灯塔多高，光程多远')).toBe('鹭岛灯塔高46米，夜间光程达到31海里。');
  });
});

test('a question why something matters is answered by what claims that it does', () => {
  expect(answer('雾号为什么重要')).toMatch(/唯一可靠的信号/);
});

test('what several documents say is told with the title of each', () => {
  const text = answer('各家材料怎么说鹭岛灯塔');
  expect(text).toMatch(/【灯塔年报】/);
  expect(text).toMatch(/【海岛见闻】/);
});

test('a heading is told with what stands under it, and never cited alone', () => {
  const result = ask('潮汐电站取代油机成定局');
  expect(said(result)).toBe('【潮汐电站取代油机成定局】岛上的两台旧机器今年退役。');
  expect(result.answer?.citations[0]?.quote).toContain('今年退役');
});

test('which ones is answered by those that are counted up', () => {
  expect(answer('银鸥联盟是哪四家')).toMatch(/雁滩、鹤浦、鹳汀和鸬湾/);
});

test('two values of one thing stand side by side, each with its source and citation', () => {
  const result = ask('鹭岛灯塔一年接待游客多少人次');
  expect(said(result)).toMatch(/【海岛见闻】.*8万人次/);
  expect(said(result)).toMatch(/【灯塔年报】.*6万人次/);
  expect(new Set(result.answer?.citations.map(({ document }) => document)).size).toBe(2);
});

test('the passage that answers is the first of those that are shown', () => {
  const { answer: given, passages } = ask('鹭岛灯塔高多少米，在哪里落成');
  expect(passages[0]?.id).toBe(given?.citations[0]?.passageId);
});
