import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { find } from '../../src/lookup/find.ts';
import { partsOf } from '../../src/lookup/parts.ts';
import { titleOf } from '../../src/lookup/saying.ts';
import type { Locale } from '../../src/words/index.ts';
import { type Shelf, said, shelf } from './shelf.ts';

const lexicon = `- { term: 华舟公司, kind: organisation, en: [Huazhou] }
- { term: 青帆公司, kind: organisation, en: [Qingfan] }
- { term: 王守田, kind: person }
- { term: 刘石头, kind: person }
- { term: 雾洲, kind: place, en: [Wuzhou] }
`;

/** The shelf with these documents beside its own, and what is said to questions. */
async function told(
  documents: Readonly<Record<string, string>>,
  prepare: (made: Shelf) => void = () => {},
): Promise<(question: string, locale?: Locale) => string> {
  const made = await shelf();
  for (const [name, text] of Object.entries(documents)) made.document(name, text);
  fs.appendFileSync(path.join(made.data, 'lexicon.yaml'), lexicon);
  prepare(made);
  await made.index();
  return (question, locale = 'zh') => said(made.ask(question, locale));
}

describe('what is put before a sentence', () => {
  test('is what the sentence leaves out, but never another one than it speaks of', async () => {
    const own = await told({
      'yards.txt': '船厂纪要\n\n一、收入\n\n华舟公司今年扩建新厂，收入可观。全年营业收入达到88亿元。\n',
    });
    expect(own('华舟公司营业收入多少')).toBe('【华舟公司】全年营业收入达到88亿元。');
    for (const text of [
      '华舟公司今年扩建新厂，收入可观。青帆公司全年营业收入达到88亿元。',
      '华舟公司今年扩建新厂，收入可观。鸬鹚公司全年营业收入达到88亿元。',
      '华舟公司今年扩建新厂，收入可观。据统计，鸬鹚公司全年营业收入达到88亿元。',
    ]) {
      const others = await told({ 'yards.txt': `船厂纪要\n\n一、收入\n\n${text}\n` });
      expect(others('华舟公司营业收入多少')).toMatch(/^not found/);
    }
    const between = await told({
      'yards.txt':
        '船厂纪要\n\n一、收入\n\n华舟公司今年扩建新厂，收入可观。青帆公司也在扩建。全年营业收入达到88亿元。\n',
    });
    expect(between('华舟公司营业收入多少')).not.toContain('【华舟公司】');
  });

  test('is what a sentence points back to, whatever else that names', async () => {
    const answer = await told({
      'yards.txt':
        '船厂纪要\n\n一、收入\n\n华舟公司今年扩建新厂，收入可观。这家由王守田创办的船厂全年营业收入达到88亿元。\n',
    });
    expect(answer('华舟公司营业收入多少')).toBe('【华舟公司】这家由王守田创办的船厂全年营业收入达到88亿元。');
  });

  test('is no heading of another one', async () => {
    const answer = await told({ 'yards.txt': '船厂纪要\n\n一、华舟公司\n\n青帆公司2024年才开始承接救生艇的修理。\n' });
    expect(answer('华舟公司什么时候开始修理救生艇')).toMatch(/^青帆公司2024年|^not found/);
  });

  test('is no place that the sentence does not speak of', async () => {
    const answer = await told({
      'isles.txt': '岛屿纪要\n\n一、海带\n\n雾洲的渔民很多，海带卖得好。海带产量每年增长49.6%。\n',
    });
    expect(answer('雾洲海带产量增速多少')).toBe('海带产量每年增长49.6%。');
  });

  test('is nobody where several people stand before', async () => {
    const answer = await told({
      'men.txt': '匠人列传\n\n一、相遇\n\n王守田第一次见到刘石头是在船厂。他后来获得了全省木工大赛的金锚奖。\n',
    });
    expect(answer('谁获得了金锚奖')).toBe('他后来获得了全省木工大赛的金锚奖。');
    const alone = await told({
      'men.txt': '匠人列传\n\n一、相遇\n\n王守田十六岁进了船厂。他后来获得了全省木工大赛的金锚奖。\n',
    });
    expect(alone('谁获得了金锚奖')).toBe('【王守田】他后来获得了全省木工大赛的金锚奖。');
  });

  test('is in English before an English sentence', async () => {
    const text = '船厂纪要\n\n一、新厂\n\n华舟公司今年扩建新厂。全年营业收入达到88亿元。\n';
    const answer = await told({ 'yards.txt': text }, made => {
      const of = { source: 'yards.txt', text };
      made.digest('yards.md', 'zh', of, ['## 新厂', '华舟公司在扩建，营业收入为 88亿元。 [L5]']);
      made.digest('yards.md', 'en', of, [
        '## New yard',
        'The yard 华舟公司 is building another hall this year. Revenue came to 8.8 billion yuan. [L5]',
      ]);
    });
    expect(answer('What is the revenue of 华舟公司?', 'en')).toBe('[Huazhou] Revenue came to 8.8 billion yuan.');
  });

  test.each([
    ['一、鹭岛灯塔', '鹭岛灯塔'],
    ['2.13 渔港', '渔港'],
    ['（三）航道：', '航道'],
    ['第三部分 船员', '船员'],
    ['2027 年改造工程', '2027 年改造工程'],
    ['3 nm 工艺', '3 nm 工艺'],
    ['3.5 亿元的订单', '3.5 亿元的订单'],
    ['3.5亿元的订单', '3.5亿元的订单'],
    ['（2025）展望', '（2025）展望'],
  ])('is the heading %s without the number of its section alone', (heading, title) => {
    expect(titleOf(heading)).toBe(title);
  });
});

describe('another value', () => {
  const yearbook = '灯塔年鉴\n\n一、客流\n\n鹤浦灯塔一年接待游客6万人次。\n';

  test('is told from a row by its column', async () => {
    const answer = await told({
      'yearbook.txt': '灯塔年鉴\n\n一、客流\n\n2024年鹤浦灯塔接待游客6万人次。\n',
      'table.txt':
        '客流统计\n\n一、各塔\n\n表 1 2024年各塔客流\n\n灯塔\t灯罩材料\t接待游客\n鹤浦灯塔\t黄铜。整块铸成\t8万人次\n雁滩灯塔\t玻璃\t2万人次\n',
    });
    const text = answer('2024年鹤浦灯塔接待游客多少人次');
    expect(text).toContain('6万人次');
    expect(text).toContain('鹤浦灯塔，接待游客：8万人次');
  });

  test('is told in English where the answer is', async () => {
    const travels = '海岛游记\n\n一、客流\n\n鹤浦灯塔一年接待游客8万人次。\n';
    const answer = await told({ 'yearbook.txt': yearbook, 'travels.txt': travels }, made => {
      for (const [name, text, count] of [
        ['yearbook', yearbook, 6],
        ['travels', travels, 8],
      ] as const) {
        const of = { source: `${name}.txt`, text };
        made.digest(`${name}.md`, 'zh', of, ['## 客流', `鹤浦灯塔每年有${count}万人次游客。 [L5]`]);
        made.digest(`${name}.md`, 'en', of, [
          '## Visitors',
          `The Hepu lighthouse (鹤浦灯塔) receives ${count}0,000 visitors a year. [L5]`,
        ]);
      }
    });
    const text = answer('How many visitors does the lighthouse 鹤浦灯塔 receive a year?', 'en');
    expect(text).toMatch(/receives 60,000 visitors/);
    expect(text).toMatch(/receives 80,000 visitors/);
    expect(text).not.toMatch(/接待/);
  });
});

test('one prefix says both where it stands and whose it is, and its year is not the year of the figure', async () => {
  const answer = await told({
    'a.txt': '船厂纪要\n\n一、华舟公司（2024年）\n\n2019年营业收入达到88亿元，利润微薄。\n',
    'b.txt': '航运年鉴\n\n一、华舟公司（2024年）\n\n2019年营业收入达到66亿元，利润微薄。\n',
  });
  expect(answer('各家材料怎么说华舟公司2019年的营业收入是多少').split('\n')).toEqual([
    '【船厂纪要 · 华舟公司（2024年）】2019年营业收入达到88亿元。',
    '【航运年鉴 · 华舟公司（2024年）】2019年营业收入达到66亿元。',
  ]);
  expect(answer('各家材料怎么说华舟公司2024年的营业收入是多少')).toBe('not found: 2024');
});

test('the kind that is asked for is no word of a part, and its other words are', async () => {
  const { library } = await shelf();
  const { query, terms } = find(library, '哪个机构发布了货运年报，有多少公里', 'zh', 'answer');
  const [first] = partsOf(library, query, terms);
  expect(first?.own.map(({ text }) => text)).toContain('年报');
  expect(first?.own.map(({ text }) => text)).not.toContain('机构');
});

test('a row is the one that is named by more than a character, and by its own table', async () => {
  const one = await told({
    'a.txt':
      '航标手册\n\n一、浮标\n\n表 1 浮标的重量\n\n名称\t重量\t用途\n红灯船\t四吨\t浮标的引导\n浮的\t一吨\t其他\n',
  });
  expect(one('引导用的重量')).toBe('红灯船，重量：四吨');
  const two = await told({
    'a.txt':
      '航标手册\n\n一、浮标\n\n表 1 浮标的油漆\n\n名称\t油漆\n红色浮标\t红丹漆四桶\n\n表 2 浮标的重量\n\n名称\t重量\n中的\t四吨\n小的\t一吨\n',
  });
  expect(two('红的浮标重量')).toMatch(/重量：/);
});

test('a sentence that concedes by hearsay keeps its words', async () => {
  const answer = await told({ 'a.txt': '雾笛杂记\n\n一、雾笛\n\n虽说鹳汀雾笛有七公里的射程。\n' });
  expect(answer('鹳汀雾笛射程多少公里')).toBe('虽说鹳汀雾笛有七公里的射程。');
});

test('in traditional script the units are the same', async () => {
  const answer = await told({
    'a.txt': '漁港紀要\n\n一、漁港\n\n鸛汀漁港的防波堤很長。鸛汀漁港的護欄重兩噸。\n',
  });
  expect(answer('鸛汀漁港的護欄多重')).toBe('鸛汀漁港的護欄重兩噸。');
});
