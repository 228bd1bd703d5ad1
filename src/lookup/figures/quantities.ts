import { plainText } from '../plain.ts';
import type { Amount, Measured } from './amount.ts';
import { digitQuantities } from './digits.ts';
import { spelledQuantities } from './spelled.ts';

/** A number with its unit, as the text has it, and what it comes to. */
export interface Quantity {
  /** Verbatim, with words such as 近 and 以上 beside it. */
  readonly text: string;
  /** Where it starts and ends in the text, in UTF-16 units. */
  readonly at: number;
  readonly to: number;
  readonly amount: Amount;
}

const bounds: readonly [Amount['bound'], RegExp][] = [
  [
    'over',
    /(?:超过了?|超出|超|逾|高于|至少|不低于|不少于|大于|>|≥|＞|\b(?:more than|over|above|at least|exceeding) )\s?$/u,
  ],
  [
    'under',
    /(?:不足|不到|少于|低于|最多|不超过|小于|<|≤|＜|\b(?:fewer than|less than|under|below|up to|at most) )\s?$/u,
  ],
  ['about', /(?:接近|将近|近|大约|约为|约|~|\b(?:nearly|almost|about|around|roughly|approximately|some) )\s?$/u],
];
const behind = /^\s?(?:以上|左右|上下|以下|以内|之多)/u;
const behindBounds: Readonly<Record<string, Amount['bound']>> = {
  以上: 'over',
  以下: 'under',
  以内: 'under',
  左右: 'about',
  上下: 'about',
};

/** The quantities of a text in order; years, dates, places in a list, versions and names with digits are none. */
export function quantitiesOf(text: string): readonly Quantity[] {
  const plain = plainText(text);
  const found: Measured[] = [];
  for (const one of [...digitQuantities(plain), ...spelledQuantities(plain)])
    if (!found.some(other => one.from < other.to && other.from < one.to)) found.push(one);
  return found.sort((one, other) => one.from - other.from).map(one => withWordsBeside(one, text, plain));
}

function withWordsBeside({ from, to, amount }: Measured, text: string, plain: string): Quantity {
  const ahead = plain.slice(Math.max(0, from - 14), from);
  const [bound, pattern] = bounds.find(([, one]) => one.test(ahead)) ?? [];
  const before = pattern?.exec(ahead)?.[0].length ?? 0;
  const after = behind.exec(plain.slice(to))?.[0] ?? '';
  const said = bound ?? behindBounds[after.trim()] ?? (/突破\s?$/u.test(ahead) ? 'over' : amount.bound);
  const at = from - before;
  const end = to + after.length;
  const written = text.slice(at, end);
  const lead = written.length - written.trimStart().length;
  return {
    text: written.trim(),
    at: at + lead,
    to: at + written.trimEnd().length,
    amount: { ...amount, bound: said },
  };
}
