import { Composer } from './composer.ts';
import type { PageContext } from './context.ts';
import { drawIcon, element, iconButton } from './dom.ts';
import { MessageList } from './message-list.ts';
import type { StreamState } from './stream.ts';

export interface ChannelOptions {
  readonly name: string;
  openMenu(opener: HTMLElement): void;
  loadEarlier(): void;
}

/** A channel: its name, its messages, and where to type. */
export class ChannelView {
  readonly root: HTMLElement;
  readonly list: MessageList;
  readonly composer: Composer;
  readonly name: string;
  readonly #context: PageContext;
  readonly #connection: HTMLElement;

  constructor({ name, openMenu, loadEarlier }: ChannelOptions, context: PageContext) {
    const { words } = context;
    this.name = name;
    this.#context = context;
    const place = { channel: name, thread: null };
    this.composer = new Composer(place, words.placeholder, context);
    const empty = () => drawEmpty(context, text => void this.composer.submit(text));
    this.list = new MessageList({ label: words.messages(name), threaded: true, empty, loadEarlier }, context);
    const menu = iconButton('menu', words.openMenu, () => openMenu(menu), {
      class: 'menu-button',
      attributes: { 'aria-controls': 'sidebar', 'aria-expanded': 'false' },
    });
    this.#connection = element('p', { class: 'connection', attributes: { role: 'status' } });
    this.root = element(
      'main',
      { class: 'channel-view' },
      element(
        'header',
        { class: 'channel-header' },
        menu,
        element('h1', {}, element('span', { class: 'channel-sign', attributes: { 'aria-hidden': 'true' } }, '#'), name),
        this.#connection,
      ),
      this.list.root,
      this.composer.root,
    );
  }

  showConnection(state: StreamState): void {
    this.#connection.className = `connection connection-${state}`;
    this.#connection.textContent = this.#context.words[state];
  }
}

/** What to try first, in a channel where nothing was said yet. */
function drawEmpty({ words }: PageContext, submit: (text: string) => void): HTMLElement {
  const examples = words.examples.map(({ text, why }) =>
    element(
      'button',
      { class: 'example', attributes: { type: 'button' }, on: { click: () => submit(text) } },
      element('span', { class: 'example-text' }, text),
      element('span', { class: 'example-why' }, why),
    ),
  );
  return element(
    'div',
    { class: 'welcome' },
    element('span', { class: 'brand-mark', attributes: { 'aria-hidden': 'true' } }, drawIcon('trend')),
    element('h2', {}, words.emptyTitle),
    element('p', {}, words.emptyText),
    element('div', { class: 'examples' }, ...examples),
  );
}
