import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkLibrary } from '../../src/library/check/check-library.ts';
import { formatReport } from '../../src/library/check/report.ts';
import { sentenceOf } from '../../src/library/problem.ts';
import { wordsOf } from '../../src/words/index.ts';
import { temporaryFolder } from '../support/temporary.ts';

const original = `潮汐港公布年度数据

3月5日，潮汐港公布了2025年的数据。全年处理集装箱120万箱，同比增长8%，其中冷链箱占三分之一。

港口投入4.5亿元建设自动化码头，预计2027年建成，届时将有16台无人吊车与60辆无人集卡在昼夜不停的作业中相互配合。

调度系统由蓝鲸科技提供，型号为BW-300，它把船舶等待的时间缩短到了两小时以内。

港口的负责人周岚说，未来的工作重点是让周边的渔村也能够用上岸电设备和公共的冷库。

1. 一号泊位专门停靠来自外洋的大型货轮，全年共停靠了310艘次。

2. 二号泊位留给近海的渔船使用，禁渔期内改作船只检修的场地。
`;
const sha256 = createHash('sha256').update(original).digest('hex');

const zh = [
  '## 年度数据',
  '潮汐港2025年处理120万个集装箱，比上年多8%，三分之一是冷链箱；数据于3月5日发布。 [L3]',
  '### 投入与设备',
  '自动化码头花费4.5亿元，2027年可望建成，配16台无人吊车、60辆无人集卡。 [L5]',
  '- 蓝鲸科技的调度系统 BW-300 使船只至多等两小时。 [L7]',
  '- 周岚称，下一步让渔村用上岸电和冷库。 [L9]',
  '',
  '| 泊位 | 用途 |',
  '|---|---|',
  '| 一号 | 外洋货轮，310艘次 [L11] |',
  '| 二号 | 近海渔船；禁渔期检修船只 [L13] |',
];
const en = [
  '## The year in figures',
  'Tidal Harbour handled 1.2 million containers in 2025, 8 percent more than the year before, one-third of them refrigerated; the figures came out on 5 March. [L3]',
  '### Investment and equipment',
  'The automated quay costs RMB 450 million, should be ready in 2027 and gets 16 driverless cranes and 60 driverless trucks. [L5]',
  '- With the BW-300 dispatching system of Blue Whale, ships wait for two hours at most. [L7]',
  '- Zhou Lan wants shore power and cold storage for the fishing villages next. [L9]',
  '',
  '| Berth | Use |',
  '|---|---|',
  '| one | ocean freighters, 310 calls [L11] |',
  '| two | fishing boats; repairs in the closed season [L13] |',
];

let dataFolder: string;
let documentsFolder: string;

beforeEach(() => {
  const folder = temporaryFolder();
  dataFolder = path.join(folder, 'data');
  documentsFolder = path.join(folder, 'documents');
  for (const locale of ['zh', 'en']) fs.mkdirSync(path.join(dataFolder, locale), { recursive: true });
  fs.mkdirSync(documentsFolder);
  fs.writeFileSync(path.join(documentsFolder, 'harbour.txt'), original);
  digest('zh', zh);
  digest('en', en);
});

function digest(locale: 'zh' | 'en', body: readonly string[], front: Record<string, string> = {}, file = 'harbour.md') {
  const keys = {
    title: locale === 'zh' ? '潮汐港年报' : 'Tidal Harbour report',
    source: 'harbour.txt',
    sha256,
    ...front,
  };
  const head = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  fs.writeFileSync(path.join(dataFolder, locale, file), ['---', ...head, '---', ...body, ''].join('\n'));
}

function coverage(text: string) {
  fs.writeFileSync(path.join(dataFolder, 'coverage.yaml'), text);
}

function asked(lines: readonly string[], file = 'harbour.txt') {
  fs.mkdirSync(path.join(dataFolder, 'asked'), { recursive: true });
  fs.writeFileSync(path.join(dataFolder, 'asked', file), lines.join('\n'));
}

function check() {
  return checkLibrary({ dataFolder, documentsFolder });
}

/** What a person reads, one sentence a problem. */
function problems(): readonly string[] {
  return check().problems.map(problem => sentenceOf(problem, wordsOf('en')));
}

const changed = (body: readonly string[], at: number, line: string) => body.with(at, line);

test('a true digest in two languages has no problems, and its counts are shown', () => {
  expect(problems()).toEqual([]);
  expect(check().documents).toEqual([
    {
      document: 'harbour.txt',
      title: '潮汐港年报',
      files: 1,
      paragraphs: 6,
      figures: 7,
      coverage: { body: 6, restated: 6, leftOut: 0, todo: 0, missing: 0 },
    },
  ]);
  const english = formatReport(check(), 'en');
  expect(english).toContain('6 body lines: 6 restated (100 %), 0 left out, 0 to do, 0 missing');
  expect(english).toContain('1 documents, 6 digest paragraphs, 0 lexicon entries, 0 lines to do; no problems');
  expect(formatReport(check(), 'zh')).toContain('没有问题');
});

describe('how people ask', () => {
  test('in the order of the digest, for some paragraphs or all, has no problems', () => {
    asked([
      '港口一年走多少货 | how busy is it [L3]',
      '等船要多久 | how long do ships wait [L7]',
      '',
      '小渔船停哪 | [L13]',
    ]);
    expect(problems()).toEqual([]);
  });

  test('of lines that no paragraph restates, or out of order', () => {
    asked(['等船要多久 | [L7]', '港口一年走多少货 | [L3]', '谁造的 | [L8]']);
    expect(problems()).toEqual([
      expect.stringMatching(/^asked\/harbour\.txt, line 2: harbour\.md has no paragraph of \[L3\]/),
      expect.stringMatching(/^asked\/harbour\.txt, line 3: harbour\.md has no paragraph of \[L8\]/),
    ]);
  });

  test('of one of two paragraphs with the same lines', () => {
    const twice = [...zh.slice(0, 2), '冷链箱占三分之一，总数120万。 [L3]', ...zh.slice(2)];
    digest('zh', twice);
    digest('en', [...en.slice(0, 2), 'One-third of the 1.2 million were refrigerated. [L3]', ...en.slice(2)]);
    asked(['港口一年走多少货 | [L3]']);
    expect(problems()).toEqual([expect.stringMatching(/^asked\/harbour\.txt, line 1: more paragraphs than lines/)]);
    asked(['港口一年走多少货 | [L3]', '冷柜多不多 | [L3]']);
    expect(problems()).toEqual([]);
  });

  test('in the words of the original', () => {
    asked(['未来的工作重点是让周边的渔村也能够用上岸电设备吗 | [L9]']);
    expect(problems()).toEqual([expect.stringMatching(/^asked\/harbour\.txt, line 1: \d+ Han characters in a row/)]);
  });

  test('in another form, or for a digest that is not there', () => {
    asked(['谁 | who | 谁 [L3]', '谁 | who']);
    asked(['谁 | who [L3]'], 'lake.txt');
    expect(problems()).toEqual([
      expect.stringMatching(/^asked\/harbour\.txt, line 1: this should read/),
      expect.stringMatching(/^asked\/harbour\.txt, line 2: this line should end with the lines/),
      expect.stringMatching(/^asked\/lake\.txt: there is no digest lake\.md/),
    ]);
  });
});

describe('beside the original', () => {
  test('a number that the lines do not have', () => {
    digest('en', changed(en, 3, en[3]?.replace('450 million', '45 million') ?? ''));
    const found = problems();
    expect(found).toContainEqual(
      expect.stringContaining('en/harbour.md, line 9: the number “45 million” is not in L5 of the original'),
    );
  });

  test('a locator that names other lines', () => {
    digest('zh', changed(zh, 1, zh[1]?.replace('[L3]', '[L9]') ?? ''));
    expect(problems().filter(each => each.startsWith('zh/harbour.md, line 7: the number'))).not.toEqual([]);
  });

  test('lines that the original does not have, or that are blank', () => {
    digest('zh', [...zh, '结语一。 [L13-L99]', '结语二。 [L4]']);
    digest('en', [...en, 'An end. [L13-L99]', 'Another. [L4]']);
    expect(problems()).toEqual([
      expect.stringContaining('en/harbour.md, line 17: the original has 13 lines only, no L13-L99'),
      expect.stringContaining('en/harbour.md, line 18: L4 of the original is blank'),
      expect.stringContaining('zh/harbour.md, line 17: the original has 13 lines only'),
      expect.stringContaining('zh/harbour.md, line 18: L4 of the original is blank'),
    ]);
  });

  test('wording of the original in a paragraph or a heading', () => {
    const copied = '让周边的渔村也能够用上岸电设备和公共的冷库';
    digest('zh', changed(changed(zh, 5, `- 周岚要${copied}。 [L9]`), 0, `## ${copied}`));
    const found = problems();
    expect(found).toContainEqual(
      `zh/harbour.md, line 6: ${[...copied].length} Han characters in a row are the original's; say it in other words: ${copied}`,
    );
    expect(found).toContainEqual(expect.stringContaining('zh/harbour.md, line 11:'));
  });

  test('another edition of the original', () => {
    fs.appendFileSync(path.join(documentsFolder, 'harbour.txt'), '更正：无。\n');
    expect(problems()).toEqual([
      expect.stringContaining('en/harbour.md, line 1: the sha256 of harbour.txt is'),
      expect.stringContaining('zh/harbour.md, line 1: the sha256 of harbour.txt is'),
    ]);
    expect(check().documents[0]?.coverage).toBeNull();
  });

  test('an absent original is no problem, and the report says so', () => {
    fs.rmSync(path.join(documentsFolder, 'harbour.txt'));
    expect(problems()).toEqual([]);
    expect(formatReport(check(), 'en')).toContain('the original is absent');
    expect(checkLibrary({ dataFolder, documentsFolder: null }).problems).toEqual([]);
  });

  test('an original in another encoding is compared all the same', () => {
    const utf16 = Buffer.from(`\uFEFF${original}`, 'utf16le');
    fs.writeFileSync(path.join(documentsFolder, 'harbour.txt'), utf16);
    const other = { sha256: createHash('sha256').update(utf16).digest('hex') };
    digest('zh', zh, other);
    digest('en', en, other);
    expect(problems()).toEqual([]);
  });
});

describe('one language beside the other', () => {
  test('a file without counterpart', () => {
    digest('zh', ['甲。 [L3]'], {}, 'more.md');
    expect(problems()).toEqual(['zh/more.md: there is no en/more.md; digests come in pairs, one in each language.']);
  });

  test('other lines, another kind, another heading depth, a line too few or too many', () => {
    const shapes: readonly (readonly [readonly string[], string])[] = [
      [
        changed(en, 5, '- Shore power. [L9-L11]'),
        'line 11: this should pair with line 11 of the Chinese file, list-item [L9], but is list-item [L9-L11]',
      ],
      [
        changed(en, 5, 'Shore power. [L9]'),
        'line 11: this should pair with line 11 of the Chinese file, list-item [L9], but is paragraph [L9]',
      ],
      [changed(en, 2, '#### Investment'), 'line 8: this should pair with line 8 of the Chinese file, ###, but is ####'],
      [
        en.slice(0, -1),
        'line 15: this should pair with line 16 of the Chinese file, table-row (2) [L13], but the file ends',
      ],
      [[...en, 'The end. [L13]'], 'line 17: the Chinese file has ended, and here stands another paragraph [L13]'],
    ];
    for (const [body, sentence] of shapes) {
      digest('en', body);
      expect(problems()).toEqual([expect.stringContaining(`en/harbour.md, ${sentence}`)]);
    }
  });

  test('a number that only one of them has, with the line of the other', () => {
    digest('en', changed(en, 3, 'The automated quay costs RMB 450 million and gets 16 cranes and 60 trucks. [L5]'));
    expect(problems()).toEqual([
      'en/harbour.md, line 9: the number “2027” of line 9 in the other language is missing here.',
    ]);
    digest('en', en);
    digest('zh', changed(zh, 9, '| 一号 | 外洋货轮 [L11] |'));
    expect(problems()).toEqual([
      'zh/harbour.md, line 15: the number “310” of line 15 in the other language is missing here.',
    ]);
  });

  test('other front matter', () => {
    digest('en', en, { date: '2026-03' });
    expect(problems()).toEqual([
      'en/harbour.md, line 1: date in the front matter should be the same as in the Chinese file.',
    ]);
  });
});

describe('what is restated', () => {
  const without = (body: readonly string[], locator: string) => body.filter(line => !line.includes(`[${locator}]`));

  test('a line that no digest restates is named, and so is too little in all', () => {
    digest('zh', without(zh, 'L9'));
    digest('en', without(en, 'L9'));
    expect(problems()).toEqual([
      'harbour.txt: only 83 % of the body lines are restated; it should be 90 % or more.',
      expect.stringContaining('harbour.txt, line 9: no Chinese digest restates L9 of the original'),
    ]);
  });

  test('several files may restate one original', () => {
    digest('zh', without(zh, 'L9'));
    digest('en', without(en, 'L9'));
    digest('zh', ['周岚想让渔村用上岸电。 [L9]'], {}, 'harbour-2.md');
    digest('en', ['Zhou Lan wants shore power for the villages. [L9]'], {}, 'harbour-2.md');
    expect(problems()).toEqual([]);
    expect(check().documents).toMatchObject([{ files: 2, paragraphs: 6, coverage: { restated: 6 } }]);
  });

  test('coverage.yaml accounts for lines, for good or as still to do', () => {
    digest('zh', without(without(zh, 'L9'), 'L13'));
    digest('en', without(without(en, 'L9'), 'L13'));
    coverage('harbour.txt:\n  - { lines: L9, left-out: 客套话 }\n  - { lines: L12-L13, todo: 泊位 }\n');
    expect(problems()).toEqual(['harbour.txt: only 66 % of the body lines are restated; it should be 90 % or more.']);
    expect(check().documents[0]?.coverage).toEqual({ body: 6, restated: 4, leftOut: 1, todo: 1, missing: 0 });
    expect(formatReport(check(), 'en')).toContain('1 lines to do; 1 problems');
  });

  test.each([
    [
      'harbour.txt:\n  - { lines: L9, left-out: 甲 }',
      'coverage.yaml, line 2: L9 is restated by a digest; remove it here',
    ],
    ['harbour.txt:\n  - { lines: L90, todo: 甲 }', 'coverage.yaml, line 2: the original has 13 lines only, no L90'],
    ['# 注\nport.txt: []', 'coverage.yaml, line 2: no digest has the source port.txt'],
    ['harbour.txt:\n  - { lines: 4, todo: 甲 }', 'coverage.yaml, line 2: under the file name of the original, write'],
    ['harbour.txt:\n  - { lines: L4 }', 'coverage.yaml, line 2: under the file name of the original, write'],
    ['harbour.txt: [', 'coverage.yaml, line 1: this is not valid YAML'],
  ])('%s is wrong', (text, sentence) => {
    coverage(text);
    expect(problems()).toEqual([expect.stringContaining(sentence)]);
  });
});

test('wrong digests, a wrong lexicon and missing folders are reported together, each with its place', () => {
  fs.writeFileSync(path.join(dataFolder, 'zh', 'harbour.md'), 'no front matter');
  fs.writeFileSync(path.join(dataFolder, 'lexicon.yaml'), '- { term: 甲, kind: term, not: [乙] }');
  expect(problems()).toEqual([
    expect.stringContaining('lexicon.yaml, line 1: not names “乙”'),
    expect.stringContaining('zh/harbour.md, line 1: the file should begin with'),
  ]);
  expect(() => checkLibrary({ dataFolder: path.join(dataFolder, 'absent'), documentsFolder: null })).toThrow(
    'there is no folder',
  );
});
