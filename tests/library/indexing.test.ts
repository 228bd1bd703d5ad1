import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILE_LIMIT_BYTES } from '../../src/library/indexing.ts';
import { harbour, sentences, world } from './world.ts';

describe('a folder of documents', () => {
  test('is read, found and counted', async () => {
    const { document, index, library, search } = world();
    document('harbour.txt', harbour);
    expect(await index()).toMatchObject({ added: 1, updated: 0, removed: 0, unchanged: 0, problems: [] });
    expect(search('吞吐量')[0]).toContain('320万标准箱');
    expect(search('吞吐量', 'en')[0]).toContain('320万标准箱');
    expect(library.documents()).toMatchObject([
      { document: 'harbour.txt', digestOnly: false, addedAt: '2026-02-03T04:05:06.000Z' },
    ]);
  });

  test('that did not change is not read again', async () => {
    const { document, index, library } = world();
    const file = document('harbour.txt', harbour);
    await index();
    const generation = library.generation();
    const { atime } = fs.statSync(file);
    expect(await index()).toMatchObject({ added: 0, updated: 0, removed: 0, unchanged: 1 });
    expect(library.generation()).toBe(generation);
    expect(fs.statSync(file).atime).toEqual(atime);
  });

  test('touched without a change stays as it is', async () => {
    const { document, index, library } = world();
    const file = document('harbour.txt', harbour);
    await index();
    const [before] = library.documents();
    fs.utimesSync(file, new Date(), new Date('2030-01-01'));
    expect(await index()).toMatchObject({ unchanged: 1, updated: 0 });
    expect(library.documents()).toEqual([before]);
  });

  test('takes in a change, and passages that stayed keep their ids', async () => {
    const { document, index, library, search } = world();
    document('harbour.txt', harbour);
    await index();
    document('harbour.txt', harbour.replace('320万', '350万'));
    expect(await index()).toMatchObject({ added: 0, updated: 1, removed: 0 });
    expect(search('吞吐量')[0]).toContain('350万');
    expect(search('320万标准箱').join()).not.toContain('320万');
    expect(library.documents()).toHaveLength(1);
  });

  test('loses a file that is gone', async () => {
    const { document, index, library, search } = world();
    document('a.txt', harbour);
    const gone = document('b.txt', '铁路年报\n\n一、里程\n\n高速铁路里程去年增加了两千公里，覆盖了多数地级市。\n');
    await index();
    fs.rmSync(gone);
    expect(await index()).toMatchObject({ removed: 1, unchanged: 1 });
    expect(search('高速铁路里程')).toEqual([]);
    expect(library.documents().map(({ document: name }) => name)).toEqual(['a.txt']);
  });

  test('that is missing is reported and removes nothing', async () => {
    const { documents, document, folder, index, search } = world();
    document('harbour.txt', harbour);
    await index();
    fs.renameSync(documents, `${documents}.away`);
    const report = await index();
    expect(report).toMatchObject({ removed: 0 });
    expect(sentences(report, folder)).toEqual([expect.stringMatching(/^documents: No such file or folder/)]);
    expect(search('吞吐量')[0]).toContain('320万');
    fs.renameSync(`${documents}.away`, documents);
    expect(await index()).toMatchObject({ added: 0, removed: 0, unchanged: 1, problems: [] });
  });

  test('may hold links that lead in circles', async () => {
    const { documents, document, index } = world();
    document('deep/harbour.txt', harbour);
    fs.symlinkSync(documents, path.join(documents, 'deep', 'again'));
    expect(await index()).toMatchObject({ added: 1, problems: [] });
  });

  test('holds the same document twice: it is in the library once, and that is said', async () => {
    const { document, folder, index, library } = world();
    const first = document('a.txt', harbour);
    document('b.txt', harbour);
    const report = await index();
    expect(report).toMatchObject({ added: 1 });
    expect(sentences(report, folder)).toEqual([
      expect.stringMatching(/^documents\/b\.txt: It has the same content as .*a\.txt/),
    ]);
    expect(sentences(await index(), folder)).toHaveLength(1);
    fs.rmSync(first);
    expect(await index()).toMatchObject({ removed: 0, problems: [] });
    expect(library.documents()).toMatchObject([{ document: 'b.txt' }]);
  });

  test('renamed files are the same documents', async () => {
    const { documents, document, index, library, search } = world();
    const file = document('a.txt', harbour);
    await index();
    fs.renameSync(file, path.join(documents, 'renamed.txt'));
    expect(await index()).toMatchObject({ added: 0, removed: 0 });
    expect(library.documents()).toMatchObject([{ document: 'renamed.txt' }]);
    expect(search('吞吐量')).not.toEqual([]);
  });
});

describe('files that cannot be taken in', () => {
  test.each([
    ['empty.txt', new Uint8Array(0)],
    ['binary.txt', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)],
    ['large.txt', new Uint8Array(FILE_LIMIT_BYTES + 1).fill(65)],
  ])('%s is reported each time, and the others are read', async (name, bytes) => {
    const { document, folder, index, search } = world();
    document('harbour.txt', harbour);
    document(name, bytes);
    for (const round of [1, 2]) {
      const said = sentences(await index(), folder);
      expect(said, `round ${round}`).toHaveLength(1);
      expect(said[0]).toMatch(new RegExp(`^documents/${name}: .{15,}`));
    }
    expect(search('吞吐量')).not.toEqual([]);
  });

  test('a document that turns bad keeps its old state until it is mended', async () => {
    const { document, folder, index, search } = world();
    document('harbour.txt', harbour);
    await index();
    document('harbour.txt', new Uint8Array(0));
    const report = await index();
    expect(report).toMatchObject({ removed: 0, updated: 0 });
    expect(sentences(report, folder)).toHaveLength(1);
    expect(search('吞吐量')[0]).toContain('320万');
    document('harbour.txt', harbour.replace('320万', '350万'));
    expect(await index()).toMatchObject({ updated: 1, problems: [] });
    expect(search('吞吐量')[0]).toContain('350万');
  });

  test('a file named itself that is no document is refused with a sentence', async () => {
    const { document, folder, index } = world();
    const file = document('picture.png', 'x');
    const report = await index({ remember: [file] });
    expect(sentences(report, folder)).toEqual([
      expect.stringMatching(/picture\.png: This is no file that can be read; \.txt and \.md/),
    ]);
  });
});

describe('remembered paths', () => {
  test('stay part of the library until they are forgotten', async () => {
    const { folder, index, search } = world();
    const elsewhere = path.join(folder, 'elsewhere.md');
    fs.writeFileSync(elsewhere, harbour);
    expect(await index({ remember: [elsewhere] })).toMatchObject({ added: 1 });
    expect(await index()).toMatchObject({ unchanged: 1, removed: 0 });
    expect(await index({ forget: [elsewhere] })).toMatchObject({ removed: 1 });
    expect(search('吞吐量')).toEqual([]);
  });
});

describe('an interruption', () => {
  test('by the signal leaves each document whole, and the next call goes on', async () => {
    const { document, index, library } = world();
    for (const name of ['a', 'b', 'c']) document(`${name}.txt`, harbour.replace('港口年报', `港口年报 ${name}`));
    const stop = new AbortController();
    await expect(index({ signal: stop.signal, onProgress: () => stop.abort(new Error('stop')) })).rejects.toThrow(
      'stop',
    );
    expect(library.documents()).toHaveLength(1);
    expect(await index()).toMatchObject({ added: 2, unchanged: 1 });
  });

  test('progress counts up to the number of files', async () => {
    const { document, index } = world();
    for (const name of ['a', 'b']) document(`${name}.txt`, harbour + name);
    const seen: string[] = [];
    await index({ onProgress: ({ done, total, path: file }) => seen.push(`${done}/${total} ${path.basename(file)}`) });
    expect(seen).toEqual(['1/2 a.txt', '2/2 b.txt']);
  });
});
