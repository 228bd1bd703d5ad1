import { describe, expect, test } from 'vitest';
import { type Briefing, readBriefing } from '../../src/briefing/definition.ts';
import { documentSections } from '../../src/briefing/sections/document-sections.ts';
import { showNow } from '../../src/briefing/show-now.ts';
import type { Card } from '../../src/card/card.ts';
import { plainText } from '../../src/card/plain.ts';
import { PersonError } from '../../src/errors.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Locale } from '../../src/words/index.ts';
import { type World, world } from '../library/world.ts';
import { noSources } from './simulated.ts';

const harbour = `港口年报

一、吞吐量

临江港去年吞吐量达到320万标准箱，同比增长12%。增长主要来自新开的内河航线，其中北线承担了四成。全年没有发生一起重大事故，港区为此奖励了全部班组，并且把安全手册翻译成五种语言，发给每一位新来的工人。

滨海港去年吞吐量为510万标准箱，与前一年持平。

二、设备

表 1 岸桥一览

名称	数量	作业效率
双吊具岸桥	6台	每小时52箱
单吊具岸桥	14台	每小时31箱

三、挑战

由于航道水深不足，大船在枯水期无法靠泊，这是临江港眼下最大的难题。
`;
const harbourDigest = {
  zh: ['## 吞吐量', '临江港处理了 320万标准箱。 [L5]', '## 难题', '枯水期水太浅。 [L21]'],
  en: [
    '## Throughput',
    'Linjiang Port (临江港) handled 3.2 million containers. [L5]',
    '## Trouble',
    'The channel is too shallow in dry months. [L21]',
  ],
};

const briefing = (section: string) =>
  readBriefing(
    `title: { zh: 深读, en: Deep dive }
schedule: { cron: "0 9 * * *", timezone: UTC }
sections: [${section}]`,
    'dive.yaml',
    'dive',
  );
const now = new Date('2026-03-02T09:00:00Z');

async function shelf(originals: boolean): Promise<World> {
  const made = world();
  if (originals) made.document('ports.txt', harbour);
  for (const locale of ['zh', 'en'] as const) {
    made.digest('ports.md', locale, { source: 'ports.txt', text: harbour }, harbourDigest[locale]);
  }
  await made.index();
  return made;
}

async function show({ library, database }: World, defined: Briefing, locale: Locale): Promise<Card> {
  const { lookup, evidence } = createLookup(library);
  const card = await showNow(database.kysely, defined, now, null, { ...noSources, library, lookup, evidence }, locale);
  if (!card) throw new Error('nothing to show');
  return card;
}

/** The edition for that slot is made, so that the next one goes on. */
async function advance(made: World, defined: Briefing, drawn: string, slot: string): Promise<void> {
  await made.database.kysely
    .insertInto('editions')
    .values({
      briefing: defined.name,
      slot,
      inputs: JSON.stringify({ drawn: [drawn] }),
      cards: '{}',
      composed_at: slot,
    })
    .execute();
}

const discussed = (card: Card) =>
  card.elements.flatMap(element =>
    element.kind === 'buttons'
      ? element.buttons.filter(({ action }) => action === 'discuss').map(({ value }) => value)
      : [],
  );

describe('a deep dive', () => {
  test('begins with the first section: its heading, whole sentences with their lines, the way to the rest', async () => {
    const text = plainText(await show(await shelf(true), briefing('{ deep-dive: {} }'), 'zh'));
    expect(text).toContain('一、吞吐量');
    expect(text).toContain('第 1 节，共 3 节');
    expect(text).toContain('临江港去年吞吐量达到320万标准箱，同比增长12%。');
    expect(text).toContain('第 3、5、7 行');
    expect(text).not.toContain('一、吞吐量\n临江港');
  });

  test('quotes the beginnings of the first passages, and opens the others with a button', async () => {
    const made = await shelf(true);
    const dive = briefing('{ deep-dive: { passages: 1 } }');
    await advance(made, dive, 'deep-dive ports.txt:3 一、吞吐量', '2026-03-01T09:00:00.000Z');
    const card = await show(made, dive, 'en');
    const citations = card.elements.filter(element => element.kind === 'citation');
    expect(citations).toHaveLength(1);
    expect(citations[0]?.quote).toBe('双吊具岸桥 6台 每小时52箱');
    const buttons = card.elements.flatMap(element => (element.kind === 'buttons' ? element.buttons : []));
    expect(buttons.map(({ label, action }) => [label, action])).toContainEqual(['Read on (1 more)', 'passage']);
  });

  test('from digests alone speaks the reader’s language, of the same item in both', async () => {
    const made = await shelf(false);
    const [zh, en] = [
      await show(made, briefing('{ deep-dive: {} }'), 'zh'),
      await show(made, briefing('{ deep-dive: {} }'), 'en'),
    ];
    expect(plainText(zh)).toContain('临江港处理了 320万标准箱。');
    expect(plainText(en)).toContain('Linjiang Port (临江港) handled 3.2 million containers.');
    expect(plainText(en)).toContain('Throughput');
    expect(discussed(en)).toEqual(discussed(zh));
    expect(discussed(en)).toHaveLength(1);
  });

  test('goes on with the next section, and shows a table row under its column heads', async () => {
    const made = await shelf(true);
    const dive = briefing('{ deep-dive: {} }');
    await advance(made, dive, 'deep-dive ports.txt:3 一、吞吐量', '2026-03-01T09:00:00.000Z');
    const text = plainText(await show(made, dive, 'zh'));
    expect(text).toContain('第 2 节，共 3 节');
    expect(text).toContain('名称: 双吊具岸桥; 数量: 6台');
  });

  test('takes the document that its file names, and is empty without it', async () => {
    const made = await shelf(true);
    expect(plainText(await show(made, briefing('{ deep-dive: { document: ports.txt } }'), 'zh'))).toContain('吞吐量');
    await expect(show(made, briefing('{ deep-dive: { document: other.txt } }'), 'zh')).rejects.toThrow(
      'nothing to show',
    );
  });
});

test('sections keep every passage once, in order, whatever their headings', async () => {
  const made = await shelf(true);
  const [document] = made.library.documents();
  const held = made.library.passagesOf(document?.id ?? 0, 'zh').filter(({ role }) => role === 'body');
  const inSections = documentSections(held).flatMap(section => section.held.map(({ passage }) => passage.id));
  const headed = held.filter(({ passage }) => passage.heading.length > 0).map(({ passage }) => passage.id);
  expect(inSections).toEqual(headed);
});

test('figures of the day stand with subject, source and a way to discuss them', async () => {
  const made = await shelf(true);
  const card = await show(made, briefing('{ figures-of-the-day: { count: 2 } }, { documents: {} }'), 'zh');
  const figures = card.elements.filter(element => element.kind === 'figure');
  for (const { value } of figures) expect(harbour).toContain(value);
  expect(discussed(card).length).toBe(figures.length);
});

describe('a section in a file', () => {
  const problem = (section: string) => {
    try {
      briefing(section);
    } catch (error) {
      if (error instanceof PersonError) return error.sentence('en');
      throw error;
    }
    return 'none';
  };

  test.each([
    ['{ trend-of-the-day: }', { kind: 'trend-of-the-day', report: 'latest' }],
    ['{ trend-of-the-day: { report: r.txt } }', { kind: 'trend-of-the-day', report: 'r.txt' }],
    ['{ figures-of-the-day: {} }', { kind: 'figures-of-the-day', count: 3 }],
    ['{ deep-dive: {} }', { kind: 'deep-dive', document: 'longest', passages: 4 }],
    ['{ questions: {} }', { kind: 'questions', limit: 5 }],
    ['{ recap: { limit: 2 } }', { kind: 'recap', limit: 2 }],
  ])('%s', (section, read) => {
    expect(briefing(section).sections).toEqual([read]);
  });

  test.each([
    ['{ figures-of-the-day: { count: 0 } }', 'sections.0.figures-of-the-day.count'],
    ['{ deep-dive: { dokument: x } }', 'Unrecognized key: "dokument"'],
    ['{ recap: { limit: many } }', 'sections.0.recap.limit'],
    ['{ lookup: { title: x } }', 'sections.0.lookup.query'],
    ['{ toString: {} }', 'sections.0: one of trends, lookup'],
    ['{ recap: {}, questions: {} }', 'sections.0: one of'],
    ['recap', 'sections.0'],
  ])('%s is refused with its key and the reason', (section, reason) => {
    expect(problem(section)).toContain(reason);
  });
});
