import { describe, expect, test } from 'vitest';
import { gather, HEADINGS, Held, holds, SETTING, UNITS } from '../../src/lookup/holding.ts';

const fields = [
  { tokens: ['robot', 'chip'], weight: 0.5, places: [SETTING, HEADINGS] },
  { tokens: ['report', 'robot'], weight: 0.25, places: [SETTING] },
  { tokens: ['chip', 'price', 'chip'], weight: 1, places: [UNITS] },
  { tokens: ['price', '价格'], weight: 1, places: [UNITS + 1] },
];
const asked = [['chip', 'cost'], ['robot']];
const passage = gather(fields, 2, asked);

describe('what a passage holds', () => {
  test('is known of each token', () => {
    expect(['robot', '价格', 'absent'].map(token => holds(passage, token))).toEqual([true, true, false]);
  });

  test("is counted, and placed, for a question's tokens", () => {
    const held = new Held(['chip', 'absent', 'price', 'robot']);
    const row = (from: number) => [...held.rows.slice(from, from + held.width)];
    held.take(passage, 2);
    expect(row(0)).toEqual([2.5, 0, 2, 0.75]);
    expect(row(held.rowOf(SETTING))).toEqual([1, 0, 0, 1]);
    expect(row(held.rowOf(HEADINGS))).toEqual([1, 0, 0, 1]);
    expect(row(held.rowOf(UNITS))).toEqual([1, 0, 1, 0]);
    expect(row(held.rowOf(UNITS + 1))).toEqual([0, 0, 1, 0]);
    expect(held.columnsOf(['price', 'other'])).toEqual([2]);
  });

  test('is like the question as far as what people ask for it is', () => {
    const held = new Held(['chip'], ['chip', 'cost', 'falls']);
    held.take(passage, 2);
    expect(held.likeness(passage)).toBeCloseTo((2 * 2) / (3 + 2));
  });

  test('leaves nothing for the next one', () => {
    const held = new Held(['chip', 'price']);
    held.take(passage, 2);
    held.take(gather([{ tokens: ['price'], weight: 1, places: [UNITS] }], 1, []), 1);
    expect([...held.rows.slice(0, 2)]).toEqual([0, 1]);
    expect([...held.rows.slice(held.rowOf(SETTING), held.rowOf(SETTING) + 2)]).toEqual([0, 0]);
    held.takeTokens(new Set(['chip']));
    expect([...held.rows.slice(0, 2)]).toEqual([1, 0]);
  });
});
