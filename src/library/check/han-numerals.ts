import { decimal, fraction, percentage } from './decimal.ts';
import { type Mention, mention } from './mention.ts';

const digitOf: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const unitOf: Record<string, bigint> = { 十: 10n, 百: 100n, 千: 1000n };
const numeral = '[零〇一二两三四五六七八九十百千万亿]+';
const wellFormed =
  /^(?:(?:[一二两三四五六七八九]?千)?零?(?:[一二两三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?零?[一二两三四五六七八九]?[万亿]*)+$/;

/** The value of a numeral such as 十五, 两千三百 or 三十万; a bare unit counts once (百亿 is ten billion). */
export function hanValue(text: string): bigint {
  for (const [unit, size] of [
    ['亿', 100_000_000n],
    ['万', 10_000n],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at >= 0) return (at === 0 ? 1n : hanValue(text.slice(0, at))) * size + hanValue(text.slice(at + 1));
  }
  let sum = 0n;
  let digit: bigint | null = null;
  for (const character of text) {
    const unit = unitOf[character];
    if (unit === undefined) digit = BigInt(digitOf[character] ?? 0);
    else {
      sum += (digit ?? 1n) * unit;
      digit = null;
    }
  }
  return sum + (digit ?? 0n);
}

const ofHundred = new RegExp(`百分之(${numeral}|\\d+(?:\\.\\d+)?)`, 'g');
const ofAnything = new RegExp(`(${numeral})分之(${numeral})`, 'g');
const tenths = /[一二两三四五六七八九](?=成(?!为|立|员|本|功|果|长|就|熟|交|型|像|品|效|分|都|色|绩|千|百|群))/g;
const half = /半数|过半|一半|对半|半(?=壁)/g;
const twice = /翻番|翻一番|翻倍|倍增|成倍|双|首/g;
const plan = /^十[一二三四五六七八九]五$/;

const digits = (value: bigint | number) => decimal(String(value));

/** What a run of Han numerals may stand for, and whether it states a figure at all. */
function plainMention(text: string, from: number, before: string): Mention {
  const characters = [...text];
  const each = characters.map(character => digits(digitOf[character] ?? hanValue(character)));
  if (characters.length === 1) return mention(text, from, each, { checked: false });
  if (plan.test(text)) return mention(text, from, [digits(hanValue(text.slice(0, 2))), digits(5)], { checked: false });
  if (characters.every(character => character in digitOf)) {
    const positional = digits(BigInt(characters.map(character => digitOf[character]).join('')));
    // 三五 and 一二三 are no numbers; 二〇二六 is a year.
    return mention(text, from, [positional, ...each], { checked: characters.length >= 4 });
  }
  const value = hanValue(text);
  const bareUnit = /^[十百千万亿]+$/.test(text) && !/^[十百千万]亿$/.test(text);
  const vague = /[数几上成]$/.test(before) || !wellFormed.test(text);
  return mention(text, from, vague ? [digits(value), ...each] : [digits(value)], {
    checked: value > 12n && !bareUnit && !vague,
  });
}

/** Numbers in Han numerals: 十五, 三分之一, 百分之四十, 四成. Small counts and idioms are found unchecked. */
export function hanMentions(text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => Mention) => {
    const found = [...rest.matchAll(pattern)].map(read);
    mentions.push(...found);
    for (const { from, to } of found) rest = rest.slice(0, from) + '\u0001'.repeat(to - from) + rest.slice(to);
  };
  take(ofHundred, match => {
    const [whole, amount = ''] = match;
    const value = /^\d/.test(amount) ? amount : String(hanValue(amount));
    return mention(whole, match.index, [percentage(value)]);
  });
  take(ofAnything, match => {
    const [whole, parts = '', count = ''] = match;
    return mention(whole, match.index, [fraction(hanValue(count), hanValue(parts))]);
  });
  take(tenths, match =>
    mention(match[0], match.index, [percentage(String(hanValue(match[0]) * 10n)), digits(hanValue(match[0]))], {
      checked: false,
    }),
  );
  take(half, match => mention(match[0], match.index, [percentage('50'), fraction(1n, 2n)], { checked: false }));
  take(twice, match => mention(match[0], match.index, [digits(match[0] === '首' ? 1 : 2)], { checked: false }));
  take(new RegExp(numeral, 'g'), match => plainMention(match[0], match.index, text.slice(0, match.index)));
  return mentions;
}
