import { Composer } from './composer.ts';
import type { PageContext } from './context.ts';
import { element, iconButton } from './dom.ts';
import { MessageList } from './message-list.ts';

/** A thread, beside the channel; on a phone over it. */
export class ThreadPanel {
  readonly root: HTMLElement;
  readonly list: MessageList;
  readonly composer: Composer;
  readonly thread: string;
  readonly #heading: HTMLElement;
  readonly #words: PageContext['words'];

  constructor(channel: string, thread: string, context: PageContext, close: () => void) {
    const { words } = context;
    this.thread = thread;
    this.#words = words;
    this.#heading = element('h2', {}, words.thread);
    this.list = new MessageList(
      { label: words.thread, threaded: false, empty: () => element('p', {}, words.threadEmpty) },
      context,
    );
    this.composer = new Composer({ channel, thread }, words.threadPlaceholder, context);
    this.root = element(
      'section',
      {
        class: 'thread-panel',
        attributes: { 'aria-label': words.thread },
        on: { keydown: event => event.key === 'Escape' && close() },
      },
      element(
        'header',
        { class: 'panel-header' },
        this.#heading,
        element('span', { class: 'panel-place' }, `#${channel}`),
        iconButton('close', words.close, close),
      ),
      this.list.root,
      this.composer.root,
    );
  }

  /** In a discussion people talk to each other: the heading and the field say so. */
  showDiscussion(): void {
    this.#heading.textContent = this.#words.discussion;
    this.composer.showPlaceholder(this.#words.discussionPlaceholder);
  }
}
