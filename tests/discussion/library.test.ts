import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentItem, passageItem, trendItem } from '../../src/card/item.ts';
import { conclusionNote, gainedElements } from '../../src/card/recap.ts';
import { discussionsIn } from '../../src/discussion/channel.ts';
import { laterReports, ports } from './ports.ts';
import { room, text } from './room.ts';

const driverless = trendItem('trends.txt#1');
const link = (target: string, message: string) => `https://chat.example/${target}/${message}`;

describe('a discussion of an item of a real library', () => {
  test('starts with the claim, the evidence with its lines, and the question', async () => {
    const { library } = await ports();
    const { discuss, platform } = room({ library });
    await discuss(driverless);
    const [starter] = platform.cards;
    if (!starter) throw new Error('nothing was posted');
    const zh = text(starter.zh);
    expect(zh).toContain('无人集卡将在更多码头投入运行');
    expect(zh).toContain('存疑或相反');
    expect(zh).toMatch(/“临江港停用了一半无人集卡[^”]*”\n— [^\n]*码头观察[^\n]*5 行/);
    expect(zh).toContain('我们的仓库也能这样吗？');
    const en = text(starter.en);
    expect(en).toContain('More terminals will run driverless trucks');
    expect(en).toContain('Half of the driverless trucks stand still');
    expect(en).toContain('Could our warehouse do the same?');
  });

  test('can be about a passage or a document', async () => {
    const { library } = await ports();
    const { discuss, platform } = room({ library });
    await discuss(passageItem({ document: 'doubts.txt', lines: [[7, 9]] }));
    await discuss(documentItem('doubts.txt'));
    const [passage, document] = platform.cards.map(({ zh }) => text(zh));
    expect(passage).toContain('岸电接口不统一，去年只有三成靠港船舶接上了岸电。”');
    expect(passage).toContain('其他文档的说法');
    expect(document).toContain('码头观察');
    expect(document).toContain('这份文档里哪些结论');
  });

  test('is one, whichever line of a passage a card shows', async () => {
    const { library } = await ports();
    const { press, platform, kysely } = room({ library });
    const lines = [7, 9].map(line => passageItem({ document: 'doubts.txt', lines: [[line, line]] }));
    for (const item of lines) await press('discuss', { item });
    expect(platform.posts).toHaveLength(1);
    for (const item of lines) {
      expect(await discussionsIn(kysely, library, link, 'web:general', [item], null)).toHaveLength(1);
    }
  });

  test('goes on, and its votes too, when the item leaves the library', async () => {
    const here = await ports();
    const { discuss, press, ask, platform } = room({ library: here.library });
    const thread = await discuss(driverless);
    await fs.rm(path.join(here.documents, 'trends.txt'));
    await fs.rm(here.data, { recursive: true });
    await here.index();
    const { card } = await press('vote', { discussion: 1, stance: 'agree', locale: 'zh' }, { message: thread });
    expect(card.elements.slice(0, -1)).toEqual(platform.cards[0]?.zh.elements.slice(0, -1));
    expect(text(await ask('/recap'))).toContain('votes: agree 1');
    expect(text(await ask('/回顾', { locale: 'zh' }))).toContain('趋势 1 · 港口无人化');
  });
});

describe('what the library gains on an item', () => {
  test('after the conclusion is told in the recap and in the next edition, with the way to the old thread', async () => {
    const here = await ports();
    const { discuss, ask, kysely } = room({ library: here.library, now: new Date('2026-01-12T02:00:00Z') });
    const thread = await discuss(driverless);
    await ask('/结论 反对 雨雾天不行', { thread, name: 'Ann' });
    const edition = () => discussionsIn(kysely, here.library, link, 'web:general', [driverless], null);
    const [before] = await edition();
    expect(before && gainedElements(before, 'zh')).toEqual([]);
    here.document('second.txt', laterReports.driverless);
    here.document('farming.txt', laterReports.farming);
    await here.index({ now: () => new Date('2026-01-20T00:00:00Z') });
    const [after] = await edition();
    if (!after) throw new Error('no discussion');
    const shown = text({
      locale: 'zh',
      summary: '',
      elements: [...conclusionNote(after, 'zh'), ...gainedElements(after, 'zh')],
    });
    expect(shown).toContain('上次结论（反对）：雨雾天不行——Ann，2026-01-12');
    expect(shown).toContain('结论之后资料库的新内容');
    expect(shown).toMatch(/“[^”]*滨海港二期投入六十辆无人集卡[^”]*”\n— 滨海港二期报告/);
    expect(shown).toContain('https://chat.example/web:general/m1');
    expect(shown).not.toContain('苹果');
    expect(text(await ask('/recap'))).toContain('New in the library since the conclusion');
  });

  test('is over once the team has concluded again, and is nothing for items it does not concern', async () => {
    const here = await ports();
    const made = room({ library: here.library, now: new Date('2026-01-12T02:00:00Z') });
    const thread = await made.discuss(driverless);
    await made.discuss(trendItem('trends.txt#3'));
    here.document('second.txt', laterReports.driverless);
    await here.index({ now: () => new Date('2026-01-20T00:00:00Z') });
    const gained = async () => {
      const all = await discussionsIn(made.kysely, here.library, link, 'web:general', null, null);
      return Object.fromEntries(all.map(({ item, gained }) => [item, gained.zh.map(({ document }) => document)]));
    };
    expect(await gained()).toEqual({ [driverless]: ['second.txt'], [trendItem('trends.txt#3')]: [] });
    made.now = new Date('2026-01-21T02:00:00Z');
    await made.ask('/conclude agree The rain is solved', { thread });
    expect((await gained())[driverless]).toEqual([]);
  });
});

describe('a question inside a discussion', () => {
  test.each([
    ['谁不同意？', '临江港停用了一半无人集卡'],
    ['反对的证据', '临江港停用了一半无人集卡'],
    ['@Ann 证据呢？', '临江港停用了一半无人集卡'],
    ['who disagrees?', '临江港停用了一半无人集卡'],
    ['支持的证据有哪些', '库中没有支持这一条的证据'],
  ])('is about its item: %s', async (question, said) => {
    const { library } = await ports();
    const { discuss, ask } = room({ library });
    const thread = await discuss(driverless);
    expect(text(await ask(question, { thread, locale: 'zh' }))).toContain(said);
  });

  test('that leaves out its subject takes the item for it, and cites', async () => {
    const { library } = await ports();
    const { discuss, ask } = room({ library });
    const thread = await discuss(trendItem('trends.txt#2'));
    const answer = text(await ask('去年有多少？', { thread, locale: 'zh' }));
    expect(answer).toContain('去年只有三成靠港船舶接上了岸电');
    expect(answer).toMatch(/— [^\n]*二、岸电，第 9 行/);
  });

  test('is not answered with what does not speak of the item: that is offered as the nearest', async () => {
    const { library } = await ports();
    const { discuss, ask } = room({ library });
    const thread = await discuss(trendItem('trends.txt#3'));
    const answer = text(await ask('停用了多少？', { thread, locale: 'zh' }));
    expect(answer).toContain('库中没有找到答案');
    expect(answer).toContain('最接近的段落如下');
    expect(answer).toContain('内河航线承担了更多的集装箱中转');
  });

  test('that is complete is asked as it is', async () => {
    const { library } = await ports();
    const { discuss, ask } = room({ library });
    const thread = await discuss(trendItem('trends.txt#3'));
    const answer = await ask('临江港为什么停用了一半无人集卡？', { thread, locale: 'zh' });
    expect(answer.elements[0]).toMatchObject({ kind: 'header', title: '临江港为什么停用了一半无人集卡？' });
    expect(text(answer)).toContain('因为雨雾天的装卸调度仍要人来接管');
  });

  test.each(['/trend', '/figures', '/about'])('a command without words is about its item too: %s', async command => {
    const { library } = await ports();
    const { discuss, ask } = room({ library });
    const thread = await discuss(trendItem('trends.txt#2'));
    expect(text(await ask(command, { thread, locale: 'zh' }))).toContain('岸电');
    expect(text(await ask(command, { locale: 'zh' }))).not.toContain('岸电');
  });

  test('outside a discussion is a question as any other', async () => {
    const { library } = await ports();
    const { discuss, ask } = room({ library });
    await discuss(driverless);
    for (const thread of [null, 'm9']) {
      expect(text(await ask('谁不同意？', { thread, locale: 'zh' }))).not.toContain('反对或存疑的证据');
    }
  });
});
