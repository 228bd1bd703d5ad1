import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { harbour, sentences, world } from './world.ts';

const source = { source: 'harbour.txt', text: harbour };
const chinese = [
  '## 一、吞吐量',
  '临江港全年处理集装箱 320万箱，比上年多 12%，靠的是内河新航线。 [L5]',
  '## 二、设备',
  '临江港有 48 辆无人集装箱卡车，路线由调度系统统一决定。 [L15]',
];
const english = [
  '## 1. Throughput',
  'Linjiang Port handled 3.2 million containers, 12% more than the year before, thanks to new inland routes. [L5]',
  '## 2. Equipment',
  'Linjiang Port runs 48 driverless container trucks; a dispatch system plans every route. [L15]',
];

describe('a digest whose original is here', () => {
  test('helps to find it in both languages and is its summary; the text stays the original', async () => {
    const { digest, document, index, library, search } = world();
    document('harbour.txt', harbour);
    digest('harbour.md', 'zh', source, chinese);
    digest('harbour.md', 'en', source, english);
    expect(await index()).toMatchObject({ added: 1, problems: [] });
    expect(search('driverless trucks', 'en')[0]).toContain('无人集卡共有48辆');
    const id = library.documents()[0]?.id;
    expect(id).toBeDefined();
    const found = library.search(['driverless'], { locale: 'en', limit: 1 })[0]?.passage;
    expect(found?.digest).toBe(null);
    expect(found?.summaries.en).toMatch(/^Linjiang Port runs 48/);
    expect(found?.summaries.zh).toContain('48 辆');
    expect(library.documents()).toMatchObject([{ title: { zh: '港口年报', en: 'Harbour report' }, digestOnly: false }]);
  });

  test('corrects what the file alone cannot say', async () => {
    const { digest, document, index, library } = world();
    document('harbour.txt', harbour);
    digest('harbour.md', 'zh', source, chinese, ['publisher: 临江港务局', 'date: 2026-01-15']);
    await index();
    expect(library.documents()).toMatchObject([{ publisher: '临江港务局', date: '2026-01-15' }]);
  });

  test('that arrives or changes later is taken in', async () => {
    const { digest, document, index, search } = world();
    document('harbour.txt', harbour);
    await index();
    expect(search('driverless trucks', 'en')).toEqual([]);
    digest('harbour.md', 'zh', source, chinese);
    digest('harbour.md', 'en', source, english);
    expect(await index()).toMatchObject({ updated: 1 });
    expect(search('driverless trucks', 'en')).not.toEqual([]);
    digest(
      'harbour.md',
      'en',
      source,
      english.map(line => line.replace('driverless', 'unmanned')),
    );
    expect(await index()).toMatchObject({ updated: 1 });
    expect(search('unmanned', 'en')).not.toEqual([]);
    expect(await index()).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('is for that very file: another version of the original stands beside it', async () => {
    const { digest, document, index, library } = world();
    document('harbour.txt', harbour.replace('320万', '999万'));
    digest('harbour.md', 'zh', source, chinese);
    await index();
    expect(library.documents().map(({ digestOnly, originalDiffers }) => ({ digestOnly, originalDiffers }))).toEqual(
      expect.arrayContaining([
        { digestOnly: false, originalDiffers: undefined },
        { digestOnly: true, originalDiffers: true },
      ]),
    );
  });
});

describe('a digest whose original is absent', () => {
  test('is itself the passage, in the reader’s language, found by the words of both', async () => {
    const { digest, index, library, search } = world();
    digest('harbour.md', 'zh', source, chinese);
    digest('harbour.md', 'en', source, english);
    expect(await index()).toMatchObject({ added: 1 });
    expect(search('无人集装箱卡车', 'zh')[0]).toMatch(/^临江港有 48 辆/);
    expect(search('无人集装箱卡车', 'en')[0]).toMatch(/^Linjiang Port runs 48/);
    expect(search('driverless', 'zh')).toEqual([expect.stringMatching(/^临江港有 48 辆/)]);
    const [found] = library.search(['driverless'], { locale: 'en', limit: 5 });
    expect(found?.passage).toMatchObject({ document: 'harbour.txt', digest: 'en', lines: [[15, 15]] });
    expect(library.documents()).toMatchObject([{ document: 'harbour.txt', digestOnly: true, passages: 2 }]);
  });

  test('gives way to the original, and comes back when that goes', async () => {
    const { digest, document, index, library } = world();
    digest('harbour.md', 'zh', source, chinese);
    await index();
    const file = document('harbour.txt', harbour);
    await index();
    expect(library.documents()).toMatchObject([{ digestOnly: false }]);
    fs.rmSync(file);
    await index();
    expect(library.documents()).toMatchObject([{ digestOnly: true }]);
  });

  test('may be written in several files', async () => {
    const { digest, index, library, search } = world();
    digest('harbour-1.md', 'zh', source, chinese.slice(0, 2));
    digest('harbour-2.md', 'zh', source, chinese.slice(2));
    await index();
    expect(library.documents()).toHaveLength(1);
    expect(search('内河新航线')).toHaveLength(1);
    expect(search('调度系统')).toHaveLength(1);
  });

  test('in one language is shown to readers of both', async () => {
    const { digest, index, search } = world();
    digest('harbour.md', 'en', source, english);
    await index();
    expect(search('dispatch', 'zh')).toEqual([expect.stringMatching(/^Linjiang/)]);
  });

  test('long English paragraphs become passages within the limit', async () => {
    const { digest, index, search } = world();
    const long = `${'The port keeps a long record of every crane and every truck that it has ever bought or sold. '.repeat(8)}Cranes last. [L5]`;
    digest('harbour.md', 'en', source, [long]);
    await index();
    const texts = search('crane truck record', 'en');
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(500);
  });
});

describe('how people ask for a paragraph', () => {
  const asked = [
    '码头一年装卸多少个箱子 / 货运量有多大 | how busy is the port [L5]',
    '没人开的拖车有几台 | how many robot lorries are there [L15]',
  ];

  test('finds the passage of the original in both languages, and is not shown', async () => {
    const { asked: ask, digest, document, index, library, search } = world();
    document('harbour.txt', harbour);
    digest('harbour.md', 'zh', source, chinese);
    digest('harbour.md', 'en', source, english);
    ask('harbour', asked);
    expect(await index()).toMatchObject({ added: 1, problems: [] });
    expect(search('拖车')).toEqual([expect.stringContaining('无人集卡共有48辆')]);
    expect(search('lorries', 'en')).toEqual([expect.stringContaining('无人集卡共有48辆')]);
    const [found] = library.search(['拖车'], { locale: 'zh', limit: 1 });
    expect(JSON.stringify(found?.passage)).not.toMatch(/拖车|lorries/);
  });

  test('finds the digest where the original is absent', async () => {
    const { asked: ask, digest, index, search } = world();
    digest('harbour.md', 'zh', source, chinese);
    digest('harbour.md', 'en', source, english);
    ask('harbour', asked);
    await index();
    expect(search('拖车')).toEqual([chinese[3]?.replace(/ \[.*/, '')]);
    expect(search('拖车', 'en')).toEqual([expect.stringMatching(/^Linjiang Port runs 48/)]);
  });

  test('counts in both languages for a digest in one', async () => {
    const { asked: ask, digest, document, index, search } = world();
    document('harbour.txt', harbour);
    digest('harbour.md', 'zh', source, chinese);
    ask('harbour', asked);
    await index();
    expect(search('lorries', 'en')).toEqual([expect.stringContaining('无人集卡共有48辆')]);
    expect(search('拖车')).toEqual([expect.stringContaining('无人集卡共有48辆')]);
  });

  test('that arrives, changes or goes later is taken in', async () => {
    const { asked: ask, digest, document, index, search } = world();
    document('harbour.txt', harbour);
    digest('harbour.md', 'zh', source, chinese);
    await index();
    expect(search('拖车')).toEqual([]);
    const file = ask('harbour', asked);
    expect(await index()).toMatchObject({ updated: 1 });
    expect(search('拖车')).toHaveLength(1);
    expect(await index()).toMatchObject({ updated: 0, unchanged: 1 });
    fs.rmSync(file);
    expect(await index()).toMatchObject({ updated: 1 });
    expect(search('拖车')).toEqual([]);
  });

  test('may leave paragraphs out, and goes to the next one of its lines', async () => {
    const { asked: ask, digest, index, search } = world();
    digest('harbour.md', 'zh', source, [
      '吞吐量是 320万标准箱。 [L5]',
      '北线承担四成。 [L5]',
      '无人集卡有 48 辆。 [L15]',
    ]);
    ask('harbour', ['箱子多不多 | [L5]', '哪条水路最忙 | [L5]', '拖车几台 | [L15]']);
    await index();
    expect(search('哪条水路最忙')).toEqual(['北线承担四成。']);
    ask('harbour', ['拖车几台 | [L15]']);
    await index();
    expect(search('拖车几台')).toEqual(['无人集卡有 48 辆。']);
  });

  test.each([
    ['码头忙不忙 | how busy', /^data\/asked\/harbour\.txt: .*line 2: .*\[L9\]/],
    ['码头忙不忙 | how busy [L5', /^data\/asked\/harbour\.txt: .*line 2: /],
    ['码头忙不忙 | how busy [L9-L5]', /^data\/asked\/harbour\.txt: .*line 2: \[L9-L5\]/],
    ['码头忙不忙 | how busy | 谁忙 [L5]', /^data\/asked\/harbour\.txt: .*line 2: .*Chinese question/],
    [' | [L5]', /^data\/asked\/harbour\.txt: .*line 2: .*Chinese question/],
  ])('reports “%s” and keeps what it had', async (line, sentence) => {
    const { asked: ask, digest, folder, index, search } = world();
    digest('harbour.md', 'zh', source, chinese);
    ask('harbour', asked);
    await index();
    ask('harbour', [asked[1] ?? '', line]);
    for (const _ of [1, 2]) expect(sentences(await index(), folder)).toEqual([expect.stringMatching(sentence)]);
    expect(search('货运量')).toHaveLength(1);
  });
});

describe('a broken digest', () => {
  test('is reported with file and reason, and what the library had of it stays', async () => {
    const { digest, folder, index, search } = world();
    const file = digest('harbour.md', 'zh', source, chinese);
    await index();
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('[L5]', ''));
    for (const _ of [1, 2]) {
      const report = await index();
      expect(sentences(report, folder)).toEqual([expect.stringMatching(/^data\/zh\/harbour\.md: .*line 7: /)]);
      expect(report.removed).toBe(0);
      expect(search('内河新航线')).toHaveLength(1);
    }
    digest('harbour.md', 'zh', source, chinese);
    expect((await index()).problems).toEqual([]);
  });

  test('does not keep the others from being read', async () => {
    const { digest, folder, index, search } = world();
    digest('harbour.md', 'zh', source, chinese);
    digest('bad.md', 'zh', source, ['---']);
    fs.writeFileSync(`${folder}/data/zh/worse.md`, 'no front matter');
    const report = await index();
    expect(report.problems.length).toBeGreaterThan(0);
    expect(search('内河新航线')).toHaveLength(1);
  });
});

describe('the data folder', () => {
  test('missing is reported and removes nothing', async () => {
    const { data, digest, index, search } = world();
    digest('harbour.md', 'zh', source, chinese);
    await index();
    fs.renameSync(data, `${data}.away`);
    const report = await index();
    expect(report.removed).toBe(0);
    expect(report.problems).toHaveLength(1);
    expect(search('内河新航线')).toHaveLength(1);
  });

  test('holds the lexicon; a wrong one is reported and the last good one goes on', async () => {
    const { data, folder, index, library } = world();
    fs.writeFileSync(`${data}/lexicon.yaml`, '- { term: 临江港, kind: place, abbr: [LJP] }\n');
    expect((await index()).problems).toEqual([]);
    expect(library.lexicon().entriesOf('ljp')).toMatchObject([{ term: '临江港' }]);
    fs.writeFileSync(`${data}/lexicon.yaml`, '- { term: [, kind: place }\n');
    expect(sentences(await index(), folder)).toEqual([
      expect.stringMatching(/^data\/lexicon\.yaml: The lexicon is wrong/),
    ]);
    expect(library.lexicon().entriesOf('ljp')).toHaveLength(1);
  });
});

describe('trend reports', () => {
  const report = `三大趋势发布

趋势 1: 港口无人化

无人集卡将在更多码头投入运行，调度由系统完成。

趋势 2: 岸电普及

船舶靠港后改用岸电，燃油消耗随之下降。

趋势 3: 内河复兴

内河航线承担了更多的集装箱中转。
`;
  const of = { source: 'trends.txt', text: report };
  const zh = [
    '## 趋势 1 · 港口无人化',
    '更多码头会用上无人集卡，由系统来调度。 [L5]',
    '验证标志：多数新码头不再招司机。 [L5]',
    '讨论题：我们的仓库也能这样吗？ [L5]',
    '## 趋势 2 · 岸电普及',
    '靠港船舶改接岸电以少烧油。 [L9]',
    '## 趋势 3 · 内河复兴',
    '集装箱中转更多地走内河。 [L13]',
  ];
  const en = [
    '## Trend 1 · Driverless ports',
    'More terminals will run driverless trucks under one dispatch system. [L5]',
    'What would prove it: new terminals hire no drivers. [L5]',
    'To discuss: could our warehouse do the same? [L5]',
    '## Trend 2 · Shore power',
    'Ships at berth switch to shore power and burn less fuel. [L9]',
    '## Trend 3 · Inland waterways return',
    'More containers are transshipped on inland waterways. [L13]',
  ];

  test('of an original are stated in its own words and named in English by the digest', async () => {
    const { digest, document, index, library } = world();
    document('trends.txt', report);
    digest('trends.md', 'zh', of, zh);
    digest('trends.md', 'en', of, en);
    await index();
    const [found] = library.trendReports();
    expect(found?.trends.map(({ id, number, name }) => ({ id, number, name }))).toEqual([
      { id: 'trends.txt#1', number: 1, name: { zh: '港口无人化', en: 'Driverless ports' } },
      { id: 'trends.txt#2', number: 2, name: { zh: '岸电普及', en: 'Shore power' } },
      { id: 'trends.txt#3', number: 3, name: { zh: '内河复兴', en: 'Inland waterways return' } },
    ]);
    const [first] = found?.trends ?? [];
    expect(first?.statement.zh.map(({ text }) => text).join()).toContain('无人集卡将在更多码头投入运行');
    expect(first?.statement.en[0]?.summaries.en).toMatch(/^More terminals/);
    expect(first?.notes.en).toEqual({
      toProve: 'new terminals hire no drivers.',
      toDiscuss: 'could our warehouse do the same?',
    });
    expect(first?.notes.zh.toProve).toBe('多数新码头不再招司机。');
  });

  test('of a digest alone are stated in the reader’s language', async () => {
    const { digest, index, library, search } = world();
    digest('trends.md', 'zh', of, zh);
    digest('trends.md', 'en', of, en);
    await index();
    const [found] = library.trendReports();
    expect(found).toMatchObject({ document: 'trends.txt', title: { zh: '港口年报', en: 'Harbour report' } });
    expect(found?.trends[1]?.statement.zh.map(({ text }) => text)).toEqual(['靠港船舶改接岸电以少烧油。']);
    expect(found?.trends[1]?.statement.en.map(({ text }) => text)).toEqual([
      'Ships at berth switch to shore power and burn less fuel.',
    ]);
    expect(found?.trends[0]?.statement.en).toHaveLength(1);
    expect(search('验证标志 招司机').join()).not.toContain('验证标志');
  });
});
