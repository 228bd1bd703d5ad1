/** The languages the bot speaks. */
export type Locale = 'zh' | 'en';

export function isLocale(value: unknown): value is Locale {
  return value === 'zh' || value === 'en';
}

/** One area's texts in both languages; the type of the Chinese ones rules. */
export function bilingual<T>(texts: { zh: T; en: NoInfer<T> }): Record<Locale, T> {
  return texts;
}
