import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const source = path.resolve(import.meta.dirname, '../src');
const files = fs
  .readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ file, text: fs.readFileSync(path.join(source, file), 'utf8') }));

/** Each folder may import itself and what stands before it. */
const order = [
  'words',
  'errors.ts',
  'corpus',
  'library',
  'lookup',
  'card',
  'briefing',
  'discussion',
  'chat',
  'platforms',
];
/** The rim wires everything together. */
const rim = ['cli', 'main.ts', 'config.ts', 'log.ts'];

function placeOf(file: string): string {
  return file.split(path.sep)[0] ?? file;
}

function importsOf({ file, text }: { file: string; text: string }): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)].map(match =>
    path.relative(source, path.resolve(source, path.dirname(file), match[1] ?? '')),
  );
}

describe('the tree', () => {
  test('dependencies point one way', () => {
    const wrong = files.flatMap(entry => {
      const place = placeOf(entry.file);
      if (rim.includes(place)) return [];
      const allowed = order.slice(0, order.indexOf(place) + 1);
      return importsOf(entry)
        .filter(target => !allowed.includes(placeOf(target)))
        .map(target => `${entry.file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every folder has its place in the order', () => {
    expect(files.map(({ file }) => placeOf(file)).filter(place => ![...order, ...rim].includes(place))).toEqual([]);
  });

  test('briefing and discussion do not know each other’s insides, nor one platform another’s', () => {
    const wrong = files.flatMap(entry => {
      // The files beside the adapters wire them.
      const [, own = ''] = /^(platforms\/[^/]+\/)/.exec(entry.file.split(path.sep).join('/')) ?? [];
      return importsOf(entry)
        .filter(target => target.startsWith('platforms/') && own !== '' && !target.startsWith(own))
        .filter(target => !target.startsWith('platforms/shared/'))
        .map(target => `${entry.file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('only the platforms, their words, the settings and the command line name a chat platform', () => {
    const naming = files.filter(
      ({ file, text }) =>
        /slack|feishu|lark\b/i.test(code(text)) &&
        !['platforms', 'config.ts', 'main.ts', 'words'].includes(placeOf(file)),
    );
    expect(naming.map(({ file }) => file)).toEqual([]);
  });

  test('what the platforms share names none of them', () => {
    const naming = files.filter(
      ({ file, text }) => file.startsWith(path.join('platforms', 'shared')) && /slack|feishu|lark\b/i.test(text),
    );
    expect(naming.map(({ file }) => file)).toEqual([]);
  });

  test('only the settings read the environment', () => {
    const reading = files.filter(({ text }) => text.includes('process.env'));
    expect(reading.map(({ file }) => file)).toEqual(['config.ts']);
  });
});

/** The text without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
