import { codeMentions } from './codes.ts';
import { decimal } from './decimal.ts';
import { decadeMentions, digitMentions } from './digits.ts';
import { englishMentions, monthMentions } from './english-numerals.ts';
import { hanMentions } from './han-numerals.ts';
import { type Mention, without } from './mention.ts';
import { numberText } from './number-text.ts';

/**
 * Every number of a text in either language, in order: digits with their scales (`4500亿`, `RMB 450 billion`, `40%`),
 * names with digits (`H800`), Han numerals, English words, months.
 */
export function numbersIn(text: string): readonly Mention[] {
  const readable = numberText(text);
  const decades = decadeMentions(readable);
  const codes = codeMentions(without(readable, decades));
  const digits = digitMentions(without(readable, [...decades, ...codes]));
  const rest = without(readable, [...decades, ...codes, ...digits]);
  return [
    ...decades,
    ...codes,
    ...digits,
    ...hanMentions(rest),
    ...englishMentions(rest),
    ...monthMentions(readable),
  ].sort((a, b) => a.from - b.from);
}

/** What a text can vouch for. */
export interface Evidence {
  readonly keys: ReadonlySet<string>;
  readonly text: string;
}

/** A unit in brackets or behind 单位, as table headers have it: the bare numbers of the table carry it silently. */
const silentUnit =
  /(?:[（(]|单位\s?[：:])\s?(?:RMB|US\$|HK\$|[$¥€])?\s?(?:[十百千]?[万亿]+|%|million|billion|trillion|bn|mn)/gi;

function unitsOf(text: string): readonly string[] {
  return [...text.matchAll(silentUnit)].map(match =>
    match[0].replace(/^.*?(?=[十百千万亿%]|million|billion|trillion|bn|mn)/i, ''),
  );
}

function collect(text: string, keys: Set<string>): void {
  const units = unitsOf(text);
  for (const { text: written, keys: found, code, to } of numbersIn(text)) {
    for (const key of found) keys.add(key).add(text[to] === '号' ? `号${key}` : key);
    const bare = /^[\d.,]+$/.test(written);
    if (bare) for (const unit of units) for (const key of digitMentions(written + unit)[0]?.keys ?? []) keys.add(key);
    // Digits inside a name count as numbers too (`version 4.7` of `GLM-4.7`), and so do year and month of `2026.01`.
    if (code !== null || /^\d+\.0+$/.test(written))
      for (const [digits] of written.matchAll(/\d+(?:\.\d+)?/g)) keys.add(decimal(digits));
    if (/^\d{4}\.\d\d?$/.test(written)) for (const part of written.split('.')) keys.add(decimal(part));
  }
}

/** Reads what lines of a text state; a number may be cut in two by the end of a line. */
export function evidenceOf(lines: readonly string[]): Evidence {
  const keys = new Set<string>();
  const readable = lines.map(line => numberText(line).trim()).filter(line => line !== '');
  collect(readable.join('\n'), keys);
  if (readable.length > 1) collect(readable.join(''), keys);
  return { keys, text: readable.join('\n') };
}

/** Whether the name stands in the text, whatever spaces and hyphens either of them has between its letters and numbers. */
function names(text: string, code: string): boolean {
  const pieces = code.match(/[\d.]+|[a-z]/g) ?? [];
  const loose = pieces.map(piece => piece.replaceAll('.', '\\.')).join('[\\s\\-–—_]*');
  // As names are read (codes.ts), a point goes on with one behind a digit only: `GLM-4` is not `GLM-4.7`.
  const end = /\d$/.test(code) ? '(?!\\d|\\.\\d)' : '(?!\\d)';
  return new RegExp(loose + end, 'i').test(text);
}

/** Whether the evidence has the number in the same or an exactly convertible form. */
export function supports(evidence: Evidence, number: Mention): boolean {
  if (number.code !== null && names(evidence.text, number.code)) return true;
  if (number.parts.length > 0) return number.parts.every(part => supports(evidence, part));
  return number.keys.some(key => evidence.keys.has(key));
}

/** The numbers of a text that need support and have none. */
export function unsupported(text: string, evidence: Evidence): readonly Mention[] {
  return numbersIn(text).filter(number => number.checked && !supports(evidence, number));
}
