import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/corpus/read.ts';
import { PASSAGE_LIMIT, partsOf, passagesOf, standsIn } from '../../src/library/passages.ts';
import { clausePieces, packed, sentencePieces } from '../../src/library/sentences.ts';
import { harbour } from './world.ts';

function cut(text: string) {
  return passagesOf(readDocument(Buffer.from(text), 'report.txt'), text.split('\n'));
}

describe('cutting a document', () => {
  test('a heading opens the first passage under it, and is part of its text word for word', () => {
    const passage = cut(harbour).find(({ text }) => text.includes('320万'));
    expect(passage?.text).toBe(
      '一、吞吐量\n临江港去年吞吐量达到320万标准箱，同比增长12%。增长主要来自新开的内河航线。',
    );
    expect(passage?.lines).toEqual([
      [3, 3],
      [5, 5],
    ]);
  });

  test('a table row is a passage of its own, with its headers beside it', () => {
    const row = cut(harbour).find(({ text }) => text.startsWith('双吊具'));
    expect(row?.kind).toBe('table-row');
    expect(row?.text).toBe('双吊具岸桥 6台 每小时52箱');
    expect(row?.context).toContain('数量: 6台');
    expect(row?.lines).toEqual([[12, 12]]);
  });

  test('each line of a passage knows where it stands', () => {
    const passage = cut(harbour).find(({ text }) => text.includes('320万'));
    expect(passage?.parts).toEqual([[[3, 3]], [[5, 5]]]);
  });

  test('no passage goes over a heading', () => {
    for (const { text } of cut(harbour)) expect(text.includes('12%') && text.includes('48辆')).toBe(false);
  });

  test('a long paragraph becomes several passages of whole sentences', () => {
    const sentence =
      '这座港口的第一期工程用了三年时间，第二期工程又用了两年，如今每天都有上百艘船在这里停靠和装卸货物。';
    const text = `港口史\n\n一、经过\n\n${sentence.repeat(20)}\n`;
    const passages = cut(text).filter(({ role }) => role === 'body');
    expect(passages.length).toBeGreaterThan(2);
    for (const passage of passages) {
      expect(passage.text.length).toBeLessThanOrEqual(PASSAGE_LIMIT);
      expect(passage.text).toMatch(/。$/);
      expect(passage.flags).toEqual([]);
    }
  });

  test('a sentence beyond the limit is cut at a clause, and its parts say so', () => {
    const parts = partsOf(`${'货物从船上卸下之后要经过检查，'.repeat(60)}最后才能离港。`);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.cut).toBe(true);
      expect(part.text.length).toBeLessThanOrEqual(PASSAGE_LIMIT);
    }
    expect(parts[0]?.text).toMatch(/，$/);
  });

  test('short list items stay with their lead-in', () => {
    const text = '调度\n\n一、规则\n\n调度系统按三条规则排序：\n\n- 先到先卸\n\n- 冷链优先\n\n- 夜间限速\n';
    const passage = cut(text).find(part => part.text.includes('三条规则'));
    expect(passage?.text).toContain('冷链优先');
  });
});

const word = fc.constantFrom(
  '港口',
  '吞吐',
  '，',
  '。',
  '；',
  'AI',
  ' ',
  '\n',
  '3.5',
  '“',
  '”',
  '！',
  '…',
  'a. B',
  '（',
  '）',
  '\t',
  '2026年',
);
const anyText = fc.array(word, { maxLength: 400 }).map(words => words.join(''));

describe('whatever the text', () => {
  test('pieces joined are the text again', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(sentencePieces(text).join('')).toBe(text);
        expect(clausePieces(text).join('')).toBe(text);
      }),
    );
  });

  test('packed parts keep within the limit and lose nothing but white space at their ends', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 5, max: 60 }), (text, limit) => {
        const parts = packed(clausePieces(text), limit);
        for (const part of parts) expect(part.trimEnd().length).toBeLessThanOrEqual(limit);
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  test('every passage stands word for word in its lines and is at most 500 characters long', () => {
    fc.assert(
      fc.property(anyText, text => {
        if (!text.trim()) return;
        const lines = text.split('\n');
        for (const passage of passagesOf(readDocument(Buffer.from(text), 'any.txt'), lines)) {
          expect(passage.text.length).toBeLessThanOrEqual(PASSAGE_LIMIT);
          expect(standsIn(lines, passage.lines, passage.text)).toBe(true);
          for (const [at, line] of passage.text.split('\n').entries())
            expect(standsIn(lines, passage.parts[at] ?? [], line)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
