import type { LineRange } from '../corpus/document.ts';

/** What a team can discuss: an item of a trends card or of an edition. */
export type Item =
  | { readonly kind: 'trend'; readonly trend: string }
  /** In the reader's language where it is a digest: the lines are the same in both. */
  | { readonly kind: 'passage'; readonly document: string; readonly line: number }
  | { readonly kind: 'document'; readonly document: string };

/**
 * The key of an item: the same in every edition, language and version of the library, so that a channel has one discussion
 * of it. Documents go by the original's file name, which comes last since it may hold anything.
 */
export function itemKey(item: Item): string {
  switch (item.kind) {
    case 'trend':
      return `trend ${item.trend}`;
    case 'passage':
      return `passage ${item.line} ${item.document}`;
    case 'document':
      return `document ${item.document}`;
  }
}

export function trendItem(trend: string): string {
  return itemKey({ kind: 'trend', trend });
}

export function passageItem({ document, lines }: { document: string; lines: readonly LineRange[] }): string {
  return itemKey({ kind: 'passage', document, line: lines[0]?.[0] ?? 1 });
}

export function documentItem(document: string): string {
  return itemKey({ kind: 'document', document });
}

/** The item of a key; null for what is none. */
export function readItem(key: string): Item | null {
  const found = /^(?:(?<kind>trend|document) (?<name>.+)|passage (?<line>\d{1,9}) (?<document>.+))$/su.exec(
    key,
  )?.groups;
  if (!found) return null;
  if (found.kind === 'trend') return { kind: 'trend', trend: found.name ?? '' };
  if (found.kind === 'document') return { kind: 'document', document: found.name ?? '' };
  return { kind: 'passage', document: found.document ?? '', line: Number(found.line) };
}
