import path from 'node:path';
import type { Config } from '../config.ts';
import { checkLibrary as check } from '../library/check/check-library.ts';
import { formatReport } from '../library/check/report.ts';
import type { Io } from './io.ts';

/** `check-library [FOLDER]`: checks data/, against the originals of the folder, or of the first configured path. */
export function checkLibrary(documents: string | null, config: Config, io: Io): number {
  const documentsFolder = documents ? path.resolve(config.folder, documents) : (config.documents[0] ?? null);
  const report = check({ dataFolder: config.data, documentsFolder });
  io.print(formatReport(report, config.locale));
  return report.problems.length ? 1 : 0;
}
