import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PersonError } from '../errors.ts';
import type { Locale } from '../words/index.ts';
import { askedFiles, askedName, readAsked, withAsked } from './asked.ts';
import { type Digest, type DigestPlace, digestFiles, readDigest } from './digest.ts';
import { saidOf } from './file-problem.ts';
import { stampOf } from './scan.ts';
import { storedShelf } from './stored-json.ts';

/** A file of the data folder as it was last seen; kept as JSON so that an unchanged one is not read again. */
interface ShelvedFile {
  readonly path: string;
  /** The digest's name. */
  readonly file: string;
  /** The language of a digest; null for how people ask for its paragraphs, in both. */
  readonly locale: Locale | null;
  readonly stamp: string;
  /** Of the file's own text. */
  readonly hash: string;
  /** The sha256 of the original that a digest restates, also while the file is wrong; null when it never was right. */
  readonly source: string | null;
  readonly problem: Record<Locale, string> | null;
}

/** The digests of the data folder, by the content that they restate; files are read only when needed. */
export class Shelf {
  readonly #files: readonly ShelvedFile[];
  /** There is no data folder: nothing is known of the digests, and what was stored of them stays. */
  readonly missing: boolean;

  private constructor(files: readonly ShelvedFile[], missing: boolean) {
    this.#files = files;
    this.missing = missing;
  }

  /** Looks at the data folder; `before` is what `stored` gave last time. */
  static open(dataFolder: string, before: string | null): Shelf {
    const shelved = before === null ? [] : storedShelf.parse(JSON.parse(before));
    const known = new Map<string, ShelvedFile>(shelved.map(file => [file.path, file]));
    if (!fs.existsSync(dataFolder)) return new Shelf([...known.values()], true);
    const folder = path.resolve(dataFolder);
    const places = [...digestFiles(folder), ...askedFiles(folder).map(place => ({ ...place, locale: null }))];
    const files = places.map(place => {
      const old = known.get(place.path);
      const stamp = stampOf(fs.statSync(place.path));
      return old?.stamp === stamp ? old : look({ ...place, stamp }, old?.source ?? null);
    });
    return new Shelf(files, false);
  }

  /** For the next `open`. */
  stored(): string {
    return JSON.stringify(this.#files);
  }

  problems(): readonly { readonly path: string; readonly sentence: Record<Locale, string> }[] {
    return this.#files.flatMap(({ path, problem }) => (problem ? [{ path, sentence: problem }] : []));
  }

  /** The sha256 of every original that digests restate. */
  sources(): ReadonlySet<string> {
    return new Set(this.#files.flatMap(({ source }) => (source === null ? [] : [source])));
  }

  /** Changes with the digests of that original; empty when there are none. */
  key(source: string): string {
    const files = this.#of(source).map(({ file, locale, hash }) =>
      locale === null ? `${askedName(file)} ${hash}` : `${locale}/${file} ${hash}`,
    );
    return files.length === 0 ? '' : sha256(files.join('\n'));
  }

  /** One of its files is wrong at the moment: what the library has of it stays until that is mended. */
  broken(source: string): boolean {
    return this.missing || this.#of(source).some(file => file.problem !== null);
  }

  /** Reads the digests of that original, leaving out those that are wrong. */
  read(source: string): readonly Digest[] {
    if (this.missing) return [];
    const files = this.#of(source).filter(file => file.problem === null);
    const asked = new Map(
      files
        .filter(({ locale }) => locale === null)
        .map(({ file, path }) => [file, readAsked(fs.readFileSync(path, 'utf8'), file)]),
    );
    return files.filter(isDigest).map(({ path, ...where }) => {
      const digest = readDigest(fs.readFileSync(path, 'utf8'), where);
      return withAsked(digest, asked.get(where.file) ?? []);
    });
  }

  /** Its digests, and what belongs to them by name. */
  #of(source: string): readonly ShelvedFile[] {
    const digests = new Set(this.#files.filter(file => file.source === source).map(({ file }) => file));
    return this.#files.filter(
      ({ file, locale, source: own }) => own === source || (locale === null && digests.has(file)),
    );
  }
}

function isDigest(file: ShelvedFile): file is ShelvedFile & DigestPlace {
  return file.locale !== null;
}

/** Reads the file for what it belongs to. @throws PersonError when it is wrong */
function sourceOf(text: string, { file, locale }: Pick<ShelvedFile, 'file' | 'locale'>): string | null {
  if (locale !== null) return readDigest(text, { file, locale }).sha256;
  readAsked(text, file);
  return null;
}

function look(place: Pick<ShelvedFile, 'path' | 'file' | 'locale' | 'stamp'>, before: string | null): ShelvedFile {
  try {
    const text = fs.readFileSync(place.path, 'utf8');
    const hash = sha256(text);
    try {
      return { ...place, hash, source: sourceOf(text, place), problem: null };
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      return {
        ...place,
        hash,
        source: before,
        problem: saidOf(error, (w, reason) => w.library.digestUnreadable(reason)),
      };
    }
  } catch (error) {
    return { ...place, hash: '', source: before, problem: saidOf(error, (w, reason) => w.library.unreadable(reason)) };
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
