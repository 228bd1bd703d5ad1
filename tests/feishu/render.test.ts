import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, CardElement } from '../../src/card/card.ts';
import { trendsCard } from '../../src/card/trends.ts';
import type { Where } from '../../src/platforms/feishu/elements.ts';
import { pageOf } from '../../src/platforms/feishu/message.ts';
import { renderCard } from '../../src/platforms/feishu/render.ts';
import { callbacksOf, problemsOfCard, shownText } from '../support/feishu/check.ts';
import { trendReport } from '../support/passages.ts';
import { anyCard as anyUsualCard, buttonsOf, textsOf } from '../support/slack/arbitrary.ts';

const cardOf = (...elements: CardElement[]): Card => ({ locale: 'en', summary: 'A card', elements });
/** What all pages show; the header that each repeats, and the titles of panels, would stand in the middle of texts. */
const shownIn = (card: Card) =>
  renderCard(card)
    .map((page, index) => shownText(index ? page.body : page, false))
    .join('\n');
/** White space may be folded, and what cannot be seen left out. */
const folded = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
const missingIn = (shown: string, texts: readonly string[]) =>
  texts.filter(text => !shown.includes(folded(text))).map(text => `${text.length}: ${text.slice(0, 60)}`);

/** Live mentions and markup of Feishu, in every kind of text a card has. */
const anyCard: fc.Arbitrary<Card> = fc
  .tuple(
    anyUsualCard,
    fc.constantFrom(
      '<at id=all></at>',
      '<at user_id="ou_1">A</at>',
      '<at ids=ou_1,ou_2></at>**b**',
      '![x](img_v2)',
      '<person id="ou_1"/>',
    ),
  )
  .map(([card, text]) => ({
    ...card,
    elements: [
      ...card.elements,
      { kind: 'header', title: text },
      { kind: 'list', items: [{ title: text, text, buttons: [{ label: text, action: 'trend', value: text }] }] },
      { kind: 'table', columns: [{ label: text }], rows: [[text]] },
      { kind: 'figure', value: text, label: text },
      { kind: 'citation', quote: text, source: text, lines: [[1, 2]], gloss: text, warning: text },
      { kind: 'fields', fields: [{ label: text, value: text }] },
      { kind: 'note', text },
    ],
  }));

const anyWhere = fc.constantFrom<Where>({}, { direct: true }, { thread: 'om_dc13264520392913993dd051dba21dcf' });

describe('any card', () => {
  test('becomes pages that Feishu takes and that mention nobody', () => {
    fc.assert(
      fc.property(anyCard, anyWhere, (card, where) => {
        for (const page of renderCard(card, where)) expect(problemsOfCard(page)).toEqual([]);
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });

  test('loses no text', () => {
    fc.assert(
      fc.property(anyCard, card => {
        const shown = folded(shownIn(card));
        expect(missingIn(shown, textsOf(card))).toEqual([]);
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });

  test('loses no button: one that Feishu cannot carry is named', () => {
    fc.assert(
      fc.property(anyCard, card => {
        const shown = folded(shownIn(card));
        const made = renderCard(card).flatMap(page => callbacksOf(page)).length;
        const told = shown.split(folded('too long for a button')).length + shown.split('无法做成按钮').length - 2;
        expect(made + told).toBeGreaterThanOrEqual(buttonsOf(card).length);
        const labels = buttonsOf(card).map(({ label }) => label);
        expect(missingIn(shown, labels)).toEqual([]);
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });

  test('keeps to the limits with its pager too, and the pages can be turned', () => {
    fc.assert(
      fc.property(anyCard, card => {
        const pages = renderCard(card, { direct: true }).length;
        for (const page of new Set([0, 1, pages - 1])) {
          const shown = pageOf(card, page, { kept: 123_456_789, where: { direct: true } });
          expect(problemsOfCard(shown)).toEqual([]);
          const turns = callbacksOf(shown).filter(({ value }) => value.action === 'feishu_page');
          const at = Math.min(page, pages - 1);
          expect(turns).toHaveLength(pages === 1 ? 0 : at === 0 || at === pages - 1 ? 1 : 2);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

describe('a card on Feishu', () => {
  test('of trends is one page, each trend with its buttons at its side', () => {
    const [page, ...more] = renderCard(trendsCard(trendReport(), 'zh'));
    expect(more).toEqual([]);
    expect(page.body.elements).toContainEqual(
      expect.objectContaining({
        tag: 'column_set',
        columns: [
          expect.objectContaining({
            elements: [
              { tag: 'div', text: { tag: 'plain_text', content: '1. 机器人进厂', text_size: 'heading' } },
              { tag: 'div', text: { tag: 'plain_text', content: '机器人正在走进工厂。' } },
            ],
          }),
          expect.objectContaining({
            elements: [
              expect.objectContaining({
                behaviors: [{ type: 'callback', value: { action: 'trend', value: '{"trend":"report.txt#1"}' } }],
              }),
              expect.objectContaining({ text: expect.objectContaining({ content: '讨论' }) }),
            ],
          }),
        ],
      }),
    );
  });

  test('shows a sixth table on a second page', () => {
    const table: CardElement = { kind: 'table', columns: [{ label: 'Year' }], rows: [['2026']] };
    const pages = renderCard(cardOf(...Array.from({ length: 6 }, () => table)));
    const tables = pages.map(({ body }) => body.elements.filter(({ tag }) => tag === 'table').length);
    expect(tables).toEqual([5, 1]);
  });

  test('aligns the columns of a table, and shows ten rows at a time', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`${2000 + index}`, `${index}`]);
    const [page] = renderCard(
      cardOf({
        kind: 'table',
        caption: 'Sizes',
        columns: [{ label: 'Year' }, { label: 'Size', align: 'right' }],
        rows,
      }),
    );
    expect(page.body.elements[1]).toMatchObject({
      tag: 'table',
      page_size: 10,
      columns: [{ display_name: 'Year' }, { display_name: 'Size', horizontal_align: 'right', data_type: 'text' }],
      rows: expect.objectContaining({ length: 30 }),
    });
    expect(shownText(page)).toContain('Sizes\nYear | Size\n2000 | 0');
  });

  test('folds the rest of a long text behind a panel', () => {
    const [page] = renderCard(cardOf({ kind: 'text', text: '句子在这里结束。'.repeat(300) }));
    expect(page.body.elements.map(({ tag }) => tag)).toEqual(['div', 'collapsible_panel']);
    expect(shownText(page)).toContain('Show the remaining 1400 characters');
  });

  test('puts figures side by side in large letters', () => {
    const [page] = renderCard(
      cardOf(
        { kind: 'figure', value: '41%', label: 'less waiting' },
        { kind: 'figure', value: '1,280', label: 'a day' },
      ),
    );
    expect(page.body.elements).toHaveLength(1);
    expect(JSON.stringify(page.body)).toContain('{"tag":"plain_text","content":"41%","text_size":"heading-1"');
    expect(shownText(page)).toBe('41%\nless waiting\n1,280\na day');
  });

  test('gives a figure with a long note a row of its own', () => {
    const note = 'A note that goes on. '.repeat(500);
    const pages = renderCard(
      cardOf(...Array.from({ length: 3 }, () => ({ kind: 'figure', value: '1', label: 'l', note }) as const)),
    );
    expect(pages.flatMap(problemsOfCard)).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
  });

  test('quotes word for word, with the source and the way to the passage', () => {
    const open = { label: 'Open passage', action: 'passage', value: '{"line":3}' };
    const [page] = renderCard(
      cardOf({ kind: 'citation', quote: '<b> & *x*', source: 'A', lines: [[3, 4]], open, gloss: 'Meaning' }),
    );
    expect(shownText(page)).toBe('Meaning\n<b> & *x*\n— A, lines 3–4\nOpen passage');
    expect(callbacksOf(page)).toEqual([{ label: 'Open passage', value: { action: 'passage', value: '{"line":3}' } }]);
  });

  test('links to the web alone', () => {
    const [page] = renderCard(
      cardOf(
        { kind: 'link', label: 'good', url: 'https://a.example/' },
        { kind: 'link', label: 'bad', url: 'javascript:x' },
      ),
    );
    expect(JSON.stringify(page)).toContain('"default_url":"https://a.example/"');
    expect(shownText(page)).toContain('bad: javascript:x');
  });

  test('shows a title that is too long for the header in the body, whole', () => {
    const title = 'A very long title '.repeat(20).trim();
    const [page] = renderCard(cardOf({ kind: 'header', title, subtitle: 'Sub' }));
    expect(page.header).toBeUndefined();
    expect(shownText(page)).toBe(`${title}\nSub`);
  });

  test('without anything to show is still a message', () => {
    const [page] = renderCard({ locale: 'zh', summary: ' ', elements: [] });
    expect(problemsOfCard(page)).toEqual([]);
    expect(shownText(page)).toBe('Trendbrief');
  });
});
