import type { Article, Corrections, Document, DocumentNode, TableNode, TextNode } from '../../src/corpus/document.ts';
import { readDocument } from '../../src/corpus/read.ts';

/** Reads a text of a test as a UTF-8 file. */
export function read(text: string, fileName = 'page.txt', corrections?: Corrections): Document {
  return readDocument(new TextEncoder().encode(text), fileName, corrections);
}

export function nodesOf(document: Document): readonly DocumentNode[] {
  return document.articles.flatMap(({ nodes }) => nodes);
}

export function bodyOf(part: Document | Article): readonly TextNode[] {
  const nodes = 'articles' in part ? nodesOf(part) : part.nodes;
  return nodes.filter((node): node is TextNode => node.kind === 'paragraph' || node.kind === 'list-item');
}

export function tablesOf(document: Document): readonly TableNode[] {
  return nodesOf(document).filter(node => node.kind === 'table');
}

export function textsOf(
  document: Document,
  kind: 'heading' | 'caption' | 'reference' | 'paragraph' | 'list-item',
): readonly string[] {
  return nodesOf(document).flatMap(node => (node.kind === kind && 'text' in node ? [node.text] : []));
}

/** The paragraph, item or table that holds a fragment, and its article. */
export function holder(document: Document, fragment: string): { readonly node: TextNode; readonly article: Article } {
  for (const article of document.articles) {
    const node = bodyOf(article).find(({ text }) => squeeze(text).includes(squeeze(fragment)));
    if (node) return { node, article };
  }
  throw new Error(`no paragraph holds ${fragment}`);
}

/** Without white space and emphasis: what a comparison of texts may ignore. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+|\*\*|\\/gu, '');
}
