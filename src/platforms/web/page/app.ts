import type { Button } from '../../../card/card.ts';
import type { CommandHint } from '../../../chat/request.ts';
import type { Locale } from '../../../words/locale.ts';
import { web } from '../../../words/web.ts';
import type { Message } from '../message.ts';
import { type Address, formatAddress, parseAddress } from './address.ts';
import { Api, FailedRequest, type Place } from './api.ts';
import { AsideDrawer } from './aside.ts';
import { ChannelView } from './channel.ts';
import { languageTag, type PageContext, type PageWords } from './context.ts';
import { Conversation } from './conversation.ts';
import type { MessageList } from './message-list.ts';
import { ThreadPanel } from './panel.ts';
import { preferences, type Theme } from './preferences.ts';
import { authorName } from './row.ts';
import { Shell } from './shell.ts';
import { Sidebar } from './sidebar.ts';
import { openStream, type StreamState } from './stream.ts';

/** The page as a whole: what happens goes to the parts that show it, what the person does goes to the workspace. */
export class App implements PageContext {
  locale: Locale = preferences.locale;
  words: PageWords = web[this.locale];
  readonly #api: Api;
  readonly #conversation: Conversation;
  readonly #shell = new Shell();
  #commands: readonly CommandHint[] = [];
  #connection: StreamState = 'connecting';
  #address: Address = parseAddress(location.hash);
  #threadOpener: Element | null = null;
  #sidebar: Sidebar;
  #view: ChannelView;
  #panel: ThreadPanel | null = null;
  #aside: AsideDrawer;

  constructor() {
    const name = preferences.name ?? this.words.defaultName;
    preferences.name = name;
    this.#api = new Api(this.locale, name);
    this.#conversation = new Conversation(this.#api, {
      changed: () => this.#show(),
      arrived: message => this.#arrived(message),
    });
    applyTheme(preferences.theme);
    this.#sidebar = this.#makeSidebar();
    this.#view = this.#makeView();
    this.#aside = new AsideDrawer(this);
  }

  start(): void {
    this.#speak(this.locale);
    this.#open(this.#address, true);
    this.#view.composer.focus();
    window.addEventListener('hashchange', () => this.#open(parseAddress(location.hash)));
    document.addEventListener('visibilitychange', () => this.#show());
    void this.#attempt(() => this.#conversation.loadChannels(this.#address.channel));
    openStream({
      message: message => this.#conversation.arrive(message),
      edited: message => this.#conversation.edit(message),
      state: state => {
        this.#connection = state;
        this.#view.showConnection(state);
        // What was said between loading the page and the first event.
        if (state === 'live') void this.#attempt(() => this.#conversation.load(this.#address.channel));
      },
    });
  }

  commands(): readonly CommandHint[] {
    return this.#commands;
  }

  async send(place: Place, text: string): Promise<string | null> {
    const list = this.#listAt(place);
    const answering = this.#conversation.say(place, text);
    list?.scrollToEnd();
    try {
      this.#answered(await answering, null, null);
      return null;
    } catch (error) {
      return sentenceOf(error);
    }
  }

  async press(message: Message, button: Button, pressed: HTMLElement): Promise<void> {
    if (pressed.ariaBusy === 'true') return;
    pressed.ariaBusy = 'true';
    try {
      this.#answered(await this.#conversation.press(message, button), message, pressed);
    } catch (error) {
      const sentence = sentenceOf(error);
      if (this.#aside.isOpen) this.#aside.complain(sentence);
      else if (this.#panel?.root.contains(pressed)) this.#panel.composer.complain(sentence);
      else this.#view.composer.complain(sentence);
    } finally {
      pressed.ariaBusy = null;
    }
  }

  openThread(message: Message): void {
    this.#threadOpener = document.activeElement;
    this.#go({ channel: message.channel, thread: message.thread ?? message.id });
    this.#panel?.composer.focus();
  }

  #closeThread(): void {
    const { thread } = this.#address;
    const opener = this.#threadOpener;
    this.#go({ channel: this.#address.channel, thread: null });
    const row = this.#view.root.querySelector<HTMLElement>(
      `[data-id="${thread}"] .thread-button, [data-id="${thread}"] .reply-button`,
    );
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else if (row) row.focus();
    else this.#view.composer.focus();
  }

  /** What the bot answered to this person: an aside opens, a thread opens, a message comes into view. */
  #answered(answers: readonly Message[], pressedMessage: Message | null, pressed: HTMLElement | null): void {
    for (const message of answers) if (message.aside) this.#aside.show(message, pressed);
    const added = answers.filter(({ aside, id }) => !aside && id !== pressedMessage?.id);
    const first = added[0];
    if (!first) return;
    if (this.#aside.isOpen) this.#aside.close();
    if (first.thread !== null && first.thread !== this.#address.thread) this.openThread(first);
    this.#listAt(first)?.reveal(first.id);
    this.#shell.announce(this.#announcement(first));
  }

  /** A message that nobody here asked for, e.g. a scheduled briefing. */
  #arrived(message: Message): void {
    const list = this.#listAt(message);
    const atEnd = list?.isNearEnd() ?? false;
    if (!list || document.hidden) this.#conversation.unread.add(message.channel);
    this.#shell.announce(this.#announcement(message));
    queueMicrotask(() => list?.arrived(message.id, atEnd));
  }

  #announcement(message: Message): string {
    return this.words.arrived(authorName(message.author), message.card?.summary ?? message.text);
  }

  #go(address: Address): void {
    const hash = formatAddress(address);
    if (hash !== location.hash) history.pushState(null, '', hash);
    this.#open(address);
  }

  /** Shows a channel, and the thread beside it. */
  #open(address: Address, isFirst = false): void {
    const { channel, thread } = address;
    const newChannel = isFirst || channel !== this.#view.name;
    const newThread = newChannel || thread !== (this.#panel?.thread ?? null);
    this.#address = address;
    this.#conversation.visit(channel);
    if (newChannel) this.#view = this.#makeView();
    if (newThread) this.#panel = thread === null ? null : this.#makePanel(thread);
    const settle = () => {
      const last = this.#conversation.store.list(channel, null).at(-1);
      const lastReply = this.#conversation.store.list(channel, thread).at(-1);
      if (newChannel && last) this.#view.list.reveal(last.id);
      if (newThread && lastReply) this.#panel?.list.reveal(lastReply.id);
    };
    this.#show();
    settle();
    void this.#attempt(async () => {
      await this.#conversation.load(channel);
      if (thread !== null) await this.#conversation.loadThread(channel, thread);
      if (this.#address === address) settle();
    });
  }

  /** Brings every part up to date with what was said. */
  #show(): void {
    const { channel, thread } = this.#address;
    const { store, unread } = this.#conversation;
    if (!document.hidden) unread.seen(channel, store.lastId(channel));
    const place = { channel, thread: null };
    this.#view.list.show(store.list(channel, null), this.#conversation.details(place));
    this.#panel?.list.show(store.list(channel, thread), this.#conversation.details(this.#address));
    const names = this.#conversation.channelNames();
    const entries = names.map(name => ({ name, unread: unread.count(name), current: name === channel }));
    this.#sidebar.show(entries);
    this.#shell.show({ sidebar: this.#sidebar, main: this.#view.root, panel: this.#panel, aside: this.#aside });
    document.title = unread.title(channel);
  }

  #listAt({ channel, thread }: Place): MessageList | null {
    if (channel !== this.#address.channel) return null;
    if (thread === null) return this.#view.list;
    return this.#panel?.thread === thread ? this.#panel.list : null;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#view.composer.complain(sentenceOf(error));
    }
  }

  /** Says everything in a language from now on. */
  #speak(locale: Locale): void {
    this.locale = locale;
    this.words = web[locale];
    this.#api.locale = locale;
    document.documentElement.lang = languageTag(locale);
    void this.#attempt(async () => {
      this.#commands = await this.#api.commands();
    });
  }

  #switchLanguage(locale: Locale): void {
    preferences.locale = locale;
    this.#speak(locale);
    this.#sidebar = this.#makeSidebar();
    this.#aside = new AsideDrawer(this);
    this.#open(this.#address, true);
    document.getElementById(`language-${locale}`)?.focus();
  }

  #makeSidebar(): Sidebar {
    return new Sidebar({
      locale: this.locale,
      words: this.words,
      theme: preferences.theme,
      name: this.#api.user,
      openChannel: channel => {
        this.#shell.closeMenu();
        this.#go({ channel, thread: null });
        this.#view.composer.focus();
      },
      setLocale: locale => this.#switchLanguage(locale),
      setTheme: theme => {
        preferences.theme = theme;
        applyTheme(theme);
      },
      setName: name => {
        preferences.name = name;
        this.#api.user = name;
      },
      close: () => this.#shell.closeMenu(),
    });
  }

  #makeView(): ChannelView {
    const { channel } = this.#address;
    const view: ChannelView = new ChannelView(
      {
        name: channel,
        openMenu: opener => this.#shell.openMenu(opener),
        loadEarlier: () => void this.#attempt(() => view.list.keepPlace(() => this.#conversation.loadEarlier(channel))),
      },
      this,
    );
    view.showConnection(this.#connection);
    return view;
  }

  #makePanel(thread: string): ThreadPanel {
    return new ThreadPanel(this.#address.channel, thread, this, () => this.#closeThread());
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof FailedRequest) return error.message;
  throw error;
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
