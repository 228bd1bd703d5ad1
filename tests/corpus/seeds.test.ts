import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Document, TableNode } from '../../src/corpus/document.ts';
import { readDocument } from '../../src/corpus/read.ts';
import { findTrendReports } from '../../src/corpus/trends.ts';
import { seed, seedsFolder } from '../support/seeds.ts';
import { bodyOf, holder, nodesOf, squeeze, tablesOf, textsOf } from './read.ts';

/** What a careful reader finds in the five originals. They are not in the repository: without them these tests are skipped. */
describe.skipIf(seedsFolder === null)('the originals (skipped where the folder with them is absent)', () => {
  const documents = new Map<string, Document>();
  const original = (prefix: string): Document => {
    const document = documents.get(prefix);
    if (!document) throw new Error(`original ${prefix} was not read`);
    return document;
  };
  const articleOf = (prefix: string, fragment: string) => holder(original(prefix), fragment).article;
  const fullPath = (prefix: string, fragment: string) => holder(original(prefix), fragment).node.path.map(squeeze);
  const paragraphStarts = (prefix: string, start: string) =>
    bodyOf(original(prefix)).some(({ text }) => squeeze(text).startsWith(squeeze(start)));
  const inBody = (prefix: string, part: string) =>
    nodesOf(original(prefix)).some(
      node =>
        node.kind !== 'caption' &&
        squeeze(node.kind === 'table' ? JSON.stringify(node.rows) : node.text).includes(squeeze(part)),
    );

  beforeAll(() => {
    for (const prefix of ['000', '001', '002', '003', '004']) {
      const file = seed(prefix);
      documents.set(prefix, readDocument(fs.readFileSync(file), path.basename(file)));
    }
  });

  describe('000, one feature', () => {
    test('is one article with headline, byline, publisher and three headings', () => {
      const { articles, publisher, authors } = original('000');
      expect(articles).toHaveLength(1);
      expect(articles[0]?.headline).toContain('北京AI产业交出4500亿元成绩单');
      expect(articles[0]?.byline).toContain('张亚欣');
      expect([publisher, authors]).toEqual(['中国城市报', ['张亚欣']]);
      expect(textsOf(original('000'), 'heading')).toEqual([
        '理论立心 产业生根',
        '科研范式正在改写',
        '北京AI算力走出实验室 撑起具身智能新产业',
      ]);
    });

    test('joins its cut paragraphs and keeps the caption out', () => {
      expect(holder(original('000'), '世界模型“悟界·Emu3”，获图灵奖得主').node.lines).toHaveLength(2);
      expect(holder(original('000'), '汇聚60家核心生态企业').node.lines).toHaveLength(2);
      expect(textsOf(original('000'), 'caption').map(text => text.includes('红色变形汽车机甲'))).toEqual([true]);
      expect(inBody('000', '红色变形汽车机甲表演')).toBe(false);
      expect(bodyOf(original('000')).flatMap(({ flags }) => flags)).toEqual([]);
      expect(paragraphStarts('000', '去年的中关村论坛年会')).toBe(true);
    });
  });

  describe('001, a web feature in traditional script', () => {
    test('has no headline, a byline, four headings and ten captions', () => {
      const [article, ...others] = original('001').articles;
      expect(others).toEqual([]);
      expect(article?.headline).toBeNull();
      expect(article?.title.startsWith('AI在海淀已經成為了一種')).toBe(true);
      expect(article?.byline).toContain('王博');
      expect(textsOf(original('001'), 'heading').map(text => text[0])).toEqual(['1', '2', '3', '4']);
      expect(textsOf(original('001'), 'caption')).toHaveLength(10);
      expect(original('001').language).toBe('zh-Hant');
    });

    test.each([
      '本平臺僅提供信息存儲',
      'information storage services',
      '封面圖由AI生成',
      '圖片來源',
      '從左到右',
      '![]',
    ])('keeps %s out of the body', part => {
      expect(inBody('001', part)).toBe(false);
    });

    test('knows under which heading each part stands', () => {
      expect(fullPath('001', '酒吧是一個MaaS平臺')[0]).toMatch(/^1/);
      expect(fullPath('001', '用藕粉顆粒和熱水')[0]).toMatch(/^2/);
      expect(fullPath('001', '一共1200萬元')[0]).toMatch(/^3/);
      expect(fullPath('001', '今年剛13歲')[0]).toMatch(/^4/);
      expect(fullPath('001', '默認式AI,指的是')).toEqual([]);
    });
  });

  describe('002, a spread of four reports', () => {
    test('tells the four reports apart', () => {
      expect(original('002').articles.map(({ headline }) => headline)).toEqual([
        null,
        '以开源之力共筑AI未来',
        '脑机接口走出实验室',
        null,
      ]);
      const groups = [
        ['春光正好，创新正浓', '首先是政策与产业的深度融合', '贡献更多“中关村力量”'],
        ['可用、可学、可共建', '通用计算(到智算', '重点推进政策对接', '近来，OpenClaw', '词元量爆发'],
        ['因车祸导致四肢完全瘫痪', '行业快速发展的同时', '助力社会高质量发展'],
        ['科技助残论坛最好的注脚', '批准全球首款侵入式', '我自己觉得是奇迹', '59款辅助创新产品', '8500万残疾人'],
      ];
      const ids = groups.map(fragments => new Set(fragments.map(fragment => articleOf('002', fragment).id)));
      expect(ids.map(({ size }) => size)).toEqual([1, 1, 1, 1]);
      expect(new Set(ids.flatMap(set => [...set])).size).toBe(4);
    });

    test('gives each report its reporter and lifts the names out of the text', () => {
      expect(articleOf('002', '近来，OpenClaw').byline).toContain('杨学聪');
      expect(articleOf('002', '多重技术难关').byline).toContain('吴佳佳');
      expect(articleOf('002', '8500万残疾人').byline).toContain('林语晋');
      expect(paragraphStarts('002', '行业快速发展的同时')).toBe(true);
      for (const part of ['吴佳佳', '林语晋', '本版编辑', '刘月杨']) expect(inBody('002', part)).toBe(false);
    });

    test.each([
      ['中关村科学城公司、智谱华章'],
      ['脑卒中、渐冻、大面积脑梗'],
      ['因车祸导致C4-C6颈椎'],
      ['副主任刘立军带来了'],
      ['2025年中国国际福祉博览会'],
      ['携带导盲犬的视障乘客'],
    ])('joins %s', fragment => {
      expect(holder(original('002'), fragment).node.lines.length).toBeGreaterThan(1);
    });

    test('has three captions, two headings, and flags what is damaged', () => {
      expect(textsOf(original('002'), 'caption').map(text => text.slice(0, 2))).toEqual(['图①', '图②', '图③']);
      expect(textsOf(original('002'), 'heading')).toEqual(['以开源促连接', '以开源创未来']);
      expect(fullPath('002', '无问芯穹联合创始人')).toEqual(['以开源创未来']);
      for (const fragment of ['超过370万', '让更多AI算力真正可用', '通用计算(到智算'])
        expect(holder(original('002'), fragment).node.flags).toContain('damaged');
    });
  });

  describe('004, a page with the ten trends', () => {
    test('has three articles; the last line is the headline of the third, the first a kicker', () => {
      const articles = original('004').articles;
      expect(articles.map(({ headline }) => headline)).toEqual([
        '《2026 十大 AI 技术趋势》发布',
        '中国 AI 企业组团亮相 CES',
        '『全球大模型第一股』诞生',
      ]);
      expect(articles[0]?.kicker).toContain('从追求参数规模的语言学习');
      expect(articles.every(({ byline }) => byline?.includes('张伟'))).toBe(true);
      expect(articles.map(article => bodyOf(article)[0]?.text.slice(0, 12))).toEqual([
        '本报讯(记者 张伟)1月',
        '本报讯(记者 张伟)近日',
        '本报讯(记者 张伟)1月',
      ]);
      expect(articleOf('004', '挂牌上市').id).toBe(articleOf('004', '智谱董事长刘德兵').id);
    });

    test('holds one report of ten trends, each with one joined paragraph', () => {
      const [report, ...others] = findTrendReports(original('004'));
      expect(others).toEqual([]);
      expect(report?.trends.map(({ number, body }) => [number, body.length])).toEqual(
        Array.from({ length: 10 }, (_, at) => [at + 1, 1]),
      );
      const starts = [
        '行业共识正从',
        '具身智能正走出',
        '复杂问题的解决',
        'AI 在科研中',
        'C 端 AI 超级',
        '企业级 AI',
        '高质量真实数据',
        '推理效率仍是',
        '为打破算力垄断',
        'AI 安全风险已',
      ];
      expect(report?.trends.map(({ body }, at) => body[0]?.text.startsWith(starts[at] ?? '?'))).toEqual(
        Array(10).fill(true),
      );
      const names = [
        '世界模型成为',
        '具身智能迎来',
        '多智能体系统',
        'AI Scientist',
        'AI 时代的新',
        '产业应用滑向',
        '合成数据占比',
        '推理优化远未',
        '开源编译器',
        '从幻觉到欺骗',
      ];
      expect(report?.trends.map(({ name }, at) => name.startsWith(names[at] ?? '?'))).toEqual(Array(10).fill(true));
    });

    test.each([
      '具备闭环进化能力的企业',
      '依托生态积极布局',
      '硬件变革,推理成本',
      '(以下简称“松延动力”)首次',
      '人形机器人生态融合',
    ])('joins %s', fragment => {
      expect(holder(original('004'), fragment).node.lines.length).toBeGreaterThan(1);
    });

    test('keeps the caption out of the report that it stands in', () => {
      expect(textsOf(original('004'), 'caption')).toEqual(['松延动力机器人在展会现场。']);
      expect(inBody('004', '松延动力机器人在展会现场')).toBe(false);
    });
  });

  describe('003, a bluebook', () => {
    const book = () => original('003');
    const headings = () => textsOf(book(), 'heading');
    const table = (caption: string): TableNode => {
      const found = tablesOf(book()).find(node => node.caption?.startsWith(caption));
      if (!found) throw new Error(`no table ${caption}`);
      return found;
    };

    test('is one article with title, publisher, date and editors from its cover', () => {
      expect(book().articles).toHaveLength(1);
      expect(book()).toMatchObject({ date: '2026-04', language: 'zh' });
      expect(squeeze(book().title)).toBe('2026“人工智能+”行业发展蓝皮书');
      expect(book().publisher).toContain('上海交通大学行业研究院');
      expect(book().authors.slice(0, 3)).toEqual(['史占中', '陈晓荣', '颜敏骏']);
    });

    test('counts its chapters, sections and subsections', () => {
      const count = (pattern: RegExp) => headings().filter(text => pattern.test(text)).length;
      expect([count(/^第\s*\d+\s*章/), count(/^\d+\.\d+(?![.\d])/), count(/^\d+\.\d+\.\d+/)]).toEqual([10, 49, 85]);
      expect(headings().filter(text => text === '行业痛点').length).toBeGreaterThan(30);
      const levels = nodesOf(book()).map(node => (node.kind === 'heading' ? node.level : 0));
      expect(Math.max(...levels)).toBe(8);
    });

    test('leaves the table of contents and the cover out of the body', () => {
      for (const part of ['架构革命.....', '序言\t1', '统筹：胡倩凝', 'SHANGHAI JIAO TONG'])
        expect(inBody('003', part)).toBe(false);
      expect(bodyOf(book())[0]?.lines[0]?.[0]).toBe(122);
    });

    test.each([
      ['全国数据中心机架总数达', ['治理篇', '第8章', '8.1', '8.1.3', '2.数字科技']],
      ['仅约为英伟达 GB300 的', ['技术篇', '第5章', '5.1', '5.1.2', '2)', 'a.']],
      ['词表污染率高达', ['治理篇', '第9章', '9.2', '9.2.1', '2.']],
      ['补齐了 AIoT 领域', ['技术篇', '第5章', '5.2', '5.2.4', '1.']],
      ['WPS 灵犀支持语音', ['产业篇', '第7章', '7.1', '7.1.2', 'AI赋能场景', '解决方案', '1.', '(3)']],
      ['填补空白：发布陕西省', ['产业篇', '第7章', '7.1', '7.1.5', 'AI赋能场景5', '推广价值']],
      ['TrialGPT 创新性地', ['产业篇', '第7章', '7.5', '7.5.1', '3.', '场景2', '2.', 'AI赋能临床试验']],
      ['目前的团标虽然灵活', ['治理篇', '第10章', '10.4', '1.']],
      ['合上这部蓝皮书', ['后记']],
      ['过去十年，人工智能的主旋律', ['序言']],
      ['产业篇回答的是', ['产业篇', '第7章']],
      ['全生态：基于云端', ['产业篇', '第7章', '7.3', '7.3.4', 'AI赋能场景', '推广价值']],
    ] as const)('places %s under its headings', (fragment, starts) => {
      const found = fullPath('003', fragment);
      expect(found).toHaveLength(starts.length);
      expect(found.map((text, at) => text.startsWith(starts[at] ?? '?'))).toEqual(starts.map(() => true));
    });

    test.each([
      ['强调高带宽内存（HBM）'],
      ['生产组织方式（从人操作软件到'],
      ['系列模型的中文词表污染率'],
      ['瑞金医院联合华为开源'],
      ['技术从“电”向“光”发生'],
      ['助力“悟空”号多次'],
      ['可持续发展》(A/RES/78/265)'],
      ['勘探开发-生产传输'],
      ['新思路——并非单纯'],
      ['焊接、装配的智能制造系统'],
      ['该模型具备策略欺骗能力'],
      ['（如风鸟、丰登），在 GAIA'],
    ])('joins %s over a page break', fragment => {
      expect(holder(book(), fragment).node.lines.length).toBeGreaterThan(1);
    });

    test('joins the paragraphs that page breaks cut, and flags the two whose rest is lost', () => {
      expect(bodyOf(book()).filter(({ lines }) => lines.length > 1).length).toBeGreaterThanOrEqual(88);
      const truncated = bodyOf(book()).filter(({ flags }) => flags.includes('truncated'));
      expect(truncated.map(({ text }) => text.slice(-6))).toEqual(['驱动的产业发', '同计划与执行']);
      expect(holder(book(), '未来 35 年').node.flags).toContain('damaged');
    });

    test.each([
      ['表 1.1', 4, 5, 'AI 角色', 1, '附加功能'],
      ['表 1.2', 3, 5, '收入模型', 2, '软件服务费'],
      ['表 1.3', 3, 4, '核心零部件', 1, '关节/灵巧手'],
      ['表 1.4', 4, 7, 'Unitree (宇树)', 2, '5,900'],
      ['表 4.1', 3, 3, '算力云', 1, 'CoreWeave'],
      ['表 5.1', 4, 9, '中国本土', 1, '910C'],
      ['表 5.2', 3, 4, '壁仞科技', 2, '首日大涨 82%'],
      ['表 5.3', 4, 4, '机架互联 (Rack)', 1, '2m—100m'],
      ['表 7.1', 4, 4, '计算范式', 3, '量子计算'],
      ['表 10.1', 4, 4, '国标', 1, '提供基础框架'],
      ['图 3.1', 7, 8, 'DS-STAR', 2, '45.24'],
    ] as const)('reads %s whole', (caption, columns, rows, name, column, part) => {
      const node = table(caption);
      expect([node.header.length, node.rows.length, node.rowLines.length]).toEqual([columns, rows, rows]);
      expect(node.rows.every(row => row.length === columns)).toBe(true);
      expect(node.rows.flat().some(cell => /^-+$/.test(cell))).toBe(false);
      expect(node.rows.find(row => row[0] === name)?.[column]).toContain(part);
    });

    test('keeps an empty cell in its place, and has no other tables', () => {
      expect(table('图 3.1').rows[4]?.[4]).toBe('');
      expect(table('图 3.1').rows[4]?.[6]).toBe('10-04-2025');
      expect(tablesOf(book())).toHaveLength(11);
      expect(textsOf(book(), 'caption').map(text => squeeze(text).slice(0, 4))).toEqual(['图1.1', '图4.1']);
      expect(table('表 4.1').path.map(squeeze).at(-1)).toMatch(/^4\.5/);
    });

    test('has 303 references, joined, each under its chapter', () => {
      const references = nodesOf(book()).filter(node => node.kind === 'reference');
      const perChapter = new Map<number, number>();
      for (const { path: above } of references) {
        const chapter = Number(/^第(\d+)章/.exec(above.map(squeeze).find(text => text.startsWith('第')) ?? '')?.[1]);
        perChapter.set(chapter, (perChapter.get(chapter) ?? 0) + 1);
      }
      expect([...perChapter]).toEqual([
        [1, 25],
        [2, 26],
        [3, 8],
        [4, 15],
        [5, 7],
        [6, 13],
        [7, 164],
        [8, 26],
        [9, 15],
        [10, 4],
      ]);
      expect(references.every(({ text }) => /^\[\d+\]/.test(text))).toBe(true);
    });

    test.each([
      '(2) 存力',
      '1. 现状识别',
      '(1) 构建数据语料',
      '编委会',
      '2026.4',
      'Validated',
      '图灵量子',
      '一是',
      '第一，',
      '高智能',
    ])('does not take %s for a heading', start => {
      expect(headings().some(text => text.startsWith(start))).toBe(false);
    });

    test('is read in well under two seconds', () => {
      const bytes = fs.readFileSync(seed('003'));
      const started = performance.now();
      readDocument(bytes, 'book.txt');
      expect(performance.now() - started).toBeLessThan(2000);
    });
  });
});
