import type { Locale } from '../../../words/locale.ts';
import { botName, channelPattern } from '../message.ts';
import type { PageWords } from './context.ts';
import { button, drawIcon, element, iconButton } from './dom.ts';
import { type Theme, themes } from './preferences.ts';

export interface SidebarOptions {
  readonly locale: Locale;
  readonly words: PageWords;
  readonly theme: Theme;
  readonly name: string;
  /** Whom this browser has been. */
  readonly names: readonly string[];
  openChannel(name: string): void;
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  setName(name: string): void;
  close(): void;
}

export interface ChannelEntry {
  readonly name: string;
  readonly unread: number;
  readonly current: boolean;
}

const languages: readonly (readonly [Locale, string, string])[] = [
  ['zh', '中文', 'zh-CN'],
  ['en', 'English', 'en'],
];

/** As many names that were used before can be taken again with one press. */
const otherNames = 3;

/** The channels, and what the person chooses once: name, language, appearance. */
export class Sidebar {
  readonly root: HTMLElement;
  readonly #options: SidebarOptions;
  readonly #channels: HTMLElement;

  constructor(options: SidebarOptions) {
    this.#options = options;
    const { words } = options;
    this.#channels = element('ul', { class: 'channels', attributes: { role: 'list' } });
    this.root = element(
      'nav',
      { class: 'sidebar', attributes: { 'aria-label': words.channels, id: 'sidebar' } },
      element(
        'div',
        { class: 'brand' },
        element('span', { class: 'brand-mark', attributes: { 'aria-hidden': 'true' } }, drawIcon('trend')),
        element(
          'div',
          { class: 'brand-name' },
          element('strong', {}, 'Trendbrief'),
          element('span', {}, words.tagline),
        ),
        iconButton('close', words.closeMenu, () => options.close(), { class: 'sidebar-close' }),
      ),
      element(
        'div',
        { class: 'sidebar-scroll' },
        element('h2', { class: 'sidebar-heading' }, words.channels),
        this.#channels,
        drawNewChannel(options),
      ),
      element('div', { class: 'settings' }, drawName(options), drawLanguages(options), drawThemes(options)),
    );
  }

  show(channels: readonly ChannelEntry[]): void {
    const { words, openChannel } = this.#options;
    const focused = this.#channels.contains(document.activeElement) ? document.activeElement?.id : undefined;
    this.#channels.replaceChildren(
      ...channels.map(({ name, unread, current }) => {
        const badge = unread
          ? element('span', { class: 'unread', attributes: { 'aria-label': words.unread(unread) } }, `${unread}`)
          : null;
        const entry = element(
          'button',
          {
            class: unread ? 'channel channel-unread' : 'channel',
            attributes: { type: 'button', id: `channel-${name}`, ...(current ? { 'aria-current': 'page' } : {}) },
            on: { click: () => openChannel(name) },
          },
          element('span', { class: 'channel-sign', attributes: { 'aria-hidden': 'true' } }, '#'),
          element('span', { class: 'channel-name' }, name),
          badge,
        );
        return element('li', {}, entry);
      }),
    );
    if (focused) document.getElementById(focused)?.focus();
  }
}

function drawNewChannel({ words, openChannel }: SidebarOptions): HTMLElement {
  const field = element('input', {
    attributes: {
      type: 'text',
      placeholder: words.newChannel,
      'aria-label': words.newChannel,
      title: words.newChannelHint,
      maxlength: '64',
    },
  });
  const complaint = element('p', { class: 'field-error', attributes: { role: 'alert' } });
  field.addEventListener('input', () => complaint.replaceChildren());
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return;
    const name = field.value.trim().replace(/^#/, '').replace(/\s+/g, '-').normalize('NFC');
    if (name === '') return;
    if (channelPattern.test(name)) {
      field.value = '';
      openChannel(name);
    } else complaint.replaceChildren(words.badChannel);
  });
  return element('div', { class: 'new-channel' }, element('label', {}, drawIcon('plus'), field), complaint);
}

function drawName({ words, name, names, setName }: SidebarOptions): HTMLElement {
  const complaint = element('p', { class: 'field-error', attributes: { role: 'alert' } });
  const field = element('input', {
    attributes: { type: 'text', maxlength: '64', autocomplete: 'off', spellcheck: 'false' },
  });
  const others = element('div', { class: 'names', attributes: { role: 'group', 'aria-label': words.beAgain } });
  let known = names;
  const show = (current: string) => {
    field.value = current;
    known = [current, ...known.filter(other => other !== current)];
    const buttons = known.slice(1, 1 + otherNames).map(other => {
      const become = () => {
        setName(other);
        show(other);
        field.focus();
      };
      return button(other, become, {
        class: 'name',
        attributes: { title: words.be(other), 'aria-label': words.be(other) },
      });
    });
    others.replaceChildren(...buttons);
  };
  show(name);
  field.addEventListener('change', () => {
    const chosen = field.value.trim();
    const fits = chosen !== '' && chosen.toLowerCase() !== botName;
    complaint.replaceChildren(fits ? '' : words.badName);
    if (!fits) return;
    setName(chosen);
    show(chosen);
  });
  return element(
    'div',
    {},
    element('label', { class: 'setting' }, element('span', {}, words.yourName), field),
    others,
    complaint,
  );
}

function drawLanguages({ words, locale, setLocale }: SidebarOptions): HTMLElement {
  const choices = languages.map(([language, label, tag]) =>
    button(label, () => setLocale(language), {
      attributes: { id: `language-${language}`, lang: tag, 'aria-pressed': String(language === locale) },
    }),
  );
  return drawChoice(words.language, choices);
}

function drawThemes({ words, theme, setTheme }: SidebarOptions): HTMLElement {
  const choices = themes.map(each =>
    iconButton(
      each,
      words.themes[each],
      () => {
        setTheme(each);
        for (const choice of choices) choice.setAttribute('aria-pressed', String(choice.id === `theme-${each}`));
      },
      { attributes: { id: `theme-${each}`, 'aria-pressed': String(each === theme) } },
    ),
  );
  return drawChoice(words.theme, choices);
}

function drawChoice(label: string, choices: readonly HTMLElement[]): HTMLElement {
  return element(
    'div',
    { class: 'setting' },
    element('span', {}, label),
    element('div', { class: 'choice', attributes: { role: 'group', 'aria-label': label } }, ...choices),
  );
}
