import type { Button } from '../../../card/card.ts';
import type { CommandHint } from '../../../chat/request.ts';
import type { Locale } from '../../../words/locale.ts';
import { web } from '../../../words/web.ts';
import { type Address, formatAddress, parseAddress } from '../address.ts';
import type { Message } from '../message.ts';
import { Api, type Place, sentenceOf } from './api.ts';
import { AsideDrawer } from './aside.ts';
import { ChannelView } from './channel.ts';
import { languageTag, type PageContext, type PageWords } from './context.ts';
import { Conversation } from './conversation.ts';
import type { FormValues } from './draw.ts';
import { sentenceAlone, showInForm } from './form-notice.ts';
import { followLinks, leadOf } from './links.ts';
import { authorName } from './names.ts';
import { ThreadPanel } from './panel.ts';
import { preferences } from './preferences.ts';
import { applyTheme } from './shell.ts';
import { Sidebar } from './sidebar.ts';
import { Stage } from './stage.ts';
import { openStream, type StreamState } from './stream.ts';

/** The page as a whole: what happens goes to the parts that show it, what the person does goes to the workspace. */
export class App implements PageContext {
  locale: Locale = preferences.locale;
  words: PageWords = web[this.locale];
  readonly #api: Api;
  readonly #conversation: Conversation;
  #commands: readonly CommandHint[] = [];
  #connection: StreamState = 'connecting';
  #address: Address = parseAddress(location.hash);
  #threadOpener: Element | null = null;
  #reopenStream = () => {};
  readonly #stage: Stage;

  constructor() {
    const name = preferences.name ?? this.words.defaultName;
    preferences.name = name;
    this.#api = new Api(this.locale, name);
    this.#conversation = new Conversation(this.#api, {
      changed: () => this.#show(),
      arrived: message => this.#arrived(message),
    });
    applyTheme(preferences.theme);
    const [sidebar, view, aside] = [this.#makeSidebar(), this.#makeView(), new AsideDrawer(this)];
    this.#stage = new Stage({ sidebar, view, aside });
  }

  start(): void {
    this.#speak(this.locale);
    this.#open(this.#address, true);
    this.#stage.view.composer.focus();
    window.addEventListener('hashchange', () => this.#open(parseAddress(location.hash)));
    followLinks(address => this.#lead(address));
    document.addEventListener('visibilitychange', () => this.#show());
    void this.#attempt(() => this.#conversation.loadChannels(this.#address.channel));
    this.#reopenStream = openStream(
      {
        message: message => this.#conversation.arrive(message),
        edited: message => this.#conversation.edit(message),
        state: state => {
          this.#connection = state;
          this.#stage.view.showConnection(state);
          // What was said between loading the page and the first event.
          if (state === 'live') void this.#attempt(() => this.#conversation.load(this.#address.channel));
        },
      },
      () => this.locale,
    );
  }

  get user(): string {
    return this.#api.user;
  }

  commands(): readonly CommandHint[] {
    return this.#commands;
  }

  latest(message: Message): Message {
    return this.#conversation.store.find(message.channel, message.id) ?? message;
  }

  async send(place: Place, text: string): Promise<string | null> {
    const list = this.#stage.listAt(place);
    const answering = this.#conversation.say(place, text);
    list?.scrollToEnd();
    try {
      this.#answered(await answering, null, null);
      return null;
    } catch (error) {
      return sentenceOf(error);
    }
  }

  async press(message: Message, button: Button, pressed: HTMLElement, values: FormValues = {}): Promise<void> {
    if (pressed.ariaBusy === 'true') return;
    pressed.ariaBusy = 'true';
    showInForm(pressed, '');
    try {
      this.#answered(await this.#conversation.press(message, button, values), message, pressed);
    } catch (error) {
      const sentence = sentenceOf(error);
      if (!showInForm(pressed, sentence)) this.#stage.complain(message, sentence);
    } finally {
      pressed.ariaBusy = null;
    }
  }

  async reword(message: Message, text: string): Promise<string | null> {
    try {
      await this.#conversation.reword(message, text);
      return null;
    } catch (error) {
      return sentenceOf(error);
    }
  }

  remove(message: Message): void {
    void this.#attempt(() => this.#conversation.remove(message), message);
  }

  react(message: Message, reaction: string, given: boolean): void {
    void this.#attempt(() => this.#conversation.react(message, reaction, given), message);
  }

  openThread(message: Message): void {
    this.#threadOpener = document.activeElement;
    this.#go({ channel: message.channel, thread: message.thread ?? message.id });
    this.#stage.panel?.composer.focus();
  }

  #closeThread(): void {
    const { thread } = this.#address;
    const opener = this.#threadOpener;
    this.#go({ channel: this.#address.channel, thread: null });
    this.#stage.focusRoot(thread, opener);
  }

  /** What the bot answered to this person: an aside opens, a thread opens, a message comes into view. */
  #answered(answers: readonly Message[], pressedMessage: Message | null, pressed: HTMLElement | null): void {
    for (const message of answers.filter(({ aside }) => aside)) {
      const sentence = message.id === pressedMessage?.id ? null : sentenceAlone(message);
      const lead = leadOf(message);
      if (lead) this.#lead(lead);
      else if (sentence === null || !showInForm(pressed, sentence)) this.#stage.aside.show(message, pressed);
    }
    const added = answers.filter(({ aside, id }) => !aside && id !== pressedMessage?.id);
    const first = added[0];
    if (!first) return;
    if (this.#stage.aside.isOpen) this.#stage.aside.close();
    if (first.thread !== null && first.thread !== this.#address.thread) this.openThread(first);
    this.#stage.listAt(first)?.reveal(first.id);
    this.#stage.shell.announce(this.#announcement(first));
  }

  /** A message that nobody here asked for, e.g. a scheduled briefing. */
  #arrived(message: Message): void {
    const list = this.#stage.listAt(message);
    const atEnd = list?.isNearEnd() ?? false;
    if (!list || document.hidden) this.#conversation.unread.add(message.channel);
    this.#stage.shell.announce(this.#announcement(message));
    queueMicrotask(() => list?.arrived(message.id, atEnd));
  }

  #announcement(message: Message): string {
    return this.words.arrived(authorName(message.author), message.card?.summary ?? message.text);
  }

  /** Opens what a link leads to. */
  #lead(address: Address): void {
    if (this.#stage.aside.isOpen) this.#stage.aside.leave();
    this.#threadOpener = document.activeElement;
    this.#go(address);
    this.#stage.panel?.composer.focus();
  }

  #go(address: Address): void {
    const hash = formatAddress(address);
    if (hash !== location.hash) history.pushState(null, '', hash);
    this.#open(address);
  }

  /** Shows a channel, and the thread beside it. */
  #open(address: Address, isFirst = false, meant: string | null = null): void {
    const { channel, thread } = address;
    const newChannel = isFirst || channel !== this.#stage.view.name;
    const newThread = newChannel || thread !== (this.#stage.panel?.thread ?? null);
    this.#address = address;
    this.#conversation.visit(channel);
    if (newChannel) this.#stage.view = this.#makeView();
    if (newThread) this.#stage.panel = thread === null ? null : this.#makePanel(thread);
    const settle = () => {
      const last = this.#conversation.store.list(channel, null).at(-1);
      const lastReply = this.#conversation.store.list(channel, thread).at(-1);
      if (newChannel && last) this.#stage.view.list.reveal(last.id);
      if (meant !== null) this.#stage.panel?.list.point(meant);
      else if (newThread && lastReply) this.#stage.panel?.list.reveal(lastReply.id);
    };
    this.#show();
    settle();
    void this.#attempt(async () => {
      await this.#conversation.load(channel);
      if (thread !== null) await this.#conversation.loadThread(channel, thread);
      if (this.#address !== address) return;
      settle();
      this.#openRoot(address);
    });
  }

  /** An address may name a reply: then its thread opens, and the reply is pointed at. */
  #openRoot({ channel, thread }: Address): void {
    const root = thread === null ? null : this.#conversation.store.find(channel, thread)?.thread;
    if (thread === null || !root) return;
    history.replaceState(null, '', formatAddress({ channel, thread: root }));
    this.#open({ channel, thread: root }, false, thread);
  }

  #show(): void {
    this.#stage.show(this.#address, this.#conversation);
  }

  /** @param at where something was to be done, if not in the channel as a whole */
  async #attempt(work: () => Promise<void>, at?: Message): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#stage.complain(at ?? null, sentenceOf(error));
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
    this.#conversation.refresh();
    this.#reopenStream();
    this.#stage.sidebar = this.#makeSidebar();
    this.#stage.aside = new AsideDrawer(this);
    this.#open(this.#address, true);
    document.getElementById(`language-${locale}`)?.focus();
  }

  #makeSidebar(): Sidebar {
    return new Sidebar({
      locale: this.locale,
      words: this.words,
      theme: preferences.theme,
      name: this.#api.user,
      names: preferences.names,
      openChannel: channel => {
        this.#stage.shell.closeMenu();
        this.#go({ channel, thread: null });
        this.#stage.view.composer.focus();
      },
      setLocale: locale => this.#switchLanguage(locale),
      setTheme: theme => {
        preferences.theme = theme;
        applyTheme(theme);
      },
      setName: name => {
        preferences.name = name;
        this.#api.user = name;
        this.#show();
      },
      close: () => this.#stage.shell.closeMenu(),
    });
  }

  #makeView(): ChannelView {
    const { channel } = this.#address;
    const view: ChannelView = new ChannelView(
      {
        name: channel,
        openMenu: opener => this.#stage.shell.openMenu(opener),
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
