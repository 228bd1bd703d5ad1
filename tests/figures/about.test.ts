import { describe, expect, test } from 'vitest';
import { aboutCard, unknownCard } from '../../src/card/about.ts';
import { readAction } from '../../src/card/actions.ts';
import type { Card } from '../../src/card/card.ts';
import { readLexicon } from '../../src/library/lexicon.ts';
import type { Library } from '../../src/library/library.ts';
import { readingOf } from '../../src/lookup/figures/reading.ts';
import { aboutName } from '../../src/lookup/names/about.ts';
import { mentionsIn } from '../../src/lookup/names/recognise.ts';
import { plainText, shelf } from './shelf.ts';

const lexicon = `
- { term: 海燕, kind: organisation, en: [Petrel], abbr: [HY], related: [林晚舟] }
- { term: 海燕汽车, kind: organisation }
- { term: 北岸, kind: place }
- { term: 北岸大学, kind: organisation }
- { term: 林晚舟, kind: person, en: [Lin Wanzhou] }
- { term: 帆-4, kind: product, en: [Sail-4], not: [帆-4o] }
- { term: 帆-4o, kind: product }
`;
const report = `造船业报告

一、企业

海燕是北岸的一家造船企业，成立于1998年。海燕汽车是另一家公司，与它无关。

林晚舟担任海燕董事长。她说，海燕去年交付货轮120艘。

二、产品

帆-4是海燕的货轮型号。帆-4o比它更大，载重30万吨。海燕资本投资了多家港口。北岸大学研究船舶动力。
`;
const paper = `船舶日报

一周要闻

Petrel宣布，2026年将新建船坞两座。HY的订单增长40%。
`;

async function library(): Promise<Library> {
  return (await shelf({ 'report.txt': report, 'paper.txt': paper }, lexicon)).library;
}

function show(from: Library, name: string, locale: 'zh' | 'en' = 'zh'): Card {
  const found = aboutName(from, name, locale);
  return 'near' in found
    ? unknownCard(found, locale)
    : aboutCard(found, figure => readingOf(from, figure, locale), 0, locale);
}

describe('a longer name never counts for a shorter one', () => {
  const names = readLexicon(lexicon);
  test.each([
    ['海燕汽车发布新车', ['海燕汽车']],
    ['海燕资本投资了港口', []],
    ['北岸大学与北岸的企业', ['北岸大学', '北岸']],
    ['帆-4o 和帆-4', ['帆-4o', '帆-4']],
    ['帆-4.5 和 帆-4 Turbo', []],
    ['HYX 与 hy', []],
    ['Petrel and Sail 4', ['海燕', '帆-4']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, names).map(({ entry }) => entry.term)).toEqual(expected);
  });
});

describe('/about', () => {
  test('gathers what documents say under all of its names', async () => {
    const text = plainText(show(await library(), 'Petrel'));
    expect(text).toMatch(/^海燕\n机构 · 2 份文档的 \d+ 个段落提到/u);
    expect(text).toContain('又称：Petrel、HY');
    expect(text).toContain('“海燕是北岸的一家造船企业，成立于1998年。”');
    expect(text).toContain('“Petrel宣布，2026年将新建船坞两座。”');
    expect(text).not.toContain('“海燕汽车是另一家公司，与它无关。”');
    expect(text).not.toContain('“海燕资本投资了多家港口。”');
    expect(text).toMatch(/常一起出现：.*林晚舟/u);
    expect(text).toMatch(/海燕.*120艘/u);
  });

  test('the sentence that says what it is comes first', async () => {
    const card = show(await library(), '海燕');
    const [first] = card.elements.filter(element => element.kind === 'citation');
    expect(first).toMatchObject({ quote: '海燕是北岸的一家造船企业，成立于1998年。', lines: [[5, 5]] });
  });

  test('what is easily confused is named as something else', async () => {
    expect(plainText(show(await library(), '帆-4'))).toContain('易混淆，但不是同一个：帆-4o');
  });

  test('a name that the lexicon lacks is found in the texts', async () => {
    expect(plainText(show(await library(), '船坞'))).toContain('“Petrel宣布，2026年将新建船坞两座。”');
  });

  test('an unknown name is said so, with names that are spelt or sound alike', async () => {
    const card = show(await library(), '林晚州');
    expect(plainText(card)).toBe('资料库没有提到“林晚州”。\n\n是不是想找：林晚舟？');
    const [pressed] = card.elements.flatMap(element => (element.kind === 'buttons' ? element.buttons : []));
    expect(pressed && readAction(pressed.action, pressed.value)).toEqual({
      name: 'about',
      subject: '林晚舟',
      from: 0,
      turn: false,
    });
    expect(plainText(show(await library(), '量子香蕉'))).toMatch(/^资料库没有提到“量子香蕉”。\n\n也没有名称相近/u);
  });

  test('speaks English to English readers', async () => {
    const text = plainText(show(await library(), '海燕', 'en'));
    expect(text).toMatch(/^Petrel \(海燕\)\norganisation · named in \d+ passages of 2 documents/u);
    expect(text).toMatch(/Often named together: .*Lin Wanzhou/u);
  });
});

describe('what tells most comes first', () => {
  const told = async (text: string, name: string) => {
    const made = await shelf({ 'report.txt': `造船业报告\n\n一、企业\n\n${text}\n` }, lexicon);
    const found = aboutName(made.library, name, 'zh');
    return 'near' in found ? [] : found.statements.map(({ quote }) => quote);
  };

  test('who somebody is, before what they said', async () => {
    const [first] = await told(
      '林晚舟坦言，去年的订单超过了所有人的预期。\n\n海燕董事长林晚舟出生在一个造船世家。',
      '林晚舟',
    );
    expect(first).toBe('海燕董事长林晚舟出生在一个造船世家。');
  });

  test('what something is, before what is its own or said in a condition', async () => {
    const [first] = await told(
      '海燕的帆-4是一种载重30万吨的货轮。\n\n如果说海燕是一家老企业，那么港口就更老。\n\n从规模看，海燕在北岸占据一半市场。',
      '海燕',
    );
    expect(first).toBe('从规模看，海燕在北岸占据一半市场。');
  });
});
