import type { LibraryTrendReport, Passage } from '../../src/library/library.ts';

/** A passage as the library gives it, with what a test is about replaced. */
export function passage(parts: Partial<Passage> = {}): Passage {
  return {
    id: 1,
    document: 'report.txt',
    documentTitle: { zh: '行业报告', en: 'Industry report' },
    articleTitle: '行业报告',
    heading: ['第一章 芯片'],
    kind: 'text',
    text: '去年芯片出货120万颗，同比增长30%。',
    lines: [[12, 13]],
    flags: [],
    digest: null,
    summaries: {},
    ordinal: 1,
    ...parts,
  };
}

/** A report of two trends in both languages. */
export function trendReport(): LibraryTrendReport {
  const trend = (number: number, zh: string, en: string, text: string, translated: string) => ({
    id: `report.txt#${number}`,
    number,
    name: { zh, en },
    statement: {
      zh: [passage({ id: number, text, summaries: { en: translated } })],
      en: [passage({ id: number, text, summaries: { en: translated } })],
    },
    notes: {
      zh: { toProve: `${zh}要看订单。`, toDiscuss: null },
      en: { toProve: `For ${en}, watch orders.`, toDiscuss: null },
    },
  });
  return {
    document: 'report.txt',
    title: { zh: '两大趋势', en: 'Two trends' },
    publisher: '某研究院',
    date: '2026-01-08',
    trends: [
      trend(
        1,
        '机器人进厂',
        'Robots enter factories',
        '机器人正在走进工厂。订单明年翻番。',
        'Robots are entering factories. Orders double next year.',
      ),
      trend(2, '推理成本下降', 'Inference gets cheaper', '推理成本持续下降。', 'Inference costs keep falling.'),
    ],
  };
}
