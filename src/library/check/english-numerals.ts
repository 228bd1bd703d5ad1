import { decimal, fraction, percentage } from './decimal.ts';
import { type Mention, mention } from './mention.ts';

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const upToNineteen =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const months = 'january february march april may june july august september october november december'.split(' ');

const counts = new Map<string, bigint>([
  ...upToNineteen.split(' ').map((word, at): [string, bigint] => [word, BigInt(at)]),
  ...tens.split(' ').map((word, at): [string, bigint] => [word, BigInt(at * 10 + 20)]),
]);
const loose = new Map<string, bigint>([
  ['tens', 10n],
  ['dozen', 12n],
  ['dozens', 12n],
]);
const scales = new Map<string, bigint>(
  Object.entries({ hundred: 2n, thousand: 3n, million: 6n, billion: 9n, trillion: 12n }).flatMap(([word, power]) => [
    [word, 10n ** power],
    [`${word}s`, 10n ** power],
  ]),
);

/** Single words that stand for a number without being one. */
const others = new Map<string, readonly string[]>([
  ...ordinals.map((word, at): [string, string[]] => [word, [decimal(String(at + 1))]]),
  ['half', [fraction(1n, 2n), percentage('50')]],
  ['quarter', [fraction(1n, 4n), percentage('25')]],
  ...['double', 'doubled', 'doubles', 'doubling', 'twice', 'both'].map((word): [string, string[]] => [
    word,
    [decimal('2')],
  ]),
  ...['triple', 'tripled', 'triples', 'tripling'].map((word): [string, string[]] => [word, [decimal('3')]]),
]);

const anyOf = (words: Iterable<string>) => `(?:${[...words].join('|')})`;
const numberWord = anyOf([...counts.keys(), ...loose.keys(), ...scales.keys()]);
const joint = '(?:[\\s-]|(?<=hundred|thousand|million)\\sand\\s|(?<=s)\\sof\\s)';
const ending =
  '(fold|[\\s-]decades|\\sper\\s?cent|[\\s-](?:thirds|fourths|fifths|sixths|sevenths|eighths|ninths|tenths))?';
const run = new RegExp(`\\b(${numberWord}(?:${joint}${numberWord})*)${ending}\\b`, 'gi');
const otherWord = new RegExp(`\\b${anyOf(others.keys())}\\b`, 'gi');
const month =
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b/g;

const key = (value: bigint) => decimal(String(value));

/** `two hundred and fifty thousand` → 250000; a scale alone counts once. */
function valueOfWords(words: readonly string[]): bigint {
  let total = 0n;
  let section: bigint | null = null;
  for (const word of words) {
    const scale = scales.get(word);
    if (scale === undefined) section = (section ?? 0n) + (counts.get(word) ?? loose.get(word) ?? 0n);
    else if (scale === 100n) section = (section ?? 1n) * scale;
    else if (section === null) total = (total || 1n) * scale;
    else {
      total += section * scale;
      section = null;
    }
  }
  return total + (section ?? 0n);
}

/** Whether the words claim one definite number: `one two` and `hundreds` do not, `twenty-five` and `two million` do. */
function isDefinite(text: string, words: readonly string[]): boolean {
  if (!words.some(word => counts.has(word))) return false;
  if (words.some(word => loose.has(word) || (scales.has(word) && word.endsWith('s')))) return false;
  return words.length === 1 || words.some(word => scales.has(word)) || /^[a-z]+ty-[a-z]+$/i.test(text);
}

function runMention(match: RegExpExecArray): Mention {
  const [text, spelled = '', end = ''] = match;
  const words = (spelled.toLowerCase().match(/[a-z]+/g) ?? []).filter(word => word !== 'and' && word !== 'of');
  const value = valueOfWords(words);
  const each = words.map(word => key(valueOfWords([word])));
  const definite = isDefinite(spelled, words);
  // `forty to fifty thousand`: the first end leaves its scale to the second.
  const after = match.input.slice(match.index + text.length);
  const shared =
    !words.some(word => scales.has(word)) && /^ (?:and|or|to) [a-z-]+ (?:thousand|million|billion)/i.test(after);
  const ordinal = /^-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b/i.test(after);
  const checked = definite && value > 12n && !shared && !ordinal;

  const denominator = ordinals.indexOf(end.slice(1, -1).toLowerCase()) + 1;
  if (denominator > 0) return mention(text, match.index, [fraction(value, BigInt(denominator))], { checked: definite });
  const third = /^[\s-]third\b/i.test(after) ? [fraction(value, 3n)] : [];
  if (end.endsWith('cent')) return mention(text, match.index, [percentage(String(value)), key(value)], { checked });
  const decades = end.endsWith('decades') ? [decimal(String(value), 1)] : [];
  return mention(text, match.index, [key(value), ...third, ...decades, ...each], {
    checked: checked && end !== 'fold' && decades.length === 0,
  });
}

/** Numbers in English words. Counts up to twelve, ordinals and vague ones (`dozens`, `millions`) are found unchecked. */
export function englishMentions(text: string): readonly Mention[] {
  const single = [...text.matchAll(otherWord)].map(match =>
    mention(match[0], match.index, others.get(match[0].toLowerCase()) ?? [], { checked: false }),
  );
  return [...[...text.matchAll(run)].map(runMention), ...single];
}

/** Months, which Chinese writes as numbers; they are checked beside a day or a year, where May cannot be a verb. */
export function monthMentions(text: string): readonly Mention[] {
  return [...text.matchAll(month)].map(match => {
    const number = months.findIndex(name => name.startsWith(match[0].slice(0, 3).toLowerCase())) + 1;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const checked = /\d(?:st|nd|rd|th)?\s?$/.test(before) || /^\.?\s?\d/.test(after);
    return mention(match[0], match.index, [decimal(String(number))], { checked });
  });
}
