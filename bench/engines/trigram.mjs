/** SQLite FTS5 as it comes, with its trigram tokenizer: what needs no code at all. */
import fs from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { fields, passagesOf, weights } from './passages.mjs';

export function index(work) {
  const file = path.join(work.folder, 'trigram.sqlite');
  const sqlite = new SQLite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.exec(
    `create virtual table passages using fts5 (${fields.join(', ')}, document unindexed, lines unindexed, shown unindexed, tokenize = 'trigram')`,
  );
  const columns = [...fields, 'document', 'lines', 'shown'];
  const insert = sqlite.prepare(
    `insert into passages (rowid, ${columns.join(', ')}) values (@id, ${columns.map(column => `@${column}`).join(', ')})`,
  );
  sqlite.transaction(() => {
    for (const passage of passagesOf(work)) insert.run({ ...passage, lines: JSON.stringify(passage.lines) });
  })();
  sqlite.pragma('wal_checkpoint(truncate)');
  return { sqlite, file };
}

export function openEngine(_work, { sqlite, file }) {
  const find = sqlite.prepare(
    `select document, lines, text from passages where passages match ? and shown in ('both', ?)
     order by bm25(passages, ${fields.map(field => weights[field]).join(', ')}) limit 10`,
  );
  return {
    bytes: fs.statSync(file).size,
    search: (question, locale) => {
      const trigrams = trigramsOf(question);
      if (trigrams.length === 0) return [];
      const rows = find.all(trigrams.map(three => `"${three}"`).join(' OR '), locale);
      return rows.map(row => ({ ...row, lines: JSON.parse(row.lines) }));
    },
  };
}

function trigramsOf(question) {
  const runs = question.toLowerCase().match(/\p{Script=Han}{3,}|(?:(?!\p{Script=Han})[\p{L}\p{N}]){3,}/gu) ?? [];
  return [...new Set(runs.flatMap(run => [...run].slice(2).map((_, at) => [...run].slice(at, at + 3).join(''))))];
}
