import type { CommandHint } from '../../../chat/request.ts';
import { element } from './dom.ts';
import { type Match, matchCommands } from './matching.ts';

let lists = 0;

/** Suggests commands under a text field while one is being typed. Arrow keys choose, Tab and Enter take, Escape closes. */
export class Completion {
  readonly root: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #commands: () => readonly CommandHint[];
  #matches: readonly Match[] = [];
  #chosen = 0;

  constructor(field: HTMLTextAreaElement, label: string, commands: () => readonly CommandHint[]) {
    this.#field = field;
    this.#commands = commands;
    lists += 1;
    this.root = element('ul', {
      class: 'completion',
      attributes: { role: 'listbox', id: `completion-${lists}`, 'aria-label': label },
    });
    this.root.hidden = true;
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', this.root.id);
    field.setAttribute('aria-expanded', 'false');
    field.addEventListener('input', () => this.#suggest());
    field.addEventListener('blur', () => this.close());
  }

  /** Takes a key of the field; tells whether it was for the list. */
  takeKey(event: KeyboardEvent): boolean {
    if (this.root.hidden) return false;
    switch (event.key) {
      case 'ArrowDown':
        this.#choose(this.#chosen + 1);
        return true;
      case 'ArrowUp':
        this.#choose(this.#chosen - 1);
        return true;
      case 'Escape':
        this.close();
        return true;
      case 'Tab':
        return !event.shiftKey && this.#take();
      case 'Enter':
        return !event.shiftKey && !this.#isWhole() && this.#take();
      default:
        return false;
    }
  }

  close(): void {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.removeAttribute('aria-activedescendant');
  }

  #suggest(): void {
    this.#matches = matchCommands(this.#field.value, this.#commands()) ?? [];
    if (this.#matches.length === 0) {
      this.close();
      return;
    }
    this.root.replaceChildren(...this.#matches.map((match, index) => this.#drawOption(match, index)));
    this.root.hidden = false;
    this.#field.setAttribute('aria-expanded', 'true');
    this.#choose(0);
  }

  #drawOption({ command, name }: Match, index: number): HTMLElement {
    const others = command.names.filter(each => each !== name).join(' ');
    return element(
      'li',
      {
        class: 'completion-option',
        attributes: { role: 'option', id: `${this.root.id}-${index}` },
        on: {
          // The field keeps the focus.
          pointerdown: event => event.preventDefault(),
          click: () => {
            this.#chosen = index;
            this.#take();
          },
        },
      },
      element(
        'span',
        { class: 'completion-names' },
        element('span', { class: 'completion-name' }, name),
        element('span', { class: 'completion-usage' }, command.usage),
      ),
      element('span', { class: 'completion-description' }, command.description),
      element('span', { class: 'completion-alias' }, others),
    );
  }

  #choose(index: number): void {
    const count = this.#matches.length;
    this.#chosen = (index + count) % count;
    for (const [at, option] of [...this.root.children].entries()) {
      option.setAttribute('aria-selected', String(at === this.#chosen));
      if (at !== this.#chosen) continue;
      option.scrollIntoView({ block: 'nearest' });
      this.#field.setAttribute('aria-activedescendant', option.id);
    }
  }

  /** A command typed in full that needs nothing more is sent by Enter, not completed once more. */
  #isWhole(): boolean {
    const match = this.#matches[this.#chosen];
    const needsWords = match !== undefined && match.command.usage !== '' && !match.command.usage.startsWith('[');
    return match?.name.toLowerCase() === this.#field.value.toLowerCase().replace('／', '/') && !needsWords;
  }

  #take(): boolean {
    const match = this.#matches[this.#chosen];
    if (!match) return false;
    this.#field.value = `${match.name} `;
    this.#field.dispatchEvent(new Event('input', { bubbles: true }));
    this.#field.focus();
    this.close();
    return true;
  }
}
