import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, CardElement } from '../../src/card/card.ts';
import type { Piece } from '../../src/platforms/web/piece.ts';
import { pieceHtml, previewHtml } from '../../src/platforms/web/preview.ts';
import { renderCard } from '../../src/platforms/web/render.ts';
import { everythingCard, trendCard } from '../support/fake-chat.ts';

/** Texts that would like to be markup, and any others. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '</style><script>alert(1)</script>',
    '"><b>',
    "' onmouseover='x",
    '&lt;&amp;',
    '<!-- ',
    ']]>',
    '第一行\n<b>第二行</b>',
  ),
);
const button = fc.record({ label: text, action: text, value: text });
const element: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record({ kind: fc.constant('header'), title: text, subtitle: text }),
  fc.record({ kind: fc.constant('text'), text }),
  fc.record({ kind: fc.constant('note'), text }),
  fc.record({ kind: fc.constant('fields'), fields: fc.array(fc.record({ label: text, value: text })) }),
  fc.record({
    kind: fc.constant('list'),
    items: fc.array(fc.record({ number: fc.nat(), title: text, text, buttons: fc.array(button, { maxLength: 2 }) })),
  }),
  fc.record({
    kind: fc.constant('table'),
    caption: text,
    columns: fc.constant([{ label: 'a' }, { label: 'b', align: 'right' }] as const),
    rows: fc.array(fc.tuple(text, text)),
  }),
  fc.record({ kind: fc.constant('figure'), value: text, label: text, note: text }),
  fc.record({
    kind: fc.constant('citation'),
    quote: text,
    source: text,
    lines: fc.constant([[1, 2]] as const),
    warning: text,
    open: button,
  }),
  fc.record({ kind: fc.constant('divider') }),
  fc.record({ kind: fc.constant('buttons'), buttons: fc.array(button, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('link'), label: text, url: text }),
  fc.record({
    kind: fc.constant('chart'),
    title: text,
    unit: text,
    labels: fc.array(text, { minLength: 5, maxLength: 5 }),
    series: fc.array(
      fc.record({
        name: text,
        values: fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
          minLength: 5,
          maxLength: 5,
        }),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    kind: fc.constant('form'),
    title: text,
    fields: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text'), name: text, label: text, value: text, hint: text }),
        fc.record({
          kind: fc.constant('choice'),
          name: text,
          label: text,
          options: fc.array(fc.record({ value: text, label: text })),
        }),
      ),
    ),
    submit: button,
  }),
);
const card: fc.Arbitrary<Card> = fc.record({
  locale: fc.constantFrom('zh', 'en'),
  summary: text,
  elements: fc.array(element, { maxLength: 6 }),
});

describe('a card as HTML', () => {
  test('no text in any element ever becomes markup', () => {
    fc.assert(
      fc.property(card, made => {
        const piece = renderCard(made);
        expect(parse(pieceHtml(piece))).toEqual(plain(piece));
      }),
      { numRuns: 500 },
    );
  });

  test('a link leads to the web or is no link', () => {
    const linkTo = (url: string) =>
      previewHtml({ locale: 'en', summary: 's', elements: [{ kind: 'link', label: 'l', url }] }, '');
    expect(linkTo('https://example.org/a?b=1&c=2')).toContain('<a href="https://example.org/a?b=1&amp;c=2"');
    for (const url of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'x']) {
      expect(linkTo(url)).not.toContain('<a ');
    }
  });

  test('a link may lead to a message of the page, in our own form and no other', () => {
    const linkTo = (url: string) =>
      previewHtml({ locale: 'en', summary: 's', elements: [{ kind: 'link', label: 'l', url }] }, '');
    for (const url of ['#general/12', `#${encodeURIComponent('战略')}/7`])
      expect(linkTo(url)).toContain(`<a href="${url}">`);
    for (const url of ['#', '#general', '#general/x', '#general/12/x', '#a b/12', '#%zz/1', '#general/12?x']) {
      expect(linkTo(url)).not.toContain('<a ');
    }
  });

  test('is a page of its own in the card’s language, which loads nothing', () => {
    const html = previewHtml(trendCard('zh'), '.card { color: red }');
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(html).toContain('<title>趋势 1 · 港口学会自己排队</title>');
    expect(html).toContain('.card { color: red }');
    expect(html).not.toMatch(/<script|<link|src=/);
  });

  test('says where a quote stands, that it is a digest, and what is wrong with it', () => {
    const html = previewHtml(trendCard('en'), '');
    for (const words of ['Notes from the Quay', 'lines 132–133', 'Digest', 'The original is damaged here'])
      expect(html).toContain(words);
  });

  test('shows every kind of element', () => {
    const html = previewHtml(everythingCard('en', 'words'), '');
    for (const tag of ['<h3', '<dl', '<table', '<hr', '<a ', '<button', 'card-note', 'card-figure-value'])
      expect(html).toContain(tag);
  });
});

interface Node {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: string | readonly Node[];
}

/** What the HTML of a piece must say when it is read back. */
function plain({ tag, class: name, attributes, text: own, children = [] }: Piece): Node {
  const inside = own === undefined ? children.map(plain) : own;
  return { tag, attributes: { ...(name ? { class: name } : {}), ...attributes }, inside: inside.length ? inside : '' };
}

/** Reads HTML back strictly: tags, quoted attributes, texts with entities, nothing else. */
function parse(html: string): Node {
  let rest = html;
  const take = (pattern: RegExp): RegExpExecArray => {
    const match = pattern.exec(rest);
    if (match?.index !== 0) throw new Error(`unexpected: ${rest.slice(0, 80)}`);
    rest = rest.slice(match[0].length);
    return match;
  };
  const node = (): Node => {
    const [, tag = '', written = ''] = take(/<([a-z0-9]+)((?: [a-z0-9-]+="[^"<>]*")*)>/);
    const attributes = Object.fromEntries(
      [...written.matchAll(/ ([a-z0-9-]+)="([^"]*)"/g)].map(([, name, value]) => [name ?? '', decode(value ?? '')]),
    );
    if (['hr', 'input'].includes(tag)) return { tag, attributes, inside: '' };
    const children: Node[] = [];
    while (/^<[a-z]/.test(rest)) children.push(node());
    const own = children.length ? '' : decode(take(/[^<>]*/)[0]);
    take(new RegExp(`</${tag}>`));
    return { tag, attributes, inside: children.length ? children : own };
  };
  const root = node();
  if (rest !== '') throw new Error(`more than one element: ${rest.slice(0, 80)}`);
  return root;
}

function decode(written: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return written.replace(/&([^;]+);/g, (_all, name: string) => {
    const character = names[name];
    if (character === undefined) throw new Error(`unknown entity ${name}`);
    return character;
  });
}
