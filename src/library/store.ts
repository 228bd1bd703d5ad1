import type SQLite from 'better-sqlite3';
import type { Database } from './database.ts';
import type { PreparedDocument, PreparedPassage } from './prepare.ts';
import type { SearchIndex } from './search-index.ts';
import { INDEX_VERSION } from './tokens.ts';

/** What the database says of a document that it holds. */
export interface StoredDocument {
  readonly id: number;
  readonly sha256: string;
  readonly document: string;
  readonly path: string | null;
  readonly origin: 'original' | 'digest';
  /** Identifies the digests that were attached, or that it consists of. */
  readonly digests: string;
  readonly index_version: number;
}

/** What the database remembers of a file, so that an unchanged one need not be read. */
export interface StoredFile {
  readonly path: string;
  readonly stamp: string;
  /** Of the content that is in the library; null when none is. */
  readonly sha256: string | null;
  /** JSON `{zh, en}`: why the file was not read, or not this version of it. */
  readonly problem: string | null;
}

/** Writing side of the library. Every method is to be called inside `write`. */
export class Store {
  readonly #sqlite: SQLite.Database;
  readonly #index: SearchIndex;
  readonly #insertPassage: SQLite.Statement;

  constructor(database: Database, index: SearchIndex) {
    this.#sqlite = database.sqlite;
    this.#index = index;
    this.#insertPassage = this.#sqlite.prepare(
      `insert into passages (id, document, ordinal, article, article_title, heading, kind, role, text, context, lines, parts, flags, digest, shown, summary_zh, summary_en, asked_zh, asked_en)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** One transaction that takes the write lock at once, so that what it reads stays true until it ends. */
  write<T>(work: () => T): T {
    return this.#sqlite.transaction(work).immediate();
  }

  documents(): ReadonlyMap<string, StoredDocument> {
    const rows = this.#sqlite
      .prepare<[], StoredDocument>('select id, sha256, document, path, origin, digests, index_version from documents')
      .all();
    return new Map(rows.map(row => [row.sha256, row]));
  }

  document(sha256: string): StoredDocument | undefined {
    return this.#sqlite
      .prepare<[string], StoredDocument>(
        'select id, sha256, document, path, origin, digests, index_version from documents where sha256 = ?',
      )
      .get(sha256);
  }

  files(): ReadonlyMap<string, StoredFile> {
    const rows = this.#sqlite.prepare<[], StoredFile>('select path, stamp, sha256, problem from files').all();
    return new Map(rows.map(row => [row.path, row]));
  }

  putFile(file: StoredFile): void {
    this.#sqlite
      .prepare('insert or replace into files (path, stamp, sha256, problem) values (?, ?, ?, ?)')
      .run(file.path, file.stamp, file.sha256, file.problem);
  }

  dropFile(path: string): void {
    this.#sqlite.prepare('delete from files where path = ?').run(path);
  }

  /** Replaces the document of that content, keeping the ids of passages that stay the same, so that links to them hold. */
  putDocument(prepared: PreparedDocument, digests: string, addedAt: string): void {
    const old = this.#sqlite
      .prepare<[string], { id: number; added_at: string }>('select id, added_at from documents where sha256 = ?')
      .get(prepared.sha256);
    const ids = old ? this.#ids(old.id) : new Map<string, number[]>();
    this.dropDocument(prepared.sha256);
    const { lastInsertRowid } = this.#sqlite
      .prepare(
        `insert into documents (id, sha256, document, path, origin, title_zh, title_en, publisher, authors, date, language, added_at, digests, index_version)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        old?.id ?? null,
        prepared.sha256,
        prepared.document,
        prepared.path,
        prepared.path === null ? 'digest' : 'original',
        prepared.title.zh,
        prepared.title.en,
        prepared.publisher,
        JSON.stringify(prepared.authors),
        prepared.date,
        prepared.language,
        old?.added_at ?? addedAt,
        digests,
        INDEX_VERSION,
      );
    const document = Number(lastInsertRowid);
    const placed = prepared.passages.map((passage, ordinal) =>
      this.#putPassage(
        document,
        ordinal,
        passage,
        ids.get(identity(passage.digest, JSON.stringify(passage.lines), passage.text))?.shift() ?? null,
      ),
    );
    this.#putTrendReports(document, prepared, placed);
    this.#putEvidence(document, prepared);
    this.#changed();
  }

  dropDocument(sha256: string): void {
    const row = this.#sqlite.prepare<[string], { id: number }>('select id from documents where sha256 = ?').get(sha256);
    if (!row) return;
    const ids = this.#sqlite
      .prepare<[number], { id: number }>('select id from passages where document = ?')
      .all(row.id);
    this.#index.remove(ids.map(({ id }) => id));
    this.#sqlite.prepare('delete from documents where id = ?').run(row.id);
    this.#changed();
  }

  /** The same content is now known under this path. */
  renameDocument(sha256: string, document: string, path: string): void {
    this.#sqlite.prepare('update documents set document = ?, path = ? where sha256 = ?').run(document, path, sha256);
    this.#changed();
  }

  meta(key: string): string | null {
    return (
      this.#sqlite.prepare<[string], { value: string }>('select value from meta where key = ?').get(key)?.value ?? null
    );
  }

  putMeta(key: string, value: string): void {
    this.#sqlite.prepare('insert or replace into meta (key, value) values (?, ?)').run(key, value);
    this.#changed();
  }

  #putPassage(document: number, ordinal: number, passage: PreparedPassage, id: number | null): number {
    const { lastInsertRowid } = this.#insertPassage.run(
      id,
      document,
      ordinal,
      passage.article,
      passage.articleTitle,
      JSON.stringify(passage.heading),
      passage.kind,
      passage.role,
      passage.text,
      passage.context,
      JSON.stringify(passage.lines),
      JSON.stringify(passage.parts),
      JSON.stringify(passage.flags),
      passage.digest,
      passage.shown,
      passage.summaries.zh ?? null,
      passage.summaries.en ?? null,
      passage.asked.zh ?? null,
      passage.asked.en ?? null,
    );
    this.#index.put(Number(lastInsertRowid), passage.entry);
    return Number(lastInsertRowid);
  }

  #putTrendReports(document: number, prepared: PreparedDocument, placed: readonly number[]): void {
    const insert = this.#sqlite.prepare(
      'insert into trend_reports (document, ordinal, title_zh, title_en, trends) values (?, ?, ?, ?, ?)',
    );
    const ids = (places: readonly number[]) => places.map(place => placed[place]).filter(id => id !== undefined);
    for (const [ordinal, report] of prepared.trendReports.entries()) {
      const trends = report.trends.map(trend => ({
        ...trend,
        statement: { zh: ids(trend.statement.zh), en: ids(trend.statement.en) },
      }));
      insert.run(document, ordinal, report.title.zh, report.title.en, JSON.stringify(trends));
    }
  }

  #putEvidence(document: number, { evidence }: PreparedDocument): void {
    const insert = this.#sqlite.prepare(
      'insert into trend_evidence (document, ordinal, report, trend, stance, lines, zh, en) values (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const [ordinal, { report, trend, stance, lines, text }] of evidence.entries())
      insert.run(document, ordinal, report, trend, stance, JSON.stringify(lines), text.zh, text.en);
  }

  #ids(document: number): Map<string, number[]> {
    const ids = new Map<string, number[]>();
    const rows = this.#sqlite
      .prepare<[number], { id: number; digest: string | null; lines: string; text: string }>(
        'select id, digest, lines, text from passages where document = ? order by ordinal',
      )
      .all(document);
    for (const row of rows) {
      const key = identity(row.digest, row.lines, row.text);
      const there = ids.get(key);
      if (there) there.push(row.id);
      else ids.set(key, [row.id]);
    }
    return ids;
  }

  /** Readers, in this process and others, see by this number that what they derived is stale. */
  #changed(): void {
    this.#sqlite.prepare("update meta set value = value + 1 where key = 'generation'").run();
  }
}

function identity(digest: string | null, lines: string, text: string): string {
  return `${digest ?? ''}\n${lines}\n${text}`;
}
