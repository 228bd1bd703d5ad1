import type { Message } from '../message.ts';
import type { PageContext } from './context.ts';
import { element, iconButton } from './dom.ts';
import { drawBody } from './row.ts';

/** What the bot shows one person alone: a drawer over the page. Escape closes it, and the focus goes back to where it was. */
export class AsideDrawer {
  readonly root: HTMLDialogElement;
  readonly #context: PageContext;
  readonly #body: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #back: HTMLButtonElement;
  #shown: Message[] = [];
  #opener: Element | null = null;

  constructor(context: PageContext) {
    const { words } = context;
    this.#context = context;
    this.#body = element('div', { class: 'aside-body', attributes: { tabindex: '-1' } });
    this.#notice = element('div', { class: 'notice', attributes: { role: 'alert' } });
    this.#back = iconButton('back', words.back, () => this.#goBack());
    this.root = element(
      'dialog',
      {
        class: 'aside',
        attributes: { 'aria-label': words.aside },
        on: {
          close: () => this.#closed(),
          click: event => event.target === this.root && this.root.close(),
        },
      },
      element(
        'div',
        { class: 'aside-frame' },
        element(
          'header',
          { class: 'panel-header' },
          this.#back,
          element('h2', {}, words.aside),
          iconButton('close', words.close, () => this.root.close()),
        ),
        this.#notice,
        this.#body,
      ),
    );
  }

  get isOpen(): boolean {
    return this.root.open;
  }

  /** Shows an aside over what is shown already; the same one again in its new form. */
  show(message: Message, opener: Element | null): void {
    const at = this.#shown.findIndex(({ id }) => id === message.id);
    if (at === -1) this.#shown.push(message);
    else this.#shown.splice(at, this.#shown.length, message);
    if (!this.root.open) {
      this.#opener = opener;
      this.root.showModal();
    }
    this.#draw();
  }

  /** Closes it for what the person has turned to instead. */
  leave(): void {
    this.#opener = null;
    this.root.close();
  }

  close(): void {
    this.root.close();
  }

  complain(sentence: string): void {
    this.#notice.replaceChildren(element('span', {}, sentence));
  }

  #goBack(): void {
    this.#shown.pop();
    this.#draw();
  }

  #draw(): void {
    const message = this.#shown.at(-1);
    if (!message) return;
    this.#notice.replaceChildren();
    this.#back.hidden = this.#shown.length < 2;
    this.#body.replaceChildren(drawBody(message, this.#context));
    this.#body.scrollTop = 0;
    this.#body.focus();
  }

  #closed(): void {
    this.#shown = [];
    this.#body.replaceChildren();
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
    this.#opener = null;
  }
}
