import type { Marker } from './markers.ts';
import type { ReferenceBlock } from './references.ts';
import type { TableBlock } from './tables.ts';

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly text: string;
  /** Index into the sheet. */
  readonly place: number;
  readonly marker: Marker | null;
  /** How it is known: by `#` (their number), by the table of contents (the entry), or by its looks. */
  readonly origin:
    | { readonly kind: 'hashes'; readonly count: number }
    | { readonly kind: 'contents'; readonly entry: number }
    | { readonly kind: 'looks' };
}

export interface TextBlock {
  readonly kind: 'text';
  readonly item: 'paragraph' | 'list-item';
  text: string;
  readonly places: number[];
  readonly marker: Marker | null;
  /** Its end is missing, and what follows does not go on with it. */
  cut: boolean;
}

/** `text` as printed; `names` in it. `inside` says that the layout set it into another's paragraph. */
export interface BylineBlock {
  readonly kind: 'byline';
  readonly text: string;
  readonly names: readonly string[];
  readonly outlet: string | null;
  readonly place: number;
  readonly inside: boolean;
}

export interface CaptionBlock {
  readonly kind: 'caption';
  readonly text: string;
  readonly place: number;
}

/** An editors' line: what stands before it is the end of something. */
export interface EditorsBlock {
  readonly kind: 'editors';
  readonly place: number;
}

export type Block = HeadingBlock | TextBlock | BylineBlock | CaptionBlock | EditorsBlock | TableBlock | ReferenceBlock;
