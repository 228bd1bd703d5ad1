import { isLocale, type Locale } from '../../../words/locale.ts';
import { channelPattern } from '../message.ts';

export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** What this browser remembers of the person; a browser that remembers nothing starts anew each time. */
export const preferences = {
  get locale(): Locale {
    const stored = read('locale');
    if (isLocale(stored)) return stored;
    return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  },
  set locale(locale: Locale) {
    write('locale', locale);
  },

  get theme(): Theme {
    return themes.find(theme => theme === read('theme')) ?? 'system';
  },
  set theme(theme: Theme) {
    write('theme', theme);
  },

  get name(): string | null {
    return read('name');
  },
  set name(name: string) {
    write('name', name);
  },

  /** Channels that the person made and in which nothing was said yet. */
  get channels(): string[] {
    return (read('channels') ?? '').split(' ').filter(name => channelPattern.test(name));
  },
  set channels(names: readonly string[]) {
    write('channels', names.join(' '));
  },

  /** The id of the last message seen in a channel. */
  lastRead(channel: string): number {
    return Number(read(`read.${channel}`) ?? 0);
  },
  setLastRead(channel: string, id: number): void {
    write(`read.${channel}`, String(id));
  },
};

const prefix = 'trendbrief.';

function read(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // A private window may have no storage.
  }
}
