import type { Card } from '../../src/card/card.ts';
import type { Chat, CommandHint, Press, Reply, Request } from '../../src/chat/request.ts';
import type { Happening } from '../../src/discussion/happening.ts';
import type { Locale } from '../../src/words/index.ts';

/** A bot with a card of every kind and an answer for every placement, so that a platform can be tried without a library. */
export class FakeChat implements Chat {
  readonly requests: Request[] = [];
  readonly presses: Press[] = [];
  readonly happenings: (Happening & { platform: string; channel: string })[] = [];
  /** The threads of discussions, as `channel/thread`. */
  readonly discussions = new Set<string>();
  /** Answers wait for this. */
  gate: Promise<void> = Promise.resolve();
  failing = false;

  async answer(request: Request): Promise<readonly Reply[]> {
    this.requests.push(request);
    await this.gate;
    if (this.failing) throw new Error('the bot is broken');
    const { text, locale } = request;
    if (text === 'nothing') return [];
    if (/^\/(趋势|trends)\s*$/.test(text)) return [{ card: trendsCard(locale), placement: 'here' }];
    if (/^\/(趋势|trend)\s/.test(text)) return [{ card: trendCard(locale), placement: 'here' }];
    if (/^\/(订阅|digest)/.test(text)) return [{ card: formCard(locale), placement: 'here' }];
    if (/^\/(图表|chart)/.test(text)) return [{ card: chartCard(locale), placement: 'here' }];
    if (/^\/(数据|figures)/.test(text)) return [{ card: everythingCard(locale, text), placement: 'here' }];
    if (request.thread !== null) return [{ card: textCard(locale, `↳ ${text}`), placement: 'here' }];
    return [{ card: answerCard(locale, text), placement: 'here' }];
  }

  async observe(place: { platform: string; channel: string }, happening: Happening): Promise<void> {
    this.happenings.push({ ...place, ...happening });
  }

  async isDiscussion(place: { channel: string }, thread: string): Promise<boolean> {
    return this.discussions.has(`${place.channel}/${thread}`);
  }

  async press(press: Press): Promise<readonly Reply[]> {
    this.presses.push(press);
    await this.gate;
    if (this.failing) throw new Error('the bot is broken');
    const { locale, value } = press;
    switch (press.action) {
      case 'detail':
        return [{ card: trendCard(locale), placement: 'thread' }];
      case 'open':
        return [{ card: passageCard(locale), placement: 'aside' }];
      case 'more':
        return [{ card: answerCard(locale, value, true), placement: 'replace' }];
      case 'here':
        return [{ card: textCard(locale, value), placement: 'here' }];
      case 'discuss':
        this.discussions.add(`${press.channel}/${press.message}`);
        return [{ card: linkCard(locale, [`#${press.channel}/${press.message}`]), placement: 'aside' }];
      case 'links':
        return [{ card: linkCard(locale, value.split(' ')), placement: 'aside' }];
      case 'vote': {
        const cards = { zh: voteCard('zh', value), en: voteCard('en', value) };
        return [{ card: cards[locale], cards, placement: 'replace' }];
      }
      case 'mark-conclusion':
        return [{ card: textCard(locale, `${value} ${press.values.text}`), placement: 'here' }];
      case 'preview':
        return /^\d\d:\d\d$/.test(press.values.time ?? '')
          ? [{ card: textCard(locale, `${press.values.days} ${press.values.time}`), placement: 'replace' }]
          : [
              {
                card: textCard(locale, say(locale, '时间要像 09:00。', 'A time looks like 09:00.')),
                placement: 'aside',
              },
            ];
      default:
        return [];
    }
  }

  commands(locale: Locale): readonly CommandHint[] {
    const of = (zh: string, en: string, usage: string, description: string): CommandHint => ({
      names: locale === 'zh' ? [`/${zh}`, `/${en}`] : [`/${en}`, `/${zh}`],
      usage,
      description,
    });
    return locale === 'zh'
      ? [
          of('趋势', 'trends', '[报告]', '一份趋势报告，逐条列出'),
          of('趋势', 'trend', '序号或关键词', '一条趋势：论点、关键数据、各文档中的证据'),
          of('问', 'ask', '问题', '用资料库回答问题，附准确出处'),
          of('数据', 'figures', '关键词', '数据：主体、时间、出处'),
          of('帮助', 'help', '', '所有命令'),
        ]
      : [
          of('趋势', 'trends', '[report]', 'Every trend of a report'),
          of('趋势', 'trend', 'N or words', 'One trend: its claim, key figures and evidence'),
          of('问', 'ask', 'question', 'An answer from the library, with its exact source'),
          of('数据', 'figures', 'words', 'Quantities with subject, period and source'),
          of('帮助', 'help', '', 'All commands'),
        ];
  }
}

const say = (locale: Locale, zh: string, en: string) => (locale === 'zh' ? zh : en);

export function textCard(locale: Locale, text: string): Card {
  return { locale, summary: text, elements: [{ kind: 'text', text }] };
}

export function linkCard(locale: Locale, urls: readonly string[]): Card {
  const label = say(locale, '打开讨论', 'Open the discussion');
  return { locale, summary: label, elements: urls.map(url => ({ kind: 'link', label, url })) };
}

/** The first message of a discussion, with a vote. */
export function voteCard(locale: Locale, votes: string): Card {
  const title = say(locale, '港口学会自己排队', 'Ports learn to queue themselves');
  const label = say(locale, `赞同 ${votes}`, `Agree ${votes}`);
  return {
    locale,
    summary: title,
    elements: [
      { kind: 'header', title },
      { kind: 'buttons', buttons: [{ label, action: 'vote', value: String(Number(votes) + 1) }] },
    ],
  };
}

export function formCard(locale: Locale): Card {
  const title = say(locale, '订阅港口早报', 'Subscribe to the port’s morning');
  return {
    locale,
    summary: title,
    elements: [
      {
        kind: 'form',
        title,
        fields: [
          {
            kind: 'choice',
            name: 'days',
            label: say(locale, '哪几天', 'Days'),
            value: 'weekdays',
            options: [
              { value: 'daily', label: say(locale, '每天', 'Every day') },
              { value: 'weekdays', label: say(locale, '工作日', 'Weekdays') },
            ],
          },
          {
            kind: 'text',
            name: 'time',
            label: say(locale, '时间', 'Time'),
            value: '9',
            hint: say(locale, '24 小时制，例如 09:00', '24 hours, such as 09:00'),
          },
          { kind: 'text', name: 'zone', label: say(locale, '时区', 'Time zone'), value: 'Asia/Shanghai' },
        ],
        submit: { label: say(locale, '预览', 'Preview'), action: 'preview', value: '{}', style: 'primary' },
      },
    ],
  };
}

export function chartCard(locale: Locale): Card {
  const title = say(locale, '各港班次', 'Calls by port');
  return {
    locale,
    summary: title,
    elements: [
      { kind: 'header', title },
      {
        kind: 'chart',
        title: say(locale, '北港班次', 'Calls at the north port'),
        unit: say(locale, '次/日', 'a day'),
        labels: ['2020', '2021', '2022', '2023', '2024', '2025'],
        series: [{ name: say(locale, '北港', 'North'), values: [212.5, 240, null, 268, 301, 1280] }],
      },
      {
        kind: 'chart',
        title: say(locale, '三港班次', 'Calls at three ports'),
        unit: say(locale, '次/日', 'a day'),
        labels: ['2021', '2022', '2023', '2024', '2025'],
        series: [
          { name: say(locale, '北港', 'North'), values: [240, 250, 268, 301, 350] },
          { name: say(locale, '南港', 'South'), values: [180, null, 191, 205, 260] },
          { name: say(locale, '老码头', 'Old Quay'), values: [96, 90, 84, null, 60] },
        ],
      },
      {
        kind: 'chart',
        title: say(locale, '利润变化', 'Change of profit'),
        unit: '%',
        labels: ['2024', '2025'],
        series: [
          { name: say(locale, '北港', 'North'), values: [11.7, 7.3] },
          { name: say(locale, '老码头', 'Old Quay'), values: [-4.2, null] },
        ],
      },
    ],
  };
}

export function trendsCard(locale: Locale): Card {
  const trends: readonly (readonly [string, string, string, string])[] = [
    [
      '港口学会自己排队',
      '泊位、吊机与货车由同一个模型排程，等待时间成为最先下降的指标。',
      'Ports learn to queue themselves',
      'One model schedules berths, cranes and trucks; waiting time is the first figure to fall.',
    ],
    [
      '灯塔工厂之外的小厂',
      '租用算力与现成模型，让三十人的车间也用上质检。',
      'Small workshops follow',
      'Rented computing and ready models bring inspection to workshops of thirty people.',
    ],
    [
      '会议纪要不再写了',
      '助手听完会就列出待办，争论转向谁来核对。',
      'Nobody writes minutes any more',
      'Assistants list what is to do; the argument moves to who checks it.',
    ],
    [
      '电网开始为推理让路',
      '夜间的空闲电力按小时卖给机房。',
      'The grid makes room for inference',
      'Idle power at night is sold to data centres by the hour.',
    ],
    [
      '方言成为新的数据',
      '地方电台的旧录音第一次有了价格。',
      'Dialects become data',
      'Old recordings of local stations have a price for the first time.',
    ],
  ];
  const title = say(locale, '示例：2026 港口城市五大趋势', 'Example: five trends of the port city, 2026');
  return {
    locale,
    summary: title,
    elements: [
      { kind: 'header', title, subtitle: say(locale, '示例研究所 · 2026-01-08', 'Example Institute · 2026-01-08') },
      {
        kind: 'list',
        items: trends.map(([zhTitle, zhText, enTitle, enText], index) => ({
          number: index + 1,
          title: say(locale, zhTitle, enTitle),
          text: say(locale, zhText, enText),
          buttons: [{ label: say(locale, '详情', 'Detail'), action: 'detail', value: String(index + 1) }],
        })),
      },
      {
        kind: 'note',
        text: say(
          locale,
          '点“详情”在讨论串中展开；也可以输入 /趋势 3。',
          'Detail opens in the thread; /trend 3 works too.',
        ),
      },
    ],
  };
}

export function trendCard(locale: Locale): Card {
  const title = say(locale, '趋势 1 · 港口学会自己排队', 'Trend 1 · Ports learn to queue themselves');
  return {
    locale,
    summary: title,
    elements: [
      { kind: 'header', title, subtitle: say(locale, '示例研究所 · 2026-01-08', 'Example Institute · 2026-01-08') },
      {
        kind: 'text',
        text: say(
          locale,
          '过去，泊位由港务排，吊机由码头排，货车由司机自己排。现在三张表合成一张，模型每四分钟重排一次，误差由调度员签字确认。',
          'Berths were planned by the port, cranes by the terminal and trucks by their drivers. Now the three tables are one; a model plans anew every four minutes, and a dispatcher signs for the difference.',
        ),
      },
      {
        kind: 'figure',
        value: '41%',
        label: say(locale, '等待时间下降', 'less waiting'),
        note: say(locale, '2025 年全年', 'whole of 2025'),
      },
      {
        kind: 'figure',
        value: '1,280',
        label: say(locale, '每日班次', 'calls a day'),
        note: say(locale, '七个码头合计', 'seven terminals'),
      },
      { kind: 'figure', value: say(locale, '4 分钟', '4 min'), label: say(locale, '重排间隔', 'between plans') },
      {
        kind: 'citation',
        quote: say(
          locale,
          '等待时间从平均 11.6 小时降到 6.8 小时，而吊机没有增加一台。',
          'Average waiting fell from 11.6 to 6.8 hours, without one more crane.',
        ),
        source: say(locale, '《示例港口年报》', 'Example Port Annual Report'),
        lines: [
          [9, 11],
          [20, 20],
        ],
        open: { label: say(locale, '查看原文', 'Open passage'), action: 'open', value: '1' },
      },
      {
        kind: 'citation',
        quote: say(
          locale,
          '调度员说，最难的不是相信模型，而是知道何时不信。',
          'The hard part, dispatchers say, is not to trust the model but to know when not to.',
        ),
        source: say(locale, '《码头工作札记》', 'Notes from the Quay'),
        lines: [[132, 133]],
        digest: true,
        warning: say(locale, '原文此处残缺，引用时请留意', 'The original is damaged here: quote with care'),
        open: { label: say(locale, '查看摘要', 'Open digest'), action: 'open', value: '2' },
      },
      {
        kind: 'buttons',
        buttons: [
          {
            label: say(locale, '参与讨论', 'Discuss'),
            action: 'here',
            value: say(locale, '讨论开始了。', 'The discussion is open.'),
            style: 'primary',
          },
          { label: say(locale, '全部趋势', 'All trends'), action: 'none', value: '' },
        ],
      },
    ],
  };
}

export function answerCard(locale: Locale, question: string, more = false): Card {
  const citation = (quote: string, line: number) =>
    ({
      kind: 'citation',
      quote,
      source: say(locale, '《示例港口年报》', 'Example Port Annual Report'),
      lines: [[line, line + 1]],
      open: { label: say(locale, '查看原文', 'Open passage'), action: 'open', value: String(line) },
    }) as const;
  const summary = say(locale, '七个码头每天共有 1,280 个班次。', 'The seven terminals handle 1,280 calls a day.');
  return {
    locale,
    summary,
    elements: [
      { kind: 'text', text: summary },
      citation(
        say(
          locale,
          '七个码头合计每日 1,280 个班次，较上年多出一成。',
          'Together the seven terminals handle 1,280 calls a day, a tenth more than the year before.',
        ),
        14,
      ),
      ...(more
        ? [
            { kind: 'divider' } as const,
            citation(
              say(locale, '夜间班次占三成，周日最少。', 'Three in ten come at night; Sundays have the fewest.'),
              31,
            ),
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          more
            ? { label: say(locale, '收起', 'Fewer'), action: 'none', value: question }
            : { label: say(locale, '更多段落', 'More passages'), action: 'more', value: question },
        ],
      },
    ],
  };
}

export function passageCard(locale: Locale): Card {
  return {
    locale,
    summary: say(locale, '上下文', 'In context'),
    elements: [
      {
        kind: 'header',
        title: say(locale, '《示例港口年报》', 'Example Port Annual Report'),
        subtitle: say(locale, '第三章 · 泊位', 'Chapter 3 · Berths'),
      },
      {
        kind: 'text',
        text: say(
          locale,
          '前一段谈的是天气：大雾让北港停了九天。',
          'The paragraph before is about weather: fog closed the north port for nine days.',
        ),
      },
      {
        kind: 'citation',
        quote: say(
          locale,
          '等待时间从平均 11.6 小时降到 6.8 小时，而吊机没有增加一台。',
          'Average waiting fell from 11.6 to 6.8 hours, without one more crane.',
        ),
        source: say(locale, '《示例港口年报》', 'Example Port Annual Report'),
        lines: [[9, 11]],
      },
      {
        kind: 'text',
        text: say(locale, '后一段列出了七个码头的名字。', 'The paragraph after names the seven terminals.'),
      },
      { kind: 'buttons', buttons: [{ label: say(locale, '后文', 'Next'), action: 'open', value: '3' }] },
    ],
  };
}

/** Every kind of element; `text` stands in many of them. */
export function everythingCard(locale: Locale, text: string): Card {
  return {
    locale,
    summary: text,
    elements: [
      { kind: 'header', title: text, subtitle: text },
      {
        kind: 'fields',
        fields: [
          { label: say(locale, '发布者', 'Publisher'), value: say(locale, '示例研究所', 'Example Institute') },
          { label: say(locale, '日期', 'Date'), value: '2026-01-08' },
          { label: text, value: text },
        ],
      },
      {
        kind: 'table',
        caption: say(locale, '各码头班次（次/日）', 'Calls by terminal (a day)'),
        columns: [
          { label: say(locale, '码头', 'Terminal') },
          { label: say(locale, '用途', 'Use') },
          { label: '2023', align: 'right' },
          { label: '2024', align: 'right' },
          { label: '2025', align: 'right' },
          { label: say(locale, '变化', 'Change'), align: 'right' },
        ],
        rows: [
          [say(locale, '北港一号', 'North One'), say(locale, '集装箱', 'Containers'), '212', '240', '268', '+11.7%'],
          [say(locale, '北港二号', 'North Two'), say(locale, '集装箱', 'Containers'), '180', '191', '205', '+7.3%'],
          [say(locale, '老码头', 'Old Quay'), say(locale, '客运、散货', 'Passengers, bulk'), '96', '90', '', '—'],
          [text, text, '1', '2', '3', '4'],
        ],
      },
      { kind: 'figure', value: '1,280', label: text, note: text },
      { kind: 'divider' },
      { kind: 'link', label: say(locale, '年报页面', 'The report’s page'), url: 'https://example.org/report' },
      { kind: 'link', label: text, url: 'javascript:alert(1)' },
      {
        kind: 'buttons',
        buttons: [{ label: say(locale, '删除', 'Remove'), action: 'none', value: '', style: 'danger' }],
      },
      { kind: 'note', text },
    ],
  };
}
