import type { Found, LibraryDocument, Passage } from './library.ts';
import type { Role } from './passages.ts';
import { storedFlags, storedLines, storedParts, storedStrings } from './stored-json.ts';

/** A row of `passageColumns`. */
export interface PassageRow {
  readonly id: number;
  readonly document_id: number;
  readonly document: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly ordinal: number;
  readonly article: string;
  readonly article_title: string;
  readonly heading: string;
  readonly kind: Passage['kind'];
  readonly role: Role;
  readonly text: string;
  readonly context: string;
  readonly lines: string;
  readonly parts: string;
  readonly flags: string;
  readonly digest: Passage['digest'];
  readonly summary_zh: string | null;
  readonly summary_en: string | null;
  readonly asked_zh: string | null;
  readonly asked_en: string | null;
}

/** A document, with how many passages a reader finds in it. */
export interface DocumentRow {
  readonly id: number;
  readonly document: string;
  readonly origin: 'original' | 'digest';
  readonly title_zh: string;
  readonly title_en: string;
  readonly publisher: string | null;
  readonly authors: string;
  readonly date: string | null;
  readonly language: LibraryDocument['language'];
  readonly added_at: string;
  readonly passages: number;
}

export const passageColumns = `passages.*, documents.id as document_id, documents.document, documents.title_zh, documents.title_en
  from passages join documents on documents.id = passages.document`;

/** A passage with what finds and ranks it. */
export function toFound(row: PassageRow): Found {
  return {
    role: row.role,
    context: row.context,
    parts: storedParts.parse(JSON.parse(row.parts)),
    asked: { ...(row.asked_zh !== null && { zh: row.asked_zh }), ...(row.asked_en !== null && { en: row.asked_en }) },
    passage: {
      id: row.id,
      document: row.document,
      documentTitle: { zh: row.title_zh, en: row.title_en },
      articleTitle: row.article_title,
      heading: storedStrings.parse(JSON.parse(row.heading)),
      kind: row.kind,
      text: row.text,
      lines: storedLines.parse(JSON.parse(row.lines)),
      flags: storedFlags.parse(JSON.parse(row.flags)),
      digest: row.digest,
      summaries: {
        ...(row.summary_zh !== null && { zh: row.summary_zh }),
        ...(row.summary_en !== null && { en: row.summary_en }),
      },
      ordinal: row.ordinal,
    },
  };
}

/** @param hasOriginal whether an original of that name is in the library, too */
export function toDocument(row: DocumentRow, hasOriginal: boolean): LibraryDocument {
  return {
    id: row.id,
    document: row.document,
    title: { zh: row.title_zh, en: row.title_en },
    publisher: row.publisher,
    authors: storedStrings.parse(JSON.parse(row.authors)),
    date: row.date,
    language: row.language,
    digestOnly: row.origin === 'digest',
    ...(row.origin === 'digest' && hasOriginal && { originalDiffers: true as const }),
    passages: row.passages,
    addedAt: row.added_at,
  };
}
