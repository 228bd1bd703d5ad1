import fs from 'node:fs';
import path from 'node:path';
import type { LookupResult } from '../../src/lookup/answer.ts';
import { lookup } from '../../src/lookup/lookup.ts';
import type { Locale } from '../../src/words/index.ts';
import { type World, world } from '../library/world.ts';

/** Three reports of ours on subjects that share words, so that ranking has something to do. */
const ports = `港口年报

一、吞吐量

临江港去年吞吐量达到320万标准箱，同比增长12%。增长主要来自新开的内河航线，其中北线承担了四成。

滨海港去年吞吐量为510万标准箱，与前一年持平。滨海港计划到2028年建成第三期码头。

二、设备

表 1 岸桥一览

名称	数量	作业效率	单价
双吊具岸桥	6台	每小时52箱	4800万元
单吊具岸桥	14台	每小时31箱	2100万元

无人集卡（Driverless Truck，简称DT-7）共有48辆，全部由调度系统统一安排路线。港务局局长周启明说，司机并没有失业，他们转去远程监看。

三、挑战

由于航道水深不足，大船在枯水期无法靠泊，这是临江港眼下最大的难题。
`;
const railways = `铁路年报

一、里程

截至2025年底，全国高速铁路里程达到4.8万公里，覆盖了多数地级市。

二、货运

中欧班列去年开行1.9万列，货物以家电和汽车零件为主。班列公司总经理罗文静认为，回程货源仍然不足。

三、技术

铁科公司的巡检机器人GX-200每小时可检查30公里轨道，漏检率低于千分之一。GX-200于2025年9月在京沪线投入使用。
`;
const farms = `農業觀察

一、糧食

去年全國糧食總產量達到1.39萬億斤,其中玉米增產最多。

二、農機

北斗自動駕駛拖拉機保有量超過20萬台,作業誤差在2.5厘米以內。

三、合作社

合作社負責人趙鐵生說,年輕人願意回鄉,是因為機器替他們幹了最累的活。
`;

/** Asks, and gives back what a person reads. */
export interface Shelf extends World {
  ask(question: string, locale?: Locale): LookupResult;
}

export async function shelf(originals = true): Promise<Shelf> {
  const made = world();
  if (originals) {
    made.document('ports.txt', ports);
    made.document('railways.txt', railways);
    made.document('farms.txt', farms);
  }
  const of = { source: 'ports.txt', text: ports };
  made.digest('ports.md', 'zh', of, [
    '## 吞吐量',
    '临江港全年处理 320万标准箱，比上年多 12%，北线内河航线占四成。 [L5]',
    '滨海港全年处理 510万标准箱，没有增减；第三期码头预定 2028 年建成。 [L7]',
    '## 设备',
    '临江港的 48 辆无人集卡（DT-7）由一套系统调度；局长周启明称原来的司机改做远程监看。 [L17]',
    '## 难题',
    '枯水期航道太浅，大船停不进临江港，是它当前的头号麻烦。 [L21]',
  ]);
  made.digest('ports.md', 'en', of, [
    '## Throughput',
    'Linjiang Port (临江港) handled 3.2 million standard containers, 12% more than the year before; its northern inland route carried four tenths of the growth. [L5]',
    'Binhai Port (滨海港) handled 5.1 million standard containers, no more and no fewer; its third terminal is planned for 2028. [L7]',
    '## Equipment',
    "Linjiang Port's 48 driverless trucks (DT-7) follow one dispatch system; harbour director Zhou Qiming says that their drivers now watch from afar. [L17]",
    '## Trouble',
    'In dry months the channel is too shallow for large ships, the worst trouble of Linjiang Port. [L21]',
  ]);
  fs.writeFileSync(
    path.join(made.data, 'lexicon.yaml'),
    '- { term: 标准箱, kind: term, en: [twenty-foot equivalent unit], abbr: [TEU] }\n- { term: 临江港, kind: place, en: [Linjiang Port], nick: [江港] }\n',
  );
  await made.index();
  return { ...made, ask: (question, locale = 'zh') => lookup(made.library, question, { locale }) };
}

/** The answer's text, or what is missing. */
export function said(result: LookupResult): string {
  return result.status === 'answered' ? result.answer.text : `not found: ${result.missing.join(', ')}`;
}
