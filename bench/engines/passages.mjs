/** What the other engines index and give back: the passages of a Trendbrief library, with the same fields. */
import SQLite from 'better-sqlite3';

export const fields = ['heading', 'text', 'context', 'zh', 'en'];
/** As Trendbrief weighs them. */
export const weights = { heading: 1, text: 2, context: 1, zh: 1.5, en: 1.5 };

/** The passages one after the other; whoever needs them all keeps them. */
export function* passagesOf({ database: file }) {
  const database = new SQLite(file, { readonly: true });
  try {
    const rows = database
      .prepare(
        `select passages.*, documents.document as name, documents.title_zh, documents.title_en
         from passages join documents on documents.id = passages.document`,
      )
      .iterate();
    for (const row of rows) {
      const heading = [row.title_zh, row.article_title, ...JSON.parse(row.heading)];
      yield {
        id: row.id,
        document: row.name,
        lines: JSON.parse(row.lines),
        shown: row.shown,
        heading: [...new Set(heading)].filter(Boolean).join('\n'),
        text: row.text,
        context: row.context,
        zh: ownWords(row.summary_zh, row.asked_zh),
        en: ownWords(row.summary_en, row.asked_en),
      };
    }
  } finally {
    database.close();
  }
}

/** What a digest says of a passage, and how people ask for it. */
function ownWords(summary, asked) {
  return [summary, asked].filter(Boolean).join('\n');
}

/** A digest in two languages is shown in the reader's. */
export function isShown({ shown }, locale) {
  return shown === 'both' || shown === locale;
}
