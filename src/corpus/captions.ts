import { isNumbered, markerOf } from './markers.ts';
import { bylineOf, isChineseName } from './names.ts';
import { isClosed, width } from './script.ts';
import { gap, lifted, neighbour, type Role, type Sheet, textAt, usualGap } from './sheet.ts';

const number = '(?:\\d{1,3}(?:\\s*[.\\-–—－]\\s*\\d{1,3}){0,2}|[①-⑳]|[一二三四五六七八九十]{1,3}|[A-Z]\\d{0,2})';
/** After these a line that starts with a figure's number is a sentence about the figure. */
const says =
  '(?:显示(?![器屏面技])|所示|表明|中(?:的|所|可|，|,|列|给|数据)|给出|反映|展示了|呈现了?|说明(?!书)|描述|列[出示]|可见|可以|[和与至到]\\s*[图表]|是|为|也|，|,|\\s+(?:shows?|is|are|and|gives?|lists?|presents?|illustrates?|depicts?|in)\\b)';
const figure = new RegExp(
  `^(?:图表?|圖表?|插图|附图|Figure|Fig\\.?|Chart|Exhibit)\\s*${number}(?!\\.?\\d|[\\p{L}\\p{N}%％](?<!\\p{Script=Han}))(?!\\s*${says})`,
  'iu',
);
const table = new RegExp(
  `^(?:附?表格?|Table)\\s*${number}(?!\\.?\\d|[\\p{L}\\p{N}%％](?<!\\p{Script=Han}))(?!\\s*${says})`,
  'iu',
);
const pictured =
  /^(?:[▲△▼↑←→]|[（(]?(?:[上下左右本题題]?图片?|[上下左右本题題]?圖片?)(?:为|為|[：:])|图片说明|圖片說明)/u;
const creditEnd =
  /[\s。（(](?:[\p{Script=Han}·\s/／]{0,16}(?:摄|攝|供图|供圖)|资料图片?|資料圖片?|新华社发|图片来源.{0,20})\s*[)）]?$/u;
const creditLine =
  /^[（(]?\s*(?:资料图片?|資料圖片?|图片来源|圖片來源|图源|圖源|来源|來源|数据来源|數據來源|资料来源|資料來源|视觉中国|新华社发|source|photo(?:graph)?|image credit)\s*(?:[：:].{0,160}|[（(].{0,30}[)）])?\s*[)）]?$/iu;
const photographer =
  /^[（(]?\s*(?:[■▲]\s*)?(?:[\p{Script=Han}A-Za-z]{1,12}?(?:报|社|网|刊|台))?\s*(?:记者|通讯员|特约记者|見習記者)?\s*([\p{Script=Han}·]{1,4}(?:[\s、]+[\p{Script=Han}·]{1,4}){0,3})\s*[/／]?\s*(?:摄影?|攝影?|供图|供圖|制图|图)\s*[)）]?$/u;
const longestCaption = 110;

export function isFigureTitle(text: string): boolean {
  return width(text) <= longestCaption && figure.test(text);
}

export function isTableTitle(text: string): boolean {
  return width(text) <= longestCaption && table.test(text);
}

/** A line that only says where a picture, figure or table comes from. */
export function isCredit(text: string): boolean {
  if (width(text) > 90) return false;
  if (creditLine.test(text)) return true;
  if (/文\s*[/／]?\s*图$|图\s*[/／]?\s*文$/u.test(text)) return false;
  const names = photographer.exec(text)?.[1];
  return names !== undefined && (/记者|報|报|社|摄影|攝影/u.test(text) || names.split(/[\s、]+/u).some(isChineseName));
}

const pageBreaks: ReadonlySet<Role> = new Set(['blank', 'furniture', 'image', 'rule']);

/**
 * Marks captions, and drops the credit lines after them. A picture's only line is its caption even where it is a credit.
 * Known by: a figure number, `图为`, a credit at the end or after it, a picture before it, or white space that sets one
 * short sentence apart in the middle of a paragraph or between headline and byline.
 */
export function markCaptions(sheet: Sheet): void {
  const usual = usualGap(sheet);
  for (let at = 0; at < sheet.lines.length; at++) {
    if (sheet.roles[at] !== 'text') continue;
    const text = textAt(sheet, at);
    if (text.length > 240) continue;
    if (afterPicture(sheet, at, text)) sheet.roles[at] = 'caption';
    else if (isCredit(text)) sheet.roles[at] = 'furniture';
    else if (isFigureTitle(text) || isTableTitle(text) || isCaption(sheet, at, text, usual))
      sheet.roles[at] = 'caption';
  }
}

function afterPicture(sheet: Sheet, at: number, text: string): boolean {
  const before = neighbour(sheet, at, -1);
  if (before < 0 || sheet.roles[before] !== 'image') return false;
  if (isNumbered(markerOf(text)) || bylineOf(text) || /^#/.test(text) || width(text) > longestCaption) return false;
  return !isClosed(text) || isCredit(text) || pictured.test(text) || creditEnd.test(text);
}

function isCaption(sheet: Sheet, at: number, text: string, usual: number): boolean {
  const wide = width(text);
  if (wide > longestCaption || /^[“"#]/u.test(text)) return false;
  if (pictured.test(text) || (creditEnd.test(text) && wide >= 6 && !bylineOf(text))) return true;
  const after = neighbour(sheet, at, 1);
  const oneSentence = /^[^。！？]*[。！？]?[”）)]?$/u.test(text);
  if (!oneSentence) return false;
  if (
    after >= 0 &&
    isCredit(textAt(sheet, after)) &&
    wide <= 80 &&
    !isNumbered(markerOf(text)) &&
    photographed(textAt(sheet, after))
  )
    return true;
  if (wide > 48 || !isClosed(text) || /[：:；;]$/u.test(text)) return false;
  return underHeadline(sheet, at, after) || (apart(sheet, at, usual) && interrupts(sheet, at));
}

function photographed(text: string): boolean {
  return photographer.test(text) || /资料图|資料圖|图片|圖片|视觉中国|新华社发|photo|image/iu.test(text);
}

/** A whole sentence between a headline and its byline belongs to the picture there. */
function underHeadline(sheet: Sheet, at: number, after: number): boolean {
  const before = neighbour(sheet, at, -1);
  if (before < 0 || after < 0 || sheet.roles[before] !== 'text' || !bylineOf(textAt(sheet, after))) return false;
  const headline = textAt(sheet, before);
  return !isClosed(headline) && width(headline) <= 40;
}

function apart(sheet: Sheet, at: number, usual: number): boolean {
  return gap(sheet, at, -1) >= usual + 2 || gap(sheet, at, 1) >= usual + 2;
}

/** Between two halves of a sentence, or at the edge of the page. */
function interrupts(sheet: Sheet, at: number): boolean {
  const before = neighbour(sheet, at, -1, pageBreaks);
  const after = neighbour(sheet, at, 1, lifted);
  if (before < 0 || after < 0) return before < 0 !== after < 0 && gap(sheet, at, before < 0 ? 1 : -1) >= 2;
  const text = textAt(sheet, before);
  return !isClosed(text) && width(text) >= 12;
}
