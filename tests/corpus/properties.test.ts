import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../src/corpus/document.ts';
import { splitLines } from '../../src/corpus/lines.ts';
import { readDocument } from '../../src/corpus/read.ts';
import { findTrendReports } from '../../src/corpus/trends.ts';
import { PersonError } from '../../src/errors.ts';
import { cleanArticles } from '../support/articles.ts';
import { mixPage } from '../support/pages.ts';
import { bodyOf, nodesOf, read } from './read.ts';

const bare = (text: string) => text.replace(/\s+/gu, '');

/** Every text stands in its lines, piece by piece, with nothing but white space between; no line is in two body nodes. */
function checkLines(text: string): void {
  const lines = splitLines(text);
  const textOf = (node: DocumentNode) => {
    const spans = 'lines' in node ? node.lines : [[node.line, node.line] as const];
    return spans.flatMap(([from, to]) => lines.slice(from - 1, to)).map(line => line.text);
  };
  const used = new Set<number>();
  for (const node of nodesOf(read(text))) {
    // The bullets of references that go over several list items are taken off.
    const bulleted = node.kind === 'reference';
    const source = bare(
      textOf(node)
        .map(part => (bulleted ? part.replace(/^[-*+•](?:\s*(?=[[［【\d])|\s+)/u, '') : part))
        .join(''),
    );
    const parts = node.kind === 'table' ? [...node.header, ...node.rows.flat()] : [node.text];
    for (const part of parts) expect(source).toContain(bare(part));
    for (const [from, to] of 'lines' in node ? node.lines : [[node.line, node.line] as const]) {
      expect(from).toBeGreaterThanOrEqual(1);
      expect(to).toBeLessThanOrEqual(lines.length);
      for (let line = from; line <= to; line++) {
        expect(used.has(line)).toBe(false);
        used.add(line);
      }
    }
  }
}

const line = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    '',
    '目录',
    '# 标题',
    '## 小标题',
    '第 1 章 码头',
    '1.1 岸桥',
    '1. 排船',
    '(2) 吊具',
    '- 岸电',
    '图 1.1 码头',
    '表 1.1 运价',
    '公司\t运价',
    '东海\t9',
    '----\t----',
    '| a | b |',
    '![](a.png)',
    '参考文献',
    '[1]方小舟.码头[M].',
    '— 3 —',
    '本报记者 方小舟',
    '本报讯（记者 冯一帆）',
    '本版编辑 方小舟',
    '序言\t1',
    '1.1 岸桥.....4',
    '前言......1',
    '---',
    '趋势 1: 远控',
    '趋势 2: 岸电',
    '趋势 3: 无人化',
    '2026年3月',
    '①',
    '特别声明：转载请注明出处。',
  ),
  fc.constantFrom(
    '潮汐港今年扩建了两座码头，新增的岸桥',
    '可以同时装卸三艘大船。',
    '冯一帆 港口扩建之后周边的渔村也跟着变了样，空了多年的冷库重新开张。',
    '“慢船快线”',
    '据港务局统计（截至六月',
    '等待时间缩短到四十分钟。',
    'The new cranes unload',
    'three ships at once.',
  ),
);
const files = fc.array(line, { maxLength: 60 }).map(lines => lines.join('\n'));

describe('for any text', () => {
  test('texts are verbatim, in lines of the file, each line in one node', () => {
    fc.assert(
      fc.property(files, text => {
        fc.pre(text.trim() !== '' && !/\p{Cc}(?<![\n\r\t])/u.test(text));
        checkLines(text);
      }),
      { numRuns: 400 },
    );
  });

  test('reading never fails but with a sentence for a person', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          files.map(text => Uint8Array.from(Buffer.from(text))),
        ),
        bytes => {
          try {
            findTrendReports(readDocument(bytes, 'any.txt'));
          } catch (error) {
            expect(error).toBeInstanceOf(PersonError);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  test('mixed pages keep every paragraph, once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (seed, cuts, broken) => {
          const page = mixPage(seed, { articles: 3, cuts, headline: 'kept', markdown: false, broken });
          checkLines(page.text);
          const all = bare(
            bodyOf(read(page.text))
              .map(({ text }) => text)
              .join(''),
          );
          const whole = page.articles
            .flatMap(at => cleanArticles[at]?.paragraphs ?? [])
            .filter(text => !text.startsWith('## '));
          for (const text of whole) expect(all.split(bare(text.slice(0, 14))).length).toBe(2);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('time grows with the length of a file and not with its square', () => {
  const page = Array.from(
    { length: 40 },
    (_, at) =>
      `第 ${at + 1} 章 码头\n\n${cleanArticles.map(({ paragraphs }) => paragraphs.join('\n\n')).join('\n\n')}\n\n参考文献\n\n[1]方小舟.码头[M].`,
  ).join('\n\n');
  const seconds = (text: string) => {
    const started = performance.now();
    read(text);
    return (performance.now() - started) / 1000;
  };
  seconds(page);
  const one = seconds(page);
  const eight = seconds(Array<string>(8).fill(page).join('\n\n'));
  expect(eight).toBeLessThan(Math.max(one, 0.05) * 32);
});
