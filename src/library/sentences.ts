const sentenceEnd =
  /(?:[。！？!?]+|…{2}|(?<=[A-Za-z\d)\]%"”])\.(?=\s+[\p{Lu}\p{Script=Han}"“(]|\s*$))["”’』」）)\]》]*\s*|\n\s*/gu;
const clauseEnd = /[；;：:，,、](?!\d)["”’』」）)\]》]*\s*|\s+/gu;

/** The text cut after its sentences; the pieces joined are the text again. */
export function sentencePieces(text: string): readonly string[] {
  return cutAfter(text, sentenceEnd);
}

/** The text cut after its clauses; the pieces joined are the text again. */
export function clausePieces(text: string): readonly string[] {
  return cutAfter(text, clauseEnd);
}

const phraseEnd = /[；;：:，、](?!\d)["”’』」）)\]》]*\s*|[,;:—](?=\s)\s+/gu;

/** The text cut after what a reader takes for its clauses: at marks alone, and never between two words. */
export function phrasePieces(text: string): readonly string[] {
  return cutAfter(text, phraseEnd);
}

/** Consecutive pieces joined into parts of at most `limit` characters; a piece that is longer alone is cut hard. */
export function packed(pieces: readonly string[], limit: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if (part && part.length + piece.trimEnd().length > limit) {
      parts.push(part);
      part = '';
    }
    part += piece;
    while (part.trimEnd().length > limit) {
      parts.push(part.slice(0, limit));
      part = part.slice(limit);
    }
  }
  if (part.trim()) parts.push(part);
  return parts;
}

function cutAfter(text: string, mark: RegExp): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(mark)) {
    const to = match.index + match[0].length;
    // The number of a list item is no sentence: what it numbers goes with it.
    if (/^\s*[（(]?\d{1,2}(?:\.\d{1,2})*[.)）]\s*$/u.test(text.slice(from, to))) continue;
    // Closing marks alone, such as a quote after an ellipsis, belong to the piece before them.
    if (!/[\p{L}\p{N}]/u.test(text.slice(from, to)) && pieces.length > 0)
      pieces[pieces.length - 1] += text.slice(from, to);
    else pieces.push(text.slice(from, to));
    from = to;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
