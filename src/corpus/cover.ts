import { isClosed, width } from './script.ts';
import type { Sheet } from './sheet.ts';

/** What a file says about itself outside its body; null and empty where it says nothing. */
export interface Imprint {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
}

export const noImprint: Imprint = { title: null, publisher: null, authors: [], date: null };

const work =
  /(?:蓝皮书|白皮书|绿皮书|报告|年鉴|年报|指南|纲要|规划|手册|研究|趋势|展望|洞察|report|white ?paper|outlook|review|survey|handbook|trends)(?:[：:].*|\s*[（(].*[)）]|[\s\d.—-]*)$/iu;
const organisation =
  /(?:大学|学院|研究院|研究所|研究中心|公司|集团|中心|协会|学会|委员会|出版社|联盟|基金会|智库|实验室|团队|课题组|编写组|university|institute|college|inc\.?|ltd\.?|group|press|foundation|association|laboratory)$/iu;
const people =
  /^(?:主\s*编|副主编|编\s*委|执行主编|作\s*者|执\s*笔|撰\s*稿|撰\s*写|统\s*筹|课题组组长|authors?|editors?|written by)\s*[：:]\s*(.+)$/iu;
const chinesePart = /(?:^|\s)(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*(?:[月.\-/]\s*(?:(\d{1,2})\s*日?)?)?$/u;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const englishDate = /^(?:(\d{1,2})\s+)?([A-Z][a-z]{2,8})\.?\s+(?:(\d{1,2}),\s*)?((?:19|20)\d{2})$/;
/** People that books and reports name, and articles do not. */
const bookPeople = /^(?:主\s*编|副主编|编\s*委|执行主编|执\s*笔|课题组组长|统\s*筹|editors?)/iu;
/** A comma or full stop inside a line: a wrapped sentence begins. */
const sentence = /[。，；]|[\p{Ll}\d][.,] \p{L}/u;
const coverWidth = 40;
const leastLines = 3;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null for a line that is more than a date. */
export function readDate(text: string): string | null {
  const english = englishDate.exec(text);
  const month = english ? monthNames.indexOf((english[2] ?? '').slice(0, 3).toLowerCase()) + 1 : 0;
  if (english && month > 0) {
    const day = english[1] ?? english[3];
    return [english[4], String(month), ...(day ? [day] : [])].map(part => (part ?? '').padStart(2, '0')).join('-');
  }
  return readNumericDate(text);
}

function readNumericDate(text: string): string | null {
  const match = chinesePart.exec(text) ?? /^(\d{4})年?$/.exec(text);
  if (!match || text.length > 24) return null;
  const [, year, month, day] = match;
  if (Number(year) < 1900 || Number(year) > 2100) return null;
  const parts = [year, month, day].filter(part => part !== undefined).map(part => part.padStart(2, '0'));
  if (month && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day && (Number(day) < 1 || Number(day) > 31)) return null;
  return parts.join('-');
}

/**
 * Marks and reads the cover: the short lines before the table of contents, or before the first sentence where date and
 * people stand among them. Nothing else of a file tells publisher and date so surely.
 */
export function readCover(sheet: Sheet, contentsStart: number | null): Imprint {
  const limit = contentsStart ?? Math.min(sheet.lines.length, 80);
  const places: number[] = [];
  for (let at = 0; at < limit; at++) {
    const role = sheet.roles[at];
    if (role === 'blank' || role === 'image' || role === 'rule') continue;
    const text = sheet.lines[at]?.text ?? '';
    if (role !== 'text' || width(text) > coverWidth || (isClosed(text) && width(text) > 12)) break;
    if (sentence.test(text) && !people.test(text)) break;
    places.push(at);
  }
  if (contentsStart === null) dropHeading(sheet, places);
  const texts = places.map(at => (sheet.lines[at]?.text ?? '').replace(/^#+\s*|\*\*/gu, ''));
  const named = texts.some(text => bookPeople.test(text));
  const dated = texts.some(text => readDate(text) !== null) && texts.some(text => organisation.test(text));
  if (texts.length === 0 || (contentsStart === null && (texts.length < leastLines || !(named || dated))))
    return noImprint;
  for (const at of places) sheet.roles[at] = 'cover';
  return imprint(texts);
}

/** The line right above the first sentence is a heading of the body. */
function dropHeading(sheet: Sheet, places: number[]): void {
  const last = sheet.lines[places.at(-1) ?? -1]?.text ?? '';
  if (readDate(last) === null && !people.test(last) && !organisation.test(last)) places.pop();
}

function imprint(texts: readonly string[]): Imprint {
  const title =
    longest(texts.filter(text => work.test(text) && !organisation.test(text) && !people.test(text))) ??
    texts.find(text => !organisation.test(text) && readDate(text) === null) ??
    texts[0] ??
    null;
  const date = texts.map(readDate).find(found => found !== null) ?? null;
  const after = title === null ? texts : texts.slice(texts.indexOf(title) + 1);
  const publishers = after.filter(text => organisation.test(text) && !people.test(text));
  const anywhere = texts.filter(text => organisation.test(text) && text !== title && !people.test(text));
  const publisher = (publishers.length > 0 ? publishers : anywhere).join('、') || null;
  const authors = texts.flatMap(text => namesIn(people.exec(text)?.[1] ?? ''));
  return { title, publisher, authors: [...new Set(authors)], date };
}

function namesIn(list: string): readonly string[] {
  return list
    .split(/[、，,;；]|\s{2,}/u)
    .map(name => name.trim())
    .filter(name => name !== '');
}

function longest(texts: readonly string[]): string | null {
  return texts.reduce<string | null>((best, text) => (best === null || width(text) > width(best) ? text : best), null);
}
