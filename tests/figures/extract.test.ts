import { describe, expect, test } from 'vitest';
import { allFigures, shelf, told } from './shelf.ts';

const lexicon = `
- { term: 临江港, kind: organisation, en: [Linjiang Port] }
- { term: 滨海港, kind: organisation, en: [Binhai Port] }
- { term: 海燕-7, kind: product }
`;

async function figuresIn(text: string): Promise<readonly string[]> {
  const { library } = await shelf({ 'ports.txt': `港口年报\n\n一、概况\n\n${text}\n` }, lexicon);
  return told(allFigures(library));
}

describe('a figure says of what it is, of when, and whether it has come true', () => {
  test('a clause without its own subject takes it from the one before', async () => {
    expect(await figuresIn('2025年临江港货运规模达4500亿元，占全国半数，泊位数量突破2500个。')).toEqual([
      '临江港货运规模 = 4500亿元 | 2025年 | actual',
      '临江港货运规模 · 占全国 = 半数 | 2025年 | actual',
      '临江港货运 · 泊位数量 = 2500个 | 2025年 | actual',
    ]);
  });

  test('what is counted may stand behind the number', async () => {
    expect(await figuresIn('临江港的码头服务覆盖全球近400万货主用户。')).toEqual([
      '临江港的码头服务覆盖全球货主用户 = 近400万 | - | actual',
    ]);
  });

  test('a change has a beginning and an end, each with its own time', async () => {
    expect(await figuresIn('滨海港的集装箱吞吐量预计从2024年的约6亿吨增长至2030年的9亿吨。')).toEqual([
      '滨海港的集装箱吞吐量 = 约6亿吨 | 2024年 | actual',
      '滨海港的集装箱吞吐量 = 9亿吨 | 至2030年 | forecast',
    ]);
  });

  test('what stands in brackets is about what stands before them', async () => {
    expect(await figuresIn('港内新添了岸桥海燕-7（起重能力65吨）。')).toEqual([
      '岸桥海燕-7 · 起重能力 = 65吨 | - | actual',
    ]);
  });

  test.each([
    ['临江港的集装箱吞吐量预计达到600万箱左右，约合1.2亿吨。', 'forecast'],
    ['临江港计划投资20亿元建设新码头。', 'target'],
    ['假设全国的船都停靠临江港，每年要花费约1亿元。', 'hypothetical'],
    ['临江港将实际停泊时间减少了30%。', 'actual'],
    ['临江港开展航道预测模型训练，准确率达到97%。', 'actual'],
  ])('%s', async (text, status) => {
    const figures = await figuresIn(text);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(figure).toMatch(new RegExp(`\\| ${status}$`, 'u'));
  });

  test('the day of a publication is not the time of what it plans', async () => {
    const [figure] = await figuresIn('2025年8月，《临江港建设方案》发布，指出要推动3000家企业迁入保税区。');
    expect(figure).toMatch(/= 3000家 \| - \| target$/u);
  });

  test('a table gives the subject by its row and the unit by its column', async () => {
    const { library } = await shelf({
      'ports.txt':
        '港口年报\n\n一、收入\n\n表 1 2025年各港收入\n\n港口\t营业收入（亿元）\t增速\n临江港\t32.5\t12%\n滨海港\t40\t-3%\n',
    });
    const figures = allFigures(library);
    expect(told(figures)).toContain('临江港 · 营业收入（亿元） = 32.5 | 2025年 | actual');
    expect(figures.find(({ text }) => text === '32.5')?.amount).toMatchObject({
      low: 3_250_000_000,
      unit: { base: 'CNY' },
    });
  });

  test('English sentences too', async () => {
    expect(
      await figuresIn(
        'Linjiang Port handled goods worth RMB 450 billion in 2025, with more than 2,500 berths; Binhai Port expects 60 million boxes by 2030.',
      ),
    ).toEqual([
      'Linjiang Port handled goods = RMB 450 billion | 2025 | actual',
      'Linjiang Port · berths = more than 2,500 | 2025 | actual',
      'Binhai Port expects boxes = 60 million | 2030 | forecast',
    ]);
  });

  test('traditional script reads like simplified', async () => {
    expect(await figuresIn('2025年臨江港貨運規模達到4500億元,預計2030年將突破9000億元。')).toEqual([
      '临江港货运规模 = 4500億元 | 2025年 | actual',
      '临江港货运规模 = 9000億元 | 2030年 | forecast',
    ]);
  });
});
