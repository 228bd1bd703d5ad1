import { bilingual } from './locale.ts';

export const lookup = bilingual({
  zh: {},
  en: {},
});
