import type { Card, CardElement, CitationElement, FieldsElement, LinkElement, ListItem } from '../../card/card.ts';
import { chartTable } from '../../card/chart.ts';
import { describeLines } from '../../card/lines.ts';
import { wordsOf } from '../../words/index.ts';
import { isBlank, literal } from '../shared/text.ts';
import { chart } from './chart.ts';
import type { Component, PlainText, Setting, Unit, Where } from './elements.ts';
import * as make from './elements.ts';
import { figures } from './figures.ts';
import { form } from './form.ts';
import * as limits from './limits.ts';
import { pagesOf } from './pages.ts';
import { table } from './table.ts';
import { bytesOf, oneLine, shortened } from './text.ts';

/** Card JSON 2.0, as a message holds it. */
export interface FeishuCard {
  readonly schema: '2.0';
  readonly config: {
    readonly update_multi: true;
    readonly width_mode: 'fill';
    readonly summary: { readonly content: string };
  };
  readonly header?: { readonly title: PlainText; readonly subtitle?: PlainText; readonly template: 'blue' };
  readonly body: { readonly elements: readonly Component[] };
}

/**
 * A card as Feishu's, in as many pages as the limits make of it: at least one, and nothing is left out. Each page has room
 * for its pager.
 * @param where it will stand
 */
export function renderCard(card: Card, where: Where = {}): readonly [FeishuCard, ...FeishuCard[]] {
  const setting: Setting = { locale: card.locale, where };
  const { header, rest } = headerOf(card);
  const summary = shortened(fallback(oneLine(card.summary)), limits.summaryCharacters);
  const frame = (elements: readonly Component[]): FeishuCard => ({
    schema: '2.0',
    config: { update_multi: true, width_mode: 'fill', summary: { content: summary } },
    ...(header ? { header } : {}),
    body: { elements },
  });
  const size = {
    bytes: limits.cardBytes - bytesOf(frame([])) - limits.pagerBytes,
    elements: limits.cardElements - limits.pagerElements - 2,
  };
  const [first, ...others] = pagesOf(unitsOf(rest, setting), size).map(frame);
  return first ? [first, ...others] : [frame(header ? [] : [make.div(fallback(oneLine(card.summary)))])];
}

function fallback(text: string): string {
  return isBlank(text) ? 'Trendbrief' : shortened(text, limits.textCharacters);
}

/** A header that leads a card becomes the card's own, unless it is longer than that would show. */
function headerOf({ elements }: Card): {
  readonly header: FeishuCard['header'];
  readonly rest: readonly CardElement[];
} {
  const [first, ...rest] = elements;
  if (first?.kind !== 'header') return { header: undefined, rest: elements };
  const title = oneLine(first.title);
  const subtitle = oneLine(first.subtitle ?? '');
  if (isBlank(title) || title.length > limits.titleCharacters) return { header: undefined, rest: elements };
  const short = !isBlank(subtitle) && subtitle.length <= limits.subtitleCharacters;
  return {
    header: { title: make.plain(title), ...(short ? { subtitle: make.plain(subtitle) } : {}), template: 'blue' },
    rest: short || isBlank(subtitle) ? rest : [{ kind: 'note', text: subtitle }, ...rest],
  };
}

/** Figures that follow each other stand side by side; more charts than a card may have are tables. */
function unitsOf(elements: readonly CardElement[], setting: Setting): readonly Unit[] {
  const units: Unit[] = [];
  let charts = 0;
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at];
    if (element?.kind === 'figure') {
      const after = elements.findIndex((other, index) => index > at && other.kind !== 'figure');
      const group = elements.slice(at, after < 0 ? elements.length : after);
      units.push(...figures(group.flatMap(one => (one.kind === 'figure' ? [one] : []))));
      at += group.length - 1;
    } else if (element?.kind === 'chart' && charts < limits.cardCharts) {
      const drawn = chart(element, setting.locale);
      if (drawn) charts++;
      units.push(...(drawn ?? renderElement(element, setting)));
    } else if (element) units.push(...renderElement(element, setting));
  }
  return units;
}

function renderElement(element: Exclude<CardElement, { kind: 'figure' }>, setting: Setting): readonly Unit[] {
  switch (element.kind) {
    case 'header':
      return [...make.heading(element.title), ...make.note(element.subtitle ?? '')];
    case 'text':
      return element.strong ? make.heading(element.text) : make.paragraphs(element.text, setting.locale);
    case 'fields':
      return fields(element, setting);
    case 'list':
      return element.items.flatMap(item => listItem(item, setting));
    case 'chart':
      return table(chartTable(element), setting.locale);
    case 'form':
      return form(element, setting);
    case 'table':
      return table(element, setting.locale);
    case 'citation':
      return citation(element, setting);
    case 'divider':
      return [[make.divider]];
    case 'buttons':
      return make.buttons(element.buttons, setting);
    case 'link':
      return link(element, setting);
    case 'note':
      return make.note(element.text);
  }
}

/** Short pairs side by side, long ones as lines. */
function fields({ fields: pairs }: FieldsElement, { locale }: Setting): readonly Unit[] {
  const shown = pairs
    .map(({ label, value }) => ({ label: literal(label).trim(), value: literal(value).trim() }))
    .filter(({ label, value }) => !isBlank(label + value));
  const brief = shown.every(
    ({ label, value }) => label.length <= 20 && value.length <= 40 && !isBlank(label) && !isBlank(value),
  );
  if (!brief || shown.length > 6) {
    return shown.flatMap(({ label, value }) => {
      const line = isBlank(label) || isBlank(value) ? label + value : wordsOf(locale).card.labelled(label, value);
      return make.texts(line).map((part): Unit => [part]);
    });
  }
  return make
    .chunks(shown, 2)
    .map(some => [
      make.columns(
        some.map(({ label, value }) =>
          make.wide([make.div(label, { text_size: 'notation', text_color: 'grey' }), make.div(value)]),
        ),
      ),
    ]);
}

/** Two short buttons at most stand at the item's side, others below it. */
function listItem(item: ListItem, setting: Setting): readonly Unit[] {
  const title = literal(item.number === undefined ? item.title : `${item.number}. ${item.title}`).trim();
  const text = literal(item.text ?? '').trim();
  const all = item.buttons ?? [];
  const made = all.every(make.fitsAside) ? all.flatMap(one => make.buttonComponent(one, setting) ?? []) : [];
  const aside = made.length === all.length && all.length <= 2 ? made : [];
  const below = [...(item.link ? link(item.link, setting) : []), ...(aside.length ? [] : make.buttons(all, setting))];
  if (title.length + text.length > limits.foldCharacters || (isBlank(title) && isBlank(text))) {
    return [
      ...make.heading(title),
      ...make.paragraphs(text, setting.locale),
      ...(aside.length
        ? [
            [
              make.columns(
                aside.map(one => make.narrow([one])),
                'flow',
              ),
            ],
          ]
        : []),
      ...below,
    ];
  }
  const shown = [
    ...(isBlank(title) ? [] : [make.div(title, { text_size: 'heading' })]),
    ...(isBlank(text) ? [] : [make.div(text)]),
  ];
  const body = make.columns([make.wide(shown), ...(aside.length ? [make.narrow(aside)] : [])]);
  return [[body, ...below.flat()]];
}

function citation(element: CitationElement, setting: Setting): readonly Unit[] {
  const words = wordsOf(setting.locale).card;
  const where = element.lines.length
    ? words.where(element.source, describeLines(element.lines, setting.locale), element.digest === true)
    : element.source;
  const parts = [
    ...make.texts(element.quote),
    ...(element.warning === undefined
      ? []
      : make.texts(`⚠ ${element.warning}`, { text_size: 'notation', text_color: 'orange' })),
    ...(isBlank(where) ? [] : make.texts(`— ${where}`, { text_size: 'notation', text_color: 'grey' })),
  ];
  const gloss = make.paragraphs(element.gloss ?? '', setting.locale);
  const below = element.open ? make.buttons([element.open], setting) : [];
  const open = element.open && make.fitsAside(element.open) ? make.buttonComponent(element.open, setting) : null;
  const whole = parts.reduce((sum, { text }) => sum + text.content.length, 0) <= limits.textCharacters;
  if (!whole || !parts.length) return [...gloss, ...parts.map((part): Unit => [part]), ...below];
  return [...gloss, open ? [make.box([...parts, open])] : [make.box(parts), ...below.flat()]];
}

/** A link leads to the web or is no link: `javascript:` and the like are shown as text. */
function link({ label, url }: Pick<LinkElement, 'label' | 'url'>, { locale }: Setting): readonly Unit[] {
  const safe = URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol) && literal(url) === url;
  const name = isBlank(oneLine(label)) ? url : oneLine(label);
  if (!safe || url.length > limits.urlCharacters || name.length > limits.buttonLabelCharacters) {
    return make.texts(wordsOf(locale).card.labelled(label, url)).map(part => [part]);
  }
  return [
    [
      make.columns(
        [
          make.narrow([
            {
              tag: 'button',
              text: make.plain(name),
              type: 'text',
              size: 'small',
              behaviors: [{ type: 'open_url', default_url: url }],
            },
          ]),
        ],
        'flow',
      ),
    ],
  ];
}
