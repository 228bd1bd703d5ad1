import fc from 'fast-check';
import type { Button, Card, CardElement, FormElement, FormField } from '../../../src/card/card.ts';

/** Texts as nobody should send them: live mentions, markup, halves of characters, endless ones. */
const nasty = fc.constantFrom(
  '<!channel>',
  '<!here|x> <!everyone>',
  '<@U123> <#C1|general> <!subteam^S1>',
  '<https://evil.example|click>',
  '&lt;!channel&gt; & < >',
  '*bold* _it_ ~no~ `code` ```x```',
  ':smile: :+1:',
  '> quoted',
  '\ud800 half',
  '\u0000\u0007',
  '   ',
  '',
  '\u200b',
  '他说：“世界模型”。<!channel>\r\n第二行',
);
const long = fc
  .tuple(fc.constantFrom('字', 'word ', '<', '&amp', '句子。', '😀', 'x', '\n行'), fc.integer({ min: 100, max: 5000 }))
  .map(([piece, times]) => piece.repeat(times));
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 2, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: long },
);
const shortText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), nasty);

const anyButton: fc.Arbitrary<Button> = fc.record(
  {
    label: fc.oneof({ weight: 5, arbitrary: shortText }, { weight: 1, arbitrary: anyText }),
    action: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('trend', 'passage', 'command') },
      { weight: 1, arbitrary: anyText },
    ),
    value: fc.oneof({ weight: 5, arbitrary: shortText }, { weight: 1, arbitrary: anyText }),
    style: fc.constantFrom('primary' as const, 'danger' as const),
  },
  { requiredKeys: ['label', 'action', 'value'] },
);

const some = <T>(one: fc.Arbitrary<T>, most: number) => fc.array(one, { maxLength: most });

const anyField: fc.Arbitrary<FormField> = fc.oneof(
  fc
    .tuple(
      anyText,
      shortText,
      fc.uniqueArray(fc.record({ value: fc.oneof(shortText, anyText, fc.constantFrom('#0', '#1')), label: anyText }), {
        selector: ({ value }) => value,
        maxLength: 130,
      }),
      fc.nat(),
    )
    .map(([label, name, options, at]): FormField => {
      const value = options[at % (options.length + 1)]?.value;
      return { kind: 'choice', name, label, options, ...(value === undefined ? {} : { value }) };
    }),
  fc.record(
    { kind: fc.constant('text' as const), name: shortText, label: anyText, value: anyText, hint: anyText },
    { requiredKeys: ['kind', 'name', 'label'] },
  ),
);

/** Any form at all. */
export const anyForm: fc.Arbitrary<FormElement> = fc.record({
  kind: fc.constant('form' as const),
  title: anyText,
  fields: fc.array(anyField, { minLength: 1, maxLength: 8 }),
  submit: anyButton,
});

const anyElement: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record(
    { kind: fc.constant('header' as const), title: anyText, subtitle: anyText },
    { requiredKeys: ['kind', 'title'] },
  ),
  fc.record(
    { kind: fc.constant('text' as const), text: anyText, strong: fc.constant(true as const) },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record({ kind: fc.constant('fields' as const), fields: some(fc.record({ label: anyText, value: anyText }), 25) }),
  fc.record({
    kind: fc.constant('list' as const),
    items: some(
      fc.record(
        { number: fc.nat(99), title: anyText, text: anyText, buttons: some(anyButton, 4) },
        { requiredKeys: ['title'] },
      ),
      12,
    ),
  }),
  fc.record(
    {
      kind: fc.constant('table' as const),
      caption: anyText,
      columns: some(fc.record({ label: shortText, align: fc.constantFrom('left' as const, 'right' as const) }), 24),
      rows: some(some(shortText, 24), 120),
    },
    { requiredKeys: ['kind', 'columns', 'rows'] },
  ),
  fc.record(
    { kind: fc.constant('figure' as const), value: anyText, label: anyText, note: anyText },
    { requiredKeys: ['kind', 'value', 'label'] },
  ),
  fc.record(
    {
      kind: fc.constant('citation' as const),
      quote: anyText,
      source: anyText,
      lines: some(
        fc
          .tuple(fc.integer({ min: 1, max: 900 }), fc.nat(9))
          .map(([from, more]): [number, number] => [from, from + more]),
        3,
      ),
      digest: fc.constant(true as const),
      gloss: anyText,
      warning: anyText,
      open: anyButton,
    },
    { requiredKeys: ['kind', 'quote', 'source', 'lines'] },
  ),
  fc.constant({ kind: 'divider' as const }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: some(anyButton, 30) }),
  fc.record({
    kind: fc.constant('link' as const),
    label: anyText,
    url: fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', 'https://a.example/?<!channel>'), anyText),
  }),
  fc.record({ kind: fc.constant('note' as const), text: anyText }),
  fc.record({
    kind: fc.constant('chart' as const),
    title: anyText,
    unit: shortText,
    labels: some(shortText, 12),
    series: some(fc.record({ name: shortText, values: some(fc.option(fc.double({ noNaN: true })), 12) }), 5),
  }),
  anyForm,
);

/** Any card at all. */
export const anyCard: fc.Arbitrary<Card> = fc.record({
  locale: fc.constantFrom('zh' as const, 'en' as const),
  summary: anyText,
  elements: some(anyElement, 14),
});

/** Every text of a card that a reader must find again, buttons apart. */
export function textsOf(card: Card): readonly string[] {
  return card.elements
    .flatMap((element): readonly (string | undefined)[] => {
      switch (element.kind) {
        case 'header':
          return [element.title, element.subtitle];
        case 'text':
        case 'note':
          return [element.text];
        case 'fields':
          return element.fields.flatMap(({ label, value }) => [label, value]);
        case 'list':
          return element.items.flatMap(({ title, text }) => [title, text]);
        case 'table':
          return [element.caption, ...element.columns.map(({ label }) => label), ...element.rows.flat()];
        case 'figure':
          return [element.value, element.label, element.note];
        case 'citation':
          return [element.quote, element.source, element.gloss, element.warning];
        case 'link':
          return [element.label];
        case 'chart': {
          const { title, unit, labels, series } = element;
          const values = series.flatMap(one => labels.map((_, at) => String(one.values[at] ?? '')));
          return [title, unit, ...labels, ...series.map(({ name }) => name), ...values];
        }
        case 'form':
          return [element.title, ...element.fields.map(({ label }) => label)];
        default:
          return [];
      }
    })
    .filter(text => text !== undefined);
}

/** Every button of a card. */
export function buttonsOf(card: Card): readonly Button[] {
  return card.elements.flatMap(element => {
    if (element.kind === 'buttons') return element.buttons;
    if (element.kind === 'list') return element.items.flatMap(({ buttons }) => buttons ?? []);
    return element.kind === 'citation' && element.open ? [element.open] : [];
  });
}
