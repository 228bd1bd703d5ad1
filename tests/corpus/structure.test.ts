import { describe, expect, test } from 'vitest';
import { holder, nodesOf, read, tablesOf, textsOf } from './read.ts';

const text = '潮汐港今年扩建了两座码头，新增的岸桥可以同时装卸三艘大船。';

function pathOf(lines: readonly string[], fragment: string) {
  return holder(read(lines.join('\n\n')), fragment).node.path;
}

describe('headings', () => {
  test('decimal numbers nest by their length', () => {
    const lines = [
      '第 1 章 码头',
      '1.1 岸桥',
      '1.1.1 吊具',
      text,
      '1.2 堆场',
      '堆场的灯换成了感应灯，夜里没有人的地方不再亮着。',
    ];
    expect(pathOf(lines, '潮汐港今年')).toEqual(['第 1 章 码头', '1.1 岸桥', '1.1.1 吊具']);
    expect(pathOf(lines, '感应灯')).toEqual(['第 1 章 码头', '1.2 堆场']);
  });

  test('other markers nest by first appearance: the next number is a sibling, a restart opens a list below', () => {
    const lines = [
      '1. 码头',
      '(1) 岸桥',
      '一号岸桥去年换了钢缆。',
      '(2) 吊具',
      'a. 双箱吊具',
      '双箱吊具一次吊两只箱子。',
      '2. 堆场',
      '场景一：白天',
      '白天由无人车送箱。',
      '1. 送箱',
      '送箱的路线每天重排一次。',
      '场景二：夜里',
      '夜里只留两辆车值守。',
    ];
    expect(pathOf(lines, '双箱吊具一次')).toEqual(['1. 码头', '(2) 吊具', 'a. 双箱吊具']);
    expect(pathOf(lines, '每天重排')).toEqual(['2. 堆场', '场景一：白天', '1. 送箱']);
    expect(pathOf(lines, '值守')).toEqual(['2. 堆场', '场景二：夜里']);
  });

  test('headings of a pattern return to the place that they had before', () => {
    const part = (name: string) => [
      `案例：${name}`,
      '困难',
      `${name}过去靠人工排队，等一个泊位要半天。`,
      '办法',
      '1. 排船',
      `${name}按潮汐排船，船长在手机上就能看到顺序。`,
      '成效',
      `${name}的等待时间缩短到四十分钟。`,
    ];
    const lines = ['2.1 港口', ...part('东港'), ...part('西港')];
    expect(pathOf(lines, '西港按潮汐')).toEqual(['2.1 港口', '案例：西港', '办法', '1. 排船']);
    expect(pathOf(lines, '西港的等待')).toEqual(['2.1 港口', '案例：西港', '成效']);
  });

  test('a numbered sentence is a list item, and ends the section of the heading it counts on from', () => {
    const lines = [
      '1. 码头',
      'a. 岸桥',
      '岸桥今年换了钢缆。',
      'b. 堆场：堆场的灯换成了感应灯，夜里没有人的地方不再亮着。',
      '(1) 存箱（空箱与重箱分开）：堆场需要分区。现在空箱堆六层，重箱堆四',
    ];
    const document = read(lines.join('\n\n'));
    expect(textsOf(document, 'heading')).toEqual(['1. 码头', 'a. 岸桥']);
    expect(holder(document, '感应灯').node).toMatchObject({ kind: 'list-item', path: ['1. 码头'] });
  });

  test('Markdown headings nest by their signs; the only first one is the headline', () => {
    const document = read(
      ['# 潮汐港扩建记', '## 码头', text, '### 岸桥', '岸桥今年换了钢缆。', '## 堆场', '堆场的灯换成了感应灯。'].join(
        '\n\n',
      ),
      'port.md',
    );
    expect(document.articles[0]?.headline).toBe('潮汐港扩建记');
    expect(holder(document, '钢缆').node.path).toEqual(['码头', '岸桥']);
    expect(holder(document, '感应灯').node.path).toEqual(['堆场']);
  });

  test('a short line that stops in mid-sentence is no heading', () => {
    const document = read(
      [text, '此外，东海航运、港务局下属公', '司、拖轮协会和渔民合作社一起成立了调度联盟。'].join('\n\n'),
    );
    expect(textsOf(document, 'heading')).toEqual([]);
    expect(holder(document, '下属公司').node.lines).toEqual([
      [3, 3],
      [5, 5],
    ]);
  });

  test('files with thousands of headings do not nest without end', () => {
    const lines = Array.from({ length: 3000 }, (_, at) => [
      `主题${'甲乙丙丁戊己庚辛'.charAt(at % 8)}之${at}号`,
      `小题${at}号`,
      text,
    ]).flat();
    const levels = nodesOf(read(lines.join('\n\n'))).map(node => (node.kind === 'heading' ? node.level : 0));
    expect(Math.max(...levels)).toBeLessThanOrEqual(12);
  });
});

describe('a table of contents', () => {
  const book = [
    '潮汐港务局',
    '潮汐港 2025 年发展报告',
    '2026年3月',
    '主编：方小舟、冯一帆',
    '目录',
    '前言\t1',
    '设施篇\t2',
    '第 1 章 码头\t2',
    '1.1 岸桥.....2',
    '管理篇\t8',
    '第 2 章 调度\t8',
    '2.1 潮汐排船.....9',
    '后记\t12',
    '前言',
    text,
    '设施篇',
    '第 1 章 码头',
    '1.1 岸桥',
    '岸桥今年换了钢缆，起吊更稳。',
    '第2章 调度',
    '2.1 潮汐排船',
    '按潮汐排船之后，等待时间缩短到四十分钟。',
    '后记',
    '编写这份报告用了半年，走访了三十艘船。',
  ].join('\n\n');
  const document = read(book);

  test('is in no node, and knows a part whose heading the body lost', () => {
    expect(nodesOf(document).some(node => 'text' in node && node.text.includes('.....'))).toBe(false);
    expect(holder(document, '四十分钟').node.path).toEqual(['管理篇', '第2章 调度', '2.1 潮汐排船']);
    expect(holder(document, '钢缆').node.path).toEqual(['设施篇', '第 1 章 码头', '1.1 岸桥']);
    expect(holder(document, '走访了').node.path).toEqual(['后记']);
  });

  test('and the cover before it give title, publisher, people and date', () => {
    expect(document).toMatchObject({ title: '潮汐港 2025 年发展报告', authors: ['方小舟', '冯一帆'], date: '2026-03' });
    expect(read(book.replace('潮汐港务局', '潮汐港研究院')).publisher).toBe('潮汐港研究院');
  });
});

describe('an English report', () => {
  const document = read(
    [
      'The State of Quays 2026',
      'Harbour Research Institute',
      'March 2026',
      'Executive Summary',
      'Harbours moved from pilots to production in 2025. Spending on remote\ncranes grew by 41 percent, and most of it went to small ports.',
      '1. Introduction',
      'This report covers 340 harbours in 22 countries.',
      'Figure 1. Share of ports with remote cranes',
      'Source: survey, n=340',
      'Figure 1 shows that half of the ports have them.',
    ].join('\n\n'),
  );

  test('has its title, publisher and date from the lines before the first heading', () => {
    expect(document).toMatchObject({
      title: 'The State of Quays 2026',
      publisher: 'Harbour Research Institute',
      date: '2026-03',
      language: 'en',
    });
  });

  test('has headings, captions and wrapped paragraphs like any other', () => {
    expect(textsOf(document, 'heading')).toEqual(['Executive Summary', '1. Introduction']);
    expect(textsOf(document, 'caption')).toEqual(['Figure 1. Share of ports with remote cranes']);
    expect(holder(document, 'remote cranes grew by 41').node.path).toEqual(['Executive Summary']);
    expect(holder(document, 'Figure 1 shows').node.kind).toBe('paragraph');
  });
});

describe('tables', () => {
  test('cut by a page break are one, without the repeated header and the rule, with empty cells and dollars', () => {
    const [table, ...others] = tablesOf(
      read(
        '各船公司的运价如下：\n\n表 2.1 运价对比\n\n公司\t航线\t运价\n----\t----\t----\n东海航运\t东线\t\\$1,200\n西海航运\t\t\\$900\n\n公司\t航线\t运价\n南海航运\t南线\t\\$1,500\n\n北海航运\t北线\t\n\n运价不含燃油附加费。\n',
      ),
    );
    expect(others).toEqual([]);
    expect(table).toMatchObject({ caption: '表 2.1 运价对比', header: ['公司', '航线', '运价'] });
    expect(table?.rows).toEqual([
      ['东海航运', '东线', '\\$1,200'],
      ['西海航运', '', '\\$900'],
      ['南海航运', '南线', '\\$1,500'],
      ['北海航运', '北线', ''],
    ]);
    expect(table?.rowLines[2]).toEqual([[11, 11]]);
  });

  test('Markdown tables are read too; a figure title below names the table in its place', () => {
    const [table] = tablesOf(
      read(`${text}\n\n| 公司 | 航线 |\n|---|:-:|\n| 东海航运 | 东线 |\n\n图 1.2 各公司航线\n`, 'port.md'),
    );
    expect(table).toMatchObject({
      caption: '图 1.2 各公司航线',
      header: ['公司', '航线'],
      rows: [['东海航运', '东线']],
    });
  });
});

describe('references', () => {
  const document = read(
    [
      '第 1 章 码头',
      text,
      '本章参考资料',
      '[1]方小舟.码头二十年[M].潮汐港:海岸出版社,20',
      '25.',
      '- [2]Harbour Lab.Quay cranes in',
      'practice[EB/OL].<https://example.org/quay',
      '-cranes>.',
      '第 2 章 堆场',
      '堆场的灯换成了感应灯，夜里没有人的地方不再亮着。',
      '参考文献',
      '[1]冯一帆.灯与堆场[J].港口,2024.',
    ].join('\n'),
  );

  test('are joined over their lines, apart from the body, with the path of their chapter', () => {
    const references = nodesOf(document).filter(node => node.kind === 'reference');
    expect(references.map(({ text }) => text)).toEqual([
      '[1]方小舟.码头二十年[M].潮汐港:海岸出版社,2025.',
      '[2]Harbour Lab.Quay cranes in practice[EB/OL].<https://example.org/quay-cranes>.',
      '[1]冯一帆.灯与堆场[J].港口,2024.',
    ]);
    expect(references.map(({ path }) => path[0])).toEqual(['第 1 章 码头', '第 1 章 码头', '第 2 章 堆场']);
    expect(references[0]?.lines).toEqual([[4, 5]]);
  });

  test('end where prose begins, also without a marked heading', () => {
    const prose =
      '堆场的灯换成了感应灯，夜里没有人的地方不再亮着。司机们起初不习惯，后来觉得省心，连巡查的人也少走了冤枉路。';
    const mixed = read(['参考文献', '[1]方小舟.码头[M].2024.', '[2]冯一帆.灯[J].2025.', '编后', prose].join('\n\n'));
    expect(textsOf(mixed, 'reference')).toHaveLength(2);
    expect(holder(mixed, '感应灯').node.path).toEqual(['编后']);
  });

  test('end where the next chapter begins', () => {
    expect(holder(document, '感应灯').node.path).toEqual(['第 2 章 堆场']);
  });
});
