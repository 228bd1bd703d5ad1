import { describe, expect, test } from 'vitest';
import { labelOf } from '../../src/lookup/figures/figure.ts';
import { allFigures, shelf } from './shelf.ts';

const lexicon = `
- { term: 临江港, kind: organisation, en: [Linjiang Port] }
- { term: 滨海港, kind: organisation, en: [Binhai Port] }
- { term: 海燕-7, kind: product }
`;

/** `label = value` of each figure of a text. */
async function labelled(text: string): Promise<readonly string[]> {
  const { library } = await shelf({ 'ports.txt': `港口年报\n\n一、概况\n\n${text}\n` }, lexicon);
  return allFigures(library).map(figure => `${labelOf(figure)} = ${figure.text}`);
}

describe('a label is what would stand in the first column of a table', () => {
  test.each<[string, readonly string[]]>([
    // What is said of the counted belongs to it.
    ['临江港有18台岸桥获得安全认证。', ['临江港岸桥获得安全认证 = 18台']],
    ['68%的货主表示将增加订舱。', ['货主表示将增加订舱 = 68%']],
    ['临江港平均3小时即可装卸一艘货轮。', ['临江港平均装卸一艘货轮 = 3小时']],
    // What only leads to a value does not.
    ['临江港的周转时间大致在4天左右。', ['临江港的周转时间 = 4天左右']],
    ['港口用电预计将占全市用电的4%。', ['港口用电占全市用电 = 4%']],
    // An object is not cut where a verb makes a noun of it.
    ['临江港提供数十种定制化排班组合。', ['临江港提供定制化排班组合 = 数十种']],
    // One value for all of an enumeration.
    ['临江港联合滨海港、海燕物流等26家航运企业。', ['临江港联合滨海港、海燕物流航运企业 = 26家']],
    // A change to a level is the level's.
    ['滨海港的船型从2种升级至5种。', ['滨海港的船型 = 2种', '滨海港的船型 = 5种']],
  ])('%s', async (text, labels) => {
    expect(await labelled(text)).toEqual(labels);
  });

  test('a clause takes the name of its sentence, and what stands before a colon', async () => {
    expect(await labelled('临江港引入了无人集卡，装卸成本降低15%。')).toEqual(['临江港 · 装卸成本降低 = 15%']);
    expect(await labelled('以海燕-7为代表，其起重能力达65吨。')).toEqual(['海燕-7 · 起重能力 = 65吨']);
    expect(await labelled('临江港改造的结果：堆场面积减少20%；滞港时间缩短30%。')).toEqual([
      '临江港改造的结果 · 堆场面积减少 = 20%',
      '临江港改造的结果 · 滞港时间缩短 = 30%',
    ]);
  });

  test('a mere name is of what the name before it is of', async () => {
    expect(await labelled('2025年临江港营业收入达31亿元，滨海港为24亿元。')).toEqual([
      '临江港营业收入 = 31亿元',
      '滨海港营业收入 = 24亿元',
    ]);
    expect(
      await labelled('In 2025 Linjiang Port invested US$380 million in cranes, Binhai Port US$36 million.'),
    ).toEqual(['Linjiang Port invested in cranes = US$380 million', 'Binhai Port invested in cranes = US$36 million']);
  });

  test('who tells or foretells a value is not what it is of', async () => {
    expect(await labelled('临江港在全省货运中的份额，Harbour Institute 预测由54%缩到8%。')).toEqual([
      '临江港在全省货运中的份额 = 54%',
      '临江港在全省货运中的份额 = 8%',
    ]);
    expect(await labelled('林晚舟介绍，新港区首批泊位可停靠8万吨级货轮12艘。')).toEqual([
      '新港区首批泊位停靠货轮 = 8万吨',
      expect.not.stringContaining('林晚舟'),
    ]);
  });

  test('a mark inside a title ends nothing', async () => {
    expect(await labelled('《船与港：五年行动计划》要求新建泊位20个。')).toEqual([
      '《船与港：五年行动计划》要求新建泊位 = 20个',
    ]);
  });

  test('long cells of a table are read like sentences', async () => {
    const { library } = await shelf({
      'ports.txt':
        '港口年报\n\n一、设备\n\n表 1 各港设备\n\n港口\t型号\t指标\n临江港\t海燕-7\t采用新型吊具，起重能力达65吨\n滨海港\t海燕-5\t售价20万元\n',
    });
    expect(allFigures(library).map(figure => `${labelOf(figure)} = ${figure.text}`)).toEqual([
      '临江港 海燕-7 · 起重能力 = 65吨',
      '滨海港 海燕-5 · 售价 = 20万元',
    ]);
  });

  test.each<[string, readonly string[]]>([
    ['The crane Haiyan-7 weighs 380 tonnes.', ['crane Haiyan-7 weighs = 380 tonnes']],
    // One that goes on about it has its name.
    [
      'Linjiang Port opened a new quay. It serves more than 200 shippers and led to over 10 new lines.',
      ['Linjiang Port serves shippers = more than 200', 'Linjiang Port led to new lines = over 10'],
    ],
    // Parts of a sentence: who, what is counted, and what stands before the colon.
    [
      'Plan of Linjiang Port for 2027: 3,000 berths with shore power; 100 new cranes.',
      ['Plan of Linjiang Port · berths with shore power = 3,000', 'Plan of Linjiang Port · new cranes = 100'],
    ],
    // A level is of what changes.
    [
      'Binhai Port raised its punctuality from 43.3% at first to over 90%.',
      ['Binhai Port · punctuality = 43.3%', 'Binhai Port · punctuality = over 90%'],
    ],
    [
      'Output of Linjiang Port grew from 33,000 boxes in 2015 to 56,000 boxes in 2024.',
      ['Output of Linjiang Port · boxes = 33,000', 'Output of Linjiang Port · boxes = 56,000'],
    ],
    // What somebody says is what counts.
    ['The harbour office reports that 40% of small ships are insured.', ['of small ships are insured = 40%']],
    ['Binhai Port keeps tens of thousands of containers.', ['Binhai Port keeps containers = tens of thousands']],
  ])('%s', async (text, labels) => {
    expect(await labelled(text)).toEqual(labels);
  });
});

describe('a period that a value is compared with is not its own', () => {
  test.each<[string, readonly string[]]>([
    ['2025年滨海港的燃料成本比2024年低约20%。', ['约20% | 2025年']],
    ['临江港2035年的岸电容量达到2020年的6倍。', ['6倍 | 2035年']],
    ['截至2024年7月，临江港已发布港口标准28项、作业标准12项。', ['28项 | 截至2024年7月', '12项 | 截至2024年7月']],
    ['Output of Linjiang Port grew from 9.6% in 2024 to 47.5% in 2025.', ['9.6% | 2024', '47.5% | 2025']],
  ])('%s', async (text, told) => {
    const { library } = await shelf({ 'ports.txt': `港口年报\n\n一、概况\n\n${text}\n` }, lexicon);
    expect(allFigures(library).map(figure => `${figure.text} | ${figure.period?.text ?? '-'}`)).toEqual(told);
  });
});
