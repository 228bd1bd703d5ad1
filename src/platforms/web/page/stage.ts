import type { Address } from '../address.ts';
import type { Message } from '../message.ts';
import type { Place } from './api.ts';
import type { AsideDrawer } from './aside.ts';
import type { ChannelView } from './channel.ts';
import type { Conversation } from './conversation.ts';
import type { MessageList } from './message-list.ts';
import type { ThreadPanel } from './panel.ts';
import { Shell } from './shell.ts';
import type { Sidebar } from './sidebar.ts';

/** What stands on the page now: the channels, one channel, perhaps a thread beside it and a drawer over it. */
export class Stage {
  readonly shell = new Shell();
  sidebar: Sidebar;
  view: ChannelView;
  panel: ThreadPanel | null = null;
  aside: AsideDrawer;

  constructor(parts: { sidebar: Sidebar; view: ChannelView; aside: AsideDrawer }) {
    this.sidebar = parts.sidebar;
    this.view = parts.view;
    this.aside = parts.aside;
  }

  /** Brings every part up to date with what was said. */
  show({ channel, thread }: Address, conversation: Conversation): void {
    const { store, unread } = conversation;
    if (!document.hidden) {
      unread.seen(channel, store.lastId(channel));
      if (thread !== null) conversation.readThread(thread);
    }
    this.view.list.show(store.list(channel, null), conversation.details({ channel, thread: null }));
    this.panel?.list.show(store.list(channel, thread), conversation.details({ channel, thread }));
    if (conversation.isDiscussion({ channel, thread })) this.panel?.showDiscussion();
    const names = conversation.channelNames();
    this.sidebar.show(names.map(name => ({ name, unread: unread.count(name), current: name === channel })));
    this.shell.show({ sidebar: this.sidebar, main: this.view.root, panel: this.panel, aside: this.aside });
    document.title = unread.title(channel);
  }

  /** The list in which a message stands, if it is shown. */
  listAt({ channel, thread }: Place): MessageList | null {
    if (channel !== this.view.name) return null;
    if (thread === null) return this.view.list;
    return this.panel?.thread === thread ? this.panel.list : null;
  }

  /** Shows why something was not done, near the message it was about, if it was about one. */
  complain(about: Message | null, sentence: string): void {
    const thread = this.panel?.thread;
    const inThread = thread !== undefined && (about?.thread === thread || about?.id === thread);
    if (this.aside.isOpen) this.aside.complain(sentence);
    else if (inThread) this.panel?.composer.complain(sentence);
    else this.view.composer.complain(sentence);
  }

  /** After a thread was closed: to where it was opened from, or to its first message. */
  focusRoot(thread: string | null, opener: Element | null): void {
    const row = this.view.root.querySelector<HTMLElement>(
      `[data-id="${thread}"] .thread-button, [data-id="${thread}"] .reply-button`,
    );
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else if (row) row.focus();
    else this.view.composer.focus();
  }
}
