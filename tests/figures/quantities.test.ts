import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantitiesOf } from '../../src/lookup/figures/quantities.ts';

function read(text: string): readonly string[] {
  return quantitiesOf(text).map(({ text: own, amount: { low, high, unit, bound } }) =>
    [own, low === high ? low : `${low}..${high}`, unit.base, bound === 'exact' ? '' : bound].join(' ').trim(),
  );
}

describe('a quantity is read with its unit and what it comes to', () => {
  test.each([
    ['港口去年收入约3.5亿元', ['约3.5亿元 350000000 CNY about']],
    ['投入四千五百亿元', ['四千五百亿元 450000000000 CNY']],
    ['价格在3—5万美元之间', ['3—5万美元 30000..50000 USD']],
    ['成本$2 万，售价 US$3,000', ['$2 万 20000 USD', 'US$3,000 3000 USD']],
    ['占全国近六成', ['近六成 60 % about']],
    ['三分之一的船只', ['三分之一 33.33333333333333 %']],
    ['减少一半以上', ['一半以上 50 % over']],
    ['产量翻了两倍，销量翻番', ['两倍 2 ×', '翻番 2 ×']],
    ['提高了3.2个百分点', ['3.2个百分点 3.2 pp']],
    ['3000多万吨粮食', ['3000多万吨 30000000000 kg about']],
    ['20余家企业、数十个港口', ['20余家 20 家 about', '数十个 20..100 个 about']],
    ['訂單達1.2萬億元,約40億臺', ['1.2萬億元 1200000000000 CNY', '約40億臺 4000000000 台 about']],
    ['4 TB/s 的带宽和 0.2美元/百万tokens', ['4 TB/s 4000000000000 B/s', '0.2美元/百万tokens 0.2 USD/百万tokens']],
    ['从15%提升至30%', ['15% 15 %', '30% 30 %']],
    ['RMB 450 billion, more than 2,500 companies', ['RMB 450 billion 450000000000 CNY', 'more than 2,500 2500  over']],
    ['80% to 90% of the cargo', ['80% to 90% 80..90 %']],
    ['the fleet doubled, and two thirds of the crews', ['doubled 2 ×', 'two thirds 66.66666666666667 %']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('what only looks like one is none', () => {
  test.each([
    '2025年3月29日',
    '2024—2026年',
    '第3章第12条',
    '未来3—5年',
    '近10年',
    'GPT-4、910B 和 GLM-4.7',
    '“2+5+4”体系',
    '24×7小时服务',
    '三家公司、一位老师',
    '千亿元级产业',
    '图 3 个',
    '二十国集团',
    '最后100米',
    '1:3 的比例',
    'v2.0 版',
    '十五五规划',
    'in 2026 trends',
    'Claude 4 models',
  ])('%s', text => {
    expect(read(text)).toEqual([]);
  });
});

const pieces = fc.constantFrom(
  ...[
    '2025年',
    '3月',
    '亿元',
    '约',
    '4.5',
    '12,000',
    '%',
    '家',
    '第',
    '至',
    '—',
    '，',
    '三成',
    '一半',
    'GPT-',
    'RMB ',
    ' billion',
  ],
  ...['港口', '（', '）', '数十', '万', '余', 'US$', '/', '近', '倍', '\n', '超過', '萬', '２０', '％', 'ships '],
);

describe('of any text', () => {
  test('every value stands in it, in order and without overlap, and comes to a number', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 25 }), parts => {
        const text = parts.join('');
        let end = 0;
        for (const { text: own, at, to, amount } of quantitiesOf(text)) {
          expect(text.slice(at, to)).toBe(own);
          expect(own.trim()).toBe(own);
          expect(at).toBeGreaterThanOrEqual(end);
          expect(Number.isFinite(amount.low) && amount.low <= amount.high).toBe(true);
          end = to;
        }
      }),
      { numRuns: 600 },
    );
  });

  test('no year and no date gives one', () => {
    const year = fc.integer({ min: 1950, max: 2069 });
    const date = fc
      .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .chain(([y, m, d]) =>
        fc.constantFrom(`${y}年`, `${y} 年`, `${y}年${m}月${d}日`, `${m}月${d}日`, `${y}-${m}-${d}`),
      );
    const around = fc.constantFrom('', '截至', '在', '，', ' ', '（', '港口');
    fc.assert(
      fc.property(around, date, around, (before, own, behind) => {
        expect(read(`${before}${own}${behind}`)).toEqual([]);
      }),
    );
  });
});
