import type { Contents } from './contents.ts';
import { markerOf } from './markers.ts';
import { joinPieces, width } from './script.ts';
import { neighbour, type Sheet, textAt } from './sheet.ts';
import { looksLikeTitle } from './titles.ts';

/** One entry of a list of references, before it is known to which chapter it belongs. */
export interface ReferenceBlock {
  readonly kind: 'reference';
  readonly text: string;
  /** Indexes into the sheet. */
  readonly places: readonly number[];
}

const title =
  /^(?:#+\s*|\*\*)?(?:[\d.]+\s*)?(?:本章|本节|本篇|主要)?\s*(?:参考(?:资料|文献|书目|来源)|參考(?:資料|文獻)|引用文献|资料来源|尾注|references|bibliography|works cited|notes and references)\s*[：:]?(?:\*\*)?$/iu;
const bracketed = /^(?:[-*+•]\s*)?[[［【]\s*(\d{1,4})\s*[\]］】]/u;
const numbered = /^(?:[-*+•]\s*)?(\d{1,4})\s*[.．、)]\s*(?=\S)/u;
const bullet = /^[-*+•](?:\s*(?=[[［【\d])|\s+)/u;
const longestEntryLine = 600;
const longestEntry = 3000;

export function isReferencesTitle(text: string): boolean {
  return text.length <= 40 && title.test(text);
}

/** Marks the lines of all reference lists (not their headings) and joins the entries that go over several lines. Keyed by the index of the first line. */
export function readReferences(sheet: Sheet, contents: Contents | null): ReadonlyMap<number, ReferenceBlock> {
  const found = new Map<number, ReferenceBlock>();
  for (let at = 0; at < sheet.lines.length; at++) {
    if (sheet.roles[at] === 'text' && isReferencesTitle(textAt(sheet, at))) at = readList(sheet, at, contents, found);
  }
  return found;
}

/** The index of the last line that belongs to the list under the heading at `head`. */
function readList(sheet: Sheet, head: number, contents: Contents | null, found: Map<number, ReferenceBlock>): number {
  const first = neighbour(sheet, head, 1);
  if (first < 0) return head;
  const start = bracketed.test(textAt(sheet, first))
    ? bracketed
    : numbered.test(textAt(sheet, first))
      ? numbered
      : null;
  let entry: { text: string; places: number[] } | null = null;
  let last = head;
  let expected = 0;
  const close = () => {
    if (entry) found.set(entry.places[0] ?? 0, { kind: 'reference', text: entry.text, places: entry.places });
  };
  for (let at = head + 1; at < sheet.lines.length; at++) {
    const role = sheet.roles[at];
    if (role === 'table') break;
    if (role !== 'text' && role !== 'furniture') continue;
    const text = textAt(sheet, at);
    if (role === 'furniture' && !(start && entry && text.length <= 3)) continue;
    if (endsList(text, contents) || (entry && entry.text.length > longestEntry)) break;
    const after = neighbour(sheet, at, 1);
    if (after >= 0 && isProse(textAt(sheet, after)) && looksLikeTitle(text) && !(start?.test(text) ?? false)) break;
    const number = start ? Number(start.exec(text)?.[1] ?? 0) : 0;
    const begins = start ? number === 1 || (number >= expected && number > 0 && number <= expected + 3) : true;
    if (begins) {
      close();
      entry = { text: text.replace(bullet, ''), places: [at] };
      expected = number + 1;
    } else if (entry) {
      const rest: string = text.replace(bullet, '');
      entry.text = joinPieces(entry.text, rest);
      entry.places.push(at);
    } else {
      break;
    }
    sheet.roles[at] = 'references';
    last = at;
  }
  close();
  return last;
}

/** A heading of the body, or a paragraph of it, ends a list of references. */
function endsList(text: string, contents: Contents | null): boolean {
  if (/^#{1,6}\s/.test(text) || isReferencesTitle(text)) return true;
  if (contents && contents.find(text, 0) >= 0) return true;
  if (bracketed.test(text)) return false;
  const style = markerOf(text)?.style ?? '';
  if (/^(?:第|chapter|part|appendix)/.test(style) && width(text) <= 60) return true;
  if (/^(?:decimal|一、|\(一\))/.test(style) && width(text) <= 40 && !/[\d./:]{6}/.test(text)) return true;
  if (text.length > longestEntryLine || isProse(text)) return true;
  return /^(?:附录|附\s*录|后记|後記|致谢|声明|appendix|acknowledge?ments?)/iu.test(text);
}

/** Several sentences and no sign of a source. */
function isProse(text: string): boolean {
  return (
    width(text) > 50 && (text.match(/[。！？]/gu)?.length ?? 0) >= 2 && !/:\/\/|\[[A-Z](?:\/[A-Z]{2})?\]/u.test(text)
  );
}
