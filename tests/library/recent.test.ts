import { expect, test } from 'vitest';
import { highest } from '../../src/library/postings.ts';
import { Recent } from '../../src/library/recent.ts';
import { remembering } from '../../src/library/remembering.ts';

function postings(entries: Readonly<Record<number, number>>) {
  return { ids: Uint32Array.from(Object.keys(entries), Number), scores: Float64Array.from(Object.values(entries)) };
}

test('what was read last stays, up to the size of all together', () => {
  const recent = new Recent<string, string>(5, text => text.length);
  const made: string[] = [];
  const read = (text: string) =>
    recent.get(text, () => {
      made.push(text);
      return text;
    });
  for (const text of ['ab', 'cd', 'ab', 'ef', 'ab', 'cd']) expect(read(text)).toBe(text);
  expect(made).toEqual(['ab', 'cd', 'ef', 'cd']);
  recent.clear();
  read('ab');
  expect(made.at(-1)).toBe('ab');
});

test('what is not there is asked for again', () => {
  const recent = new Recent<number, string | null>(2);
  expect(recent.get(1, () => null)).toBeNull();
  expect(recent.get(1, () => 'now')).toBe('now');
});

test('a text is worked on once, also when nothing comes of it', () => {
  let calls = 0;
  const isLong = remembering(2, text => {
    calls++;
    return text.length > 2;
  });
  expect([isLong('a'), isLong('abc'), isLong('a'), isLong('abc')]).toEqual([false, true, false, true]);
  expect(calls).toBe(2);
});

test('the passages with the highest sums come first, of equal ones the older, and of those that are wanted alone', () => {
  const all = [postings({ 3: 1, 5: 2, 9: 1.5 }), postings({ 2: 2, 3: 1, 9: 1 })];
  expect(highest(all, 3, () => true)).toEqual([9, 2, 3]);
  expect(highest(all, 3, id => id !== 2)).toEqual([9, 3, 5]);
  // Nothing of one search is left for the next.
  expect(highest(all, 1, () => true)).toEqual([9]);
  expect(highest([], 3, () => true)).toEqual([]);
});
