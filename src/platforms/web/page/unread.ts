import { preferences } from './preferences.ts';

/** Counts, channel by channel, what arrived and was not looked at. What was seen last outlives the page. */
export class Unread {
  readonly #counts = new Map<string, number>();

  count(channel: string): number {
    return this.#counts.get(channel) ?? 0;
  }

  add(channel: string, count = 1): void {
    this.#counts.set(channel, this.count(channel) + count);
  }

  seen(channel: string, lastId: string | null): void {
    this.#counts.delete(channel);
    if (lastId !== null && Number(lastId) > preferences.lastRead(channel))
      preferences.setLastRead(channel, Number(lastId));
  }

  /** `(2) #general · Trendbrief`. */
  title(channel: string): string {
    const total = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    return `${total ? `(${total}) ` : ''}#${channel} · Trendbrief`;
  }
}
