import type { Digest } from '../digest.ts';
import { numberText } from './number-text.ts';
import { numbersIn } from './numbers.ts';

/** What stands behind a bare number and makes it a quantity: a measure word, a unit in letters, a multiple. */
const unit = /^\s?[多余几来]?\s?([\p{Script=Han}°]|[A-Za-zμΩ/]+)/u;
const currency = /(?:RMB|CNY|USD|EUR|[$¥€£])\s?$/;
const calendar = /^[年月日号时点世章节]/;

/** The figures of a text: its numbers with a unit, without dates and without names such as `H800`. Two spellings of one are one. */
function figuresIn(text: string): readonly string[] {
  const readable = numberText(text);
  return numbersIn(text).flatMap(number => {
    const [key] = number.keys;
    if (!number.checked || number.code !== null || key === undefined || key.startsWith('=')) return [];
    const measure = unit.exec(readable.slice(number.to))?.[1] ?? '';
    if (calendar.test(measure)) return [];
    const money = currency.exec(readable.slice(0, number.from))?.[0].trim() ?? '';
    const scaled = number.text.length > number.text.replace(/[^\d.,]/g, '').length;
    return scaled || measure !== '' || money !== '' ? [`${money}${key}${measure}`] : [];
  });
}

/** How many different figures the digests of one document state, counted in Chinese where there are Chinese ones. */
export function countFigures(digests: readonly Digest[]): number {
  const chinese = digests.filter(digest => digest.locale === 'zh');
  const chosen = chinese.length > 0 ? chinese : digests;
  return new Set(chosen.flatMap(digest => digest.paragraphs.flatMap(({ text }) => figuresIn(text)))).size;
}
