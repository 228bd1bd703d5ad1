import { readDate } from './cover.ts';
import { bylineOf } from './names.ts';
import { foldLine, isClosed, width } from './script.ts';
import { neighbour, type Sheet, textAt } from './sheet.ts';

const pageNumber =
  /^(?:[-—–·•|\s]*\d{1,4}[-—–·•|\s]*|第\s*\d{1,4}\s*页(?:\s*[，,/／]?\s*共\s*\d{1,4}\s*页)?|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s*[/／]\s*\d{1,4}|[ivxlc]{2,6}|[①-⑳])$/iu;
const pageLabel =
  /^(?:第?\s*[A-Z]?\d{1,3}\s*版(?:[\s:：·]*[\p{Script=Han}]{2,8})?|[A-Z]\d{1,2}\s+[\p{Script=Han}]{2,6})$/u;
const weekday = /^(?:\d{4}年)?\s*\d{1,2}月\s*\d{1,2}日\s*[，,]?\s*(?:星期|周)[一二三四五六日天].{0,24}$/u;
const published =
  /^(?:(?:发布|发表|更新)?(?:时间|日期)\s*[：:]\s*)?\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*(?:来源|來源|稿源)\s*[：:].{1,24})?$/u;
const origin =
  /^(?:信息)?(?:来源|來源|稿源|出处|发布(?:机构|单位|方|者)?|出品(?:方|单位)?|编制单位|source|publisher)\s*[：:]\s*\S.{0,24}$/iu;

const desk =
  '(?:(?:本版|本期|责任|责|執行|执行|值班|见习|文字|版面|视觉|美术)?(?:编辑|編輯|主编|编委|编审)|责编|責編|美编|美編|版式|校对|校對|校审|终审|审校)';
/** These are also common words: only a colon makes them a label. */
const looseDesk = '(?:审核|监制|排版|设计|制图|统筹|策划|出品人?|实习生|邮箱|电话|热线|投稿)';
const label = `(?:${desk}\\s*[：:/／|丨\\s]|${looseDesk}\\s*[：:])\\s*`;
const deskNames = '(?:[\\p{Script=Han}·]{1,4}(?:[\\s、，,/／]+[\\p{Script=Han}·]{1,4}){0,5}|[\\w.@+-]{4,60})';
const editors = new RegExp(`^[■●▲\\s（(【]*${label}${deskNames}(?:\\s+${label}${deskNames}){0,6}\\s*[)）】]?$`, 'u');

const notice =
  /^[（(【[*\s]*(?:特别声明|特別聲明|免责声明|免責聲明|版权声明|版權聲明|法律声明|法律聲明|重要声明|郑重声明|郑重提示|本文声明|声明|聲明|版权所有|版權所有|disclaimer|notice|copyright|©|all rights reserved)(?:[\s*】\])）]*[：:].*|\s*[©\d].{0,160}|[】\])）*]*)$/isu;
const forbids =
  /(?:未经.{0,16}(?:授权|许可|同意|允许).{0,24}(?:不得|禁止|严禁|请勿)|转载(?:请|须|需).{0,12}(?:注明|联系|授权)|侵权.{0,12}(?:删除|联系)|不构成.{0,12}投资建议|without (?:prior )?(?:written )?permission)/iu;
const appeal =
  /^[（(【▼↓👇\s]*(?:长按|扫码|扫描|扫一扫|點擊|点击(?:上方|下方|左下|阅读|蓝字|“)|关注(?:我们|本)|关注.{0,12}公众号|微信(?:扫码|公众号|号)|阅读原文|加入.{0,8}(?:群|社群)|欢迎(?:关注|转发|订阅)|更多精彩|往期(?:回顾|推荐)|推荐阅读|相关阅读)/u;
const pictureNote =
  /^[（(]?(?:封面|题图|題圖|头图|頭圖|首图|首圖|文中|文内|文內|配图|配圖|图片|圖片|插图|插圖|本文图片)[^。]{0,16}(?:来源|來源|由|未标注|未標注|均|为|為|提供)/u;
const leastRepeats = 3;

/** What the imprint can learn from page furniture. */
export interface FurnitureFacts {
  readonly publisher: string | null;
  readonly date: string | null;
}

/** Marks page numbers, running heads, editors' lines, notices, publishing lines. */
export function markFurniture(sheet: Sheet): FurnitureFacts {
  let publisher: string | null = null;
  let date: string | null = null;
  const places = textPlaces(sheet);
  for (const [order, at] of places.entries()) {
    const text = textAt(sheet, at);
    if (text.length > 600) continue;
    if (isLooseNumber(text) || pageLabel.test(text) || appeals(text) || isNotice(text)) sheet.roles[at] = 'furniture';
    else if (width(text) <= 60 && editors.test(text) && !bylineOf(text)) sheet.roles[at] = 'editors';
    else if (weekday.test(text) || published.test(text)) {
      sheet.roles[at] = 'furniture';
      date ??= readDate(/\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?/u.exec(text)?.[0] ?? '');
      publisher ??= /(?:来源|來源|稿源)\s*[：:]\s*(\S.*)$/u.exec(text)?.[1] ?? null;
    } else if (order < 8 && origin.test(text)) {
      sheet.roles[at] = 'furniture';
      publisher ??= /[：:]\s*(\S.*)$/u.exec(text)?.[1] ?? null;
    } else if ((order < 6 || order >= places.length - 3) && /\d{4}\D/.test(text) && readDate(text) !== null) {
      sheet.roles[at] = 'furniture';
      date ??= readDate(text);
    }
  }
  markRunningHeads(sheet, places);
  return { publisher, date };
}

function textPlaces(sheet: Sheet): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < sheet.lines.length; at++) if (sheet.roles[at] === 'text') places.push(at);
  return places;
}

/** A page number, or a letter or number that lost its line. A year may be a heading. */
function isLooseNumber(text: string): boolean {
  return (
    text.length <= 24 &&
    ((pageNumber.test(text) && !/^(?:19|20)\d\d$/.test(text)) || /^[（(]?[a-z\d]{1,2}[.)）、]$/iu.test(text))
  );
}

function isNotice(text: string): boolean {
  const wide = width(text);
  return (
    (notice.test(text) && wide <= 300) || (wide <= 90 && forbids.test(text)) || (wide <= 70 && pictureNote.test(text))
  );
}

function appeals(text: string): boolean {
  return width(text) <= 40 && appeal.test(text) && !/，.*，/u.test(text);
}

/**
 * A short line that repeats is a running head where it stands inside cut sentences or beside page numbers. Repeated
 * headings of a pattern stand between whole paragraphs.
 */
function markRunningHeads(sheet: Sheet, places: readonly number[]): void {
  const byText = new Map<string, number[]>();
  for (const at of places) {
    const text = textAt(sheet, at);
    if (sheet.roles[at] !== 'text' || text.length > 60 || isClosed(text)) continue;
    const key = foldLine(text).replace(/\d+/g, '0');
    if (key.length < 3) continue;
    const repeats = byText.get(key);
    if (repeats) repeats.push(at);
    else byText.set(key, [at]);
  }
  for (const repeats of byText.values()) {
    if (repeats.length < leastRepeats) continue;
    const inside = repeats.filter(at => standsInPage(sheet, at)).length;
    if (inside >= 2 && inside * 3 >= repeats.length) for (const at of repeats) sheet.roles[at] = 'furniture';
  }
}

function standsInPage(sheet: Sheet, at: number): boolean {
  const before = neighbour(sheet, at, -1);
  const after = neighbour(sheet, at, 1);
  if (
    [before, after].some(
      place => place >= 0 && sheet.roles[place] === 'furniture' && pageNumber.test(textAt(sheet, place)),
    )
  )
    return true;
  if (/\f/.test(sheet.lines[at]?.raw ?? '')) return true;
  const text = before >= 0 && sheet.roles[before] === 'text' ? textAt(sheet, before) : '';
  return /[，。、；]/u.test(text) && !isClosed(text);
}
