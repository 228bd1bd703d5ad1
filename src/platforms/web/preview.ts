import fs from 'node:fs';
import path from 'node:path';
import type { Card } from '../../card/card.ts';
import { builtPageFolder } from './page-folder.ts';
import { emptyTags, type Piece } from './piece.ts';
import { renderCard } from './render.ts';

/** A card as a page of its own, which needs nothing from anywhere. The style sheet is the one of the local workspace. */
export function previewHtml(card: Card, stylesheet = builtStylesheet()): string {
  return `<!doctype html>
<html lang="${card.locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(card.summary)}</title>
<style>
${stylesheet}
</style>
</head>
<body class="preview">
${pieceHtml(renderCard(card))}
</body>
</html>
`;
}

/** Nothing in a text or an attribute becomes markup. */
export function pieceHtml(piece: Piece): string {
  const attributes = Object.entries({ ...(piece.class ? { class: piece.class } : {}), ...piece.attributes })
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  if (emptyTags.some(tag => tag === piece.tag)) return `<${piece.tag}${attributes}>`;
  const inside = piece.text === undefined ? (piece.children ?? []).map(pieceHtml).join('') : escapeHtml(piece.text);
  return `<${piece.tag}${attributes}>${inside}</${piece.tag}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}

function builtStylesheet(): string {
  return fs.readFileSync(path.join(builtPageFolder, 'card.css'), 'utf8');
}
