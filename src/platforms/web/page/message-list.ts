import type { Message } from '../message.ts';
import type { PageContext } from './context.ts';
import { button, drawIcon, element } from './dom.ts';
import { drawPending, type Pending } from './pending.ts';
import { showReactions } from './reactions.ts';
import { drawRow, showReplies } from './row.ts';
import { dayName } from './times.ts';

/** Messages of one author within this time stand under one name. */
const groupedMilliseconds = 5 * 60_000;

/** Whoever is this close to the end wants to see what arrives. */
const nearEndPixels = 120;

export interface MessageListOptions {
  readonly label: string;
  readonly threaded: boolean;
  /** Shown while there is no message. */
  readonly empty: () => HTMLElement;
  /** Asked for by the button above the first message. */
  readonly loadEarlier?: () => void;
}

/** A scrolling list of messages: a channel's, or a thread's. */
export class MessageList {
  readonly root: HTMLElement;
  readonly #options: MessageListOptions;
  readonly #context: PageContext;
  readonly #list: HTMLOListElement;
  readonly #scroller: HTMLElement;
  readonly #arrivals: HTMLButtonElement;
  readonly #earlier: HTMLButtonElement;
  readonly #rows = new Map<string, { row: HTMLLIElement; drawn: string }>();
  #firstArrival: string | null = null;
  #arrivalCount = 0;

  constructor(options: MessageListOptions, context: PageContext) {
    this.#options = options;
    this.#context = context;
    this.#list = element('ol', { class: 'message-list', attributes: { role: 'list' } });
    this.#earlier = button(context.words.earlier, () => options.loadEarlier?.(), { class: 'button earlier' });
    this.#earlier.hidden = true;
    this.#scroller = element(
      'div',
      {
        class: 'message-scroller',
        attributes: { role: 'region', 'aria-label': options.label, tabindex: '0' },
        on: { scroll: () => this.isNearEnd() && this.#clearArrivals() },
      },
      this.#earlier,
      this.#list,
    );
    this.#arrivals = element('button', {
      class: 'arrivals',
      attributes: { type: 'button' },
      on: { click: () => this.#firstArrival && this.reveal(this.#firstArrival) },
    });
    this.#arrivals.hidden = true;
    this.root = element('div', { class: 'message-pane' }, this.#scroller, this.#arrivals);
  }

  /**
   * Shows these messages. `fresh` are those that arrived by themselves. Rows that stay the same are left alone, so that
   * neither focus nor the place read is lost.
   */
  show(messages: readonly Message[], details: ListDetails): void {
    for (const message of messages) {
      const fresh = details.fresh.has(message.id);
      const { threaded } = this.#options;
      const { discussion } = details;
      const mine = message.author === this.#context.user;
      const drawn = JSON.stringify([{ ...message, reactions: null }, fresh, discussion, mine]);
      const known = this.#rows.get(message.id);
      const row = known?.drawn === drawn ? known.row : drawRow(message, { threaded, fresh, discussion }, this.#context);
      showReactions(row, message, this.#context);
      if (threaded) {
        const all = details.replyCounts.get(message.id) ?? 0;
        showReplies(row, message, { all, new: details.newReplies.get(message.id) ?? 0 }, this.#context);
      }
      if (known && known.row !== row) replaceKeepingFocus(known.row, row);
      this.#rows.set(message.id, { row, drawn });
    }
    this.#forget(messages);
    const pending = drawPending(details.pending, this.#context);
    const rows = messages.flatMap(({ id }) => this.#rows.get(id)?.row ?? []);
    for (const old of this.#list.querySelectorAll('.message-unsent, .message-working, .empty')) old.remove();
    for (const [index, row] of rows.entries()) {
      if (this.#list.children[index] !== row) this.#list.insertBefore(row, this.#list.children[index] ?? null);
    }
    this.#group(messages, details.fresh);
    this.#list.append(...pending);
    if (messages.length === 0 && pending.length === 0)
      this.#list.append(element('li', { class: 'empty' }, this.#options.empty()));
    this.#earlier.hidden = !details.hasEarlier;
  }

  /** Brings a message into view: all of it where it fits, or else its beginning. */
  reveal(id: string): void {
    const row = this.#rows.get(id)?.row;
    if (!row) return;
    this.#clearArrivals();
    if (row.offsetHeight > this.#scroller.clientHeight * 0.8) row.scrollIntoView({ block: 'start' });
    else this.scrollToEnd();
  }

  /** Shows which message a link meant. */
  point(id: string): void {
    const row = this.#rows.get(id)?.row;
    for (const other of this.#list.querySelectorAll('.message-meant')) other.classList.remove('message-meant');
    row?.classList.add('message-meant');
    row?.scrollIntoView({ block: 'center' });
  }

  scrollToEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** A message has arrived by itself: shown at once to whoever reads the end, announced to whoever reads further up. */
  arrived(id: string, wasNearEnd: boolean): void {
    if (wasNearEnd) {
      this.reveal(id);
      return;
    }
    this.#firstArrival ??= id;
    this.#arrivalCount += 1;
    this.#arrivals.replaceChildren(drawIcon('down'), this.#context.words.newMessages(this.#arrivalCount));
    this.#arrivals.hidden = false;
  }

  /** Keeps the same messages in view while `change` puts others above them. */
  async keepPlace(change: () => Promise<void>): Promise<void> {
    const fromEnd = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    await change();
    this.#scroller.scrollTop = this.#scroller.scrollHeight - fromEnd;
  }

  isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < nearEndPixels;
  }

  /** Takes out the rows of messages that are no more. */
  #forget(messages: readonly Message[]): void {
    const there = new Set(messages.map(({ id }) => id));
    for (const [id, { row }] of this.#rows) {
      if (there.has(id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
  }

  #clearArrivals(): void {
    this.#firstArrival = null;
    this.#arrivalCount = 0;
    this.#arrivals.hidden = true;
  }

  #group(messages: readonly Message[], fresh: ReadonlySet<string>): void {
    let previous: Message | null = null;
    for (const message of messages) {
      const row = this.#rows.get(message.id)?.row;
      const day = dayName(message.at, this.#context);
      const newDay = previous === null || dayName(previous.at, this.#context) !== day;
      const sameGroup =
        !newDay &&
        !fresh.has(message.id) &&
        previous?.author === message.author &&
        Date.parse(message.at) - Date.parse(previous.at) < groupedMilliseconds;
      if (newDay && row) row.dataset.day = day;
      else delete row?.dataset.day;
      row?.classList.toggle('message-grouped', sameGroup);
      previous = message;
    }
  }
}

export interface ListDetails {
  readonly replyCounts: ReadonlyMap<string, number>;
  readonly newReplies: ReadonlyMap<string, number>;
  readonly fresh: ReadonlySet<string>;
  readonly pending: readonly Pending[];
  readonly hasEarlier: boolean;
  /** The list is the thread of a discussion. */
  readonly discussion: boolean;
}

/** Puts a row in another's place; the button that had the focus, or its namesake, has it again. */
function replaceKeepingFocus(old: HTMLElement, row: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(row);
  if (!(focused instanceof HTMLElement)) return;
  const { press } = focused.dataset;
  const buttons = [...row.querySelectorAll<HTMLElement>('button')];
  const again = buttons.find(each => press !== undefined && each.dataset.press === press) ?? buttons[0];
  again?.focus({ preventScroll: true });
}
