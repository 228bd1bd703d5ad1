import { describe, expect, test } from 'vitest';
import { harbour, world } from './world.ts';

const source = { source: 'harbour.txt', text: harbour };

describe('reading the library', () => {
  test('documents stand latest first, undated last', async () => {
    const { document, index, library } = world();
    document('none.txt', harbour);
    document('old.md', `---\ntitle: 旧年报\ndate: 2024-03\n---\n${harbour}`);
    document('new.md', `---\ntitle: 新年报\ndate: 2026-01-02\n---\n${harbour}`);
    await index();
    expect(library.documents().map(({ document: name }) => name)).toEqual(['new.md', 'old.md', 'none.txt']);
  });

  test('a passage is found by its line, and has neighbours of its article in order', async () => {
    const { document, index, library } = world();
    document('harbour.txt', harbour);
    await index();
    const row = library.passageAt('harbour.txt', 13, 'en');
    expect(row?.text).toBe('单吊具岸桥 14台 每小时31箱');
    const around = library.neighbours(row?.id ?? 0, 1, 1).map(({ text }) => text);
    expect(around).toEqual([expect.stringMatching(/^双吊具岸桥/), row?.text, expect.stringMatching(/^无人集卡/)]);
    expect(library.passageAt('harbour.txt', 9999, 'zh')).toBe(null);
    expect(library.passageAt('other.txt', 13, 'zh')).toBe(null);
    expect(library.neighbours(999_999, 1, 1)).toEqual([]);
  });

  test('neighbours of a digest stay in its language', async () => {
    const { digest, index, library } = world();
    digest('harbour.md', 'zh', source, ['甲区很忙。 [L3]', '乙区很静。 [L5]', '丙区在修。 [L7]']);
    digest('harbour.md', 'en', source, ['Area A is busy. [L3]', 'Area B is quiet. [L5]', 'Area C is repaired. [L7]']);
    await index();
    const middle = library.passageAt('harbour.txt', 5, 'en');
    expect(middle?.text).toBe('Area B is quiet.');
    expect(library.neighbours(middle?.id ?? 0, 1, 1).map(({ text }) => text)).toEqual([
      'Area A is busy.',
      'Area B is quiet.',
      'Area C is repaired.',
    ]);
  });

  test('an id of a passage that left the library is not another passage', async () => {
    const { document, index, library } = world();
    document('harbour.txt', harbour);
    await index();
    const id = library.passageAt('harbour.txt', 5, 'zh')?.id ?? 0;
    document('harbour.txt', harbour.replace('临江港', '滨海港'));
    await index();
    expect(library.passage(id)?.text ?? '').not.toContain('滨海港');
    expect(library.passage(library.passageAt('harbour.txt', 5, 'zh')?.id ?? 0)?.text).toContain('滨海港');
  });
});
