import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { PersonError } from '../errors.ts';
import { type Database, databaseError } from './database.ts';
import { codeOf, type FileProblem, fileProblem, type Sentences, said, saidOf } from './file-problem.ts';
import { readLexicon } from './lexicon.ts';
import { type PreparedDocument, prepareDigests, prepareOriginal } from './prepare.ts';
import { forgetPath, rememberedPaths, rememberPath } from './remembered.ts';
import { type Scan, type ScannedFile, scan } from './scan.ts';
import { ftsIndex } from './search-index.ts';
import { Shelf } from './shelf.ts';
import { Store, type StoredFile } from './store.ts';
import { storedSentences } from './stored-json.ts';
import { fits, keptFiles } from './unchanged.ts';

/** A larger file is reported and not read: it would hold up the bot, and no report is that long. */
export const FILE_LIMIT_BYTES = 20 * 1024 * 1024;

export interface IndexOptions {
  readonly database: Database;
  /** Holds `zh/`, `en/` and `lexicon.yaml`. */
  readonly dataFolder: string;
  /** Files and folders of the configuration. */
  readonly paths: readonly string[];
  /** Files and folders that somebody names now: remembered from here on. */
  readonly remember?: readonly string[];
  /** Remembered paths to give up. */
  readonly forget?: readonly string[];
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly path: string }) => void;
  readonly signal?: AbortSignal;
  readonly now: () => Date;
}

/** Numbers of documents. */
export interface IndexReport {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly problems: readonly FileProblem[];
}

/**
 * Brings the library up to date with the data folder and the paths. Each document changes in one transaction: whatever
 * interrupts this, the library holds the old or the new state of each, and the next call goes on. When nothing changed it
 * only looks at the files' dates. Files that no path leads to any more leave the library.
 * @throws PersonError when the database cannot be written; the signal's reason when it is aborted
 */
export async function indexLibrary(options: IndexOptions): Promise<IndexReport> {
  try {
    return await new Indexing(options).run();
  } catch (error) {
    throw databaseError(error, options.database.file);
  }
}

class Indexing {
  readonly #options: IndexOptions;
  readonly #store: Store;
  readonly #counts = { added: 0, updated: 0, removed: 0, unchanged: 0 };
  readonly #problems: FileProblem[] = [];
  /** Contents that stay in the library, and the file that stands for each. */
  readonly #claimed = new Map<string, string>();

  constructor(options: IndexOptions) {
    this.#options = options;
    this.#store = new Store(options.database, ftsIndex(options.database.sqlite));
  }

  async run(): Promise<IndexReport> {
    const { database, dataFolder, paths, now } = this.#options;
    for (const one of this.#options.remember ?? []) rememberPath(database, one, now());
    for (const one of this.#options.forget ?? []) forgetPath(database, one);

    const shelf = this.#openShelf(dataFolder);
    this.#readLexicon(dataFolder);
    const scanned = scan([...paths, ...rememberedPaths(database)]);
    this.#problems.push(...scanned.problems);
    const stored = this.#store.files();
    const kept = keptFiles(scanned, stored);
    this.#claimUnchanged(scanned, kept, stored);

    const sources = [...shelf.sources()];
    const total = scanned.files.length + sources.length;
    let done = 0;
    for (const file of scanned.files) {
      await this.#file(file, stored.get(file.path), shelf);
      this.#options.onProgress?.({ done: ++done, total, path: file.path });
    }
    for (const source of sources) {
      await this.#digests(source, shelf);
      this.#options.onProgress?.({ done: ++done, total, path: dataFolder });
    }
    this.#removeRest(scanned, kept, shelf);
    return { ...this.#counts, problems: this.#problems };
  }

  #openShelf(dataFolder: string): Shelf {
    const before = this.#store.meta('digests');
    const shelf = Shelf.open(dataFolder, before);
    if (shelf.missing)
      this.#problem(
        dataFolder,
        said(w => w.library.missingPath),
      );
    for (const { path: file, sentence } of shelf.problems()) this.#problem(file, sentence);
    const stored = shelf.stored();
    // Which files there are is remembered at once; whether a document has taken them in is in the document's row.
    if (stored !== before) this.#store.write(() => this.#store.putMeta('digests', stored));
    return shelf;
  }

  #readLexicon(dataFolder: string): void {
    if (!fs.existsSync(dataFolder)) return;
    const file = path.join(dataFolder, 'lexicon.yaml');
    try {
      const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
      if (text === (this.#store.meta('lexicon') ?? '')) return;
      readLexicon(text);
      this.#store.write(() => this.#store.putMeta('lexicon', text));
    } catch (error) {
      this.#problem(
        file,
        saidOf(error, (w, reason) => w.library.lexiconUnreadable(reason)),
      );
    }
  }

  /** The file that already stands for a content goes on doing so, whatever other names the content has by now. */
  #claimUnchanged(scanned: Scan, kept: ReadonlySet<string>, stored: ReadonlyMap<string, StoredFile>): void {
    const stamps = new Map(scanned.files.map(file => [file.path, file.stamp]));
    for (const document of this.#store.documents().values()) {
      const file = document.path === null ? undefined : stored.get(document.path);
      if (!file || file.sha256 !== document.sha256) continue;
      if (kept.has(file.path) || stamps.get(file.path) === file.stamp) this.#claimed.set(document.sha256, file.path);
    }
  }

  async #file(file: ScannedFile, known: StoredFile | undefined, shelf: Shelf): Promise<void> {
    if (known?.stamp === file.stamp && this.#stays(file, known, shelf)) return;
    await setImmediate();
    this.#options.signal?.throwIfAborted();

    const bytes = this.#read(file, known);
    if (!bytes) return;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const other = this.#claimed.get(sha256);
    if (other !== undefined && other !== file.path) {
      this.#store.write(() => this.#store.putFile({ path: file.path, stamp: file.stamp, sha256, problem: null }));
      return this.#problem(
        file.path,
        said(w => w.library.duplicate(other)),
      );
    }
    try {
      const place = { sha256, document: path.basename(file.path), path: file.path };
      const current = this.#store.document(sha256);
      const prepared = fits(current, 'original', shelf)
        ? null
        : await prepareOriginal(bytes, place, shelf.read(sha256), this.#options.signal);
      this.#write(file, known, place, prepared, shelf);
      this.#claimed.set(sha256, file.path);
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      if (databaseError(error, '') !== error) throw error;
      this.#refuse(
        file,
        known,
        saidOf(error, (w, reason) => (error instanceof PersonError ? reason : w.library.failed(reason))),
      );
    }
  }

  /** Whether there is nothing to do for a file that did not change. */
  #stays(file: ScannedFile, known: StoredFile, shelf: Shelf): boolean {
    if (known.problem !== null) this.#problem(file.path, storedSentences.parse(JSON.parse(known.problem)));
    if (known.sha256 === null) return true;
    const stands = this.#claimed.get(known.sha256);
    if (stands !== undefined && stands !== file.path) {
      if (known.problem === null)
        this.#problem(
          file.path,
          said(w => w.library.duplicate(stands)),
        );
      return true;
    }
    if (known.problem !== null) {
      this.#claimed.set(known.sha256, file.path);
      this.#counts.unchanged++;
      return true;
    }
    const document = this.#store.document(known.sha256);
    if (!fits(document, 'original', shelf) || document?.path !== file.path) return false;
    this.#counts.unchanged++;
    return true;
  }

  #read(file: ScannedFile, known: StoredFile | undefined): Uint8Array | null {
    if (file.bytes > FILE_LIMIT_BYTES) {
      this.#refuse(
        file,
        known,
        said(w => w.library.tooLarge(FILE_LIMIT_BYTES / 1024 / 1024)),
      );
      return null;
    }
    try {
      return fs.readFileSync(file.path);
    } catch (error) {
      this.#refuse(
        file,
        known,
        said(w => w.library.unreadable(codeOf(error))),
      );
      return null;
    }
  }

  /** The file cannot be taken in: what the library has of it from before stays. */
  #refuse(file: ScannedFile, known: StoredFile | undefined, sentence: Sentences): void {
    this.#problem(file.path, sentence);
    const sha256 = known?.sha256 ?? null;
    const problem = JSON.stringify(sentence);
    this.#store.write(() => this.#store.putFile({ path: file.path, stamp: file.stamp, sha256, problem }));
    if (sha256 === null) return;
    this.#claimed.set(sha256, this.#claimed.get(sha256) ?? file.path);
    this.#counts.unchanged++;
  }

  #write(
    file: ScannedFile,
    known: StoredFile | undefined,
    place: { readonly sha256: string; readonly document: string; readonly path: string },
    prepared: PreparedDocument | null,
    shelf: Shelf,
  ): void {
    const { sha256 } = place;
    const outcome = this.#store.write(() => {
      // Another process may have done the same work meanwhile.
      const current = this.#store.document(sha256);
      const done = fits(current, 'original', shelf);
      if (done && current?.path !== place.path) this.#store.renameDocument(sha256, place.document, place.path);
      if (!done && prepared) this.#store.putDocument(prepared, shelf.key(sha256), this.#options.now().toISOString());
      this.#store.putFile({ path: file.path, stamp: file.stamp, sha256, problem: null });
      const replaced = known?.sha256 && known.sha256 !== sha256 ? known.sha256 : null;
      // The old content leaves with the same transaction, unless another file holds it or a digest goes on for it.
      if (
        replaced &&
        !this.#claimed.has(replaced) &&
        !this.#heldElsewhere(replaced) &&
        !shelf.sources().has(replaced)
      ) {
        this.#store.dropDocument(replaced);
        return 'updated';
      }
      if (done) return replaced ? 'updated' : 'unchanged';
      return current || replaced ? 'updated' : 'added';
    });
    this.#counts[outcome]++;
  }

  #heldElsewhere(sha256: string): boolean {
    return [...this.#store.files().values()].some(file => file.sha256 === sha256);
  }

  async #digests(source: string, shelf: Shelf): Promise<void> {
    if (this.#claimed.has(source)) return;
    const current = this.#store.document(source);
    const stays = fits(current, 'digest', shelf) || (current?.origin === 'digest' && shelf.broken(source));
    if (stays) {
      this.#counts.unchanged++;
      return;
    }
    await setImmediate();
    this.#options.signal?.throwIfAborted();
    const prepared = await prepareDigests(shelf.read(source), this.#options.signal);
    if (!prepared) return;
    const outcome = this.#store.write(() => {
      // Another process may have done the same work meanwhile.
      const latest = this.#store.document(source);
      if (fits(latest, 'digest', shelf)) return 'unchanged';
      this.#store.putDocument(prepared, shelf.key(source), this.#options.now().toISOString());
      return latest ? 'updated' : 'added';
    });
    this.#counts[outcome]++;
  }

  #removeRest(scanned: Scan, kept: ReadonlySet<string>, shelf: Shelf): void {
    const present = new Set([...scanned.files.map(file => file.path), ...kept]);
    const gone = [...this.#store.files().keys()].filter(file => !present.has(file));
    if (gone.length > 0)
      this.#store.write(() => {
        for (const file of gone) this.#store.dropFile(file);
      });
    const sources = shelf.sources();
    for (const document of this.#store.documents().values()) {
      const stays = this.#claimed.has(document.sha256) || sources.has(document.sha256);
      if (stays || (document.origin === 'digest' && shelf.missing)) continue;
      this.#store.write(() => this.#store.dropDocument(document.sha256));
      this.#counts.removed++;
    }
  }

  #problem(file: string, sentences: Sentences): void {
    this.#problems.push(fileProblem(file, sentences));
  }
}
