/** One number in a text. */
export interface Mention {
  /** As it stands in the text, with its unit words. */
  readonly text: string;
  /** In UTF-16 units of the normalised text, which is as long as the text itself. */
  readonly from: number;
  readonly to: number;
  /**
   * What it may stand for, in the forms of decimal.ts; one of them is enough. A first end of a range (`10–20 billion`)
   * and a letter that may be a scale or a unit (`5M`) have several.
   */
  readonly keys: readonly string[];
  /** False for small counts in words, idioms and the like: they may support another number and never need support. */
  readonly checked: boolean;
  /** Set for a number inside a name (`GLM-4.7`): the name in lower case. */
  readonly code: string | null;
  /** The numbers of a compound such as `mid-2026`, all of which must be found where the compound itself is not. */
  readonly parts: readonly Mention[];
}

export function mention(text: string, from: number, keys: readonly string[], more: Partial<Mention> = {}): Mention {
  return { text, from, to: from + text.length, keys, checked: true, code: null, parts: [], ...more };
}

/** The text with what the mentions took replaced by as many fillers, so that other readers pass over it. */
export function without(text: string, mentions: readonly Mention[]): string {
  let rest = text;
  for (const { from, to } of mentions) rest = rest.slice(0, from) + '\u0001'.repeat(to - from) + rest.slice(to);
  return rest;
}
