/** The floor: one FTS5 query over Trendbrief's own table, any token of the question, the ten best rows. No ranking, no answer. */
import SQLite from 'better-sqlite3';
import { tokensOf } from '../../dist/library/tokens.js';

export function openEngine({ database: file }) {
  const sqlite = new SQLite(file, { readonly: true });
  const find = sqlite.prepare(
    'select rowid as id from passage_index where passage_index match ? order by bm25(passage_index) limit 10',
  );
  const row = sqlite.prepare(
    'select passages.*, documents.document as name from passages join documents on documents.id = passages.document where passages.id = ?',
  );
  return {
    bytes: null,
    search: question => {
      const tokens = [...new Set(tokensOf(question))];
      if (tokens.length === 0) return [];
      return find.all(tokens.map(token => `"${token}"`).join(' OR ')).map(({ id }) => {
        const { name, lines, text } = row.get(id);
        return { document: name, lines: JSON.parse(lines), text };
      });
    },
  };
}
