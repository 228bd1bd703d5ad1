import { hanValue } from '../../library/check/han-numerals.ts';
import { exactly, type Measured, multiple, percent, plainCount } from './amount.ts';
import { scales, unitNamed, unitPattern } from './units.ts';

const numeral = '[一二两三四五六七八九十百千零〇]+';
const hundredth = new RegExp(`百分之(${numeral}|\\d+(?:\\.\\d+)?)`, 'gu');
const part = new RegExp(`(${numeral}|[万亿])分之(${numeral})`, 'gu');
const tenths =
  /(?<![一二三四五六七八九十第])([一二两三四五六七八九])成(半)?(?!为|立|员|本|功|果|长|就|熟|交|型|像|品|效|分|都|色|绩|千|百|群|套|片)/gu;
const half = /过半数?|半数|(?<![另大小前后])一半(?![导径壁天年])/gu;
const times = /(?:([一两二三四五六七八九])[到至—-])?([一两二三四五六七八九十]+)倍(?![增数率])/gu;
const doubled = /翻(一番|两番|三番|番|倍)|(?<!成)双倍/gu;
/** 四千五百亿元, 三百余家, 数十家, 上万台, 百余家 */
const counted = new RegExp(
  `(?<![第\\d一二两三四五六七八九十百千万亿数几])([数几上])?([一二两三四五六七八九]?[一二两三四五六七八九十百千零〇]*[十百千]|[一二两三四五六七八九]|(?=[万亿]))([万亿]{0,2})([余多几])?(${unitPattern})`,
  'gu',
);
const englishShare =
  /\b(?<!(?:first|second|third|fourth|last|this|each|per) )(?:a |one[ -])?(half|third|quarter|fifth|tenth)(?= (?:of|the)\b)|\b(?<!\b(?:first|last) )(?:two[ -]thirds|three[ -]quarters)\b/gu;
/** tens of thousands of images, hundreds of billions of yuan, a million items */
const englishVague =
  /\b(?:(tens|dozens|hundreds|thousands)(?: of (thousand|million|billion|trillion)s)?|(?:a|one) (hundred|thousand|million|billion)(?: (thousand|million|billion|trillion))?)(?: of(?= (?:yuan|US dollars|dollars|euros|pounds|square metres|kilometres|metres|tonnes)))?(?: (yuan|US dollars|dollars|euros|pounds|square metres|kilometres|metres|tonnes)\b|(?=(?: \([^)]*\))?(?: of)? (?:[a-z]+(?:-[a-z]+)* ){0,2}(?:[a-z]{2,}s|people)\b))/gu;
const englishTimes =
  /\b(?:doubl|tripl|quadrupl)(?:es|ed|ing)\b|(?<=\b(?:will|would|may|to|could|should) )(?:double|triple|quadruple)\b/gu;

const vague: Readonly<Record<string, number>> = { tens: 10, dozens: 12, hundreds: 100, hundred: 100, thousands: 1000 };
const shares: Readonly<Record<string, number>> = { half: 50, third: 100 / 3, quarter: 25, fifth: 20, tenth: 10 };

/** The quantities of a text that are written in words. */
export function spelledQuantities(text: string): readonly Measured[] {
  return [
    ...all(text, hundredth, ([, value = '']) =>
      exactly(/^\d/.test(value) ? Number(value) : Number(hanValue(value)), percent),
    ),
    ...all(text, part, ([, below = '', above = '']) =>
      exactly((Number(hanValue(above)) / Number(hanValue(below))) * 100, percent),
    ),
    ...all(text, tenths, ([, tens = '', five]) => exactly(Number(hanValue(tens)) * 10 + (five ? 5 : 0), percent)),
    ...all(text, half, ([own]) => ({ ...exactly(50, percent), bound: own.startsWith('过') ? 'over' : 'exact' })),
    ...all(text, times, ([, least = '', most = '']) => ({
      ...exactly(Number(hanValue(most)), multiple),
      ...(least && { low: Number(hanValue(least)) }),
    })),
    ...all(text, doubled, ([, by = '番']) => exactly({ 两番: 4, 三番: 8 }[by] ?? 2, multiple)),
    ...all(text, counted, countOf),
    ...all(text, englishShare, ([own, name]) =>
      exactly(name ? (shares[name] ?? 50) : /two/.test(own) ? 200 / 3 : 75, percent),
    ),
    ...all(text, englishVague, ([, tens, of = '', one = '', more = '', unit = '']) => {
      const least = (vague[tens ?? one] ?? scales[one] ?? 1) * (scales[of] ?? 1) * (scales[more] ?? 1);
      return { low: least, high: tens ? least * 10 : least, unit: unitNamed(unit) ?? plainCount, bound: 'about' };
    }),
    ...all(text, englishTimes, ([own]) => exactly(own.startsWith('d') ? 2 : own.startsWith('t') ? 3 : 4, multiple)),
  ];
}

/** 三家 is said in passing, and 百家 counts nothing: what is counted has tens, hundreds or more, or is said to be vague. */
function countOf([, vague = '', number = '', tens = '', more = '', unitName = '']: RegExpExecArray):
  | Measured['amount']
  | null {
  const unit = unitNamed(unitName);
  if (!unit || unit.dimension === 'time') return null;
  const isLarge = /[十百千]/.test(number) || tens !== '';
  const isCounted = /[一二两三四五六七八九]/.test(number) || number === '十';
  if (!isLarge || !(isCounted || vague || more)) return null;
  const value = Number(hanValue(`${number}${tens}`)) * unit.factor;
  if (vague && !/[一二两三四五六七八九]/.test(number))
    return { low: value * (vague === '上' ? 1 : 2), high: value * 10, unit, bound: 'about' };
  return { ...exactly(value, unit), bound: more ? 'about' : 'exact' };
}

function all(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Measured['amount'] | null,
): readonly Measured[] {
  return [...text.matchAll(pattern)].flatMap(match => {
    const amount = read(match);
    return amount ? [{ from: match.index, to: match.index + match[0].length, amount }] : [];
  });
}
