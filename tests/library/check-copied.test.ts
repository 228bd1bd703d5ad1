import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copiedRuns, runsOf } from '../../src/library/check/copied.ts';

const original = runsOf([
  '渔村的冷库在台风过后停了三天，村民把鱼\n\n送到二十公里外的镇上，路上用完了所有的冰块。\n港務局隨後派出兩輛發電車輪流供電直到線路修復為止。',
]);

test('twenty Han characters in a row are found, whatever stands between them', () => {
  expect(copiedRuns('据报道，冷库在台风过后 停了三天——村民把鱼 (fish) 送到二十公里外的镇上！', original)).toEqual([
    '冷库在台风过后停了三天村民把鱼送到二十公里外的镇上',
  ]);
});

test('nineteen are not', () => {
  const eighteen = '冷库在台风过后停了三天村民把鱼送到二';
  expect([...eighteen]).toHaveLength(18);
  expect(copiedRuns(`${eighteen}十里路`, original)).toEqual([]);
  expect(copiedRuns(`${eighteen}十，里`, original)).toEqual([]);
  expect(copiedRuns(`${eighteen}十公里`, original)).toHaveLength(1);
});

test('traditional script hides nothing', () => {
  expect(copiedRuns('港务局随后派出两辆发电车轮流供电直到线路修复为止', original)).toHaveLength(1);
});

test('titles and quotations may be the same, and break the run', () => {
  const half = '冷库在台风过后停了三天';
  expect(copiedRuns(`《${half}村民把鱼送到二十公里外的镇上》`, original)).toEqual([]);
  expect(copiedRuns(`${half}“村民把鱼送到二十公里外的镇上”`, original)).toEqual([]);
  expect(copiedRuns(`「甲「乙」${half}村民把鱼送到二十公里外」`, original)).toEqual([]);
  expect(copiedRuns(`“甲”${half}村民把鱼送到二十公里外`, original)).toHaveLength(1);
});

test('two copied stretches are two', () => {
  const text = '冷库在台风过后停了三天村民把鱼送到二十公里外，而港务局随后派出两辆发电车轮流供电直到线路修复';
  expect(copiedRuns(text, original)).toHaveLength(2);
});

test('any stretch of the original of twenty or more is found, at any place', () => {
  const characters = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张'];
  const runs = runsOf([characters.join('，')]);
  fc.assert(
    fc.property(fc.nat(characters.length - 20), fc.integer({ min: 20, max: 38 }), (from, length) => {
      const stretch = characters.slice(from, from + length);
      expect(copiedRuns(`前${stretch.join(' ')}后`, runs)).toEqual([stretch.join('')]);
      expect(copiedRuns(`前${stretch.slice(0, 19).join('')}后`, runs)).toEqual([]);
    }),
  );
});
