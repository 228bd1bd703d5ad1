import { decimal } from './decimal.ts';
import { digitMentions } from './digits.ts';
import { type Mention, mention } from './mention.ts';

const token = /(?<![A-Za-z\d])[A-Za-z][A-Za-z\d]*(?:-[A-Za-z\d]+|(?<=\d)\.\d[A-Za-z\d]*)*/g;
/** Letters that say what the number behind them is and are no part of a name: currencies, `Q2`, `FY2025`, `No1`, `Top10`. */
const label = /^(?:rmb|usd|us|cny|hkd|hk|eur|gbp|jpy|krw|fy|cy|no|top|q(?=[1-4]$))(?=-?\d)/i;
/** A word before a hyphen that leaves the number a number. */
const prefix = /^(?:[a-z]+|Early|Late|Mid|Post|Pre|Sub)$/;
/** No figures at all: units written with a digit, and words such as B2B or AI4S. */
const noFigure = /^(?:k?m[23]|co2|h[12]|[a-z]+[24][a-z]+)$/i;

function lastWithDigit(parts: readonly string[]): number {
  return parts.reduce((last, part, at) => (/\d/.test(part) ? at : last), -1);
}

/**
 * Names that contain digits (`H800`, `GLM-4.7`, `Qwen3.5-35B-A3B`): they must stand in the source as names, since
 * `H20` is not twenty of anything. A hyphenated word around a plain number (`mid-2026`) also counts when its number is found.
 */
export function codeMentions(text: string): readonly Mention[] {
  return [...text.matchAll(token)].flatMap(match => {
    const pieces = match[0].split('-');
    const last = lastWithDigit(pieces);
    if (last < 0) return [];
    const name = pieces.slice(0, last + 1).join('-');
    if (label.test(name)) return [];
    const parts = pieces.slice(0, last + 1).filter(piece => /\d/.test(piece));
    if (parts.every(part => noFigure.test(part))) return [mention(name, match.index, [], { checked: false })];
    // A Chinese name such as 天问一号 is written Tianwen-1 in English.
    const serial = /^[A-Za-z]+-(\d+)$/.exec(name)?.[1];
    const keys = serial === undefined ? [] : [`号${decimal(serial)}`];
    const compound = prefix.test(pieces[0] ?? '');
    return [
      mention(name, match.index, keys, { code: name.toLowerCase(), parts: compound ? parts.map(partMention) : [] }),
    ];
  });
}

function partMention(part: string): Mention {
  const [digits] = /^[\d.]/.test(part) ? digitMentions(part) : [];
  return digits ?? mention(part, 0, [], { code: part.toLowerCase() });
}
