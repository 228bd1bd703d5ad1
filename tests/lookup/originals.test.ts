import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import { lookup } from '../../src/lookup/lookup.ts';
import { libraryOfOriginals, skippedOriginals } from '../support/originals.ts';
import { seedsFolder } from '../support/seeds.ts';

describe.skipIf(!seedsFolder)(`the originals${skippedOriginals}`, () => {
  let library: Library;

  beforeAll(async () => {
    const opened = libraryOfOriginals();
    library = opened.library;
    return () => opened.close();
  });

  test.each([
    ['2025年北京人工智能产业规模', /2025年北京人工智能产业规模达4500亿元/],
    ['北京AI产业规模是多少', /4500亿元/],
    ['智谱 GLM 架构 哪年推出', /2021/],
    ['松延动力 计划走向海外', /北美|海外/],
    ['玻尔科研空间站 用户', /400万|300\s*万/],
    ['FlagOS 适配多少款国产芯片', /20余款|20\s*款/],
    ['新石器 RoboVan 载货空间', /0\.5-12/],
  ])('“%s” is answered', (question, wanted) => {
    const result = lookup(library, question, { locale: 'zh' });
    const heard = [result.answer?.text, ...(result.answer?.citations.map(({ quote }) => quote) ?? [])].join('\n');
    expect(heard).toMatch(wanted);
  });

  test('every citation and passage stands word for word in its lines', () => {
    const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+|\*\*|\\/gu, '');
    const files = new Map<string, string[]>();
    const there = (document: string, lines: readonly (readonly [number, number])[]) => {
      const known = files.get(document) ?? fs.readFileSync(path.join(seedsFolder ?? '', document), 'utf8').split('\n');
      files.set(document, known);
      return squeezed(lines.map(([from, to]) => known.slice(from - 1, to).join('')).join(''));
    };
    let checked = 0;
    for (const question of [
      '算力',
      '具身智能 量产',
      '数据中心 用电',
      '开源',
      '人工智能 标准',
      'Agent 协议',
      '医院',
      '机器人 价格',
      '治理',
    ]) {
      const { answer, passages } = lookup(library, question, { locale: 'zh' });
      for (const { document, lines, quote } of answer?.citations ?? [])
        expect(there(document, lines)).toContain(squeezed(quote));
      for (const { document, lines, text } of passages) {
        expect(there(document, lines)).toContain(squeezed(text));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(50);
  });
});
