import { type World, world } from '../library/world.ts';

/** Three trends of ports, ours, in an original and its digests. */
const trends = `三大港口趋势发布

趋势 1: 港口无人化

无人集卡将在更多码头投入运行，装卸调度由系统完成。

趋势 2: 岸电普及

船舶靠港后改用岸电，燃油消耗随之下降。

趋势 3: 内河复兴

内河航线承担了更多的集装箱中转。
`;

const doubts = `码头观察

一、无人集卡

临江港停用了一半无人集卡，因为雨雾天的装卸调度仍要人来接管。

二、岸电

岸电接口不统一，去年只有三成靠港船舶接上了岸电。
`;

/** A later report, which knows more about driverless ports, and a last one, which is about something else. */
export const laterReports = {
  driverless: `滨海港二期报告

一、无人集卡

滨海港二期投入六十辆无人集卡，装卸调度全部由系统完成，雨雾天也不再停运。
`,
  farming: `果园周报

一、苹果

塬上的苹果今年挂果早，果农用一套系统记账，甜度比去年高。
`,
};

/** The library of the trends, their digests, and the doubts that one document has. */
export async function ports(): Promise<World> {
  const made = world();
  made.document('trends.txt', trends);
  made.document('doubts.txt', doubts);
  const of = { source: 'trends.txt', text: trends };
  made.digest('trends.md', 'zh', of, [
    '## 趋势 1 · 港口无人化',
    '更多码头会用上无人集卡，装卸由系统来调度。 [L5]',
    '讨论题：我们的仓库也能这样吗？ [L5]',
    '## 趋势 2 · 岸电普及',
    '靠港船舶改接岸电以少烧油。 [L9]',
    '## 趋势 3 · 内河复兴',
    '集装箱中转更多地走内河。 [L13]',
  ]);
  made.digest('trends.md', 'en', of, [
    '## Trend 1 · Driverless ports',
    'More terminals will run driverless trucks under one dispatch system. [L5]',
    'To discuss: could our warehouse do the same? [L5]',
    '## Trend 2 · Shore power',
    'Ships in port will change to shore power and burn less oil. [L9]',
    '## Trend 3 · Inland waterways return',
    'More containers will change ships inland. [L13]',
  ]);
  const from = { source: 'doubts.txt', text: doubts };
  const front = ['trends: trends.txt'];
  made.digest('doubts.md', 'zh', from, ['## 质疑趋势 1', '一半无人集卡停用：雨雾天还要人接管。 [L5]'], front);
  made.digest(
    'doubts.md',
    'en',
    from,
    ['## Against trend 1', 'Half of the driverless trucks stand still: in rain people take over. [L5]'],
    front,
  );
  await made.index({ now: () => new Date('2026-01-01T00:00:00Z') });
  return made;
}
