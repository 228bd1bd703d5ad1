import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { toOutline } from '../corpus/outline.ts';
import { readDocument } from '../corpus/read.ts';
import { PersonError } from '../errors.ts';
import { readDigests } from '../library/digest.ts';
import { scan } from '../library/scan.ts';
import type { Io } from './io.ts';

/** `outline PATH…`: one JSON line a document. `corrected` applies the front matter of the digests of that very file. */
export function outline(
  paths: readonly string[],
  options: { readonly corrected?: boolean },
  config: Config,
  io: Io,
): number {
  const base = config.folder;
  const found = scan(paths.map(file => path.resolve(base, file)));
  const digests = options.corrected ? readDigests(config.data) : [];
  let failed = found.problems.length > 0;
  for (const problem of found.problems) io.say(problem.sentence(config.locale));
  for (const { path: file } of found.files) {
    try {
      const bytes = fs.readFileSync(file);
      const plain = readDocument(bytes, path.basename(file));
      const digest = digests.find(({ sha256, locale }) => locale === 'zh' && sha256 === plain.sha256);
      const document = digest ? readDocument(bytes, path.basename(file), digest.corrections) : plain;
      io.print(JSON.stringify(toOutline(document)));
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      failed = true;
      io.say(io.words.library.at(file, error.sentence(config.locale)));
    }
  }
  return failed ? 1 : 0;
}
