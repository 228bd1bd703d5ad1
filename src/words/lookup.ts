import { bilingual } from './locale.ts';

interface Cell {
  readonly header: string;
  readonly text: string;
}

export const lookup = bilingual({
  zh: {
    dated: (title: string, date: string | null) => (date ? `${title}（${date}）` : title),
    by: (source: string, text: string) => `【${source}】${text}`,
    row: (name: string, cells: readonly Cell[]) =>
      `${name}，${cells.map(({ header, text }) => (header ? `${header}：${text}` : text)).join('；')}`,
  },
  en: {
    dated: (title: string, date: string | null) => (date ? `${title} (${date})` : title),
    by: (source: string, text: string) => `[${source}] ${text}`,
    row: (name: string, cells: readonly Cell[]) =>
      `${name}, ${cells.map(({ header, text }) => (header ? `${header}: ${text}` : text)).join('; ')}`,
  },
});
