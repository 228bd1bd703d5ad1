import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PersonError } from '../../src/errors.ts';
import { type Digest, readDigest, readDigests } from '../../src/library/digest.ts';
import { temporaryFolder } from '../support/temporary.ts';

const sha256 = 'ab'.repeat(32);
const front = ['---', 'title: 港口的一年', 'source: harbour.txt', `sha256: ${sha256}`];

function read(body: readonly string[], extra: readonly string[] = []): Digest {
  return readDigest([...front, ...extra, '---', ...body].join('\n'), { file: 'harbour.md', locale: 'zh' });
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PersonError) return error.sentence('en');
    throw error;
  }
  return 'nothing was refused';
}

test('a paragraph, a list item and a table row keep text, headings and lines', () => {
  const digest = read([
    '# 港口的一年',
    '## 吞吐量',
    '港口处理了**三百万**箱。 [L9]',
    '### 分月',
    '- 一月最忙。 [L10-L12, L20]',
    '',
    '| 月份 | 箱数 |',
    '|---|---:|',
    '| 一月 | 30万 \\| 临时 [L14] |',
    '## 人员',
    '1. 新招了调度员。 [L30]',
  ]);
  expect(digest.paragraphs).toEqual([
    {
      kind: 'paragraph',
      heading: ['吞吐量'],
      text: '港口处理了三百万箱。',
      header: [],
      cells: [],
      lines: [[9, 9]],
      line: 8,
    },
    {
      kind: 'list-item',
      heading: ['吞吐量', '分月'],
      text: '一月最忙。',
      header: [],
      cells: [],
      lines: [
        [10, 12],
        [20, 20],
      ],
      line: 10,
    },
    {
      kind: 'table-row',
      heading: ['吞吐量', '分月'],
      text: '一月; 30万 | 临时',
      header: ['月份', '箱数'],
      cells: ['一月', '30万 | 临时'],
      lines: [[14, 14]],
      line: 14,
    },
    {
      kind: 'list-item',
      heading: ['人员'],
      text: '新招了调度员。',
      header: [],
      cells: [],
      lines: [[30, 30]],
      line: 16,
    },
  ]);
  expect(digest.headings.map(({ level, text, line }) => [level, text, line])).toEqual([
    [1, '港口的一年', 6],
    [2, '吞吐量', 7],
    [3, '分月', 9],
    [2, '人员', 15],
  ]);
});

test('a # heading other than the title opens a path of its own', () => {
  expect(read(['# 第二篇', '## 背景', '起因是台风。 [L3]']).paragraphs[0]?.heading).toEqual(['第二篇', '背景']);
});

test('front matter becomes what corrects the reading of the original', () => {
  const extra = [
    'publisher: 港务局',
    'authors: [王五, 赵六]',
    'date: 2026-01',
    'articles: [{ headline: 台风之后, lines: [[3, 9], [12, 12]] }]',
  ];
  const digest = read(['一句话。 [L3]'], extra);
  expect(digest).toMatchObject({ publisher: '港务局', authors: ['王五', '赵六'], date: '2026-01', sha256 });
  expect(digest.corrections).toEqual({
    title: '港口的一年',
    publisher: '港务局',
    authors: ['王五', '赵六'],
    date: '2026-01',
    articles: [
      {
        headline: '台风之后',
        lines: [
          [3, 9],
          [12, 12],
        ],
      },
    ],
  });
});

test('without optional front matter the optional corrections are absent', () => {
  const digest = read(['一句话。 [L3]']);
  expect(digest).toMatchObject({ publisher: null, authors: [], date: null });
  expect(Object.keys(digest.corrections)).toEqual(['title']);
});

test('a title of digits alone stays text', () => {
  const text = ['---', 'title: 2026', 'source: a.txt', `sha256: ${sha256}`, '---', '甲。 [L1]'].join('\r\n');
  expect(readDigest(text, { file: 'a.md', locale: 'en' }).title).toBe('2026');
});

test.each([
  ['no locator', ['甲乙丙。'], 'line 6: this line should end with the lines'],
  ['a locator in the middle', ['甲 [L3] 乙'], 'line 6: this line should end with the lines'],
  ['a locator without L', ['甲 [L3-5]'], 'line 6: [L3-5] is no locator'],
  ['a backward range', ['甲 [L9-L3]'], 'line 6: [L9-L3] is no locator'],
  ['line zero', ['甲 [L0]'], 'line 6: [L0] is no locator'],
  ['a locator alone', ['- [L3]'], 'line 6: there should be text'],
  ['a table without rule', ['| 甲 | 乙 |', '| 一 | 二 [L3] |'], 'line 7: a table needs a header row'],
  [
    'a row with a cell too many',
    ['| 甲 | 乙 |', '|---|---|', '| 一 | 二 | 三 [L3] |'],
    'line 8: the header has 2 cells, this row has 3',
  ],
])('%s is named with its line', (_, body, sentence) => {
  expect(refusal(() => read(body))).toContain(`zh/harbour.md, ${sentence}`);
});

test.each([
  ['sha256: abc', 'sha256 should be the 64 hexadecimal digits'],
  ['source: folder/a.txt', 'source should be the file name'],
  ['title: ""', 'title should say the title'],
])('front matter %s is refused with its line', (line, sentence) => {
  const key = line.split(':')[0] ?? '';
  const lines = front.map(each => (each.startsWith(`${key}:`) ? line : each));
  const text = [...lines, '---', '甲。 [L1]'].join('\n');
  const at = lines.indexOf(line) + 1;
  const said = refusal(() => readDigest(text, { file: 'a.md', locale: 'en' }));
  expect(said).toContain(`en/a.md, line ${at}: ${sentence}`);
});

test.each([
  ['date: 2026-13', 'line 5: date should look like'],
  ['authors: 王五', 'line 5: authors should be a list'],
  ['articles: [{ headline: 甲, lines: [[9, 3]] }]', 'line 5: articles should be a list'],
  ['autors: [王五]', 'line 5: unknown key autors; the keys are title, source'],
  ['date: [2026', 'this is not valid YAML'],
])('optional front matter %s is refused', (line, sentence) => {
  expect(refusal(() => read(['甲。 [L1]'], [line]))).toContain(sentence);
});

test('a file without front matter is refused in both languages', () => {
  const work = () => readDigest('## 甲\n乙 [L1]', { file: 'a.md', locale: 'zh' });
  expect(refusal(work)).toContain('zh/a.md, line 1: the file should begin with a line ---');
  expect(work).toThrow(PersonError);
});

test('every digest of a data folder is read, Chinese first, and other files are left alone', () => {
  const folder = temporaryFolder();
  const text = [...front, '---', '甲。 [L1]'].join('\n');
  for (const locale of ['zh', 'en']) fs.mkdirSync(path.join(folder, locale));
  fs.writeFileSync(path.join(folder, 'README.md'), 'no digest');
  fs.writeFileSync(path.join(folder, 'en', 'b.md'), text);
  fs.writeFileSync(path.join(folder, 'zh', 'b.md'), text);
  fs.writeFileSync(path.join(folder, 'zh', 'a.md'), text);
  fs.writeFileSync(path.join(folder, 'zh', 'notes.txt'), 'no digest');
  expect(readDigests(folder).map(({ locale, file }) => `${locale}/${file}`)).toEqual(['zh/a.md', 'zh/b.md', 'en/b.md']);
  expect(readDigests(path.join(folder, 'absent'))).toEqual([]);
});
