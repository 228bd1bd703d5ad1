/** A Feishu card as HTML, roughly as the app draws it: for looking at, not for posting. */

type Json = Record<string, unknown>;

const sizes: Record<string, string> = { 'heading-1': '24px', heading: '16px', normal: '14px', notation: '12px' };
const colors: Record<string, string> = { grey: '#8f959e', blue: '#245bdb', orange: '#de7802' };

export function htmlOfCard(card: unknown): string {
  const { header, body } = object(card);
  const head = header
    ? `<header><b>${text(object(header).title)}</b><small>${text(object(header).subtitle)}</small></header>`
    : '';
  return `<article>${head}<section>${all(object(body).elements)}</section></article>`;
}

export function pageOfCards(cards: readonly unknown[]): string {
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><main>${cards.map(htmlOfCard).join('')}</main>`;
}

const style = `
body{margin:0;background:#f2f3f5;font:14px/1.57 "Noto Sans CJK SC","PingFang SC",sans-serif;color:#1f2329}
main{display:flex;flex-direction:column;gap:16px;padding:16px;width:600px}
article{background:#fff;border:1px solid #dee0e3;border-radius:8px;overflow:hidden}
header{background:#e1eaff;color:#245bdb;padding:12px;font-size:16px}header small{display:block;color:#646a73;font-size:12px}
section{padding:12px;display:flex;flex-direction:column;gap:8px}
.set{display:flex;gap:4px}.flow{flex-wrap:wrap;gap:8px}.grey{background:#f2f3f5;border-radius:6px}
.column{display:flex;flex-direction:column;gap:4px;align-items:flex-start}.weighted{flex:1;min-width:0}.auto{flex:none;justify-content:center}
button{font:inherit;font-size:12px;border:1px solid #d0d3d6;background:#fff;border-radius:6px;padding:2px 10px}
.primary{color:#245bdb;border-color:#245bdb}.danger{color:#d83931}.text{border:0;color:#245bdb;padding:0}
details{border:1px solid #dee0e3;border-radius:6px;padding:8px}hr{border:0;border-top:1px solid #dee0e3;width:100%}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #dee0e3;padding:6px;text-align:left}th{background:#f2f3f5}
form{display:flex;flex-direction:column;gap:6px;align-items:stretch}form>button{align-self:flex-start}.control{border:1px solid #d0d3d6;border-radius:6px;padding:4px 10px}
i{color:#8f959e}svg{width:100%}svg text{font-size:11px;text-anchor:middle}small{color:#646a73}
div.t{white-space:pre-wrap;overflow-wrap:anywhere}`;

function all(elements: unknown): string {
  return (Array.isArray(elements) ? elements : []).map(component).join('');
}

function component(node: unknown): string {
  const element = object(node);
  switch (element.tag) {
    case 'div': {
      const { text_size = 'normal', text_color = '' } = object(element.text);
      const bold = text_size === 'heading' || text_size === 'heading-1' ? 'font-weight:600;' : '';
      const look = `font-size:${sizes[String(text_size)]};color:${colors[String(text_color)] ?? 'inherit'};${bold}`;
      return `<div class="t" style="${look}">${text(element.text)}</div>`;
    }
    case 'hr':
      return '<hr>';
    case 'column_set': {
      const columns = (Array.isArray(element.columns) ? element.columns : []).map(object);
      const inner = columns.map(column => {
        const padding = column.padding ? ` style="padding:${column.padding}"` : '';
        return `<div class="column ${column.width}"${padding}>${all(column.elements)}</div>`;
      });
      return `<div class="set ${element.flex_mode} ${element.background_style ?? ''}">${inner.join('')}</div>`;
    }
    case 'button':
      return `<button class="${element.type}">${text(element.text)}</button>`;
    case 'collapsible_panel':
      return `<details><summary>${text(object(element.header).title)}</summary>${all(element.elements)}</details>`;
    case 'table':
      return table(element);
    case 'form':
      return `<form>${all(element.elements)}</form>`;
    case 'select_static':
      return `<div class="control">${text(options(element)[Number(element.initial_index ?? 0) - 1]) || text(element.placeholder)} ▾</div>`;
    case 'input':
      return `<div class="control">${escaped(String(element.default_value ?? '')) || `<i>${text(element.placeholder)}</i>`}</div>`;
    case 'chart':
      return chart(object(element.chart_spec));
    default:
      return `<b>?${String(element.tag)}</b>`;
  }
}

function options({ options: all }: Json): unknown[] {
  return (Array.isArray(all) ? all : []).map(option => object(option).text);
}

/** Roughly: bars and lines in a box, with the labels under them. */
function chart({ type, data }: Json): string {
  const values = (Array.isArray(data) ? data : [])
    .map(object)
    .flatMap(({ values: rows }) => (Array.isArray(rows) ? rows : []).map(object));
  const labels = [...new Set(values.map(({ label }) => String(label)))];
  const series = [...new Set(values.map(one => String(one.series)))];
  const most = Math.max(1, ...values.map(({ value }) => Number(value ?? 0)));
  const step = 520 / labels.length;
  const at = ({ label, value }: Json) => [
    20 + step * (labels.indexOf(String(label)) + 0.5),
    180 - (150 * Number(value)) / most,
  ];
  const drawn = series.map((name, index) => {
    const own = values.filter(one => one.series === name && one.value !== null);
    const color = ['#3370ff', '#34c724', '#ff8800', '#7f3bf5', '#00b2b2'][index % 5];
    const points = own.map(at);
    const numbers = own.map(
      one => `<text x="${at(one)[0]}" y="${(at(one)[1] ?? 0) - 6}">${escaped(String(one.value))}</text>`,
    );
    const wide = step / (series.length + 1);
    const shapes =
      type === 'line'
        ? `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points.map(point => point.join()).join(' ')}"/>`
        : points
            .map(
              ([x = 0, y = 0]) =>
                `<rect fill="${color}" x="${x - (wide * series.length) / 2 + wide * index}" y="${y}" width="${wide - 2}" height="${180 - y}"/>`,
            )
            .join('');
    return shapes + numbers.join('');
  });
  const names = labels.map((label, index) => `<text x="${20 + step * (index + 0.5)}" y="198">${escaped(label)}</text>`);
  return `<svg viewBox="0 0 560 210">${drawn.join('')}${names.join('')}</svg><small>${series.length > 1 ? escaped(series.join(' · ')) : ''}</small>`;
}

function table({ columns, rows }: Json): string {
  const heads = (Array.isArray(columns) ? columns : []).map(object);
  const cells = (row: Json) =>
    heads
      .map(
        head => `<td style="text-align:${head.horizontal_align}">${escaped(String(row[String(head.name)] ?? ''))}</td>`,
      )
      .join('');
  const lines = (Array.isArray(rows) ? rows : []).slice(0, 10).map(row => `<tr>${cells(object(row))}</tr>`);
  const titles = heads.map(head => `<th>${escaped(String(head.display_name))}</th>`).join('');
  return `<table><tr>${titles}</tr>${lines.join('')}</table>`;
}

function text(node: unknown): string {
  return escaped(String(object(node).content ?? ''));
}

function escaped(content: string): string {
  return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
