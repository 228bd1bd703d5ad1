import { describe, expect, test } from 'vitest';
import { bodyOf, nodesOf, read, textsOf } from './read.ts';

const opening = '潮汐港今年扩建了两座码头，新增的岸桥可以同时装卸三艘大船。';
const closing = '港务局说，明年还要把堆场的灯换成感应灯，夜里没有人的地方不再亮着。';

function paragraphs(...texts: readonly string[]) {
  return bodyOf(read(texts.join('\n\n')));
}

describe('paragraphs that a page break cut', () => {
  test('are joined over the blank line, and cite both lines', () => {
    const [, cut] = paragraphs(
      opening,
      '据调度中心统计，上半年到港的货轮比去年同期多出一成，其中来自东海沿',
      '岸的小型货轮增加最快，占到新增船次的一半。',
    );
    expect(cut?.text).toContain('来自东海沿岸的小型货轮');
    expect(cut?.lines).toEqual([
      [3, 3],
      [5, 5],
    ]);
  });

  test('go on after a caption, a page number, a running line that stand between', () => {
    const body = paragraphs(
      opening,
      '港区新建的光伏棚顶每年可以发电六百万度，足够全部岸桥白天使用，多余的电则送进储',
      '— 12 —',
      '图为港区的光伏棚顶。',
      '能站，留到夜里给冷藏箱供电。',
      closing,
    );
    expect(body[1]?.text).toContain('送进储能站');
    expect(body).toHaveLength(3);
  });

  test('go on while a bracket is open, whichever width its closing half has', () => {
    const [joined] = paragraphs(
      '港口把交接方式（从纸质单据逐张核对',
      '改为船岸两端同时扫码)写进了新规，并请船公司试行三个月。',
    );
    expect(joined?.text).toContain('核对改为船岸');
  });

  test('a quotation that ends without a full stop goes on; one that ends with it is whole', () => {
    expect(
      paragraphs('这条航线被船员们叫作“慢船快线”', '的原因，是它虽然航速不高，却每天准点开出两班，从不误期。')[0]?.text,
    ).toContain('快线”的原因');
    expect(paragraphs('老船长说：“这条航线我跑了二十年，闭着眼睛也能开进港。”', opening)).toHaveLength(2);
  });

  test('Latin words get a space at the seam, Han characters and numbers none', () => {
    const [words] = paragraphs(
      '本次比选的三套系统中，得分最高的是由港口与船公司联合开发的 Harbour',
      'Planner 系统，它排出的靠泊计划最省油。',
    );
    expect(words?.text).toContain('Harbour Planner');
    const [digits] = paragraphs(
      '到今年六月底为止，潮汐港自动化码头累计完成的装卸作业量已经达到 12',
      '60 万标箱，超过了过去三年的总和。',
    );
    expect(digits?.text).toContain('1260 万');
  });

  test('a cut paragraph whose successor starts anew is flagged and left alone', () => {
    const [cut, next] = paragraphs(
      '第三方机构评估后认为，潮汐港正在形成由岸电与储能双轮驱动的绿色航运产',
      '这一双轮驱动的格局意味着，码头不再只是用电大户。',
    );
    expect(cut?.flags).toEqual(['truncated']);
    expect(next?.text.startsWith('这一')).toBe(true);
    const labelled = paragraphs(
      '省油：按潮汐到港，主机少开两小时，每航次省油三吨。',
      '省时：按计划靠泊，平均等待时间缩短到四十分钟，船期更加稳定可靠',
      '省人：岸桥远控后，一名司机可以照看三台设备。',
    );
    expect(labelled.map(({ flags }) => flags)).toEqual([[], ['truncated'], []]);
  });

  test('lines that a layout wrapped make one paragraph; a bullet starts a new item', () => {
    const body = bodyOf(
      read(
        'The harbour extended two of its quays this year, and the new\ncranes unload three large ships at once. Most of the money came\nfrom the port itself.\n- Shore power is used by every second\nferry of the line.\n- Solar roofs feed the cranes.',
      ),
    );
    expect(body.map(({ kind }) => kind)).toEqual(['paragraph', 'list-item', 'list-item']);
    expect(body[0]?.text).toContain('the new cranes unload three large ships at once. Most');
  });

  test('list items without full stops stay separate', () => {
    const body = paragraphs('新规包括：', '- 《靠泊作业安全须知》', '- 《岸电使用办法》', '- 《危险品申报指南》');
    expect(body.map(({ text }) => text)).toEqual([
      '新规包括：',
      '《靠泊作业安全须知》',
      '《岸电使用办法》',
      '《危险品申报指南》',
    ]);
    expect(body.flatMap(({ flags }) => flags)).toEqual([]);
  });
});

describe('what is not body', () => {
  test('page numbers, editors, notices, appeals and publishing lines are in no node', () => {
    const document = read(
      [
        '潮汐港扩建记',
        '2026-03-04 09:30 来源：海岸时报',
        opening,
        '第 3 页 共 8 页',
        closing,
        '责任编辑：方小舟 校对：冯一帆',
        '长按识别二维码关注我们',
        '免责声明：本文仅代表作者观点，与本平台无关。',
        'Notice: The content above is uploaded by a user of this platform.',
        '（封面图由AI生成，文中配图来自港务局）',
      ].join('\n\n'),
    );
    expect(bodyOf(document).map(({ text }) => text)).toEqual([opening, closing]);
    expect(document).toMatchObject({ publisher: '海岸时报', date: '2026-03-04' });
  });

  test('a running head is left out, headings that repeat by design stay', () => {
    const pages = Array.from({ length: 6 }, (_, at) => [
      `第${at + 1}座码头的改造今年完成了一半，岸桥、轨道和堆场的灯都换成了新的，剩下的部分，`,
      `潮汐港年度报告 ${at + 1}`,
      '要等到明年开春以后再动工，届时航班会临时改泊。',
      '改造成效',
      '船舶等待的时间缩短了一成，司机们说夜里看得更清楚了。',
    ]);
    const document = read(pages.flat().join('\n\n'));
    expect(nodesOf(document).some(node => 'text' in node && node.text.includes('年度报告'))).toBe(false);
    expect(textsOf(document, 'heading').filter(text => text === '改造成效')).toHaveLength(6);
  });

  test('captions are nodes of their own: numbered, after a picture, with a credit, set apart', () => {
    const document = read(
      [
        opening,
        '图 2.1 潮汐港平面示意',
        '![](quay.png)',
        '从左到右：港务局局长方小舟、船长冯一帆',
        '图为夜里的岸桥。',
        '岸桥在装卸集装箱。本报记者 方小舟摄',
        '图 2.1 显示，三座码头呈品字形排列，最大的一座在东侧。',
        closing,
      ].join('\n\n'),
    );
    expect(textsOf(document, 'caption')).toEqual([
      '图 2.1 潮汐港平面示意',
      '从左到右：港务局局长方小舟、船长冯一帆',
      '图为夜里的岸桥。',
      '岸桥在装卸集装箱。本报记者 方小舟摄',
    ]);
    expect(bodyOf(document)).toHaveLength(3);
  });

  test('a credit under a caption is dropped; a paragraph about a firm called 图… is no caption', () => {
    const document = read(
      [
        '图① 码头工人在检修岸桥。',
        '本报记者 方小舟摄',
        '图澜船务成立于 2011 年，是潮汐港最大的拖轮公司，有船四十艘。',
        closing,
      ].join('\n\n'),
    );
    expect(textsOf(document, 'caption')).toEqual(['图① 码头工人在检修岸桥。']);
    expect(bodyOf(document)[0]?.text).toMatch(/^图澜船务/);
  });
});

describe('bylines', () => {
  test('stand with their article and in no paragraph, even where the layout set one into a sentence', () => {
    const document = read(
      [
        '潮汐港扩建记',
        '■海岸时报记者 方小舟文图',
        opening,
        '冯一帆 港口扩建之后，周边的渔村也跟着变了样，空了多年的冷库重新开张，码头边开出十几家面馆。',
        closing,
      ].join('\n\n'),
    );
    expect(document.articles[0]?.byline).toContain('方小舟');
    expect(document.authors).toContain('冯一帆');
    expect(document.publisher).toBe('海岸时报');
    expect(bodyOf(document).map(({ text }) => text.slice(0, 4))).toEqual(['潮汐港今', '港口扩建', '港务局说']);
  });

  test('a heading such as 记者手记 is no byline', () => {
    const document = read(['潮汐港扩建记', opening, '记者手记', closing].join('\n\n'));
    expect(document.articles[0]?.byline).toBeNull();
    expect(textsOf(document, 'heading')).toContain('记者手记');
  });
});

describe('flags', () => {
  test.each([
    ['a sentence without its beginning', '港，让更多渔船安心停泊过冬。'],
    [
      'a promise without its second half and a bare figure',
      '渔民不仅面临航道淤塞，超过370万，巨大的需求为疏浚提供了空间。',
    ],
    ['a forecast whose dash is lost', '港务局预计，未来 35 年，潮汐港的自动化码头将增加一倍。'],
    ['a bracket that never closes', '码头把调度(从人工排班的方式改成系统自动排班，效率提高了两成。'],
    ['a character that could not be decoded', '港务局局长方\ufffd舟说，码头夜里也会亮灯，方便渔船进出。'],
  ])('%s is damaged', (_, text) => {
    expect(paragraphs(opening, text)[1]?.flags).toEqual(['damaged']);
  });

  test.each([
    '渔民不仅面临航道淤塞，超过370万的渔船还要排队进港，疏浚刻不容缓。',
    '未来 50 年，潮汐港不打算再填海造地，而是把老码头翻新使用。',
    '（港务局供稿）码头夜里也会亮灯，方便渔船进出，也方便巡查的人。',
  ])('%s is whole', text => {
    expect(paragraphs(opening, text)[1]?.flags).toEqual([]);
  });
});
