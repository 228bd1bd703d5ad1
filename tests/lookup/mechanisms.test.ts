import { beforeEach, describe, expect, test } from 'vitest';
import { understand } from '../../src/lookup/query.ts';
import { type Shelf, said, shelf } from './shelf.ts';

/** Ferries and bridges of ours: names near each other, years near each other, one fact told twice. */
const ferries = `渡轮观察

一、船队

青鸥航运（以下简称“青鸥”）2023年的载客量为640万人次，旗下共有37艘渡轮。青鸥航运总部设在南岬，2021年在白沙湾开通了夜航。

海雀7号是青鸥航运最新的电动渡轮，续航里程达到85公里。海雀7号于2024年第二季度下水，单船造价比柴油渡轮低30%。

二、乘客

白沙湾约有12万残障乘客，他们乘船一律免票。渡轮公司还为轮椅使用者准备了专用座位。

三、桥隧

南岬大桥前9个月的通行费收入为5.6亿元，车流量与去年相当。
`;
const tides = `潮汐简报

一、渡轮

据本刊统计，青鸥航运2023年的载客量为580万人次，低于公司公布的数字。
`;

let ask: Shelf['ask'];
beforeEach(async () => {
  const made = await shelf();
  made.document('ferries.txt', ferries);
  made.document('tides.txt', tides);
  await made.index();
  ask = made.ask;
});

function missing(question: string): readonly string[] {
  const result = ask(question, /\p{Script=Han}/u.test(question) ? 'zh' : 'en');
  return result.status === 'not_found' ? result.missing : [];
}

function quotes(question: string): string {
  return (
    ask(question)
      .answer?.citations.map(({ quote }) => quote)
      .join('\n') ?? ''
  );
}

describe('what the library does not hold is refused', () => {
  test.each([
    ['another model of a thing that is known', '海雀9号续航里程', '9'],
    ['another year, though that year stands beside the same name', '青鸥航运2021年载客量', '2021'],
    ['another quarter', '海雀7号第四季度下水了吗', '第四季度'],
    ['a property that nobody states of the name', '青鸥航运股价多少', '股价'],
    ['a name that nothing mentions, at the beginning', '汐澜轮渡的载客量', '汐澜'],
    ['what no sentence about the name touches', 'DT-7 为什么回程货源不足', '回程'],
  ])('%s', (_, question, gap) => {
    expect(missing(question).join(' ')).toContain(gap);
  });

  test('with the year that the library has instead', () => {
    expect(ask('青鸥航运2019年载客量')).toMatchObject({ status: 'not_found', missing: ['2019'], instead: ['2023'] });
  });

  test('and nothing is offered instead where something else is missing', () => {
    expect(ask('青鸥航运2019年净利润')).not.toHaveProperty('instead');
  });
});

describe('what it holds in other words is answered', () => {
  test.each([
    ['the model that is there', '海雀7号续航里程', /85公里/],
    ['the quarter that is there', '海雀7号第二季度下水了吗', /第二季度/],
    ['a share, when a price is compared', '海雀7号造价便宜多少', /30%/],
    ['a number that does not stand beside what it counts', '白沙湾有多少乘客残障', /12万残障乘客/],
    ['digits for a count in characters', '南岬大桥前九个月收入', /5\.6亿元/],
    ['a name by another character of the same sound', '林江港吞吐量', /320万标准箱/],
  ])('%s', (_, question, wanted) => {
    expect(said(ask(question))).toMatch(wanted);
  });

  test('an English name with a wrong letter', () => {
    expect(said(ask('How many containers did Linjang Port handle?', 'en'))).toContain('3.2 million');
  });

  test('a question in another language than the passages is not refused for its words alone', () => {
    expect(ask('DT-7 how many trucks', 'en').status).toBe('answered');
  });
});

describe('several documents', () => {
  test('that give different figures are both quoted', () => {
    const read = quotes('青鸥航运2023年载客量多少');
    expect(read).toContain('640万人次');
    expect(read).toContain('580万人次');
  });

  test('each come first with their best passage when the question asks for all of them', () => {
    const { passages } = ask('各份材料对青鸥航运载客量怎么说');
    expect(new Set(passages.slice(0, 2).map(({ document }) => document))).toEqual(
      new Set(['ferries.txt', 'tides.txt']),
    );
  });
});

describe('an English answer', () => {
  const sentence =
    'The harbour board of Eastmouth, which had met four times that year to settle how the old quays should be used once the fishing fleet had left, agreed in the end that the northern basin would be filled in, that the southern basin would take pleasure boats alone, that the lighthouse would be kept as a museum with 14 rooms, and that the customs shed would be pulled down before the winter';

  test('is whole clauses that begin with a capital and end with a mark', async () => {
    const made = await shelf();
    made.document('eastmouth.txt', `Eastmouth report\n\nPlans\n\n${sentence}.\n`);
    await made.index();
    const text = said(made.ask('How many rooms will the lighthouse museum of Eastmouth have?', 'en'));
    expect(text).toContain('14 rooms');
    expect(text).toMatch(/^\p{Lu}.*[.!?]$/su);
    expect(text.length).toBeLessThanOrEqual(330);
  });
});

describe('a damaged passage', () => {
  test('answers nothing, nor does what stands beside it', async () => {
    const made = await shelf();
    made.document(
      'torn.txt',
      '渔业年报\n\n一、产量\n\n东湾渔港的站长陆文舟负责调度船队。东湾渔港位于三江口，渔民去年有90艘船出海，捕捞量一共超过了历年中的\n\n东湾渔港的网箱都装了定位设备。\n',
    );
    await made.index();
    expect(
      made
        .ask('东湾渔港有多少艘船')
        .answer?.citations.map(({ quote }) => quote)
        .join() ?? '',
    ).not.toContain('90艘');
    const who = made.ask('东湾渔港谁负责调度');
    expect(who.status).toBe('not_found');
  });
});

describe('a question in other words than the text', () => {
  test.each([
    ['a synonym', '白沙湾有多少残疾人坐船', /12万残障乘客/],
    ['a plain English word', '海雀7号的cost比柴油渡轮低多少', /30%/],
  ])('is answered through %s', (_, question, wanted) => {
    expect(said(ask(question))).toMatch(wanted);
  });
});

describe('a definition', () => {
  const glossary = `海事词汇

一、货物

压载水管理系统提高了港口的运营成本：各家航运公司的压载水管理系统都要更换。

压载水管理系统（BWMS）是指在船上处理压载水、使其中生物不能存活的成套设备。

二、航行

1. 引航环节

引航员在南岬外登船。
`;
  let made: Shelf;
  beforeEach(async () => {
    made = await shelf();
    made.document('glossary.txt', glossary);
    await made.index();
  });

  test.each(['什么是压载水管理系统', '压载水管理系统是什么意思'])('answers “%s”', question => {
    expect(made.ask(question).answer?.text).toMatch(/^压载水管理系统（BWMS）是指/u);
  });

  test('and the number of a heading alone is no answer', () => {
    expect(made.ask('南岬引航环节').answer?.text ?? '').not.toMatch(/^[\d.\s]*$/u);
  });
});

describe('a figure of another year', () => {
  test('is no answer, also where the year asked for stands beside the same words without a figure', async () => {
    const made = await shelf();
    made.document('tides.txt', tides);
    made.document('rules.txt', '统计规则\n\n一、口径\n\n青鸥航运2024年的载客量由港务局按新的口径统计。\n');
    await made.index();
    expect(said(made.ask('青鸥航运2023年的载客量是多少'))).toContain('580万');
    const asked = made.ask('青鸥航运2024年的载客量是多少');
    expect(asked).toMatchObject({ status: 'not_found', missing: ['2024'], instead: ['2023'] });
  });
});

test('the first word of an English question is a name when no dictionary has it', () => {
  const kinds = (question: string) =>
    understand(question, { names: () => [] }).terms.map(({ text, kind }) => `${text}: ${kind}`);
  expect(kinds('Zephyrline passengers')).toContain('zephyrline: name');
  expect(kinds('Efficiency of Zephyrline')).toEqual(expect.arrayContaining(['efficiency: word', 'zephyrline: name']));
});
