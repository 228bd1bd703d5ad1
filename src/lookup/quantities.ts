/** A number with its unit, as the text has it. */
export interface Quantity {
  readonly text: string;
  /** Where it starts in the text, in UTF-16 units. */
  readonly at: number;
}

const number = String.raw`\d[\d,]*(?:\.\d+)?(?:\s?[—–~\-至到]\s?\d[\d,]*(?:\.\d+)?)?`;
const chineseUnit = String.raw`(?:余|多)?\s?(?:%|％|万亿|千亿|百亿|亿|千万|百万|万|千)?(?:余|多)?\s?(?:元|美元|港元|欧元|人民币|家|台|颗|个|名|位|倍|款|项|起|公里|平方米|立方米|小时|分钟|毫秒|秒|吨|千瓦时|千瓦|兆瓦|瓦|辆|座|片|架|万参数|参数|次|条|例|所|人|天|年|GB|TB|MW|GW|kW|nm|纳米)`;
const percent = String.raw`\s?(?:%|％|个百分点|percent)`;
const scaled = String.raw`(?:余|多)?\s?(?:万亿|千亿|百亿|亿|万)`;
const english = String.raw`\s?(?:trillion|billion|million|thousand)(?:\s(?:dollars|yuan|parameters|users|people))?`;
const currency = String.raw`(?:RMB|CNY|US\$|USD|HK\$|\$|¥|€)\s?`;
const pattern = new RegExp(
  `${currency}${number}(?:${english})?|${number}(?:${percent}|${chineseUnit}|${scaled}|${english})`,
  'giu',
);
const yearOnly = /^(?:19|20)\d\d\s?年$/u;

/** The quantities of a text in order; calendar years are none. */
export function quantitiesOf(text: string): readonly Quantity[] {
  return [...text.matchAll(pattern)]
    .map(match => ({ text: match[0].trim(), at: match.index }))
    .filter(quantity => !yearOnly.test(quantity.text));
}
