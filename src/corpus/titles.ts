import { isNumbered, type Marker, markerOf } from './markers.ts';
import { hasOpenBracket, isHan, width } from './script.ts';

/** Words that open a sentence and no heading. */
const opener =
  /^(?:此外|另外|同时|与此同时|其中|因此|所以|但是?|然而|而且?|不过|据|对于|对此|目前|如今|近日|日前|随着|由于|如果|虽然|尽管|例如|比如|以下|以上|综上|总之|并且?|且|及|等|第[一二三四五六七八九十]+[，,是]|[一二三四五六七八九十]是|其[一二三四五六七八九十])/u;
/** Words that no heading ends with, where they are words of their own. */
const hanging = /(?:(?<!是.{0,12})的|把|被|且|但|而|以及|通过|(?<!参)与|(?<![总共温平饱缓])和|(?<![普涉顾])及|或)$/u;
const bracketedPart = /[（(《「『“【][^（(《「『“【）)》」』”】]{0,80}[）)》」』”】]/gu;

/** Markers that head whole sections, however long their line is. */
export function isSectionMarker(marker: Marker | null): boolean {
  return marker !== null && /^(?:第|chapter|part|section|appendix|decimal)/.test(marker.style);
}

/**
 * Whether a line could be a heading by its looks: short, no sentence, nothing left open. A numbered line may be longer and
 * have commas; `label: long sentence` is a list item. Where the line stands is for the caller to judge.
 */
export function looksLikeTitle(line: string): boolean {
  if (line.length > 140 || /:\/\/|@\S+\.|\]\(/.test(line)) return false;
  const text = line.replace(/^\*\*(.+)\*\*$/u, '$1');
  const marker = markerOf(text);
  const numbered = isNumbered(marker);
  const body = numbered ? text.slice(marker.length) : text;
  if (!/\p{L}/u.test(body) || hasOpenBracket(text)) return false;
  const wide = width(text);
  if (wide > (numbered ? 60 : 34)) return false;
  const outside = body.replace(bracketedPart, '').replace(bracketedPart, '');
  if (/。|[！!？?…][”’」』）)]+$/u.test(body) || /[；;…]/u.test(outside) || /[，,、.!！]$/u.test(body)) return false;
  if (/[：:]$/u.test(body)) return numbered && wide <= 16;
  if (/[？?]$/u.test(body) && !(numbered ? wide <= 30 : wide <= 16 && !/[，,：:“”]/u.test(body))) return false;
  const commas = (outside.match(/[，,]/gu) ?? []).length;
  if (numbered) return numberedTitle(outside, commas);
  return plainTitle(body, wide, commas, (outside.match(/、/gu) ?? []).length);
}

function numberedTitle(outside: string, commas: number): boolean {
  const colon = outside.search(/[：:]/u);
  const rest = colon >= 0 ? width(outside.slice(colon + 1)) : 0;
  if (commas > 2 || (commas > 1 && width(outside) > 40)) return false;
  return commas === 0 || rest <= 36;
}

function plainTitle(body: string, wide: number, commas: number, enumerated: number): boolean {
  if (opener.test(body) || hanging.test(body) || /^[”’）)》」』】，。、；：！？]/u.test(body)) return false;
  if (/^[“‘"「]/u.test(body) && /[”’"」]$/u.test(body) && commas > 0) return false;
  if (!/\p{Script=Han}/u.test(body)) return latinTitle(body);
  if (commas > 1 || enumerated > 2 || (commas + enumerated > 1 && wide > 20)) return false;
  // Two halves of one length are a heading's rhythm; a cut sentence has a comma anywhere.
  if (commas === 1 && (wide > 22 || !isBalanced(body))) return false;
  // A quantity at the end, or a comma before the last few words, is how a cut sentence looks.
  return !/\d(?:年|月|%|％)?$/u.test(body) || commas === 0;
}

function isBalanced(body: string): boolean {
  const [first = '', second = ''] = body.split(/[，,]/u);
  return Math.abs(width(first) - width(second)) <= 3;
}

function latinTitle(body: string): boolean {
  const words = body.split(/\s+/);
  return words.length <= 14 && !isHan(body[0]) && /^[\p{Lu}\d“"]/u.test(body) && /\p{L}{2}/u.test(body);
}
