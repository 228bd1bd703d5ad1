import { describe, expect, test } from 'vitest';
import { fold, foldQuestion } from '../../src/library/fold.ts';
import { stem, tokensOf } from '../../src/library/tokens.ts';

function meet(one: string, other: string): boolean {
  const others = new Set(tokensOf(other));
  return tokensOf(one).every(token => others.has(token));
}

describe('folding', () => {
  test('script, width, case and the space between Han and Latin do not matter', () => {
    expect(fold('國產 ＡＩ 芯片 出貨')).toBe('国产ai芯片 出货');
  });
  test.each([
    ['反覆', '反复'],
    ['沈思', '沉思'],
    ['土坏', '土坯'],
    ['瞭解', '了解'],
    ['藉口', '借口'],
    ['英哩', '英里'],
    ['衹得', '只得'],
    ['甦醒', '苏醒'],
    ['坏了', '坏了'],
    ['𠮷野家', '𠮷野家'],
  ])('%s, of characters that are simplified in some words only, is %s', (written, simple) => {
    expect(fold(written)).toBe(simple);
  });
  test('a question in traditional script finds what the mainland calls otherwise', () => {
    expect(foldQuestion('伺服器的軟體')).toBe('服务器的软件');
  });
  test('a simplified question keeps its words', () => {
    expect(foldQuestion('核心程序')).toBe('核心程序');
  });
});

describe('tokens', () => {
  test('a name with digits is found as a whole and by its parts', () => {
    expect(tokensOf('GLM-4.7')).toEqual(expect.arrayContaining(['glm-4.7', 'glm', '4.7']));
    expect(tokensOf('Robot2')).toEqual(expect.arrayContaining(['robot2', 'robot', '2']));
  });
  test('a version written to its name and apart from it meet', () => {
    expect(tokensOf('FlagX1.6')).toEqual(expect.arrayContaining(['flagx', '1.6']));
    expect(meet('FlagX 1.6', 'FlagX1.6')).toBe(true);
  });
  test.each([
    ['4500亿元', '450 billion yuan'],
    ['1.6万台', '16,000 units'],
    ['1.75万亿参数', '1.75 trillion parameters'],
  ])('%s and %s share their value', (chinese, english) => {
    const values = (text: string) =>
      tokensOf(text)
        .filter(token => /^#?\d{4,}/.test(token))
        .map(token => token.replace('#', ''));
    expect(values(chinese).filter(value => values(english).includes(value))).not.toEqual([]);
  });
  test('English words of one family meet', () => {
    expect(new Set(['model', 'models', 'modelled', 'modeling'].map(stem)).size).toBe(1);
    expect(stem('companies')).toBe(stem('company'));
    expect(stem('chips')).toBe(stem('chip'));
  });
  test('Han text is found by pairs, whatever the dictionary makes of it', () => {
    expect(tokensOf('脑机接口')).toEqual(expect.arrayContaining(['脑机', '机接', '接口']));
  });
  test('Latin letters end where Han characters begin', () => {
    expect(tokensOf('国产agent通信')).toContain(stem('agent'));
  });
});
