import { setImmediate } from 'node:timers/promises';
import type { Library } from '../library/library.ts';
import type { Locale } from '../words/index.ts';
import { lookup } from './lookup.ts';

/** So many questions bring code and dictionaries to their speed. */
const QUESTIONS = 12;

/**
 * Asks a few questions for nobody: the first one loads dictionaries and reads the rarity of words, which takes about a
 * second. Other work gets its turn between two questions.
 */
export async function warmUp(library: Library, signal?: AbortSignal): Promise<void> {
  const locales: readonly Locale[] = ['zh', 'en'];
  const names = library.trendReports().flatMap(report => report.trends.map(({ name }) => name));
  const titles = library.documents().map(({ title }) => title);
  const words = [...names.slice(-QUESTIONS), ...titles].slice(0, QUESTIONS);
  for (const [at, text] of words.entries()) {
    await setImmediate();
    if (signal?.aborted) return;
    const locale = locales[at % 2] ?? 'zh';
    lookup(library, text[locale], { locale });
  }
}
