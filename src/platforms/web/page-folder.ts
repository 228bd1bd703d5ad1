import path from 'node:path';

/** The compiled page, `dist-page/`: the same place seen from `src/` and from `dist/`. */
export const builtPageFolder = path.resolve(import.meta.dirname, '../../../dist-page');
