import type { LineRange } from '../corpus/document.ts';
import type { Locale } from '../words/index.ts';
import type { Database } from './database.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import type { Found, Library, LibraryDocument, LibraryTrendReport, Passage, TrendEvidence } from './library.ts';
import { Recent } from './recent.ts';
import { type DocumentRow, type PassageRow, passageColumns, toDocument, toFound } from './rows.ts';
import { ftsIndex, type SearchIndex } from './search-index.ts';
import { storedLines, storedTrends } from './stored-json.ts';

/**
 * So many passages are kept ready, those read last. What ranking derives from a passage is kept with it and takes some
 * 5 kB, or 50 once it was near an answer, so this bounds the memory of a bot whatever the size of its library.
 */
const KEPT_PASSAGES = 1500;
/** Of so many documents it is kept ready where their passages stand. */
const KEPT_DOCUMENTS = 20;

/** The library as its readers see it. It follows what any process writes; nothing needs to be opened again. */
export function openLibrary(database: Database): Library {
  return new SqliteLibrary(database);
}

interface ReportRow {
  readonly id: number;
  readonly document: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly trends: string;
}

/** Where a passage stands in its document. */
interface Place {
  readonly id: number;
  readonly lines: readonly LineRange[];
  readonly digest: Passage['digest'];
  readonly ordinal: number;
}

class SqliteLibrary implements Library {
  readonly #index: SearchIndex;
  readonly #generation;
  readonly #size;
  readonly #passage;
  readonly #places;
  readonly #around;
  readonly #ofDocument;
  readonly #documents;
  readonly #reports;
  readonly #evidence;
  readonly #lexiconText;
  #seen = -1;
  readonly #passages = new Recent<number, Found | null>(KEPT_PASSAGES);
  #documentList: readonly LibraryDocument[] | null = null;
  #reportList: readonly LibraryTrendReport[] | null = null;
  #lexicon: Lexicon | null = null;
  #placed = new Map<string, readonly Place[]>();

  constructor({ sqlite }: Database) {
    this.#index = ftsIndex(sqlite);
    this.#generation = sqlite.prepare<[], { value: string }>("select value from meta where key = 'generation'");
    this.#size = sqlite.prepare<[], { count: number }>('select count(*) as count from passages');
    this.#passage = sqlite.prepare<[number], PassageRow>(`select ${passageColumns} where passages.id = ?`);
    this.#places = sqlite.prepare<[string, Locale], Omit<Place, 'lines'> & { readonly lines: string }>(
      `select passages.id, passages.lines, passages.digest, passages.ordinal
       from passages join documents on documents.id = passages.document where documents.document = ? and passages.shown in ('both', ?)`,
    );
    this.#around = sqlite.prepare<[number, string, string, number, number], PassageRow>(
      `select ${passageColumns} where passages.document = ? and passages.article = ? and passages.shown in ('both', ?)
       and passages.ordinal between ? and ? order by passages.ordinal`,
    );
    this.#ofDocument = sqlite.prepare<[number, Locale], PassageRow>(
      `select ${passageColumns} where passages.document = ? and passages.shown in ('both', ?) order by passages.ordinal`,
    );
    this.#documents = sqlite.prepare<[], DocumentRow>(
      `select documents.*, (select count(*) from passages where passages.document = documents.id and passages.shown in ('both', 'zh')) as passages
       from documents order by documents.date is null, documents.date desc, documents.document, documents.id`,
    );
    this.#reports = sqlite.prepare<[], ReportRow>(
      `select documents.id, documents.document, trend_reports.title_zh, trend_reports.title_en, documents.publisher, documents.date, trend_reports.trends
       from trend_reports join documents on documents.id = trend_reports.document
       order by documents.date is null, documents.date desc, documents.origin desc, documents.document, documents.id, trend_reports.ordinal`,
    );
    this.#evidence = sqlite.prepare<
      [string, number],
      { document: string; stance: TrendEvidence['stance']; lines: string; zh: string; en: string }
    >(
      `select documents.document, stance, lines, zh, en from trend_evidence join documents on documents.id = trend_evidence.document
       where report = ? and trend = ? order by documents.date is null, documents.date desc, documents.document, ordinal`,
    );
    this.#lexiconText = sqlite.prepare<[], { value: string }>("select value from meta where key = 'lexicon'");
  }

  documents(): readonly LibraryDocument[] {
    this.#refresh();
    this.#documentList ??= this.#readDocuments();
    return this.#documentList;
  }

  passage(id: number): Passage | null {
    this.#refresh();
    return this.#keep(id)?.passage ?? null;
  }

  passageAt(document: string, line: number, locale: Locale): Passage | null {
    return this.passagesAt(document, [[line, line]], locale)[0]?.passage ?? null;
  }

  passagesAt(document: string, lines: readonly LineRange[], locale: Locale): readonly Found[] {
    this.#refresh();
    const holds = (place: Place) =>
      place.lines.some(([from, to]) => lines.some(([first, last]) => from <= last && first <= to));
    // Of several the one with the fewest lines is meant, and the original's rather than the digest's.
    const weight = ({ digest, lines: own }: Place) => (digest === null ? 0 : 1000) + own.length;
    return this.#placesIn(document, locale)
      .filter(holds)
      .sort((one, other) => weight(one) - weight(other) || one.ordinal - other.ordinal)
      .flatMap(({ id }) => this.#keep(id) ?? []);
  }

  neighbours(id: number, before: number, after: number): readonly Passage[] {
    this.#refresh();
    const row = this.#passage.get(id);
    if (!row) return [];
    // Digests in two languages alternate, so a wider span is read and then narrowed by position.
    const reach = (row.digest === null ? 1 : 2) * (before + after + 1) + 20;
    const rows = this.#around
      .all(row.document_id, row.article, row.digest ?? 'zh', row.ordinal - reach, row.ordinal + reach)
      .filter(other => other.digest === row.digest);
    const at = rows.findIndex(other => other.id === id);
    return rows.slice(Math.max(0, at - before), at + after + 1).map(other => toFound(other).passage);
  }

  passagesOf(document: number, locale: Locale): readonly Found[] {
    return this.#ofDocument.all(document, locale).map(toFound);
  }

  trendReports(): readonly LibraryTrendReport[] {
    this.#refresh();
    this.#reportList ??= this.#readReports();
    return this.#reportList;
  }

  trendEvidence(report: string, trend: number): readonly TrendEvidence[] {
    return this.#evidence.all(report, trend).map(({ document, stance, lines, zh, en }) => ({
      document,
      stance,
      lines: storedLines.parse(JSON.parse(lines)),
      text: { zh, en },
    }));
  }

  search(tokens: readonly string[], options: { readonly locale: Locale; readonly limit: number }): readonly Found[] {
    this.#refresh();
    return this.#index.find(tokens, options).flatMap(id => this.#keep(id) ?? []);
  }

  frequency(token: string): number {
    return this.#index.frequency(token);
  }

  size(): number {
    return this.#size.get()?.count ?? 0;
  }

  lexicon(): Lexicon {
    this.#refresh();
    this.#lexicon ??= readLexicon(this.#lexiconText.get()?.value ?? '');
    return this.#lexicon;
  }

  generation(): number {
    this.#refresh();
    return this.#seen;
  }

  /** Drops what was derived from an older state of the library. */
  #refresh(): void {
    const now = Number(this.#generation.get()?.value ?? 0);
    if (now === this.#seen) return;
    this.#seen = now;
    this.#index.forget();
    this.#passages.clear();
    this.#documentList = null;
    this.#reportList = null;
    this.#lexicon = null;
    this.#placed = new Map();
  }

  #keep(id: number): Found | null {
    return this.#passages.get(id, () => {
      const row = this.#passage.get(id);
      return row ? toFound(row) : null;
    });
  }

  #placesIn(document: string, locale: Locale): readonly Place[] {
    const key = `${locale} ${document}`;
    const known = this.#placed.get(key);
    if (known) return known;
    if (this.#placed.size >= KEPT_DOCUMENTS) this.#placed.clear();
    const places = this.#places
      .all(document, locale)
      .map(row => ({ ...row, lines: storedLines.parse(JSON.parse(row.lines)) }));
    this.#placed.set(key, places);
    return places;
  }

  #readDocuments(): readonly LibraryDocument[] {
    const rows = this.#documents.all();
    const originals = new Set(rows.filter(row => row.origin === 'original').map(row => row.document));
    return rows.map(row => toDocument(row, originals.has(row.document)));
  }

  #readReports(): readonly LibraryTrendReport[] {
    const taken = new Set<string>();
    return this.#reports.all().map(row => {
      // A document may hold two reports, and two documents may have one name; the original's first report has the plain ids.
      let name = row.document;
      for (let n = 2; taken.has(name); n++) name = `${row.document}~${n}`;
      taken.add(name);
      const passages = (ids: readonly number[]) => ids.flatMap(id => this.#keep(id)?.passage ?? []);
      return {
        document: row.document,
        title: { zh: row.title_zh, en: row.title_en },
        publisher: row.publisher,
        date: row.date,
        trends: storedTrends.parse(JSON.parse(row.trends)).map(({ number, name: named, statement, notes }) => ({
          id: `${name}#${number}`,
          number,
          name: named,
          statement: { zh: passages(statement.zh), en: passages(statement.en) },
          notes,
        })),
      };
    });
  }
}
