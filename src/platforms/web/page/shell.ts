import type { AsideDrawer } from './aside.ts';
import { element } from './dom.ts';
import type { ThreadPanel } from './panel.ts';
import type { Theme } from './preferences.ts';
import type { Sidebar } from './sidebar.ts';

/** The widths at which the channel list becomes a drawer, and a thread covers its channel; `page.css` has the same. */
const phone = matchMedia('(max-width: 767px)');
const narrow = matchMedia('(max-width: 1099px)');

/** Where the parts of the page stand, and which of them one can reach while another covers them. */
export class Shell {
  readonly #root = element('div', { class: 'app' });
  readonly #scrim = element('div', { class: 'scrim', on: { click: () => this.closeMenu() } });
  readonly #announcer = element('div', { class: 'visually-hidden', attributes: { 'aria-live': 'polite' } });
  #sidebar: Sidebar | null = null;
  #main: HTMLElement | null = null;
  #panel: ThreadPanel | null = null;
  #menuOpener: HTMLElement | null = null;

  constructor() {
    for (const query of [phone, narrow]) query.addEventListener('change', () => this.#arrange());
    this.#root.addEventListener('keydown', event => event.key === 'Escape' && this.#menuOpener && this.closeMenu());
    document.body.replaceChildren(this.#root);
  }

  show(parts: { sidebar: Sidebar; main: HTMLElement; panel: ThreadPanel | null; aside: AsideDrawer }): void {
    this.#sidebar = parts.sidebar;
    this.#main = parts.main;
    this.#panel = parts.panel;
    const inOrder = [parts.sidebar.root, this.#scrim, parts.main, parts.panel?.root, parts.aside.root, this.#announcer];
    const wanted = inOrder.filter(part => part !== undefined);
    // Parts that stay keep their focus and the place they are scrolled to.
    for (const child of [...this.#root.children]) if (!wanted.some(part => part === child)) child.remove();
    for (const [index, part] of wanted.entries()) {
      if (this.#root.children[index] !== part) this.#root.insertBefore(part, this.#root.children[index] ?? null);
    }
    this.#arrange();
  }

  /** Tells those who do not see the page what has arrived. */
  announce(sentence: string): void {
    this.#announcer.textContent = sentence;
  }

  openMenu(opener: HTMLElement): void {
    this.#menuOpener = opener;
    this.#arrange();
    this.#sidebar?.root.querySelector<HTMLElement>('[aria-current]')?.focus();
  }

  closeMenu(): void {
    const opener = this.#menuOpener;
    this.#menuOpener = null;
    this.#arrange();
    if (opener?.isConnected) opener.focus();
  }

  #arrange(): void {
    const menu = phone.matches && this.#menuOpener !== null;
    const covered = narrow.matches && this.#panel !== null;
    this.#root.classList.toggle('app-menu', menu);
    this.#root.classList.toggle('app-thread', this.#panel !== null);
    this.#menuOpener?.setAttribute('aria-expanded', String(menu));
    for (const each of this.#root.querySelectorAll('.menu-button')) each.setAttribute('aria-expanded', String(menu));
    if (this.#sidebar) this.#sidebar.root.inert = phone.matches ? !menu : false;
    if (this.#main) this.#main.inert = menu || covered;
    if (this.#panel) this.#panel.root.inert = menu;
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
