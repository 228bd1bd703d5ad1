import { fold } from '../fold.ts';

/** So many Han characters in a row, whatever stands between them, may not equal the original. */
export const longestSharedRun = 20;

const quotations: readonly (readonly [string, string])[] = [
  ['《', '》'],
  ['“', '”'],
  ['「', '」'],
];

const notHan = /[^\p{Script=Han}]+/gu;

function hanOf(text: string): readonly string[] {
  return [...fold(text.replace(notHan, ''))];
}

/** The text in pieces, without titles and quotations, the outermost marks ruling. */
function unquoted(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let close: string | null = null;
  let open: string | null = null;
  let depth = 0;
  for (const character of text) {
    if (close === null) {
      const pair = quotations.find(([mark]) => mark === character);
      if (!pair) {
        piece += character;
        continue;
      }
      [open, close] = pair;
      depth = 1;
      pieces.push(piece);
      piece = '';
    } else if (character === open) depth++;
    else if (character === close && --depth === 0) close = null;
  }
  return [...pieces, piece];
}

/** Every run of twenty Han characters of the originals, in simplified script, over the ends of their lines. */
export function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const characters = hanOf(text);
    for (let at = 0; at + longestSharedRun <= characters.length; at++) {
      runs.add(characters.slice(at, at + longestSharedRun).join(''));
    }
  }
  return runs;
}

/**
 * What a text shares with the originals word for word: each longest stretch of at least twenty Han characters, in simplified
 * script. Only what stands in 《》, “” or 「」 may be shared.
 */
export function copiedRuns(text: string, runs: ReadonlySet<string>): readonly string[] {
  return unquoted(text).flatMap(piece => {
    const characters = hanOf(piece);
    const copied: string[] = [];
    let from: number | null = null;
    for (let at = 0; at + longestSharedRun <= characters.length + 1; at++) {
      const shared = runs.has(characters.slice(at, at + longestSharedRun).join(''));
      if (shared) from ??= at;
      else if (from !== null) {
        copied.push(characters.slice(from, at + longestSharedRun - 1).join(''));
        from = null;
      }
    }
    return copied;
  });
}
