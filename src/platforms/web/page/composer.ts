import type { Place } from './api.ts';
import { Completion } from './completion.ts';
import type { PageContext } from './context.ts';
import { button, element, iconButton } from './dom.ts';

/** What was typed and not sent, by place; it outlives the switch to another channel or language. */
const drafts = new Map<string, string>();

/** Where a person types. What could not be sent stays, with the reason above it. */
export class Composer {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #place: Place;
  readonly #field: HTMLTextAreaElement;
  readonly #send: HTMLButtonElement;
  readonly #notice: HTMLElement;
  readonly #completion: Completion;

  constructor(place: Place, placeholder: string, context: PageContext) {
    this.#place = place;
    this.#context = context;
    const { words } = context;
    this.#field = element('textarea', {
      attributes: { rows: '1', placeholder, 'aria-label': placeholder, enterkeyhint: 'send', maxlength: '8000' },
      on: { keydown: event => this.#takeKey(event), input: () => this.#changed() },
    });
    this.#field.value = drafts.get(this.#key) ?? '';
    this.#completion = new Completion(this.#field, words.commands, () => context.commands());
    this.#send = iconButton('send', words.send, () => void this.#submit(), { class: 'send' });
    this.#notice = element('div', { class: 'notice', attributes: { role: 'alert' } });
    this.root = element(
      'div',
      { class: 'composer' },
      this.#notice,
      this.#completion.root,
      element('div', { class: 'composer-box' }, this.#field, this.#send),
      element('p', { class: 'composer-hint' }, words.sendHint),
    );
    this.#changed();
  }

  /** Says what is typed here for. */
  showPlaceholder(text: string): void {
    this.#field.placeholder = text;
    this.#field.setAttribute('aria-label', text);
  }

  focus(): void {
    this.#field.focus();
  }

  /** Sends a text as if it had been typed. */
  async submit(text: string): Promise<void> {
    this.complain(null);
    const failure = await this.#context.send(this.#place, text);
    if (failure === null) return;
    if (this.#field.value === '') this.#field.value = text;
    this.#changed();
    this.complain(failure);
  }

  /** Shows why something was not done, until the next try. */
  complain(sentence: string | null): void {
    const dismiss = () => this.complain(null);
    const children =
      sentence === null ? [] : [element('span', {}, sentence), button(this.#context.words.dismiss, dismiss)];
    this.#notice.replaceChildren(...children);
  }

  get #key(): string {
    return JSON.stringify([this.#place.channel, this.#place.thread]);
  }

  #takeKey(event: KeyboardEvent): void {
    // Enter that ends the choice of Chinese characters sends nothing; some browsers report it after the composition, with code 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#completion.takeKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.#submit();
    }
  }

  #changed(): void {
    drafts.set(this.#key, this.#field.value);
    this.#send.disabled = this.#field.value.trim() === '';
  }

  async #submit(): Promise<void> {
    const text = this.#field.value.trim();
    if (text === '') return;
    this.#field.value = '';
    this.#completion.close();
    this.#changed();
    await this.submit(text);
  }
}
