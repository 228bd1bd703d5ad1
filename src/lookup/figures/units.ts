import { escaped } from '../escaped.ts';
/** What is measured: values are compared only within one dimension, and money only within one currency. */
export type Dimension =
  | 'money'
  | 'share'
  | 'points'
  | 'times'
  | 'time'
  | 'length'
  | 'area'
  | 'volume'
  | 'weight'
  | 'energy'
  | 'power'
  | 'compute'
  | 'data'
  | 'frequency'
  | 'temperature'
  | 'count';

export interface Unit {
  readonly dimension: Dimension;
  /** Values with the same base can be compared: `CNY`, `%`, `s`, `家`; empty where only what is counted says it. */
  readonly base: string;
  /** How many of the base one unit is. */
  readonly factor: number;
}

/** Names of a unit; a name in Latin letters is written exactly so. */
type Row = readonly [dimension: Dimension, base: string, ...names: readonly (readonly [string, number])[]];

const table: readonly Row[] = [
  ['money', 'CNY', ['元人民币', 1], ['人民币', 1], ['元', 1], ['yuan', 1], ['RMB', 1]],
  ['money', 'USD', ['美元', 1], ['美金', 1], ['US dollars', 1], ['dollars', 1], ['USD', 1]],
  ['money', 'HKD', ['港元', 1], ['港币', 1], ['Hong Kong dollars', 1]],
  ['money', 'EUR', ['欧元', 1], ['euros', 1]],
  ['money', 'JPY', ['日元', 1], ['yen', 1]],
  ['money', 'KRW', ['韩元', 1], ['won', 1]],
  ['money', 'GBP', ['英镑', 1], ['pounds', 1]],
  ['points', 'pp', ['个百分点', 1], ['percentage points', 1], ['percentage point', 1]],
  ['share', '%', ['%', 1], ['percent', 1], ['per cent', 1], ['‰', 0.1]],
  ['times', '×', ['倍', 1], ['times', 1], ['-fold', 1], ['fold', 1]],
  [
    'time',
    's',
    ['个月', 2_629_800],
    ['年', 31_557_600],
    ['周', 604_800],
    ['天', 86_400],
    ['个小时', 3600],
    ['小时', 3600],
    ['分钟', 60],
    ['毫秒', 0.001],
    ['微秒', 0.000_001],
    ['纳秒', 0.000_000_001],
    ['秒', 1],
    ['ms', 0.001],
    ['years', 31_557_600],
    ['months', 2_629_800],
    ['weeks', 604_800],
    ['days', 86_400],
    ['hours', 3600],
    ['minutes', 60],
    ['seconds', 1],
    ['milliseconds', 0.001],
  ],
  [
    'length',
    'm',
    ['公里', 1000],
    ['千米', 1000],
    ['厘米', 0.01],
    ['毫米', 0.001],
    ['微米', 0.000_001],
    ['纳米', 0.000_000_001],
    ['米', 1],
    ['km', 1000],
    ['cm', 0.01],
    ['mm', 0.001],
    ['nm', 0.000_000_001],
    ['kilometres', 1000],
    ['metres', 1],
    ['nanometres', 0.000_000_001],
  ],
  [
    'area',
    'm²',
    ['平方米', 1],
    ['平方公里', 1_000_000],
    ['公顷', 10_000],
    ['亩', 666.666_7],
    ['square metres', 1],
    ['m²', 1],
    ['km²', 1_000_000],
    ['square kilometres', 1_000_000],
  ],
  ['volume', 'm³', ['立方米', 1], ['升', 0.001], ['cubic metres', 1]],
  [
    'weight',
    'kg',
    ['吨', 1000],
    ['公斤', 1],
    ['千克', 1],
    ['克', 0.001],
    ['kg', 1],
    ['grams', 0.001],
    ['kilograms', 1],
    ['tonnes', 1000],
    ['tons', 1000],
  ],
  [
    'energy',
    'kWh',
    ['千瓦时', 1],
    ['度电', 1],
    ['kWh', 1],
    ['MWh', 1000],
    ['GWh', 1_000_000],
    ['TWh', 1_000_000_000],
    ['太瓦时', 1_000_000_000],
    ['吉瓦时', 1_000_000],
    ['兆瓦时', 1000],
  ],
  [
    'power',
    'kW',
    ['千瓦', 1],
    ['兆瓦', 1000],
    ['吉瓦', 1_000_000],
    ['瓦', 0.001],
    ['kW', 1],
    ['MW', 1000],
    ['GW', 1_000_000],
    ['W', 0.001],
  ],
  [
    'compute',
    'FLOPS',
    ['ZFLOPS', 1e21],
    ['EFLOPS', 1e18],
    ['EFlops', 1e18],
    ['PFLOPS', 1e15],
    ['TFLOPS', 1e12],
    ['TOPS', 1e12],
  ],
  [
    'data',
    'B',
    ['ZB', 1e21],
    ['EB', 1e18],
    ['PB', 1e15],
    ['TB', 1e12],
    ['GB', 1e9],
    ['MB', 1e6],
    ['Gbps', 1e9],
    ['Tbps', 1e12],
  ],
  ['frequency', 'Hz', ['GHz', 1e9], ['MHz', 1e6], ['Hz', 1]],
  ['temperature', '℃', ['摄氏度', 1], ['℃', 1], ['°C', 1]],
  ['count', 'token', ['tokens', 1], ['Tokens', 1], ['Token', 1], ['token', 1], ['词元', 1]],
  ['count', 'parameter', ['参数', 1], ['parameters', 1]],
];

/** Words that count things. What may not follow them makes another word of them. */
const counters: Readonly<Record<string, string>> = {
  家: '庭电居具长用族校',
  台: '积湾州风账',
  颗: '粒',
  个: '性体',
  名: '单称牌校',
  位: '于居列置',
  款: '项',
  项: '目',
  起: '来步源点草航诉',
  辆: '',
  箱: '',
  座: '舱谈椅',
  片: '区面段上',
  架: '构',
  次: '元世日年',
  条: '件例',
  例: '如外',
  所: '有以需谓在',
  人: '工形民类才口机均脸体物生文',
  件: '套',
  套: '件餐现',
  种: '子植',
  类: '别型似',
  场: '景所地馆域',
  篇: '章',
  张: '力江',
  户: '外',
  处: '理于置',
  批: '量准评',
  笔: '记',
  份: '额',
  枚: '',
  艘: '',
  支: '持撑付出',
  轮: '次胎动',
  岁: '',
  分: '之别布析层类辨发为子析享工',
  门: '槛户类',
  部: '署门分队委',
  字: '节',
  行: '业动为政程人家长列走情使',
};

/** What makes another word of a unit when it follows. */
const not: Readonly<Record<string, string>> = {
  元: '宇素器智数',
  年: '代份度轮龄',
  天: '然津河工文空',
  周: '期边围',
  克: '服',
  升: '级至到',
  米: '兰',
  瓦: '斯',
};

const known = new Map<string, Unit>();
const patterns: { readonly name: string; readonly pattern: string }[] = [];
for (const [dimension, base, ...names] of table)
  for (const [name, factor] of names) {
    known.set(name, { dimension, base, factor });
    const ahead = not[name] ? `(?![${not[name]}])` : /[A-Za-z]$/.test(name) ? '(?![A-Za-z])' : '';
    patterns.push({ name, pattern: `${escaped(name)}${ahead}` });
  }
for (const [name, others] of Object.entries(counters)) {
  known.set(name, { dimension: 'count', base: name, factor: 1 });
  patterns.push({ name, pattern: `${name}${others ? `(?![${others}])` : ''}` });
}

/** Matches a unit, the longest first. */
export const unitPattern = `(?:${patterns
  .sort((one, other) => other.name.length - one.name.length)
  .map(({ pattern }) => pattern)
  .join('|')})`;

/** The unit of that name; undefined for no unit. */
export function unitNamed(name: string): Unit | undefined {
  return known.get(name.trim());
}

/** Currency signs and codes before a number. */
export const currencies: Readonly<Record<string, string>> = {
  US$: 'USD',
  USD: 'USD',
  $: 'USD',
  HK$: 'HKD',
  HKD: 'HKD',
  RMB: 'CNY',
  CNY: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  '€': 'EUR',
  EUR: 'EUR',
  '£': 'GBP',
};

/** What a scale multiplies by. */
export const scales: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
