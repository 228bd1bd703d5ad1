import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { decode } from '../../corpus/decode.ts';
import { splitLines } from '../../corpus/lines.ts';

/** An original beside which digests are checked. */
export interface Original {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Line 1 is at index 0. */
  readonly lines: readonly string[];
}

/**
 * Reads those of the named originals that are in the folder.
 * @throws PersonError for an original that holds no text
 */
export function readOriginals(folder: string, names: Iterable<string>): readonly Original[] {
  return [...new Set(names)]
    .filter(name => fs.existsSync(path.join(folder, name)))
    .map(file => {
      const bytes = fs.readFileSync(path.join(folder, file));
      const { text } = decode(bytes);
      const lines = splitLines(text.replace(/(?:\r\n|\n|\r)$/, '')).map(line => line.raw);
      return { file, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), lines };
    });
}
