import fs from 'node:fs';
import path from 'node:path';
import { readable } from '../corpus/readable.ts';
import { codeOf, type FileProblem, fileProblem, said } from './file-problem.ts';

/** A document file that is there now. */
export interface ScannedFile {
  readonly path: string;
  readonly bytes: number;
  /** Changes with content, permissions and replacement, without reading the file. */
  readonly stamp: string;
}

export interface Scan {
  readonly files: readonly ScannedFile[];
  /** Paths of the request, or folders below them, that could not be looked at: nothing is known of what they hold. */
  readonly missing: readonly string[];
  /** Those, and files that were asked for by name and are no documents. */
  readonly problems: readonly FileProblem[];
}

/** Looks through files and folders, in order of name; links are followed, and a folder is entered once however it is reached. */
export function scan(paths: readonly string[]): Scan {
  const files = new Map<string, ScannedFile>();
  const missing: string[] = [];
  const problems: FileProblem[] = [];
  const miss = (file: string, reason: string) => {
    missing.push(file);
    problems.push(
      fileProblem(
        file,
        said(w => (reason === 'ENOENT' ? w.library.missingPath : w.library.unreadable(reason))),
      ),
    );
  };
  const entered = new Set<string>();

  const look = (file: string, named: boolean) => {
    let stat: fs.Stats;
    try {
      stat = fs.statSync(file);
    } catch (error) {
      // A dangling link inside a folder is no document; anything else may be there again later.
      if (named || codeOf(error) !== 'ENOENT') miss(file, codeOf(error));
      return;
    }
    if (stat.isDirectory()) return enter(file, stat);
    if (!stat.isFile() || !readable(file)) {
      if (named)
        problems.push(
          fileProblem(
            file,
            said(w => w.library.notReadable),
          ),
        );
      return;
    }
    files.set(file, { path: file, bytes: stat.size, stamp: stampOf(stat) });
  };

  const enter = (folder: string, stat: fs.Stats) => {
    const identity = `${stat.dev}:${stat.ino}`;
    if (entered.has(identity)) return;
    entered.add(identity);
    let names: string[];
    try {
      names = fs.readdirSync(folder).sort();
    } catch (error) {
      miss(folder, codeOf(error));
      return;
    }
    for (const name of names) if (!name.startsWith('.')) look(path.join(folder, name), false);
  };

  for (const file of new Set(paths.map(one => path.resolve(one)))) look(file, true);
  return { files: [...files.values()], missing, problems };
}

export function stampOf(stat: fs.Stats): string {
  return `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}`;
}
