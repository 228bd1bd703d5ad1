import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceOf, unsupported } from '../../src/library/check/numbers.ts';

/** The numbers of a digest sentence that these lines cannot vouch for. */
function missing(digest: string, ...source: readonly string[]): readonly string[] {
  return unsupported(digest, evidenceOf(source)).map(number => number.text);
}

describe('the same number in another form is found', () => {
  test.each([
    ['revenue of RMB 450 billion', '收入4500亿元'],
    ['RMB450bn', '收入4500亿元'],
    ['1.75 trillion parameters', '参数达1.75万亿'],
    ['16,000 vehicles', '1.6 万台车'],
    ['80 million kilometres', '里程8000万公里'],
    ['more than 3 million users', '300 多万名用户'],
    ['671 billion parameters', '671B 参数'],
    ['6710 亿参数', '671B 参数'],
    ['$7.3 billion', '約73億美元'],
    ['HK$2.98 billion', '29.8 亿港元'],
    ['10,000-GPU cluster', '万卡集群'],
    ['40%', '百分之四十'],
    ['40 percent', '４０％'],
    ['up 5 percentage points', '提高5个百分点'],
    ['60%', '近六成'],
    ['one third', '三分之一'],
    ['1/3', '三分之一'],
    ['两三分之二', 'two-thirds'],
    ['0.4 %', '千分之四'.replace('千分之四', '0.4%')],
    ['half', '占全国半数'],
    ['in March 2026', '2026年3月'],
    ['8 January', '1月8日'],
    ['in Q2', '第二季度'],
    ['the 1990s', '20世纪90年代'],
    ['2024–25', '2024年至2025年'],
    ['2025年至2030年', '2025-2030'],
    ['10–20 billion', '100-200亿元'],
    ['RMB 10 to 20 billion', '100亿至200亿元'],
    ['10-20%', '10%—20%'],
    ['aged 5 to 6', '5—6岁'],
    ['三百六十五', '365'],
    ['25', '二十五'],
    ['the 14th plan', '“十四五”规划'],
    ['二〇二六年', '2026'],
    ['two hundred and fifty thousand', '25万'],
    ['over ten billion', '超百亿'],
    ['hundreds of billions', '数千亿'],
    ['100 billion', '千亿元级'],
    ['50 million', '5千万'],
    ['a 3-fold rise', '增长三倍'],
    ['the figure is 29.8 (RMB 100 million) or RMB 2.98 billion in 1 year', '金额（亿元）\t29.8\t1年\t100 million'],
    ['第 12 章', '第十二章'],
    ['30 亿元', '投入 30', '亿元'],
  ])('%s ← %s', (digest, ...source) => {
    expect(missing(digest, ...source)).toEqual([]);
  });
});

describe('a number that the lines do not have is named', () => {
  test.each([
    ['RMB 45 billion', '4500亿元', '45 billion'],
    ['4500万元', '4500亿元', '4500万'],
    ['4500家', '4500亿元', '4500'],
    ['40家', '四成', '40'],
    ['41%', '40%', '41%'],
    ['40%', '共40家', '40%'],
    ['15家', '十四家', '15'],
    ['三十五家', '34家', '三十五'],
    ['4亿至5亿', '5亿', '4亿'],
    ['2027', '2026年', '2027'],
    ['in April 2026', '2026年3月', 'April'],
    ['四分之三', '三分之一', '四分之三'],
    ['two million users', '两百户', 'two million'],
  ])('%s | %s', (digest, source, named) => {
    expect(missing(digest, source)).toEqual([named]);
  });
});

describe('a number inside a name must stand in the source as that name', () => {
  test.each([
    ['GLM-4.7 发布', '推出 GLM 4.7'],
    ['H800 芯片', '采购H800芯片'],
    ['Qwen3.5-35B-A3B', 'Qwen3.5-35B-A3B 登顶'],
    ['标准 GB/T 45654-2025', '《规范》（GB/T 45654—2025）'],
    ['a GPT-4-level model', 'GPT-4 水平'],
    ['WuDao 2.0', '“悟道2.0”'],
    ['from mid-2026 on', '2026年年中'],
    ['B2B 与 AI4S', '企业级、科研'],
    ['the Tianhe-1 computer', '天河一号计算机'],
  ])('%s ← %s', (digest, source) => {
    expect(missing(digest, source)).toEqual([]);
  });

  test.each([
    ['GLM-4.7', 'GLM-4.6 与 4.7%', 'GLM-4.7'],
    ['H20', '共20块H200', 'H20'],
    ['L4 级', '四级', 'L4'],
    ['2.0 版', '共2台', '2.0'],
    ['GPT-4', '共4家', 'GPT-4'],
    ['2.0 版', '2.05', '2.0'],
  ])('%s | %s', (digest, source, named) => {
    expect(missing(digest, source)).toEqual([named]);
  });
});

describe('what states no figure is never asked for', () => {
  test.each([
    '三家企业有两个办法',
    'the first of three ways, twelve people',
    '千行百业、成千上万、一体化',
    'dozens of firms, millions of users, both sides',
    '“十五五”时期、三四线城市',
    'may grow; we march on',
  ])('%s', sentence => {
    expect(missing(sentence, '无')).toEqual([]);
  });
});

describe('whatever the number', () => {
  const scales: readonly (readonly [string, string, number])[] = [
    ['万', 'thousand', 1],
    ['百万', 'million', 0],
    ['千万', 'million', 1],
    ['亿', 'million', 2],
    ['十亿', 'billion', 0],
    ['万亿', 'trillion', 0],
    ['千亿', 'billion', 2],
  ];
  const digits = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 3 }));

  /** Decimal text of `value / 10 ** places`, written by moving the point, without arithmetic on fractions. */
  function pointed(value: number, places: number): string {
    const padded = String(value).padStart(places + 1, '0');
    const cut = padded.length - places;
    return places === 0 ? padded : `${padded.slice(0, cut)}.${padded.slice(cut)}`.replace(/\.?0+$/, '');
  }

  test('Chinese and English scales convert exactly, and a tenfold error is seen', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom(...scales), ([value, places], [han, english, power]) => {
        const chinese = `约${pointed(value, places)}${han}元`;
        const same = `RMB ${pointed(value * 10 ** power, places)} ${english}`;
        const tenfold = `RMB ${pointed(value * 10 ** (power + 1), places)} ${english}`;
        expect(missing(same, chinese)).toEqual([]);
        expect(missing(chinese, same)).toEqual([]);
        expect(missing(tenfold, chinese)).toHaveLength(1);
      }),
    );
  });

  test('thousands separators change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2 ** 31 }), value => {
        const separated = String(value).replace(/\B(?=(\d{3})+$)/g, ',');
        expect(missing(`${separated} users`, `共${value}户`)).toEqual([]);
        expect(missing(`${value + 1} users`, `共${separated}户`)).toHaveLength(1);
      }),
    );
  });

  test('Han numerals and digits are one', () => {
    const han = (value: number): string => {
      const [thousands, hundreds, tens, ones] = [1000, 100, 10, 1].map(unit => Math.floor(value / unit) % 10);
      const words = '零一二三四五六七八九';
      const parts = [
        [thousands, '千'],
        [hundreds, '百'],
        [tens, '十'],
        [ones, ''],
      ] as const;
      return parts
        .map(([digit = 0, unit]) => (digit === 0 ? '零' : `${words[digit]}${unit}`))
        .join('')
        .replace(/零+/g, '零')
        .replace(/^零|零$/g, '');
    };
    fc.assert(
      fc.property(fc.integer({ min: 13, max: 9999 }), value => {
        expect(missing(`${han(value)}户`, `${value} households`)).toEqual([]);
        expect(missing(`${value} households`, `${han(value)}户`)).toEqual([]);
      }),
    );
  });

  test('a name that ends in a letter vouches for itself before a point and a digit', () => {
    for (const text of ['Q0e.0', 'B0V.5 百']) expect(missing(text, text)).toEqual([]);
    expect(missing('GLM-4', 'GLM-4.7')).toEqual(['GLM-4']);
  });

  test('any text vouches for itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,-–%亿万千百十一两三五成分之年月 ABVkMQoneto'.split('')) }),
        text => {
          expect(missing(text, text)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
