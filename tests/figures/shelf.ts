import fs from 'node:fs';
import path from 'node:path';
import { plainText } from '../../src/card/plain.ts';
import type { Library } from '../../src/library/library.ts';
import { figuresOf } from '../../src/lookup/figures/extract.ts';
import { type Figure, labelOf } from '../../src/lookup/figures/figure.ts';
import { type World, world } from '../library/world.ts';

/** A library with these documents, by their file names. */
export async function shelf(
  documents: Readonly<Record<string, string>>,
  lexicon = '',
  prepare: (made: World) => void = () => {},
): Promise<World> {
  const made = world();
  for (const [name, text] of Object.entries(documents)) made.document(name, text);
  prepare(made);
  fs.writeFileSync(path.join(made.data, 'lexicon.yaml'), lexicon);
  await made.index();
  return made;
}

/** Every figure of a library. */
export function allFigures(library: Library): readonly Figure[] {
  return library
    .documents()
    .flatMap(({ id }) => library.passagesOf(id, 'zh'))
    .filter(({ role }) => role === 'body')
    .flatMap(found => figuresOf(library, found));
}

/** `label = value | period | status` of each. */
export function told(figures: readonly Figure[]): readonly string[] {
  return figures.map(figure =>
    [`${labelOf(figure)} = ${figure.text}`, figure.period?.text ?? '-', figure.status].join(' | '),
  );
}

export { plainText };
