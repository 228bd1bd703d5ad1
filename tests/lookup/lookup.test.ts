import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { toBatchLine } from '../../src/lookup/batch.ts';
import { said, shelf } from './shelf.ts';

describe('an answer', () => {
  test.each([
    ['滨海港吞吐量多少', /510万标准箱/],
    ['临江港吞吐量增长多少', /12%/],
    ['滨海港第三期码头什么时候建成', /2028年/],
    ['双吊具岸桥一小时多少箱', /每小时52箱/],
    ['GX-200 漏检率', /千分之一/],
    ['高铁里程 2025', /4\.8万公里/],
    ['大船为什么不能靠泊', /水深不足/],
    ['巡检机器人哪年投入使用', /2025年9月/],
  ])('to “%s” is the sentence that says it', async (question, wanted) => {
    const { ask } = await shelf();
    expect(said(ask(question))).toMatch(wanted);
  });

  test.each([
    ['糧食總產量', '粮食总产量', /1\.39萬億斤/],
    ['自動駕駛拖拉機誤差多少', '自动驾驶拖拉机误差多少', /2\.5厘米/],
  ])('is the same in either script, and quotes the text as it is written', async (traditional, simplified, wanted) => {
    const { ask } = await shelf();
    expect(said(ask(traditional))).toMatch(wanted);
    expect(said(ask(simplified))).toMatch(wanted);
  });

  test('quotes word for word what stands in the lines that it names', async () => {
    const { ask, documents } = await shelf();
    const questions = [
      '临江港吞吐量',
      '单吊具岸桥单价',
      '谁说司机没有失业',
      '玉米增产',
      '回程货源不足',
      'DT-7',
      '北线',
    ];
    let checked = 0;
    for (const question of questions) {
      const result = ask(question);
      for (const { document, lines, quote } of result.answer?.citations ?? []) {
        const file = fs.readFileSync(path.join(documents, document), 'utf8').split('\n');
        const there = lines.map(([from, to]) => file.slice(from - 1, to).join('')).join('');
        expect(there.replace(/\s/g, '')).toContain(quote.replace(/\s/g, ''));
        checked++;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(questions.length);
  });

  test('in English comes from the digest, while the citation quotes the original', async () => {
    const { ask } = await shelf();
    const result = ask('how many containers did Binhai Port handle', 'en');
    expect(said(result)).toContain('5.1 million');
    expect(result.answer?.citations[0]?.quote).toContain('510万标准箱');
    expect(result.answer?.citations[0]?.digest).toBeUndefined();
  });

  test('of a digest alone quotes the digest, and says so', async () => {
    const { ask } = await shelf(false);
    const chinese = ask('滨海港吞吐量多少', 'zh');
    expect(chinese.answer?.citations[0]).toMatchObject({ document: 'ports.txt', digest: true, lines: [[7, 7]] });
    expect(chinese.answer?.citations[0]?.quote).toContain('510万标准箱');
    const english = ask('Binhai Port throughput', 'en');
    expect(english.answer?.citations[0]?.quote).toContain('5.1 million standard containers');
    expect(ask('Binhai Port terminal', 'zh').answer?.citations[0]?.quote).toContain('滨海港');
  });

  test('comes by a nickname or an abbreviation from the lexicon', async () => {
    const { ask } = await shelf();
    expect(said(ask('江港 TEU'))).toContain('320万标准箱');
  });

  test('is short enough to be read at a glance', async () => {
    const { ask } = await shelf();
    for (const question of ['临江港', '滨海港吞吐量', '班列', '拖拉机'])
      expect(said(ask(question)).length).toBeLessThanOrEqual(200);
  });
});

describe('not found', () => {
  test.each([
    ['临江港2019年吞吐量', '2019'],
    ['滨海港 GX-900', 'GX-900'],
    ['双吊具岸桥 ISO认证', 'ISO'],
    ['周启明工资多少钱', '工资'],
    ['濱海港2019年吞吐量', '2019'],
    ['Binhai Port and Zanzibar', 'Zanzibar'],
    ['quantum harbour of Zanzibar in 2031', '2031'],
  ])('“%s” names what is missing and still offers passages', async (question, missing) => {
    const { ask } = await shelf();
    const result = ask(question, /\p{Script=Han}/u.test(question) ? 'zh' : 'en');
    expect(result.status).toBe('not_found');
    expect(result.status === 'not_found' && result.missing).toContain(missing);
  });

  test('an empty library and an empty question have no answer', async () => {
    const { ask } = await shelf();
    for (const question of ['', '  ', '？？？', '是什么']) expect(ask(question).status).toBe('not_found');
    const { ask: askNobody, index, documents, data } = await shelf(false);
    fs.rmSync(data, { recursive: true });
    fs.mkdirSync(data);
    fs.rmSync(documents, { recursive: true });
    fs.mkdirSync(documents);
    await index();
    expect(askNobody('临江港')).toMatchObject({ status: 'not_found', passages: [] });
  });

  test('a sentence that lost its words is never the answer', async () => {
    const { ask, document, index } = await shelf();
    document(
      'torn.txt',
      '渔业年报\n\n一、产量\n\n东湾渔港位于三江口，渔民去年的捕捞量一共超过了历年中的\n\n东湾渔港的船队有90艘船，都装了定位设备。\n',
    );
    await index();
    const result = ask('东湾渔港捕捞量多少');
    expect(result.passages.some(({ text, flags }) => text.includes('历年中的') && flags.length > 0)).toBe(true);
    expect(result.answer?.citations.map(({ quote }) => quote).join() ?? '').not.toContain('历年中的');
  });
});

describe('the passages', () => {
  test('are at most ten, each once, and within the limit', async () => {
    const { ask } = await shelf();
    const { passages } = ask('港 吞吐量 岸桥 铁路 农机 去年');
    expect(passages.length).toBeLessThanOrEqual(10);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(500);
  });

  test('whatever is asked, nothing throws', async () => {
    const { ask } = await shelf();
    for (const question of [
      '"',
      "'; drop table passages; --",
      'a OR b',
      '*',
      'NEAR(x y)',
      '🚢🚢',
      '多少'.repeat(400),
      '\u0000',
      '(((',
      '1',
      'text:港',
    ])
      expect(() => ask(question)).not.toThrow();
  });

  test('follow the library: what is indexed later is found at once', async () => {
    const { ask, document, index } = await shelf();
    expect(said(ask('灯塔 高度'))).toMatch(/^not found/);
    document('light.txt', '灯塔名录\n\n一、北角\n\n北角灯塔高度为61米，建于1902年，如今由太阳能供电。\n');
    await index();
    expect(said(ask('北角灯塔高度'))).toContain('61米');
  });
});

describe('the batch line', () => {
  test('has the fields of the contract and nothing else', async () => {
    const { ask } = await shelf();
    const line = JSON.parse(JSON.stringify(toBatchLine('q1', ask('滨海港吞吐量多少'))));
    expect(Object.keys(line)).toEqual(['id', 'status', 'answer', 'passages']);
    expect(line).toMatchObject({
      id: 'q1',
      status: 'answered',
      answer: { citations: [{ document: 'ports.txt', lines: [[7, 7]] }] },
    });
    expect(Object.keys(line.passages[0])).toEqual(['document', 'lines', 'heading', 'text']);
    const none = JSON.parse(JSON.stringify(toBatchLine('q2', ask('临江港2019年吞吐量'))));
    expect(none).toMatchObject({ id: 'q2', status: 'not_found', answer: null });
  });
});
