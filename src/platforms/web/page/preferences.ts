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

  /** Each tab has its own, so that two tabs can be two people; a new tab takes the latest. */
  get name(): string | null {
    return readTab('name') ?? read('name');
  },
  set name(name: string) {
    writeTab('name', name);
    write('name', name);
    write('names', [name, ...this.names.filter(other => other !== name)].slice(0, rememberedNames).join('\n'));
  },

  /** Whom this browser has been, the latest first. */
  get names(): string[] {
    return (read('names') ?? '').split('\n').filter(name => name !== '');
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

const rememberedNames = 5;

const read = (key: string) => readFrom(() => localStorage, key);
const write = (key: string, value: string) => writeTo(() => localStorage, key, value);
const readTab = (key: string) => readFrom(() => sessionStorage, key);
const writeTab = (key: string, value: string) => writeTo(() => sessionStorage, key, value);

/** A private window may have no storage, and says so when it is asked for. */
function readFrom(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(prefix + key);
  } catch {
    return null;
  }
}

function writeTo(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(prefix + key, value);
  } catch {
    // Then it is forgotten with the page.
  }
}
