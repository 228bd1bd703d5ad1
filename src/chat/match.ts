/** Pieces by which short names are compared: Latin words and numbers, and the character pairs of Chinese runs. */
function piecesOf(text: string): readonly string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const latin = folded.match(/[\p{Script=Latin}\d]+/gu) ?? [];
  const han = (folded.match(/\p{Script=Han}+/gu) ?? []).flatMap(run =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2)),
  );
  return [...latin, ...han];
}

function share(pieces: readonly string[], text: string): number {
  if (!pieces.length) return 0;
  const folded = text.normalize('NFKC').toLowerCase();
  return pieces.filter(piece => folded.includes(piece)).length / pieces.length;
}

/** The items whose text has all pieces of the words, in their order. */
export function matching<T>(items: readonly T[], words: string, textOf: (item: T) => string): readonly T[] {
  const pieces = piecesOf(words);
  return items.filter(item => share(pieces, textOf(item)) === 1);
}

/** The item whose texts share most pieces with the words, names counting more; null when none shares half of them. */
export function nearestMatch<T>(
  items: readonly T[],
  words: string,
  textsOf: (item: T) => { readonly strong: string; readonly weak: string },
): T | null {
  const pieces = piecesOf(words);
  let best: { item: T; score: number } | null = null;
  for (const item of items) {
    const { strong, weak } = textsOf(item);
    const inName = share(pieces, strong);
    const anywhere = share(pieces, `${strong} ${weak}`);
    const score = inName * 2 + anywhere;
    if (anywhere >= 0.5 && score > (best?.score ?? 0)) best = { item, score };
  }
  return best?.item ?? null;
}
