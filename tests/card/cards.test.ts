import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { button, readAction } from '../../src/card/actions.ts';
import { answerCard } from '../../src/card/answer.ts';
import type { Card } from '../../src/card/card.ts';
import { passageCard } from '../../src/card/passage.ts';
import { plainText } from '../../src/card/plain.ts';
import { sourcesCard } from '../../src/card/sources.ts';
import { trendCard, trendsCard } from '../../src/card/trends.ts';
import type { LookupResult } from '../../src/lookup/answer.ts';
import { statedFigures } from '../../src/lookup/figures/extract.ts';
import { emptyLibrary } from '../support/library.ts';
import { passage, trendReport } from '../support/passages.ts';

const kinds = (card: Card) => card.elements.map(element => element.kind);
const buttonsOf = (card: Card) =>
  card.elements.flatMap(element => {
    if (element.kind === 'buttons') return element.buttons;
    if (element.kind === 'list') return element.items.flatMap(item => item.buttons ?? []);
    return element.kind === 'citation' && element.open ? [element.open] : [];
  });

describe('a trends card', () => {
  const report = trendReport();

  test('has an item a trend with number, name, one line and its buttons', () => {
    const list = trendsCard(report, 'zh').elements.find(element => element.kind === 'list');
    expect(list?.items).toEqual([
      {
        number: 1,
        title: '机器人进厂',
        text: '机器人正在走进工厂。',
        buttons: [
          { label: '详情', action: 'trend', value: '{"trend":"report.txt#1"}' },
          { label: '讨论', action: 'discuss', value: '{"item":"trend report.txt#1"}' },
        ],
      },
      expect.objectContaining({ number: 2, title: '推理成本下降', text: '推理成本持续下降。' }),
    ]);
  });

  test('speaks English from the digest of a Chinese original', () => {
    expect(plainText(trendsCard(report, 'en'))).toContain(
      '1. Robots enter factories\n   Robots are entering factories.',
    );
  });

  test('one trend shows statement, figures, evidence, what would prove it, and the way on', () => {
    const [first] = report.trends;
    if (!first) throw new Error('no trend');
    const evidence = [
      {
        passage: passage({ id: 7, document: 'other.txt', documentTitle: { zh: '蓝皮书', en: 'Bluebook' } }),
        quote: '去年芯片出货120万颗，同比增长30%。',
        gloss: null,
        stance: 'for' as const,
        figures: statedFigures(emptyLibrary, '去年芯片出货120万颗，同比增长30%。', passage()),
      },
      {
        passage: passage({ id: 8, document: 'third.txt', flags: ['damaged'] }),
        quote: '超过370万。',
        gloss: null,
        stance: 'against' as const,
      },
    ];
    const card = trendCard(report, first, evidence, false, 'zh');
    const text = plainText(card);
    expect(text).toContain('机器人正在走进工厂。订单明年翻番。');
    expect(text).toContain('验证标志\n\n机器人进厂要看订单。');
    expect(text).toContain('“去年芯片出货120万颗，同比增长30%。”\n— 蓝皮书 › 行业报告 › 第一章 芯片，第 12–13 行');
    expect(card.elements.filter(element => element.kind === 'figure')).toEqual([
      { kind: 'figure', value: '120万颗', label: '芯片出货', note: '去年 · 来源：蓝皮书' },
    ]);
    expect(text).toContain('原文此处残缺');
    expect(buttonsOf(card).map(({ action }) => action)).toContain('trends');
  });
});

describe('an answer card', () => {
  const passages = Array.from({ length: 5 }, (_, index) =>
    passage({ id: index + 1, text: `第${index + 1}段。`, lines: [[index + 1, index + 1]] }),
  );
  const answered: LookupResult = {
    status: 'answered',
    answer: {
      text: '去年芯片出货120万颗。',
      citations: [
        {
          passageId: 1,
          document: 'report.txt',
          documentTitle: { zh: '行业报告', en: 'Industry report' },
          heading: [],
          lines: [[12, 12]],
          quote: '去年芯片出货120万颗',
        },
      ],
    },
    passages,
  };

  test('folds the further passages behind a button, and pages through them in place', () => {
    const folded = answerCard('芯片出货', answered, null, 'zh');
    expect(kinds(folded)).toEqual(['header', 'text', 'citation', 'buttons']);
    const [more] = buttonsOf(folded).slice(-1);
    expect(readAction(more?.action ?? '', more?.value ?? '')).toEqual({
      name: 'passages',
      question: '芯片出货',
      from: 0,
    });
    const second = answerCard('芯片出货', answered, 3, 'zh');
    expect(plainText(second)).toContain('第4段。');
    expect(plainText(second)).not.toContain('第3段。');
    expect(plainText(second)).toContain('第 4–5 项，共 5 项');
  });

  test('says what is not in the library and offers the nearest passages as such', () => {
    const card = answerCard(
      '2031年出货',
      { status: 'not_found', answer: null, passages, missing: ['2031年'] },
      null,
      'zh',
    );
    expect(plainText(card)).toContain('资料库没有提到：“2031年”。');
    expect(plainText(card)).toContain('最接近的段落');
    expect(plainText(card)).toContain('第1段。');
  });

  test('names a near miss: the same for another year', () => {
    const missed: LookupResult = { status: 'not_found', answer: null, passages, missing: ['2025'], instead: ['2024'] };
    expect(plainText(answerCard('2025年出货', missed, null, 'zh'))).toContain('资料库有 2024 年的，没有“2025”的。');
    expect(plainText(answerCard('shipments 2025', missed, null, 'en'))).toContain('The library has 2024, not “2025”.');
  });

  test('of an empty library says so', () => {
    const card = answerCard('x', { status: 'not_found', answer: null, passages: [], missing: [] }, null, 'en');
    expect(plainText(card)).toContain('The library is still empty.');
  });
});

test('a passage opens with its neighbours, itself marked', () => {
  const here = passage({ id: 2, text: '中间。' });
  const card = passageCard(here, [passage({ id: 1, text: '之前。' }), here, passage({ id: 3, text: '之后。' })], 'zh');
  expect(kinds(card)).toEqual(['header', 'text', 'divider', 'citation', 'divider', 'text', 'buttons']);
});

test('a long list of documents is paged', () => {
  const documents = Array.from({ length: 23 }, (_, id) => ({
    id,
    document: `${id}.txt`,
    title: { zh: `文档${id}`, en: `Document ${id}` },
    publisher: null,
    authors: [],
    date: null,
    language: 'zh' as const,
    digestOnly: id === 0,
    passages: 2,
    addedAt: '2026-01-01T00:00:00Z',
  }));
  const card = sourcesCard(documents, '', 10, 'en');
  expect(plainText(card)).toContain('23 documents, 46 passages');
  expect(plainText(card)).toContain('Document 10');
  expect(buttonsOf(card).map(({ value }) => value)).toEqual(['{"words":"","from":0}', '{"words":"","from":20}']);
});

describe('a button', () => {
  test('survives its journey through a platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.nat(), (question, from) => {
        const made = button('x', { name: 'passages', question, from });
        expect(readAction(made.action, made.value)).toEqual({ name: 'passages', question, from });
      }),
    );
  });

  test('that is none of ours is nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (action, value) => {
        expect(readAction(action, value)).toBeNull();
      }),
    );
    expect(readAction('trend', '{"trend":1}')).toBeNull();
    expect(readAction('trend', '{"trend":"a","more":1}')).toBeNull();
    expect(readAction('__proto__', '{}')).toBeNull();
  });
});
