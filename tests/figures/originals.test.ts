import { beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import { findFigures } from '../../src/lookup/figures/search.ts';
import { aboutName } from '../../src/lookup/names/about.ts';
import { libraryOfOriginals, skippedOriginals } from '../support/originals.ts';
import { seedsFolder } from '../support/seeds.ts';
import { allFigures } from './shelf.ts';

describe.skipIf(!seedsFolder)(`figures of the originals${skippedOriginals}`, () => {
  let library: Library;

  beforeAll(async () => {
    const opened = libraryOfOriginals();
    library = opened.library;
    return () => opened.close();
  });

  test.each([
    ['北京 人工智能 产业规模', '4500亿元', '2025年', 'actual'],
    ['北京 人工智能 企业数量', '2500家', '2025年', 'actual'],
    ['全球 HBM 市场规模', '546 亿美元', '到 2026 年', 'forecast'],
    ['全国数据中心机架总数', '1085 万架', '截至 2025 年 6 月', 'actual'],
    ['中国 AI 芯片 国产化率', '55%', '2027 年', 'forecast'],
    ['全球 数据中心 电力消耗', '约 945 TWh', '到 2030 年', 'forecast'],
    ['悟道2.0 参数', '1.75万亿', '2021年', 'actual'],
    ['新石器 无人车', '超过 1.6 万台', '目前', 'actual'],
    ['中国加速芯片市场规模', '超过 270 万张', '2024 年', 'actual'],
    ['王小川 搜狗 输入法 市场份额', '40%', '2006年', 'actual'],
  ])('“%s”', (words, value, period, status) => {
    const { figures, isNear } = findFigures(library, words, 'zh');
    const there = figures
      .slice(0, 8)
      .map(({ reading: { figure } }) => [figure.text, figure.period?.text, figure.status]);
    expect(isNear).toBe(false);
    expect(there).toContainEqual([value, period, status]);
  });

  test.each([
    ['玻尔 用户', ['近400万', '300 多万名']],
    ['英伟达 毛利率', ['75%', '约 80%']],
  ])('the documents disagree on “%s”', (words, values) => {
    const disputed = findFigures(library, words, 'zh').figures.filter(({ others }) => others.length > 0);
    expect(disputed.map(({ reading }) => reading.value).sort()).toEqual([...values].sort());
  });

  test('three times of one thing make a series', () => {
    const [series] = findFigures(library, '词元 日均调用量', 'zh').series;
    expect(series?.points.map(({ figure }) => figure.text)).toEqual(['1000亿', '100万亿', '140万亿']);
  });

  test('every value stands in its quote, and every quote in its passage', () => {
    const figures = allFigures(library);
    expect(figures.length).toBeGreaterThan(400);
    for (const { text, quote, passage, at } of figures) {
      expect(quote).toContain(text);
      expect(passage.text).toContain(quote);
      expect(passage.text.slice(at, at + text.length)).toBe(text);
      expect(passage.flags.filter(flag => flag !== 'cut')).toEqual([]);
    }
  });

  test('a name is found under its other names, and near names stay apart', () => {
    const about = aboutName(library, 'BAAI', 'zh');
    expect('subject' in about && about.subject.name).toBe('智源研究院');
    expect('subject' in about && about.not.map(({ term }) => term)).toContain('智元机器人');
    expect('near' in aboutName(library, '蔚来资本', 'zh')).toBe(true);
  });
});
