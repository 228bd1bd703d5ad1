import { isNumbered, type Marker, markerOf } from './markers.ts';
import { foldLine, width } from './script.ts';
import { neighbour, type Sheet, textAt } from './sheet.ts';

export interface ContentsEntry {
  readonly text: string;
  readonly marker: Marker | null;
  /** 1 is the outermost. */
  readonly level: number;
  /** The entries above it, outermost first, by their place in the list. */
  readonly ancestors: readonly number[];
}

/** The table of contents of a file: what it says about headings is believed before anything else. */
export interface Contents {
  readonly entries: readonly ContentsEntry[];
  /** The entry that a line of the body repeats, the first one not before `from`; -1 where it repeats none. */
  readonly find: (text: string, from: number) => number;
  /** Where the list starts; everything before it may be the cover. */
  readonly start: number;
}

const title = /^[#*\s]*(?:目\s*录|目\s*錄|目\s*次|contents|table of contents)[*\s]*$/iu;
const leader = /^(.{1,160}?)\s*(?:\t+|[.．…·‥]{3,}|\s{2,})\s*(\d{1,4}|[ivxlc]{1,6})$/iu;
const link = /^[-*+]\s*\[(.{1,160})\]\(#.{0,200}\)$/u;
const loosePage = /^(.{2,160}?\D)\s(\d{1,4})$/u;
/** Sections outside the numbered chapters, on the level of the parts. */
const outside =
  /^(?:前\s*言|序\s*言?|自序|代序|推荐序|引言|导言|导读|摘要|内容提要|执行摘要|编者按|后\s*记|结\s*语|结束语|跋|附\s*录.*|致\s*谢|鸣谢|参考文献|术语表|foreword|preface|introduction|executive summary|abstract|afterword|conclusions?|acknowledge?ments?|references|bibliography|glossary|appendix.*)$/iu;
const part = /(?:篇|编|卷|部分|部)$/u;
const leastEntries = 4;

/** Finds the table of contents, marks its lines and reads its entries; null where the file has none. */
export function readContents(sheet: Sheet): Contents | null {
  const head = sheet.lines.findIndex(({ text }) => text.length <= 24 && title.test(text));
  const region = head >= 0 ? below(sheet, head) : leaders(sheet);
  if (!region) return null;
  for (let at = region.start; at <= region.end; at++) if (sheet.roles[at] !== 'blank') sheet.roles[at] = 'contents';
  return index(region.texts, region.start);
}

interface Region {
  readonly start: number;
  readonly end: number;
  readonly texts: readonly string[];
}

function entryOf(text: string): string | null {
  const match = link.exec(text) ?? leader.exec(text);
  return match?.[1]?.trim() ?? null;
}

/** After a title, lines without a page number belong to the list while listed ones follow or the body repeats them. */
function below(sheet: Sheet, head: number): Region | null {
  const later = new Map<string, number>();
  for (let at = head + 1; at < sheet.lines.length; at++) {
    const text = textAt(sheet, at);
    if (text !== '' && text.length <= 120) later.set(foldLine(text), at);
  }
  const texts: string[] = [];
  let end = head;
  let firstKey = '';
  let misses = 0;
  for (let at = neighbour(sheet, head, 1); at >= 0 && misses < 3; at = neighbour(sheet, at, 1)) {
    const text = textAt(sheet, at);
    const listed = entryOf(text) ?? loosePage.exec(text)?.[1]?.trim();
    const repeated = text.length <= 120 && (later.get(foldLine(text)) ?? at) > at;
    const key = foldLine(listed ?? text);
    if (texts.length > 0 && !listed && key === firstKey) break;
    if (!listed && !repeated) {
      misses++;
      continue;
    }
    misses = 0;
    if (texts.length === 0) firstKey = key;
    texts.push(listed ?? text);
    end = at;
  }
  return texts.length >= leastEntries ? { start: head, end, texts } : null;
}

/** Without a title, a run of lines with dotted leaders is a table of contents. */
function leaders(sheet: Sheet): Region | null {
  let start = -1;
  let end = -1;
  let texts: string[] = [];
  for (let at = 0; at < sheet.lines.length; at++) {
    const text = textAt(sheet, at);
    if (text === '') continue;
    const entry = /[.．…·‥]{4,}\s*\d{1,4}$/u.test(text) ? entryOf(text) : null;
    if (entry) {
      if (texts.length === 0) start = at;
      texts.push(entry);
      end = at;
    } else if (texts.length > leastEntries) {
      break;
    } else {
      texts = [];
    }
  }
  return texts.length > leastEntries ? { start, end, texts } : null;
}

function rank(text: string, marker: Marker | null): number {
  if (outside.test(text)) return 0;
  if (marker?.style === '第章' || marker?.style === 'chapter') return 1;
  if (marker && /^(?:第[篇编卷部]|第部分|part)/.test(marker.style)) return 0;
  if (!isNumbered(marker)) return 0;
  const decimals = /^decimal(\d)$/.exec(marker.style)?.[1];
  return decimals ? Number(decimals) : marker.style === '(一)' || marker.style === '(1)' ? 2 : 1;
}

function index(texts: readonly string[], start: number): Contents {
  const marked = texts.map(text => ({ text, marker: markerOf(text) }));
  const hasParts = marked.some(
    ({ text, marker }, at) =>
      rank(text, marker) === 0 && (part.test(text) || marker !== null) && rankAt(marked, at + 1) === 1,
  );
  const stack: number[] = [];
  const entries: ContentsEntry[] = [];
  const byKey = new Map<string, number[]>();
  for (const [at, { text, marker }] of marked.entries()) {
    const level = Math.max(1, rank(text, marker) + (hasParts ? 1 : 0));
    // Only parts hold chapters: a preface or an afterword holds nothing that is listed.
    while (stack.length > 0) {
      const above = entries[stack.at(-1) ?? 0];
      if (above && above.level < level && !outside.test(above.text)) break;
      stack.pop();
    }
    entries.push({ text, marker, level, ancestors: [...stack] });
    stack.push(at);
    for (const key of keys(text, marker)) {
      const places = byKey.get(key);
      if (places) places.push(at);
      else byKey.set(key, [at]);
    }
  }
  const find = (text: string, from: number) => {
    if (text.length > 160) return -1;
    const marker = markerOf(text);
    for (const key of keys(text, marker)) {
      const places = byKey.get(key);
      if (places) return firstFrom(places, from);
    }
    return -1;
  };
  return { entries, find, start };
}

function rankAt(marked: readonly { readonly text: string; readonly marker: Marker | null }[], at: number): number {
  const next = marked[at];
  return next ? rank(next.text, next.marker) : -1;
}

/** A chapter is known by its number alone, since its title is often set differently in the two places. */
function keys(text: string, marker: Marker | null): readonly string[] {
  const whole = foldLine(text);
  const chapter = marker && /^(?:第|chapter)/.test(marker.style) && width(text) <= 60 && !/[。；]/u.test(text);
  return chapter ? [whole, `${marker.style}${marker.number}`] : [whole];
}

/** The first of these ascending numbers that is not below `from`; -1 where all are. */
function firstFrom(places: readonly number[], from: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? -1;
}
