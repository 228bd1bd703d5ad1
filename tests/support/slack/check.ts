/**
 * Checks messages and views against Slack's documented limits. Written from the documents alone: it shares nothing with the
 * code that it checks.
 */

type Json = Record<string, unknown>;

/** What is wrong with a message, each with its place; nothing when all is well. */
export function problemsOfMessage(message: Json): string[] {
  const problems = new Problems();
  const { text, blocks } = message;
  if (typeof text !== 'string' || text.trim() === '') problems.add('text', 'there is no fallback text');
  else {
    if (text.length > 4000) problems.add('text', `${text.length} characters, more than 4,000`);
    checkMarkup(text, 'text', problems);
  }
  if (message.unfurl_links !== false || message.unfurl_media !== false) problems.add('unfurl', 'links bring previews');
  checkBlocks(blocks, 50, 'message', problems);
  return problems.all;
}

/** What is wrong with a Home view. */
export function problemsOfHome(view: Json): string[] {
  const problems = new Problems();
  if (view.type !== 'home') problems.add('type', 'is not home');
  checkBlocks(view.blocks, 100, 'home', problems);
  return problems.all;
}

/** What is wrong with a modal. */
export function problemsOfModal(view: Json): string[] {
  const problems = new Problems();
  const keys = ['type', 'callback_id', 'private_metadata', 'title', 'submit', 'close', 'blocks'];
  for (const key of Object.keys(view)) if (!keys.includes(key)) problems.add('view', `a modal has no ${key}`);
  if (view.type !== 'modal') problems.add('type', 'is not modal');
  checkText(view.title, 24, ['plain_text'], 'title', problems);
  for (const key of ['submit', 'close']) {
    if (view[key] !== undefined) checkText(view[key], 24, ['plain_text'], key, problems);
  }
  if (view.private_metadata !== undefined) checkString(view.private_metadata, 3000, 'private_metadata', problems);
  if (view.callback_id !== undefined) checkString(view.callback_id, 255, 'callback_id', problems);
  checkBlocks(view.blocks, 100, 'modal', problems);
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isObject) : [];
  if (blocks.some(({ type }) => type === 'input') && view.submit === undefined) problems.add('submit', 'is missing');
  if (JSON.stringify(view).length > 250_000) problems.add('view', 'is larger than 250 KB');
  return problems.all;
}

type Surface = 'message' | 'home' | 'modal';

class Problems {
  readonly all: string[] = [];
  add(place: string, what: string): void {
    this.all.push(`${place}: ${what}`);
  }
}

function checkBlocks(blocks: unknown, most: number, surface: Surface, problems: Problems): void {
  if (!Array.isArray(blocks) || !blocks.length) {
    problems.add('blocks', 'there are none');
    return;
  }
  if (blocks.length > most) problems.add('blocks', `${blocks.length}, more than ${most}`);
  if (blocks.filter(block => isObject(block) && block.type === 'table').length > 1) {
    problems.add('blocks', 'more than one table');
  }
  let characters = 0;
  walk(blocks, (key, value) => {
    if (['text', 'value', 'url'].includes(key) && typeof value === 'string') characters += escapedLength(value);
  });
  if (surface === 'message' && characters > 12000) problems.add('blocks', `${characters} characters, more than 12,000`);
  const blockIds = blocks.flatMap(block =>
    isObject(block) && typeof block.block_id === 'string' ? [block.block_id] : [],
  );
  if (new Set(blockIds).size !== blockIds.length) problems.add('blocks', 'a block_id stands twice');
  for (const [index, block] of blocks.entries()) {
    if (isObject(block)) checkBlock(block, `blocks/${index}`, surface, problems);
    else problems.add(`blocks/${index}`, 'is no object');
  }
}

const known: Record<string, readonly string[]> = {
  header: ['type', 'block_id', 'text'],
  section: ['type', 'block_id', 'text', 'fields', 'accessory', 'expand'],
  context: ['type', 'block_id', 'elements'],
  actions: ['type', 'block_id', 'elements'],
  divider: ['type', 'block_id'],
  rich_text: ['type', 'block_id', 'elements'],
  table: ['type', 'block_id', 'rows', 'column_settings'],
  input: ['type', 'block_id', 'label', 'element', 'dispatch_action', 'hint', 'optional'],
};

function checkBlock(block: Json, place: string, surface: string, problems: Problems): void {
  const keys = known[String(block.type)];
  if (!keys) {
    problems.add(place, `no block is called ${block.type}`);
    return;
  }
  for (const key of Object.keys(block)) if (!keys.includes(key)) problems.add(place, `${block.type} has no ${key}`);
  switch (block.type) {
    case 'header':
      checkText(block.text, 150, ['plain_text'], `${place}/text`, problems);
      break;
    case 'section':
      checkSection(block, place, problems);
      break;
    case 'context':
      checkList(block.elements, 1, 10, `${place}/elements`, problems, (element, where) =>
        checkText(element, 3000, ['plain_text', 'mrkdwn'], where, problems),
      );
      break;
    case 'actions':
      checkList(block.elements, 1, 25, `${place}/elements`, problems, (element, where) =>
        checkButton(element, where, problems),
      );
      checkUniqueActions(block.elements, place, problems);
      break;
    case 'rich_text':
      checkRichText(block, place, problems);
      break;
    case 'table':
      if (surface !== 'message') problems.add(place, 'a view takes no table');
      checkTable(block, place, problems);
      break;
    case 'input':
      if (surface === 'message') problems.add(place, 'a message takes no input');
      checkText(block.label, 2000, ['plain_text'], `${place}/label`, problems);
      if (block.hint !== undefined) checkText(block.hint, 2000, ['plain_text'], `${place}/hint`, problems);
      if (block.block_id !== undefined) checkString(block.block_id, 255, `${place}/block_id`, problems);
      checkInput(block.element, `${place}/element`, problems);
      break;
  }
}

function checkSection(block: Json, place: string, problems: Problems): void {
  if (block.text === undefined && block.fields === undefined) problems.add(place, 'has neither text nor fields');
  if (block.text !== undefined) checkText(block.text, 3000, ['plain_text', 'mrkdwn'], `${place}/text`, problems);
  if (block.fields !== undefined) {
    checkList(block.fields, 1, 10, `${place}/fields`, problems, (field, where) =>
      checkText(field, 2000, ['plain_text', 'mrkdwn'], where, problems),
    );
  }
  if (block.accessory !== undefined) checkButton(block.accessory, `${place}/accessory`, problems);
}

function checkText(text: unknown, most: number, types: readonly string[], place: string, problems: Problems): void {
  if (!isObject(text)) {
    problems.add(place, 'is no text object');
    return;
  }
  if (!types.includes(String(text.type))) {
    problems.add(place, `is ${text.type}, not ${types.join(' or ')}`);
    return;
  }
  const allowed = text.type === 'mrkdwn' ? ['type', 'text', 'verbatim'] : ['type', 'text', 'emoji'];
  for (const key of Object.keys(text)) if (!allowed.includes(key)) problems.add(place, `a ${text.type} has no ${key}`);
  if (typeof text.text !== 'string') {
    problems.add(place, 'has no text');
    return;
  }
  if (text.text.length < 1 || text.text.trim() === '') problems.add(place, 'is empty');
  if (text.text.length > most) problems.add(place, `${text.text.length} characters, more than ${most}`);
  checkCharacters(text.text, place, problems);
  if (text.type === 'mrkdwn') {
    checkMarkup(text.text, place, problems);
    if (text.verbatim !== true) problems.add(place, 'names and addresses in it come alive');
  }
}

/** Nothing in a text with markup may be anything but escaped. */
function checkMarkup(text: string, place: string, problems: Problems): void {
  if (/[<>]/.test(text)) problems.add(place, 'holds < or >');
  if (/&(?!(?:amp|lt|gt);)/.test(text)) problems.add(place, 'holds a bare &');
  checkCharacters(text, place, problems);
}

function checkCharacters(text: string, place: string, problems: Problems): void {
  if (/\p{Surrogate}/u.test(text)) problems.add(place, 'holds half a character');
  if (/(?![\t\n])\p{Cc}/u.test(text)) problems.add(place, 'holds a control character');
}

function checkButton(button: unknown, place: string, problems: Problems): void {
  if (!isObject(button) || button.type !== 'button') {
    problems.add(place, 'is no button');
    return;
  }
  const keys = ['type', 'text', 'action_id', 'url', 'value', 'style', 'confirm', 'accessibility_label'];
  for (const key of Object.keys(button)) if (!keys.includes(key)) problems.add(place, `a button has no ${key}`);
  checkText(button.text, 75, ['plain_text'], `${place}/text`, problems);
  checkString(button.action_id, 255, `${place}/action_id`, problems);
  if (button.value !== undefined) checkString(button.value, 2000, `${place}/value`, problems);
  if (button.accessibility_label !== undefined) {
    checkString(button.accessibility_label, 75, `${place}/accessibility_label`, problems);
  }
  if (button.style !== undefined && !['primary', 'danger'].includes(String(button.style))) {
    problems.add(place, `no style is called ${button.style}`);
  }
}

function checkUniqueActions(elements: unknown, place: string, problems: Problems): void {
  if (!Array.isArray(elements)) return;
  const ids = elements.map(element => (isObject(element) ? element.action_id : null));
  if (new Set(ids).size !== ids.length) problems.add(place, 'an action_id stands twice');
}

function checkInput(element: unknown, place: string, problems: Problems): void {
  if (!isObject(element)) {
    problems.add(place, 'is no element');
    return;
  }
  checkString(element.action_id, 255, `${place}/action_id`, problems);
  if (element.placeholder !== undefined)
    checkText(element.placeholder, 150, ['plain_text'], `${place}/placeholder`, problems);
  switch (element.type) {
    case 'plain_text_input':
      if (element.max_length !== undefined && !(Number(element.max_length) <= 3000)) {
        problems.add(place, 'max_length is more than 3,000');
      }
      if (element.initial_value !== undefined)
        checkString(element.initial_value, 3000, `${place}/initial_value`, problems);
      break;
    case 'static_select':
      checkSelect(element, place, problems);
      break;
    case 'conversations_select':
      break;
    default:
      problems.add(place, `no input is called ${element.type}`);
  }
}

function checkSelect(element: Json, place: string, problems: Problems): void {
  const { options, option_groups: groups, initial_option: initial } = element;
  if ((options === undefined) === (groups === undefined)) problems.add(place, 'takes either options or groups of them');
  const values: unknown[] = [];
  const checkOption = (option: unknown, where: string) => {
    if (!isObject(option)) {
      problems.add(where, 'is no option');
      return;
    }
    checkText(option.text, 75, ['plain_text'], `${where}/text`, problems);
    checkString(option.value, 75, `${where}/value`, problems);
    values.push(option.value);
  };
  if (options !== undefined) checkList(options, 1, 100, `${place}/options`, problems, checkOption);
  if (groups !== undefined) {
    checkList(groups, 1, 100, `${place}/option_groups`, problems, (group, where) => {
      if (!isObject(group)) return problems.add(where, 'is no group');
      checkText(group.label, 75, ['plain_text'], `${where}/label`, problems);
      checkList(group.options, 1, 100, `${where}/options`, problems, checkOption);
    });
  }
  if (new Set(values).size !== values.length) problems.add(place, 'a value stands twice');
  if (
    initial !== undefined &&
    !allOptions(element).some(option => JSON.stringify(option) === JSON.stringify(initial))
  ) {
    problems.add(place, 'initial_option is none of the options');
  }
}

/** Every option of a select, in groups or not. */
export function allOptions({ options, option_groups: groups }: Json): Json[] {
  const listed = [options, ...(Array.isArray(groups) ? groups.map(group => isObject(group) && group.options) : [])];
  return listed.flatMap(list => (Array.isArray(list) ? list.filter(isObject) : []));
}

function checkRichText(block: Json, place: string, problems: Problems): void {
  checkList(block.elements, 1, 1000, `${place}/elements`, problems, (part, where) => {
    if (!isObject(part) || !['rich_text_section', 'rich_text_quote'].includes(String(part.type))) {
      problems.add(where, 'is no rich text');
      return;
    }
    checkList(part.elements, 1, 1000, `${where}/elements`, problems, (element, at) => {
      if (!isObject(element)) {
        problems.add(at, 'is no element');
        return;
      }
      // It names a channel and pings nobody.
      if (element.type === 'channel') return checkString(element.channel_id, 20, `${at}/channel_id`, problems);
      if (element.type !== 'text' && element.type !== 'link') {
        problems.add(at, `is a live ${element.type}`);
        return;
      }
      checkString(element.text, 12000, `${at}/text`, problems);
      if (typeof element.text === 'string') checkCharacters(element.text, at, problems);
      if (element.type === 'link' && !/^https?:\/\//i.test(String(element.url))) problems.add(at, 'leads elsewhere');
    });
  });
}

function checkTable(block: Json, place: string, problems: Problems): void {
  let characters = 0;
  const widths = new Set<number>();
  checkList(block.rows, 1, 100, `${place}/rows`, problems, (row, where) => {
    checkList(row, 1, 20, where, problems, (cell, at) => {
      if (!isObject(cell)) {
        problems.add(at, 'is no cell');
        return;
      }
      if (cell.type === 'rich_text') checkRichText(cell, at, problems);
      else if (cell.type === 'raw_text') checkString(cell.text, 10000, at, problems);
      else problems.add(at, `no cell is called ${cell.type}`);
      walk(cell, (key, value) => {
        if (key === 'text' && typeof value === 'string') characters += value.length;
      });
    });
    if (Array.isArray(row)) widths.add(row.length);
  });
  if (widths.size > 1) problems.add(place, 'its rows differ in length');
  if (characters > 10000) problems.add(place, `${characters} characters, more than 10,000`);
  if (Array.isArray(block.column_settings) && block.column_settings.length > 20)
    problems.add(place, 'too many columns');
}

function checkList(
  list: unknown,
  least: number,
  most: number,
  place: string,
  problems: Problems,
  check: (item: unknown, place: string) => void,
): void {
  if (!Array.isArray(list)) {
    problems.add(place, 'is no list');
    return;
  }
  if (list.length < least || list.length > most) problems.add(place, `${list.length} of ${least} to ${most}`);
  for (const [index, item] of list.entries()) check(item, `${place}/${index}`);
}

function checkString(text: unknown, most: number, place: string, problems: Problems): void {
  if (typeof text !== 'string' || text.length < 1) problems.add(place, 'is empty');
  else if (text.length > most) problems.add(place, `${text.length} characters, more than ${most}`);
}

function escapedLength(text: string): number {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').length;
}

function walk(value: unknown, visit: (key: string, value: unknown) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      visit(key, item);
      walk(item, visit);
    }
  }
}

/** Everything that a reader sees, in order, as one text. */
export function shownText(blocks: unknown): string {
  const parts: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (isObject(value)) {
      if (typeof value.text === 'string') {
        parts.push(value.type === 'mrkdwn' ? unescaped(value.text) : value.text);
      } else visit(value.text);
      for (const key of ['fields', 'elements', 'rows', 'accessory', 'label', 'element']) visit(value[key]);
    }
  };
  visit(blocks);
  return parts.join('\n');
}

function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
