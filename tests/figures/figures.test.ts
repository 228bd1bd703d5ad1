import { describe, expect, test } from 'vitest';
import { readAction } from '../../src/card/actions.ts';
import type { Card } from '../../src/card/card.ts';
import { chartTable } from '../../src/card/chart.ts';
import { figuresCard } from '../../src/card/figures.ts';
import { notableFigures } from '../../src/lookup/figures/notable.ts';
import { findFigures } from '../../src/lookup/figures/search.ts';
import { harbour } from '../library/world.ts';
import { plainText, shelf } from './shelf.ts';

const lexicon = `
- { term: 临江港, kind: organisation, en: [Linjiang Port], nick: [江港] }
- { term: 滨海港, kind: organisation, en: [Binhai Port] }
`;
const yearbook = `港口年报

一、吞吐量

2025年临江港集装箱吞吐量达到320万箱，同比增长12%。2025年滨海港集装箱吞吐量为510万箱。

二、收入

2023年临江港营业收入为20亿元。2024年临江港营业收入为24亿元。2025年临江港营业收入为31亿元，预计2026年临江港营业收入达到40亿元。
`;
const newspaper = `航运报

临江港一年

2025年，临江港集装箱吞吐量为360万箱，临江港营业收入为31亿元。
`;

function tableOf(card: Card): readonly (readonly string[])[] {
  return card.elements.flatMap(element => (element.kind === 'table' ? element.rows : []));
}

async function ask(words: string, from = 0, locale: 'zh' | 'en' = 'zh'): Promise<Card> {
  const { library } = await shelf({ 'yearbook.txt': yearbook, 'newspaper.txt': newspaper }, lexicon);
  return figuresCard(words, findFigures(library, words, locale), from, locale);
}

describe('/figures', () => {
  test('lists what the library gives for the words, with time, status and place', async () => {
    const [first] = tableOf(await ask('滨海港 吞吐量'));
    expect(first).toEqual(['1', '滨海港集装箱吞吐量', '510万箱', '2025年', '实际', '港口年报，第 5 行']);
  });

  test('puts values that differ side by side, in words, and never those that agree', async () => {
    const text = plainText(await ask('临江港 集装箱吞吐量 2025'));
    expect(text).toMatch(/说法不一（同一主体、指标与时间/u);
    expect(text).toMatch(/临江港集装箱吞吐量.*320万箱（港口年报，第 5 行）；360万箱（航运报，第 5 行）/u);
    expect(text).not.toMatch(/31亿元（.*31亿元（/u);
  });

  test('a place that says the same is named beside the first', async () => {
    const rows = tableOf(await ask('临江港 营业收入'));
    const revenue = rows.filter(row => row[2] === '31亿元');
    expect(revenue).toHaveLength(1);
    expect(revenue[0]?.[5]).toMatch(/另有 1 处相同$/u);
  });

  test('a nickname finds what bears the full name', async () => {
    expect(plainText(await ask('江港 营业收入'))).toContain('临江港营业收入');
  });

  test('three years or more of the same make a chart, with what is only forecast said so', async () => {
    const card = await ask('临江港 营业收入');
    const chart = card.elements.find(element => element.kind === 'chart');
    if (chart?.kind !== 'chart') throw new Error('no chart');
    expect(chart.unit).toBe('亿元');
    expect(chart.labels).toEqual(['2023', '2024', '2025', '2026，预测']);
    expect(chart.series).toEqual([{ name: '临江港营业收入', values: [20, 24, 31, 40] }]);
    expect(chartTable(chart).rows).toHaveLength(4);
  });

  test('nothing about the words is said so, with what is near', async () => {
    const text = plainText(await ask('火星基地 预算'));
    expect(text).toMatch(/资料库没有提到.*火星/u);
    expect(plainText(await ask('滨海港 2023'))).toContain('资料库里没有关于“滨海港 2023”的数据。');
  });

  test('every row has a button that opens where it stands, and the pages turn in place', async () => {
    const many = Array.from({ length: 12 }, (_, at) => `${2010 + at}年临江港货运量达${at + 3}亿吨。`).join('\n\n');
    const { library } = await shelf({ 'long.txt': `货运史\n\n一、历年\n\n${many}\n` }, lexicon);
    const page = (from: number) =>
      figuresCard('临江港 货运量', findFigures(library, '临江港 货运量', 'zh'), from, 'zh');
    const buttons = page(0).elements.flatMap(element => (element.kind === 'buttons' ? element.buttons : []));
    const opened = buttons.map(({ action, value }) => readAction(action, value));
    expect(opened.filter(action => action?.name === 'passage')).toHaveLength(8);
    expect(opened.at(-1)).toEqual({ name: 'figures', words: '临江港 货运量', from: 8, turn: true });
    expect(tableOf(page(8)).map(row => row[0])).toEqual(['9', '10', '11', '12']);
  });

  test('an English reader of a Chinese original sees what the digest says, and the value of the source', async () => {
    const { library } = await shelf({ 'harbour.txt': harbour }, lexicon, made => {
      const of = { source: 'harbour.txt', text: harbour };
      made.digest('harbour.md', 'en', of, [
        '## Throughput',
        'Linjiang Port handled 3.2 million standard containers last year, 12% more than the year before. [L5]',
      ]);
    });
    const rows = tableOf(
      figuresCard('Linjiang Port containers', findFigures(library, 'Linjiang Port containers', 'en'), 0, 'en'),
    );
    expect(rows[0]?.[1]).toBe('Linjiang Port handled standard containers');
    expect(rows[0]?.[2]).toMatch(/^320万.*\(3\.2 million\)$/u);
  });
});

describe('what is compared', () => {
  const terms = `
- { term: 港口, kind: term }
- { term: 干港, kind: term }
- { term: 吞吐能力, kind: term, zh: [装卸能力] }
`;
  const disputed = async (text: string, words: string) => {
    const { library } = await shelf({ 'ports.txt': `港口年报\n\n一、概况\n\n${text}\n` }, terms);
    const { figures } = findFigures(library, words, 'zh');
    return figures.map(({ reading, also, others }) => [reading.value, also.length, others.length]);
  };

  test('things that the lexicon tells apart do not disagree', async () => {
    expect(await disputed('2025年港口市场规模为390亿元。\n\n2025年干港市场规模为76亿元。', '市场规模')).toEqual([
      ['390亿元', 0, 0],
      ['76亿元', 0, 0],
    ]);
  });

  test('two names of one thing are one row, also where one value is said to be rounded', async () => {
    expect(
      await disputed('2025年港口吞吐能力为390亿吨。\n\n2025年港口的装卸能力约为390亿吨。', '港口 吞吐能力'),
    ).toEqual([['390亿吨', 1, 0]]);
  });

  test('the rarest word stands with a figure or above it', async () => {
    const text = '干港正在兴起。全国码头市场规模为390亿元，干港市场规模为76亿元。全国仓库市场规模为12亿元。';
    expect(await disputed(text, '干港 市场规模')).toEqual(expect.arrayContaining([['76亿元', 0, 0]]));
    expect(await disputed(text, '干港 市场规模')).not.toContainEqual(['12亿元', 0, 0]);
  });
});

describe('notable figures', () => {
  test('come in the same order every time, each once, and with what other places say', async () => {
    const { library } = await shelf({ 'yearbook.txt': yearbook, 'newspaper.txt': newspaper }, lexicon);
    const ids = notableFigures(library, 'zh').map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(notableFigures(library, 'en').map(({ id }) => id)).toEqual(ids);
    const disputed = notableFigures(library, 'zh').find(({ figure }) => figure.value === '320万箱');
    expect(disputed?.others.map(({ value }) => value)).toEqual(['360万箱']);
  });
});
