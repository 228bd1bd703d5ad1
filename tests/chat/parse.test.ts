import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOrdinal } from '../../src/chat/numerals.ts';
import { nearestName, parseLine } from '../../src/chat/parse.ts';

describe('a line of text', () => {
  test.each([
    ['/trends', 'trends', ''],
    ['/趋势', 'trends', ''],
    ['／趋势', 'trends', ''],
    ['趋势', 'trends', ''],
    ['/TRENDS', 'trends', ''],
    ['/trend 3', 'trend', '3'],
    ['/趋势 3', 'trend', '3'],
    ['/趋势3', 'trend', '3'],
    ['/趋势 具身智能', 'trend', '具身智能'],
    ['trend 3', 'trend', '3'],
    ['/trend3', 'trend', '3'],
    ['/问 北京AI产业规模是多少', 'ask', '北京AI产业规模是多少'],
    ['/问北京AI产业规模是多少', 'ask', '北京AI产业规模是多少'],
    ['/ask  How big?\nreally', 'ask', 'How big?\nreally'],
    ['  /来源 智源  ', 'sources', '智源'],
    ['/帮助', 'help', ''],
    ['/', 'help', ''],
  ])('%j is a command', (text, command, rest) => {
    expect(parseLine(text)).toMatchObject({ kind: 'command', command, rest });
  });

  test.each(['How big is the AI industry of Beijing?', '北京AI产业规模是多少', '趋势三说了什么', 'trending topics'])(
    '%j is a question',
    text => {
      expect(parseLine(text)).toEqual({ kind: 'question', text });
    },
  );

  test('an unknown command is named', () => {
    expect(parseLine('/trands now')).toEqual({ kind: 'unknown', name: 'trands' });
    expect(nearestName('trands', ['trends', 'ask'])).toBe('trends');
    expect(nearestName('xyzzy', ['trends', 'ask'])).toBeNull();
  });

  test('any text is understood as something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(['command', 'unknown', 'question', 'nothing']).toContain(parseLine(text).kind);
      }),
    );
  });
});

describe('the number of an item', () => {
  test.each([
    ['3', 3],
    ['３', 3],
    ['#3', 3],
    ['第3条', 3],
    ['三', 3],
    ['第十', 10],
    ['十二', 12],
    ['二十一', 21],
    ['Trend 7', 7],
    ['0', 0],
    ['99', 99],
  ])('%j', (text, number) => expect(readOrdinal(text)).toBe(number));

  test.each(['具身智能', '三十年', '3D', '2026 trends', '十分重要', '', '一一'])('%j is none', text =>
    expect(readOrdinal(text)).toBeNull(),
  );
});
