import type { Document, DocumentNode } from './document.ts';

/** The parse of a document as plain JSON, for `outline --json`: what a person or a script checks. */
export function toOutline(document: Document) {
  const { title, publisher, authors, date, language, articles } = document;
  return {
    document: document.document,
    title,
    publisher,
    authors,
    date,
    language,
    articles: articles.map(article => ({ ...article, nodes: article.nodes.map(outlineNode) })),
  };
}

function outlineNode(node: DocumentNode) {
  if (node.kind !== 'table') return node;
  const { kind, caption, header, rows, lines, path } = node;
  return { kind, caption, header, rows, lines, path };
}
