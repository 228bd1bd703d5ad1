import { isObject } from './check.ts';

interface Drawable {
  readonly blocks: readonly unknown[];
  /** Of a modal. */
  readonly title?: unknown;
  readonly submit?: unknown;
  readonly close?: unknown;
}

/** Messages and views roughly as Slack draws them, as one page of HTML: for looking at. */
export function pictureOf(title: string, messages: readonly Drawable[]): string {
  const drawn = messages.map(
    message => `<div class="message">${frame(message, message.blocks.map(draw).join('\n'))}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style>${drawn.join('\n')}`;
}

function frame({ title, submit, close }: Drawable, inside: string): string {
  if (title === undefined) return inside;
  const ends = [close, submit].filter(isObject).map(end => `<button>${text(end)}</button>`);
  return `<h1>${text(title)}</h1><hr>${inside}<hr><div class="ends">${ends.join('')}</div>`;
}

const style = `
body { margin: 24px; width: 680px; font: 15px/1.46668 Lato, "Noto Sans CJK SC", "Noto Sans SC", sans-serif; color: #1d1c1d; }
.message { padding: 8px 16px; margin-bottom: 24px; border: 1px solid #ddd; border-radius: 8px; }
h1 { font-size: 18px; margin: 8px 0 4px; } p { margin: 4px 0; white-space: pre-wrap; }
.context { font-size: 12px; color: #616061; margin: 4px 0 8px; } .context span { margin-right: 8px; white-space: pre-wrap; }
.section { display: flex; gap: 16px; margin: 8px 0; } .section > div { flex: 1; white-space: pre-wrap; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; }
button { font: 700 13px sans-serif; padding: 4px 12px; border: 1px solid #bbb; border-radius: 4px; background: #fff; margin-right: 8px; height: 28px; }
button.primary { background: #007a5a; color: #fff; } hr { border: 0; border-top: 1px solid #ddd; margin: 12px 0; }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd; white-space: pre-wrap; }
table { border-collapse: collapse; margin: 8px 0; } td { border: 1px solid #ddd; padding: 4px 8px; }
.ends { text-align: right; } small { color: #616061; }
input, select { width: 100%; padding: 8px; margin: 4px 0; box-sizing: border-box; }`;

function draw(block: unknown): string {
  if (!isObject(block)) return '';
  const elements = Array.isArray(block.elements) ? block.elements : [];
  switch (block.type) {
    case 'header':
      return `<h1>${text(block.text)}</h1>`;
    case 'divider':
      return '<hr>';
    case 'context':
      return `<div class="context">${elements.map(element => `<span>${text(element)}</span>`).join('')}</div>`;
    case 'actions':
      return `<div>${elements.map(button).join('')}</div>`;
    case 'section':
      return Array.isArray(block.fields)
        ? `<div class="fields">${block.fields.map(field => `<p>${text(field)}</p>`).join('')}</div>`
        : `<div class="section"><div>${text(block.text)}</div>${button(block.accessory)}</div>`;
    case 'rich_text':
      return elements.map(rich).join('');
    case 'table':
      return `<table>${rows(block.rows)}</table>`;
    case 'input':
      return `<p><b>${text(block.label)}</b></p>${input(block.element)}<small>${text(block.hint)}</small>`;
    default:
      return `<p>${escaped(JSON.stringify(block))}</p>`;
  }
}

function input(element: unknown): string {
  if (!isObject(element)) return '';
  if (element.type === 'plain_text_input') {
    return `<input value="${escaped(String(element.initial_value ?? ''))}" placeholder="${text(element.placeholder)}">`;
  }
  const chosen = isObject(element.initial_option) ? text(element.initial_option.text) : '';
  return `<select><option>${chosen}</option></select>`;
}

function rows(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .map(
      row =>
        `<tr>${Array.isArray(row) ? row.map(cell => `<td>${isObject(cell) && cell.type === 'rich_text' ? draw(cell) : text(cell)}</td>`).join('') : ''}</tr>`,
    )
    .join('');
}

function rich(part: unknown): string {
  if (!isObject(part) || !Array.isArray(part.elements)) return '';
  const inner = part.elements.map(span).join('');
  return part.type === 'rich_text_quote' ? `<blockquote>${inner}</blockquote>` : `<p>${inner}</p>`;
}

function span(element: unknown): string {
  if (!isObject(element)) return '';
  if (element.type === 'channel') return `<b>#${escaped(String(element.channel_id))}</b>`;
  const shown = escaped(String(element.text));
  if (element.type === 'link') return `<a href="${escaped(String(element.url))}">${shown}</a>`;
  return isObject(element.style) && element.style.bold === true ? `<b>${shown}</b>` : shown;
}

function button(value: unknown): string {
  return isObject(value) ? `<button class="${escaped(String(value.style ?? ''))}">${text(value.text)}</button>` : '';
}

function text(value: unknown): string {
  if (!isObject(value)) return '';
  const shown = String(value.text);
  if (value.type !== 'mrkdwn') return escaped(shown);
  return shown.replace(/^\*(.*)\*$/gm, '<b>$1</b>');
}

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
