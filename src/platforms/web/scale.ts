/** What a chart's vertical axis shows. */
export interface Scale {
  /** Lowest first, evenly apart; the first and the last are the ends of the axis. */
  readonly ticks: readonly number[];
  /** How far up the axis a value stands, 0 to 1. */
  at(value: number): number;
}

/** What differs by less looks the same. */
const leastSpan = 1e-12;

const roundSteps = [1, 2, 2.5, 5, 10];

/** An axis of few round numbers that holds all values, and zero: what is twice as much looks twice as high. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low > leastSpan ? high - low : 1) / 3);
  const first = Math.floor(low / step);
  const count = Math.max(Math.ceil(high / step), first + 1) - first;
  const ticks = Array.from({ length: count + 1 }, (_, index) => (first + index) * step);
  return { ticks, at: value => (value / step - first) / count };
}

/** The smallest round number that is not below `least`. */
function roundStep(least: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = roundSteps.find(each => each * magnitude >= least * (1 - 1e-9)) ?? 10;
  return step * magnitude;
}
