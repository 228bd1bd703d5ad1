import fs from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../..', process.env.TRENDBRIEF_TEST_DOCUMENTS ?? '../shared/seeds');

/** The folder with the original documents, or null where it is absent: tests on them are then skipped. */
export const seedsFolder: string | null = fs.existsSync(folder) ? folder : null;

/** The path of the original whose file name starts with `prefix`. */
export function seed(prefix: string): string {
  const name = fs.readdirSync(folder).find(file => file.startsWith(prefix));
  if (!name) throw new Error(`no original starts with ${prefix}`);
  return path.join(folder, name);
}
