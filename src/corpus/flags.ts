import type { TextBlock } from './block.ts';
import type { Flag } from './document.ts';
import { hasOpenBracket, openBrackets } from './script.ts';

/** `不仅` and the like promise a second half of the sentence; these begin it. */
const promise = /(?:不仅仅?|不但|不单)(?!如此|仅)/gu;
const kept = /[还也更又亦并都且]|而是|甚至|同时|同样|进一步|即便|反而|连|重塑|成为/u;
const doubled = /因因|(?<![标目])的的(?!确|士)|是是(?!非)|和和(?!美|睦|气)|了了(?!然|解|吗)/u;
/** `未来 35 年` was `3–5 年`: forecasts name neighbouring years, or round ones. */
const lostDash = /(?:未来|今后|接下来|此后)\s*([1-8])([2-9])\s*年/gu;
/** A clause that is a bare quantity: whatever it counted is gone. */
const bareQuantity = /[，,](?:超过?|达到?|约|近|逾|突破|高达)\s*\d[\d.,]*\s*[万亿]?(?=[，,。；])/u;
/** The first characters of a paragraph that go on with a sentence whose beginning is lost. */
const headless = /^(?:[，、。；：！？）)》」』”’]|\p{Script=Han}[，。；、])/u;
const shortest = 24;

/** What is wrong with a paragraph by itself. Without a model only the clear cases are found. */
export function flagsOf(block: TextBlock): readonly Flag[] {
  const flags: Flag[] = [];
  if (isDamaged(block.text)) flags.push('damaged');
  if (block.cut && isTruncated(block)) flags.push('truncated');
  return flags;
}

/** Labels, list items and lines set apart have no full stop and lack nothing. */
function isTruncated(block: TextBlock): boolean {
  if (block.text.length < shortest || block.marker?.style === '-') return false;
  return !/[》」』”）)\]]$/u.test(block.text) || hasOpenBracket(block.text);
}

function isDamaged(text: string): boolean {
  if (text.includes('\ufffd') || doubled.test(text) || headless.test(text)) return true;
  if ([...text.matchAll(lostDash)].some(([, from, to]) => [1, 2].includes(Number(to) - Number(from)))) return true;
  return text.split(/(?<=[。！？])/u).some(sentence => losesItsEnd(sentence) || losesBracket(sentence, text));
}

function losesItsEnd(sentence: string): boolean {
  if (!bareQuantity.test(sentence)) return false;
  for (const match of sentence.matchAll(promise)) {
    if (!kept.test(sentence.slice((match.index ?? 0) + match[0].length))) return true;
  }
  return false;
}

/** A bracket that neither the sentence nor the paragraph closes. Quotations may go on over paragraphs. */
function losesBracket(sentence: string, text: string): boolean {
  return openBrackets(sentence).includes('（') && openBrackets(text).some(mark => mark === '（');
}
