import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/library/database.ts';
import { type IndexOptions, type IndexReport, indexLibrary } from '../../src/library/indexing.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/open.ts';
import { tokensOf } from '../../src/library/tokens.ts';
import type { Locale } from '../../src/words/index.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A library on the disk with its own data folder and documents folder. */
export interface World {
  readonly folder: string;
  readonly data: string;
  readonly documents: string;
  readonly database: Database;
  readonly library: Library;
  /** Writes a document and returns its path. */
  document(name: string, text: string | Uint8Array): string;
  /** Writes a digest of that text (or, with `source` alone, of some other). */
  digest(
    file: string,
    locale: Locale,
    of: { source: string; text: string },
    body: readonly string[],
    front?: readonly string[],
  ): string;
  /** Writes how people ask for the paragraphs of the digest of that name (without ending). */
  asked(name: string, lines: readonly string[]): string;
  index(options?: Partial<IndexOptions>): Promise<IndexReport>;
  /** The texts of the passages that hold any of the words, best first. */
  search(words: string, locale?: Locale): string[];
}

export function world(): World {
  const folder = temporaryFolder();
  const data = path.join(folder, 'data');
  const documents = path.join(folder, 'documents');
  for (const one of [data, documents, path.join(data, 'zh'), path.join(data, 'en')]) fs.mkdirSync(one);
  const database = openDatabase(path.join(folder, 'library.sqlite'));
  onTestFinished(() => database.close());
  const library = openLibrary(database);
  return {
    folder,
    data,
    documents,
    database,
    library,
    document: (name, text) => write(path.join(documents, name), text),
    digest: (file, locale, { source, text }, body, front = []) => {
      const head = [
        '---',
        `title: ${locale === 'zh' ? '港口年报' : 'Harbour report'}`,
        `source: ${source}`,
        `sha256: ${sha256(text)}`,
      ];
      return write(path.join(data, locale, file), [...head, ...front, '---', ...body, ''].join('\n'));
    },
    asked: (name, lines) => write(path.join(data, 'asked', `${name}.txt`), [...lines, ''].join('\n')),
    index: options =>
      indexLibrary({
        database,
        dataFolder: data,
        paths: [documents],
        now: () => new Date('2026-02-03T04:05:06Z'),
        ...options,
      }),
    search: (words, locale = 'zh') =>
      library.search(tokensOf(words), { locale, limit: 20 }).map(({ passage }) => passage.text),
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the problems of a report say, without the folder. */
export function sentences(report: IndexReport, folder: string): string[] {
  return report.problems.map(problem => problem.sentence('en').replaceAll(`${folder}/`, ''));
}

function write(file: string, text: string | Uint8Array): string {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

/** A short report of ours, with headings, a table and a list of trends. */
export const harbour = `港口年报

一、吞吐量

临江港去年吞吐量达到320万标准箱，同比增长12%。增长主要来自新开的内河航线。

二、设备

表 1 岸桥一览

名称	数量	作业效率
双吊具岸桥	6台	每小时52箱
单吊具岸桥	14台	每小时31箱

无人集卡共有48辆，全部由调度系统统一安排路线。
`;
