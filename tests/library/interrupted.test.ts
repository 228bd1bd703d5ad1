import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/library/database.ts';
import { world } from './world.ts';

// Below node_modules, so that the bundle finds the packages that it leaves out.
const folder = path.resolve(import.meta.dirname, '../../node_modules/.trendbrief-tests');
const child = path.join(folder, `index-child-${process.pid}.mjs`);

beforeAll(async () => {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'index-child.ts'),
    platform: 'node',
    external: /^[^./]/,
  });
  await bundle.write({ file: child, format: 'esm', codeSplitting: false });
  await bundle.close();
});

afterAll(() => fs.rmSync(child, { force: true }));

function start(...parts: string[]): ChildProcess & { said: Promise<string> } {
  const started = spawn(process.execPath, [child, ...parts], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = new Promise<string>((resolve, reject) => {
    started.stdout?.once('data', data => resolve(String(data)));
    started.once('exit', code => reject(new Error(`it ended with ${code} and said nothing`)));
  });
  return Object.assign(started, { said });
}

function ended(process: ChildProcess): Promise<void> {
  return new Promise(resolve => process.once('exit', () => resolve()));
}

const paragraph = (at: number, word: string) =>
  `第${at}号码头去年处理了${at * 17}万吨${word}，比前一年增加了${(at % 9) + 1}%，全部由内河船舶运出，调度员逐日登记，月末再核对一遍。`;
const large = (word: string) =>
  `码头年报\n\n${Array.from({ length: 300 }, (_, at) => `${paragraph(at + 1, word)}${paragraph(at + 1, word)}\n\n`).join('')}`;

describe('indexing in another process', () => {
  test('killed while it writes a large document leaves the old state, which the next call brings up to date', async () => {
    const { database, document, documents, data, index, library, search } = world();
    document('quays.txt', large('煤炭'));
    await index();
    const passages = library.size();
    expect(passages).toBeGreaterThan(100);

    document('quays.txt', large('钢材'));
    const other = start(database.file, documents, data, 'halt');
    expect(await other.said).toBe('inside\n');
    const killed = ended(other);
    other.kill('SIGKILL');
    await killed;

    expect(library.size()).toBe(passages);
    expect(search('煤炭')).not.toEqual([]);
    expect(search('钢材')).toEqual([]);
    openDatabase(database.file).close();

    expect(await index()).toMatchObject({ updated: 1, problems: [] });
    expect(search('煤炭')).toEqual([]);
    expect(search('钢材')).not.toEqual([]);
  });

  test('at the same time as a second one gives one document, and a reader of a third sees it', async () => {
    const { database, document, documents, data, library, search } = world();
    document('quays.txt', large('煤炭'));
    const generation = library.generation();
    const both = [start(database.file, documents, data), start(database.file, documents, data)];
    const ends = both.map(ended);
    const said = await Promise.all(both.map(process => process.said));
    await Promise.all(ends);
    const counts = said.map(line => JSON.parse(line));
    expect(counts.reduce((sum, { added }) => sum + added, 0)).toBe(1);
    expect(library.documents()).toHaveLength(1);
    expect(library.generation()).toBeGreaterThan(generation);
    expect(new Set(search('煤炭')).size).toBe(search('煤炭').length);
  });
});
