import type { Unit } from './units.ts';

/** What a quantity comes to. */
export interface Amount {
  /** In `unit.base`; both ends of a range, or the same number twice. */
  readonly low: number;
  readonly high: number;
  readonly unit: Unit;
  /** What the text says of the number: 近 and 余 are `about`, 超过 `over`, 不足 `under`. */
  readonly bound: 'exact' | 'about' | 'over' | 'under';
}

/** A stretch of a text that is a number with its unit, before the words beside it are known. */
export interface Measured {
  readonly from: number;
  readonly to: number;
  readonly amount: Amount;
}

export function exactly(value: number, unit: Unit): Amount {
  return { low: value, high: value, unit, bound: 'exact' };
}

export const percent: Unit = { dimension: 'share', base: '%', factor: 1 };
export const multiple: Unit = { dimension: 'times', base: '×', factor: 1 };
/** What is counted stands beside the number, and has no word of its own for one of them. */
export const plainCount: Unit = { dimension: 'count', base: '', factor: 1 };
