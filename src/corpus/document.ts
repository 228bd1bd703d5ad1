/**
 * What reading a file gives. Texts are verbatim (white space at joins aside); lines count from 1 in the decoded file.
 */

/** Lines `[from, to]`, both inclusive. */
export type LineRange = readonly [from: number, to: number];

/** `damaged`: the sentence lost or garbled words. `truncated`: it breaks off and its rest is not in the file. Such passages may be quoted with a warning and never feed a figure. */
export type Flag = 'damaged' | 'truncated';

/** The headings above a node, outermost first, without the article's headline. */
export type HeadingPath = readonly string[];

export interface Heading {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

export interface TextNode {
  readonly kind: 'paragraph' | 'list-item';
  readonly text: string;
  readonly lines: readonly LineRange[];
  readonly path: HeadingPath;
  readonly flags: readonly Flag[];
}

export interface TableNode {
  readonly kind: 'table';
  readonly caption: string | null;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The lines of each row, parallel to `rows`. */
  readonly rowLines: readonly (readonly LineRange[])[];
  readonly lines: readonly LineRange[];
  readonly path: HeadingPath;
}

export interface CaptionNode {
  readonly kind: 'caption';
  readonly text: string;
  readonly line: number;
}

export interface ReferenceNode {
  readonly kind: 'reference';
  readonly text: string;
  readonly lines: readonly LineRange[];
  readonly path: HeadingPath;
}

export type DocumentNode = Heading | TextNode | TableNode | CaptionNode | ReferenceNode;

/** One piece inside a document; a newspaper page holds several. */
export interface Article {
  /** Unique within the document: `a1`, `a2`, … */
  readonly id: string;
  /** As printed, or null where the file lost it. */
  readonly headline: string | null;
  /** The headline, or a display title where there is none. */
  readonly title: string;
  readonly kicker: string | null;
  readonly byline: string | null;
  readonly nodes: readonly DocumentNode[];
}

export interface Document {
  /** The file's name, without its folder. */
  readonly document: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly language: 'zh' | 'zh-Hant' | 'en';
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly articles: readonly Article[];
}

/** What a digest's front matter corrects in the automatic parse. */
export interface Corrections {
  readonly title?: string;
  readonly publisher?: string;
  readonly authors?: readonly string[];
  readonly date?: string;
  readonly articles?: readonly { readonly headline: string; readonly lines: readonly LineRange[] }[];
}

/** One numbered item of a trend report. */
export interface Trend {
  readonly number: number;
  readonly name: string;
  /** Its paragraphs, in order; the node objects of the article. */
  readonly body: readonly TextNode[];
  readonly line: number;
}

/** A numbered list of trends (`趋势 1: …` to `趋势 10: …`) found in an article. */
export interface TrendReport {
  readonly articleId: string;
  readonly title: string;
  readonly trends: readonly Trend[];
}
