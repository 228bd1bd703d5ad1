/**
 * Checks cards against Feishu's documented limits and properties (card JSON 2.0). Written from the documents alone: it
 * shares nothing with the code that it checks.
 */

type Json = Record<string, unknown>;

const templates = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');

/** Which properties each tag may have; anything else makes Feishu refuse the card. */
const known: Record<string, string> = {
  plain_text: 'tag content text_size text_color text_align lines i18n_content',
  markdown: 'tag element_id margin content text_size text_align icon i18n_content',
  div: 'tag element_id margin width text icon',
  hr: 'tag element_id margin',
  column_set: 'tag element_id margin flex_mode background_style horizontal_spacing horizontal_align action columns',
  column:
    'tag element_id background_style width weight horizontal_align horizontal_spacing vertical_align vertical_spacing direction padding margin action elements',
  button:
    'tag element_id margin type size width text icon hover_tips disabled disabled_tips confirm behaviors name required form_action_type',
  collapsible_panel:
    'tag element_id direction vertical_spacing horizontal_spacing vertical_align horizontal_align padding margin expanded background_color header border elements',
  table: 'tag element_id margin page_size row_height row_max_height freeze_first_column header_style columns rows',
  form: 'tag element_id name direction vertical_spacing horizontal_spacing vertical_align horizontal_align padding margin elements',
  input:
    'tag element_id margin name required disabled disabled_tips placeholder default_value width behaviors max_length input_type rows auto_resize max_rows show_icon label label_position value confirm',
  select_static:
    'tag element_id margin type name required disabled initial_option initial_index placeholder width behaviors options confirm',
  chart: 'tag element_id margin aspect_ratio color_theme chart_spec preview height',
};

const values: Record<string, readonly string[]> = {
  text_size:
    'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation xxxx-large xxx-large xx-large x-large large medium small x-small'.split(
      ' ',
    ),
  text_align: ['left', 'center', 'right'],
  flex_mode: ['none', 'stretch', 'flow', 'bisect', 'trisect'],
  vertical_align: ['top', 'center', 'bottom'],
  horizontal_align: ['left', 'center', 'right'],
};

const buttonTypes = 'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(
  ' ',
);
const dataTypes = 'text lark_md options number persons date markdown'.split(' ');
const cellTypes = new Set(['string', 'number', 'object']);

/** What is wrong with a card, each with its place; nothing when all is well. */
export function problemsOfCard(card: unknown): string[] {
  const problems: string[] = [];
  const add = (place: string, what: string): undefined => {
    problems.push(`${place}: ${what}`);
  };
  if (!isObject(card)) return ['card: is no object'];
  const bytes = new TextEncoder().encode(JSON.stringify(card)).length;
  if (bytes > 30 * 1000) add('card', `${bytes} bytes, more than 30 KB`);
  only(card, 'schema config header body', 'card', add);
  if (card.schema !== '2.0') add('schema', 'is not 2.0');
  if (isObject(card.config)) {
    only(
      card.config,
      'streaming_mode summary locales enable_forward update_multi width_mode use_custom_translation enable_forward_interaction style',
      'config',
      add,
    );
    if (card.config.update_multi !== true) add('config', 'the card cannot be updated');
  } else add('config', 'there is none');
  if (card.header !== undefined) checkHeader(card.header, add);
  const body = isObject(card.body) ? card.body : {};
  only(
    body,
    'direction padding horizontal_spacing horizontal_align vertical_spacing vertical_align elements',
    'body',
    add,
  );
  const elements = Array.isArray(body.elements) ? body.elements : [];
  if (!elements.length && card.header === undefined) add('body', 'is empty');
  let count = 0;
  let tables = 0;
  let charts = 0;
  const names = new Set<string>();
  const ids = new Set<string>();
  walk(card, node => {
    if (typeof node.tag === 'string') count++;
    if (node.tag === 'table') tables++;
    if (node.tag === 'chart') charts++;
    if (['form', 'input', 'select_static'].includes(String(node.tag)) || node.form_action_type !== undefined) {
      const name = String(node.name ?? '');
      if (!/^[\w-]+$/.test(name)) add('name', `of ${String(node.tag)} is ${name}`);
      if (names.has(name)) add('name', `${name} stands twice`);
      names.add(name);
    }
    if (typeof node.element_id === 'string') {
      if (!/^[a-zA-Z][\w]{0,19}$/.test(node.element_id)) add('element_id', node.element_id);
      if (ids.has(node.element_id)) add('element_id', `${node.element_id} stands twice`);
      ids.add(node.element_id);
    }
  });
  if (count > 200) add('card', `${count} elements, more than 200`);
  if (tables > 5) add('card', `${tables} tables, more than 5`);
  if (charts > 5) add('card', `${charts} charts, more than 5`);
  for (const [index, element] of elements.entries()) checkComponent(element, 1, `elements/${index}`, add);
  return problems;
}

type Add = (place: string, what: string) => undefined;

function checkHeader(header: unknown, add: Add): undefined {
  if (!isObject(header)) return add('header', 'is no object');
  only(header, 'title subtitle text_tag_list template icon padding', 'header', add);
  checkText(header.title, 'header/title', add);
  if (header.subtitle !== undefined) checkText(header.subtitle, 'header/subtitle', add);
  if (header.template !== undefined && !templates.includes(String(header.template))) add('header', 'unknown template');
}

function checkText(text: unknown, place: string, add: Add): undefined {
  if (!isObject(text)) return add(place, 'is no text');
  if (text.tag !== 'plain_text' && text.tag !== 'lark_md') add(place, 'is neither plain_text nor lark_md');
  only(text, known.plain_text ?? '', place, add);
  if (typeof text.content !== 'string' || text.content === '') return add(place, 'is empty');
  if (text.content.length > 4000) add(place, `${text.content.length} characters`);
  if (/\p{Surrogate}/u.test(text.content)) add(place, 'holds half a character');
  if (text.tag === 'lark_md') checkMarkdown(text.content, place, add);
}

/** In markdown an opening angle bracket may begin a mention; escaped ones are `&#60;`. */
function checkMarkdown(content: string, place: string, add: Add): undefined {
  if (/<\s*at\b/i.test(content)) add(place, 'mentions somebody');
  if (content.length > 4000) add(place, `${content.length} characters of markdown`);
  if (content.split('\n').filter(line => /^\s*\|?\s*:?-{3,}/.test(line)).length > 3) add(place, 'too many tables');
}

function checkComponent(node: unknown, depth: number, place: string, add: Add): undefined {
  if (!isObject(node) || typeof node.tag !== 'string') return add(place, 'has no tag');
  const properties = known[node.tag];
  if (properties === undefined) return add(place, `${node.tag} is no component of 2.0`);
  only(node, properties, place, add);
  for (const [property, allowed] of Object.entries(values)) {
    const value = node[property];
    if (value !== undefined && !allowed.includes(String(value))) add(place, `${property} is ${String(value)}`);
  }
  if (depth > 5) add(place, 'is nested more than five deep');
  const inner = (children: unknown, name: string) => {
    if (!Array.isArray(children) || !children.length) return add(place, `${name} is empty`);
    for (const [index, child] of children.entries()) checkComponent(child, depth + 1, `${place}/${name}/${index}`, add);
  };
  switch (node.tag) {
    case 'div':
      return checkText(node.text, `${place}/text`, add);
    case 'markdown':
      if (typeof node.content !== 'string' || !node.content) return add(place, 'is empty');
      return checkMarkdown(node.content, place, add);
    case 'column_set':
      return inner(node.columns, 'columns');
    case 'column':
      if (node.width === 'weighted' && !(Number(node.weight) >= 1 && Number(node.weight) <= 5)) add(place, 'weight');
      return inner(node.elements, 'elements');
    case 'collapsible_panel':
      if (!isObject(node.header)) return add(place, 'has no header');
      checkText(node.header.title, `${place}/header`, add);
      return inner(node.elements, 'elements');
    case 'button':
      return checkButton(node, place, add);
    case 'table':
      if (depth > 1) add(place, 'a table stands at the root only');
      return checkTable(node, place, add);
    case 'form':
      if (depth > 1) add(place, 'a form stands at the root only');
      checkForm(node, place, add);
      return inner(node.elements, 'elements');
    case 'select_static':
      return checkSelect(node, place, add);
    case 'input':
      return checkInput(node, place, add);
    case 'chart':
      return checkChart(node, place, add);
  }
}

function checkForm(form: Json, place: string, add: Add): undefined {
  const submits: Json[] = [];
  walk(form.elements, node => {
    if (node.tag === 'form' || node.tag === 'table') add(place, `${node.tag} in a form`);
    if (node.tag === 'button' && node.form_action_type === 'submit') submits.push(node);
  });
  if (!submits.length) add(place, 'there is no submit button in the form container, at least one');
}

function checkSelect(select: Json, place: string, add: Add): undefined {
  const options = (Array.isArray(select.options) ? select.options : []).filter(isObject);
  if (!options.length) add(place, 'nothing to choose');
  if (select.placeholder !== undefined) checkText(select.placeholder, `${place}/placeholder`, add);
  const known = options.map(option => option.value);
  if (known.some(value => typeof value !== 'string')) add(place, 'an option without a value');
  if (new Set(known).size !== known.length) add(place, 'an option stands twice');
  for (const option of options) {
    only(option, 'text value icon', place, add);
    checkText(option.text, `${place}/option`, add);
  }
  const { initial_index: index } = select;
  if (index !== undefined && !(Number.isInteger(index) && Number(index) >= 0 && Number(index) <= options.length)) {
    add(place, `initial_index ${String(index)}`);
  }
}

function checkInput(input: Json, place: string, add: Add): undefined {
  for (const name of ['placeholder', 'label']) {
    if (input[name] !== undefined) checkText(input[name], `${place}/${name}`, add);
  }
  const hint = isObject(input.placeholder) ? String(input.placeholder.content) : '';
  if (hint.length > 100) add(place, `placeholder of ${hint.length} characters`);
  const most = Number(input.max_length ?? 1000);
  if (!(most >= 1 && most <= 1000)) add(place, `max_length ${most}`);
  if (String(input.default_value ?? '').length > most) add(place, 'default_value longer than max_length');
}

function checkChart(chart: Json, place: string, add: Add): undefined {
  if (!['1:1', '2:1', '4:3', '16:9'].includes(String(chart.aspect_ratio))) add(place, 'aspect_ratio');
  const spec = chart.chart_spec;
  if (!isObject(spec)) return add(place, 'has no chart_spec');
  if (!['line', 'area', 'bar', 'pie'].includes(String(spec.type))) add(place, `chart of type ${String(spec.type)}`);
  const sets = (Array.isArray(spec.data) ? spec.data : [spec.data]).filter(isObject);
  const rows = sets.flatMap(({ values: all }) => (Array.isArray(all) ? all : []));
  if (!rows.length) add(place, 'chart without data');
  const fields = [spec.xField, spec.yField, spec.seriesField].flat().map(String);
  for (const row of rows) {
    if (!isObject(row)) add(place, 'a value that is no object');
    else if (fields.some(field => !(field in row))) add(place, 'a value without a field that is drawn');
  }
  walk(spec, node => {
    if (Object.values(node).some(value => typeof value === 'function')) add(place, 'a function in the chart');
  });
}

function checkButton(button: Json, place: string, add: Add): undefined {
  checkText(button.text, `${place}/text`, add);
  const label = isObject(button.text) ? String(button.text.content) : '';
  if (label.length > 100) add(place, `label of ${label.length} characters`);
  if (!buttonTypes.includes(String(button.type))) add(place, `type ${String(button.type)}`);
  const behaviors = Array.isArray(button.behaviors) ? button.behaviors : [];
  if (!behaviors.length && button.form_action_type === undefined) add(place, 'does nothing');
  if (button.form_action_type !== undefined && !['submit', 'reset'].includes(String(button.form_action_type))) {
    add(place, `form_action_type ${String(button.form_action_type)}`);
  }
  for (const behavior of behaviors) {
    if (!isObject(behavior)) add(place, 'behavior is no object');
    else if (behavior.type === 'callback') {
      only(behavior, 'type value', place, add);
      if (!isObject(behavior.value)) add(place, 'callback without a value');
    } else if (behavior.type === 'open_url') {
      only(behavior, 'type default_url android_url ios_url pc_url', place, add);
      if (!/^https?:\/\//.test(String(behavior.default_url))) add(place, 'leads nowhere');
    } else add(place, `behavior ${String(behavior.type)}`);
  }
}

function checkTable(table: Json, place: string, add: Add): undefined {
  const { page_size: size } = table;
  if (size !== undefined && !(Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 10))
    add(place, 'page_size');
  const columns = Array.isArray(table.columns) ? table.columns : [];
  if (!columns.length || columns.length > 50) add(place, `${columns.length} columns`);
  const names = columns.map(column => (isObject(column) ? String(column.name) : ''));
  if (new Set(names).size !== names.length) add(place, 'a column stands twice');
  for (const column of columns) {
    if (!isObject(column)) continue;
    only(column, 'name display_name data_type width horizontal_align vertical_align format date_format', place, add);
    if (!dataTypes.includes(String(column.data_type))) add(place, `data_type ${String(column.data_type)}`);
  }
  for (const row of Array.isArray(table.rows) ? table.rows : []) {
    if (!isObject(row)) add(place, 'row is no object');
    else {
      for (const [name, cell] of Object.entries(row)) {
        if (!names.includes(name)) add(place, `no column ${name}`);
        if (!cellTypes.has(typeof cell)) add(place, `cell of ${name}`);
      }
    }
  }
}

function only(node: Json, properties: string, place: string, add: Add): undefined {
  const allowed = properties.split(' ');
  for (const key of Object.keys(node)) if (!allowed.includes(key)) add(place, `unknown property ${key}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function walk(value: unknown, visit: (node: Json) => void): undefined {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isObject(value)) {
    visit(value);
    for (const item of Object.values(value)) walk(item, visit);
  }
}

/** Everything a reader of the card sees, in order, a line for each text; the titles of panels only if asked for. */
export function shownText(card: unknown, panelTitles = true): string {
  const lines: string[] = [];
  const see = (value: unknown): undefined => {
    if (Array.isArray(value)) value.forEach(see);
    else if (isObject(value)) {
      if (value.tag === 'table') return seeTable(value);
      // What is drawn is told as text too.
      if (value.tag === 'chart') return;
      if (value.tag === 'input' && typeof value.default_value === 'string') lines.push(value.default_value);
      if (typeof value.content === 'string' && 'tag' in value) lines.push(value.content);
      for (const [key, item] of Object.entries(value)) {
        const hidden = key === 'config' || key === 'behaviors';
        if (!hidden && (panelTitles || key !== 'header' || value.tag !== 'collapsible_panel')) see(item);
      }
    }
  };
  const seeTable = (table: Json): undefined => {
    const columns = (Array.isArray(table.columns) ? table.columns : []).filter(isObject);
    lines.push(columns.map(column => String(column.display_name)).join(' | '));
    for (const row of (Array.isArray(table.rows) ? table.rows : []).filter(isObject)) {
      lines.push(columns.map(column => String(row[String(column.name)] ?? '')).join(' | '));
    }
  };
  see(card);
  return lines.join('\n');
}

/** The buttons of a card that answer, in order. */
export function callbacksOf(card: unknown): readonly { readonly label: string; readonly value: Json }[] {
  const found: { label: string; value: Json }[] = [];
  walk(card, node => {
    if (node.tag !== 'button' || !Array.isArray(node.behaviors)) return;
    for (const behavior of node.behaviors) {
      if (isObject(behavior) && behavior.type === 'callback' && isObject(behavior.value)) {
        found.push({ label: isObject(node.text) ? String(node.text.content) : '', value: behavior.value });
      }
    }
  });
  return found;
}
