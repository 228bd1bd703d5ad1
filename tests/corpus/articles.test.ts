import { describe, expect, test } from 'vitest';
import { toOutline } from '../../src/corpus/outline.ts';
import { readable } from '../../src/corpus/readable.ts';
import { findTrendReports } from '../../src/corpus/trends.ts';
import { cleanArticles } from '../support/articles.ts';
import { bodyOf, holder, read, textsOf } from './read.ts';

const [canteen, books, birds, school] = cleanArticles;
if (!canteen || !books || !birds || !school) throw new Error('the clean articles are gone');

describe('the articles of a page', () => {
  test('one article keeps its headline with its marks, its byline and its headings', () => {
    const document = read(
      [books.headline, books.byline, ...books.paragraphs.map(text => text.replace('## ', ''))].join('\n\n'),
    );
    expect(document.articles).toHaveLength(1);
    expect(document.articles[0]).toMatchObject({ headline: '修书人的一双手', byline: '本报记者 贺兰亭', kicker: null });
    expect(textsOf(document, 'heading')).toEqual(['浆糊是自己熬的']);
  });

  test('a longer line above the headline is its kicker', () => {
    const document = read(
      [
        '从旧锅炉房到老人离不开的饭堂，一座小食堂走过的这一年',
        canteen.headline,
        '本报讯（记者 周晓棠）清河里社区食堂昨天迎来开业一周年，老人们在食堂里包了一顿饺子。',
        ...canteen.paragraphs.slice(0, 2),
      ].join('\n\n'),
    );
    expect(document.articles[0]).toMatchObject({
      headline: canteen.headline,
      kicker: '从旧锅炉房到老人离不开的饭堂，一座小食堂走过的这一年',
      byline: '记者 周晓棠',
    });
  });

  test('a headline that stands at the end of the page finds its article', () => {
    const document = read(
      [
        books.headline,
        '本报讯（记者 贺兰亭）省图书馆的古籍修复室昨天向读者开放。',
        ...books.paragraphs.slice(0, 3),
        '本报讯（记者 苏见山）月亮泡湿地的候鸟昨天开始南飞。',
        ...birds.paragraphs.slice(0, 4),
        birds.headline,
      ].join('\n\n'),
    );
    expect(document.articles.map(({ headline }) => headline)).toEqual([books.headline, birds.headline]);
    expect(holder(document, '巡护员包立强').article.headline).toBe(birds.headline);
  });

  test('text between two pieces of an article goes to the article that it shares its words with', () => {
    const document = read(
      [
        canteen.headline,
        canteen.byline,
        ...canteen.paragraphs.slice(0, 2),
        birds.headline,
        birds.byline,
        ...birds.paragraphs.slice(0, 4),
        ...canteen.paragraphs.slice(3),
        ...birds.paragraphs.slice(5),
      ].join('\n\n'),
    );
    expect(document.articles.map(({ headline }) => headline)).toEqual([canteen.headline, birds.headline]);
    expect(holder(document, '厨师老梁').article.id).toBe(holder(document, '红烧肉少放糖').article.id);
    expect(holder(document, '白琵鹭').article.id).toBe(holder(document, '观鸟的路线').article.id);
    expect(holder(document, '厨师老梁').article.id).not.toBe(holder(document, '白琵鹭').article.id);
  });

  test('without reporters, unrelated texts under their titles are articles of their own', () => {
    const page = [school, books].flatMap(({ headline, paragraphs }) => [
      headline,
      ...paragraphs.map(text => text.replace('## ', '')),
    ]);
    expect(read(page.join('\n\n')).articles.map(({ headline }) => headline)).toEqual([school.headline, books.headline]);
  });

  test('a web feature without headline is named by its first sentence', () => {
    const document = read(
      [
        '![]()',
        '港口的夜里，灯是会走路的。',
        '作者｜方小舟',
        '潮汐港的堆场换上了感应灯，车开到哪里，灯就亮到哪里。',
        '1.一盏灯',
        '第一盏感应灯装在三号堆场，装灯那天，司机们围着看了半天。',
      ].join('\n'),
    );
    expect(document.articles).toHaveLength(1);
    expect(document.articles[0]).toMatchObject({
      headline: null,
      title: '港口的夜里，灯是会走路的。',
      byline: '作者｜方小舟',
    });
    expect(textsOf(document, 'heading')).toEqual(['1.一盏灯']);
  });

  test('corrections say which lines belong to which article, and nothing is lost', () => {
    const lines = [
      books.paragraphs[0],
      birds.paragraphs[0],
      books.paragraphs[1],
      birds.paragraphs[1],
      canteen.paragraphs[0],
    ];
    const document = read(lines.join('\n\n'), 'page.txt', {
      title: '周末版',
      authors: ['贺兰亭'],
      date: '2026-02-01',
      articles: [
        {
          headline: '修书',
          lines: [
            [1, 1],
            [5, 5],
          ],
        },
        {
          headline: '候鸟',
          lines: [
            [3, 3],
            [7, 7],
          ],
        },
      ],
    });
    expect(document).toMatchObject({ title: '周末版', authors: ['贺兰亭'], date: '2026-02-01' });
    expect(document.articles.map(({ id, headline }) => [id, headline])).toEqual([
      ['a1', '修书'],
      ['a2', '候鸟'],
      ['a3', null],
    ]);
    expect(document.articles.map(article => bodyOf(article).flatMap(node => node.lines))).toEqual([
      [
        [1, 1],
        [5, 5],
      ],
      [
        [3, 3],
        [7, 7],
      ],
      [[9, 9]],
    ]);
  });
});

describe('front matter', () => {
  test('describes the document and is not its body; lines count from the start of the file', () => {
    const document = read(
      '---\ntitle: 潮汐港扩建记\npublisher: 海岸时报\nauthors: [方小舟, 冯一帆]\ndate: 2026-01-08\n---\n\n## 码头\n\n岸桥今年换了钢缆。\n',
      'port.md',
    );
    expect(document).toMatchObject({
      title: '潮汐港扩建记',
      publisher: '海岸时报',
      authors: ['方小舟', '冯一帆'],
      date: '2026-01-08',
      language: 'zh',
    });
    expect(holder(document, '钢缆').node).toMatchObject({ lines: [[10, 10]], path: ['码头'] });
  });

  test('what stands between rules and is no YAML mapping is body', () => {
    expect(bodyOf(read('---\n岸桥今年换了钢缆。\n---\n堆场的灯也换了。'))).toHaveLength(2);
  });
});

describe('trend reports', () => {
  const list = [
    '趋势 1: 岸桥远控成为标配',
    '司机坐在楼里操作三台岸桥，',
    '远控的误差不到两厘米。',
    '趋势 2: 岸电取代辅机',
    '靠泊的船有一半接上了岸电。',
    '趋势 3: 堆场无人化',
    '夜里的堆场只有车灯在走。',
  ];

  test('are found as headings, with the joined body of each trend', () => {
    const document = read(
      [`《2026 港口趋势》发布`, '本报讯(记者 方小舟)港务局昨天发布年度报告，列出今年港口的变化。', ...list].join(
        '\n\n',
      ),
    );
    const [report] = findTrendReports(document);
    expect(report).toMatchObject({ articleId: 'a1', title: '《2026 港口趋势》发布' });
    expect(report?.trends.map(({ number, name, line }) => [number, name, line])).toEqual([
      [1, '岸桥远控成为标配', 5],
      [2, '岸电取代辅机', 11],
      [3, '堆场无人化', 15],
    ]);
    expect(report?.trends[0]?.body.map(({ text }) => text)).toEqual([
      '司机坐在楼里操作三台岸桥，远控的误差不到两厘米。',
    ]);
  });

  test.each([
    ['## 趋势 1 · 远控', '## 趋势 2 · 岸电', '## 趋势 3 · 无人化', '远控'],
    ['## Trend 1 · Remote cranes', '## Trend 2 · Shore power', '## Trend 3 · Empty yards', 'Remote cranes'],
    ['趋势一、远控成为标配', '趋势二、岸电取代辅机', '趋势三、堆场无人化', '远控成为标配'],
    ['Trend 1: Remote cranes', 'Trend 2: Shore power', 'Trend 3: Empty yards', 'Remote cranes'],
  ])('are known by %s', (first, second, third, name) => {
    const [report] = findTrendReports(
      read(
        [first, '岸桥今年换了钢缆。', second, '岸电接通了六个泊位。', third, '堆场的灯换成了感应灯。'].join('\n\n'),
        'trends.md',
      ),
    );
    expect(report?.trends.map(({ number, body }) => [number, body.length])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(report?.trends[0]?.name).toBe(name);
  });

  test('two trends, or numbers with a gap, are no report', () => {
    expect(findTrendReports(read(list.slice(0, 5).join('\n\n')))).toEqual([]);
    expect(findTrendReports(read(list.join('\n\n').replace('趋势 2', '趋势 4')))).toEqual([]);
  });
});

test('the outline is plain JSON with the promised keys and nothing else', () => {
  const outline = toOutline(
    read(
      '标题在此\n\n本报记者 方小舟\n\n岸桥今年换了钢缆。\n\n表 1 运价\n\n公司\t运价\n东海\t9\n\n图 1 码头\n\n参考文献\n\n[1]方小舟.码头[M].\n',
    ),
  );
  expect(JSON.parse(JSON.stringify(outline))).toEqual(outline);
  expect(Object.keys(outline).sort()).toEqual([
    'articles',
    'authors',
    'date',
    'document',
    'language',
    'publisher',
    'title',
  ]);
  expect(Object.keys(outline.articles[0] ?? {}).sort()).toEqual([
    'byline',
    'headline',
    'id',
    'kicker',
    'nodes',
    'title',
  ]);
  const keys = new Map((outline.articles[0]?.nodes ?? []).map(node => [node.kind, Object.keys(node).sort().join(' ')]));
  expect(Object.fromEntries(keys)).toEqual({
    paragraph: 'flags kind lines path text',
    table: 'caption header kind lines path rows',
    caption: 'kind line text',
    heading: 'kind level line text',
    reference: 'kind lines path text',
  });
});

test('documents are known by their file names', () => {
  expect(['a.txt', 'B.MD', 'c.markdown', 'd.text'].every(readable)).toBe(true);
  expect(['a.pdf', 'b.docx', '.txt', '.hidden.md', 'md', 'c.md.bak'].some(readable)).toBe(false);
});
