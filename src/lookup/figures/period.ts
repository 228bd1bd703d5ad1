import { plainText } from '../plain.ts';

/** The time that a figure is of. */
export interface Period {
  /** As the text has it. */
  readonly text: string;
  /** For comparing: `2025`, `2025-Q2`, `2025-H1`, `2025-03`, `2021/2025`; the words themselves where they name no date. */
  readonly key: string;
  /** The first and last year, where it names any. */
  readonly years: readonly [number, number] | null;
  /** Where it stands: with the figure, or above it in a heading or a table's caption. */
  readonly from: 'text' | 'heading';
}

interface Placed extends Period {
  readonly at: number;
  readonly to: number;
}

const year = '(?<!\\d)(?:19[5-9]|20[0-6])\\d(?!\\d|[.,]\\d|\\s?[万亿家个款项台人元余多%])';
const quarters: Readonly<Record<string, string>> = {
  一: 'Q1',
  二: 'Q2',
  三: 'Q3',
  四: 'Q4',
  1: 'Q1',
  2: 'Q2',
  3: 'Q3',
  4: 'Q4',
};
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const patterns: readonly RegExp[] = [
  // 2021—2025年, 2024 至 2025 年, 2024–2026
  new RegExp(`(?<from>${year})\\s?年?\\s?(?:[-–—~～至到]|——|to)\\s?(?<to>${year})\\s?(?:年(?:间|期间)?)?`, 'gu'),
  // 截至2025年第三季度, 2025年上半年, 2025年3月, 2025年底, 2025 年
  new RegExp(
    `(?:截至|截止(?:到|至)?|到|至)?\\s?(?<year>${year})\\s?(?:年度?|财年)(?![代龄])(?:\\s?(?:第?\\s?(?<quarter>[一二三四1-4])\\s?季度|(?<half>[上下])半年|(?<month>1[0-2]|[1-9])\\s?月(?:份|底|末|初)?(?:\\s?\\d{1,2}\\s?[日号])?|(?<end>年?[底末初中](?!国|心|的))))?`,
    'gu',
  ),
  // Q3 2025, the first half of 2025, March 2025, in 2025, by the end of 2025, FY2025
  new RegExp(
    `(?:Q(?<quarter>[1-4])\\s|(?:the )?(?<ordinal>first|second|third|fourth) (?<part>half|quarter) of |(?<named>${months}) (?:\\d{1,2}, )?|(?:the )?(?<end>end|middle|beginning|start) of |(?:mid|early|late|end)-|FY\\s?)?(?<year>${year})(?!\\s?年|[-–/]\\d|\\d|-[a-z])(?: (?:Q(?<later>[1-4])))?`,
    'gu',
  ),
  // Without a year they are told, and compared only as they are written.
  /(?<![\d年])(?<relative>\d{1,2}\s?月\s?\d{1,2}\s?[日号])/gu,
  /[“"]?(?<plan>十[一二三四五]五)[”"]?(?:时期|期间|末|规划期)/gu,
  /(?<relative>去年|前年|今年(?:上半年|下半年)?|明年|上半年|下半年|目前|当前|现阶段|迄今|近[一二三两四五十\d]+\s?年(?:来)?|过去[一二三两四五十\d]+\s?年(?:里|间)?|未来[一二三两四五十\d]+(?:\s?[-—至到]\s?[一二三四五十\d]+)?\s?年(?:内|间)?)/gu,
  /\b(?<relative>last year|this year|next year|(?:the )?(?:past|last|next|coming) (?:[a-z]+|\d+) years)\b/giu,
];

/** Every period that a text names, in order and without overlap. */
export function periodsIn(text: string): readonly Placed[] {
  const plain = plainText(text);
  if (!/\d|十|年|year/u.test(plain)) return [];
  const isHan = (plain.match(/\p{Script=Han}/gu)?.length ?? 0) > (plain.match(/[a-z]{2,}/giu)?.length ?? 0);
  const found: Placed[] = [];
  for (const pattern of patterns)
    for (const match of plain.matchAll(pattern)) {
      // In Chinese a bare year is part of a name, as in 2026 中关村论坛.
      if (match.groups?.year && isHan && !/年|Q|FY|[a-z]/u.test(match[0])) continue;
      const at = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
      const to = match.index + match[0].trimEnd().length;
      if (found.some(other => at < other.to && other.at < to)) continue;
      const read = readPeriod(match.groups ?? {});
      if (read) found.push({ ...read, text: text.slice(at, to), from: 'text', at, to });
    }
  return found.sort((one, other) => one.at - other.at);
}

function readPeriod(groups: Partial<Record<string, string>>): Pick<Period, 'key' | 'years'> | null {
  const { from, to, plan, relative } = groups;
  if (from && to) return { key: `${from}/${to}`, years: [Number(from), Number(to)] };
  if (plan) {
    const first = 2006 + '一二三四五'.indexOf(plan.charAt(1)) * 5;
    return { key: `${first}/${first + 4}`, years: [first, first + 4] };
  }
  if (relative) return { key: relative.replace(/\s/g, '').toLowerCase(), years: null };
  const own = groups.year;
  if (!own) return null;
  const years: [number, number] = [Number(own), Number(own)];
  const part = partOf(groups);
  // Until the end of a year is that year.
  return { key: part ? `${own}-${part}` : own, years };
}

function partOf(groups: Partial<Record<string, string>>): string | null {
  const { quarter, later, half, month, ordinal, part, named } = groups;
  if (quarter ?? later) return quarters[quarter ?? later ?? ''] ?? null;
  if (half) return half === '上' ? 'H1' : 'H2';
  if (month) return month.padStart(2, '0');
  if (named) return String(months.split('|').indexOf(named) + 1).padStart(2, '0');
  if (ordinal && part) {
    const nth = ['first', 'second', 'third', 'fourth'].indexOf(ordinal) + 1;
    return part === 'half' ? `H${nth}` : `Q${nth}`;
  }
  return null;
}
