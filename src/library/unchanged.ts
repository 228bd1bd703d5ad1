import fs from 'node:fs';
import path from 'node:path';
import type { Scan } from './scan.ts';
import type { Shelf } from './shelf.ts';
import type { StoredDocument, StoredFile } from './store.ts';
import { INDEX_VERSION } from './tokens.ts';

/** Files below a path that could not be looked at: they may well be there, so nothing of them is removed. */
export function keptFiles(scanned: Scan, stored: ReadonlyMap<string, StoredFile>): ReadonlySet<string> {
  const missing = scanned.missing.filter(file => !isGone(file, stored));
  return new Set(
    [...stored.keys()].filter(file => missing.some(folder => file === folder || file.startsWith(folder + path.sep))),
  );
}

/** A file that was named itself, and is missing from a folder that is there. */
function isGone(file: string, stored: ReadonlyMap<string, StoredFile>): boolean {
  return stored.has(file) && !fs.existsSync(file) && fs.existsSync(path.dirname(file));
}

/** Whether the library holds this content from that origin, read by this version, with the digests as they are now. */
export function fits(document: StoredDocument | undefined, origin: StoredDocument['origin'], shelf: Shelf): boolean {
  if (document?.origin !== origin || document.index_version !== INDEX_VERSION) return false;
  return shelf.broken(document.sha256) || document.digests === shelf.key(document.sha256);
}
