import { fold } from '../../library/fold.ts';
import type { Lexicon, LexiconEntry } from '../../library/lexicon.ts';
import { stem } from '../../library/tokens.ts';
import { type Mention, mentionsIn } from '../names/recognise.ts';
import { plainText } from '../plain.ts';
import { type Figure, labelOf } from './figure.ts';
import { isNoun, wordsOf } from './tagged.ts';

/** Labels share so much of their words when they mean the same. */
const ALIKE = 0.6;
/** Said of nearly everything. */
const empty =
  /^(?:的|了|等|和|与|及|约|个|家|项|其|该|这|全球|市场|已|将|可|累计|达|总|total|number|share|of|the|a|an|in|for|to|and|its|it|by|with|on|about|reached|had|has|have|is|are|was|were)$/u;
/** The same thing measured in the same way is called by one of these. */
const measures: readonly RegExp[] = [
  /毛利率?|gross (?:margin|profit)/iu,
  /净利|net (?:profit|margin)/iu,
  /市值|market (?:cap|value)/iu,
  /估值|valuation/iu,
  /营收|收入|销售额|revenue|sales/iu,
  /融资|funding|raised|financing/iu,
  /投资|资本开支|capex|capital (?:spending|expenditure)|invest/iu,
  /规模|size|industry|market/iu,
  /用户|users/iu,
  /份额|占有率|share/iu,
  /占比|比例|比重|占/u,
  /渗透率|国产化率|替代率|penetration/iu,
  /增速|增长|同比|复合|grew|growth|cagr|rose|up/iu,
  /出货|销量|交付|shipments?|shipped|sold|delivered/iu,
  /产能|产量|年产|output|capacity/iu,
  /成本|价格|售价|单价|price|cost/iu,
  /企业|公司|companies|firms/iu,
];

interface Meaning {
  readonly names: string;
  /** What is no name, but told apart by the lexicon: AI 市场 and AI 芯片市场. */
  readonly terms: string;
  readonly words: ReadonlySet<string>;
  readonly measure: number;
  /** The last word: what is counted. */
  readonly last: string;
}

const known = new WeakMap<Figure, Meaning>();

/** Whether two figures are of the same thing, in the same measure, time and status: then their values can be compared. */
export function isSameThing(one: Figure, other: Figure, lexicon: Lexicon): boolean {
  const [a, b] = [one.amount.unit, other.amount.unit];
  if (a.dimension !== b.dimension || !(a.base === b.base || a.dimension === 'count')) return false;
  if (
    a.dimension === 'count' &&
    a.base !== b.base &&
    a.base !== '' &&
    b.base !== '' &&
    !(isPerson(a.base) && isPerson(b.base))
  )
    return false;
  if (one.status !== other.status || (one.period?.key ?? '') !== (other.period?.key ?? '')) return false;
  const [mine, theirs] = [meaningOf(one, lexicon), meaningOf(other, lexicon)];
  if (mine.names !== theirs.names) return false;
  if (mine.words.size === 0 || theirs.words.size === 0)
    return mine.names !== '' && mine.measure >= 0 && mine.measure === theirs.measure;
  const shared = [...mine.words].filter(word => theirs.words.has(word)).length;
  const isElsewhere = one.passage.document !== other.passage.document;
  if (!isElsewhere && mine.terms !== theirs.terms && mine.terms !== '' && theirs.terms !== '') return false;
  if (mine.measure !== theirs.measure) {
    // 科学家用户 of the one and 科学家 of the other: people of one and the same name, counted in two documents.
    const counted = theirs.words.has(mine.last) || mine.words.has(theirs.last);
    return isElsewhere && a.dimension === 'count' && mine.names !== '' && counted && isPerson(b.base || a.base);
  }
  const [least, most] = [Math.min(mine.words.size, theirs.words.size), Math.max(mine.words.size, theirs.words.size)];
  // With a name and a measure in common, another document may put the rest more briefly.
  return shared / (isElsewhere && mine.names !== '' && mine.measure >= 0 ? least : most) >= ALIKE;
}

/** Whether two values of the same thing agree, as far as they are rounded. */
export function agree(one: Figure, other: Figure): boolean {
  const leeway = (figure: Figure) => (figure.amount.bound === 'exact' ? rounding(figure.text) : 0.03);
  const [a, b] = [one.amount, other.amount];
  const tolerance = Math.max(leeway(one), leeway(other));
  return a.low <= b.high * (1 + tolerance) && b.low <= a.high * (1 + tolerance);
}

/** Half of the last digit that is written, as a share of the number. */
function rounding(text: string): number {
  const digits = /\d[\d,]*(?:\.\d+)?/u.exec(text)?.[0].replaceAll(',', '') ?? '';
  if (!digits) return 0.02;
  const decimals = digits.split('.')[1]?.length ?? 0;
  const value = Number(digits);
  return value === 0 ? 0 : Math.min(0.02, (0.5 * 10 ** -decimals) / value);
}

const isPerson = (base: string) => /^(?:人|名|位)$/u.test(base);

function meaningOf(figure: Figure, lexicon: Lexicon): Meaning {
  const there = known.get(figure);
  if (there) return there;
  const fresh = meaning(labelOf(figure), lexicon);
  known.set(figure, fresh);
  return fresh;
}

function meaning(label: string, lexicon: Lexicon): Meaning {
  const plain = plainText(label);
  const measure = measures.findIndex(pattern => pattern.test(plain));
  const mentions = mentionsIn(plain, lexicon);
  const isParticular = (kind: string) => kind !== 'term' && kind !== 'technology';
  const names = [
    ...new Set(mentions.filter(({ entry }) => isParticular(entry.kind)).map(({ entry }) => entry.term)),
  ].sort();
  const terms = [...new Set(mentions.filter(({ entry }) => !isParticular(entry.kind)).map(({ entry }) => entry.term))]
    .filter(term => !measures[measure]?.test(term))
    .sort();
  // What says the measure has been compared by itself; a term is one word under all of its names.
  const own = pieces(plain, mentions).flatMap(({ text, entry }) => {
    if (entry) return isParticular(entry.kind) || measures[measure]?.test(entry.term) ? [] : [fold(entry.term).trim()];
    const rest = text.replace(measures[measure] ?? /$^/u, ' ');
    const words = /\p{Script=Han}/u.test(rest)
      ? wordsOf(rest, lexicon).flatMap(word => (isNoun(word) ? [fold(word.text).trim()] : []))
      : (rest.toLowerCase().match(/[a-z\d-]+/g) ?? []).map(stem);
    return words.filter(word => word !== '' && !empty.test(word));
  });
  return {
    names: names.join('|'),
    terms: terms.join('|'),
    last: own.at(-1) ?? '',
    words: new Set(own),
    measure,
  };
}

/** A text in parts: its names, and what stands between them. */
function pieces(
  text: string,
  mentions: readonly Mention[],
): readonly { readonly text: string; readonly entry: LexiconEntry | null }[] {
  const ends = [0, ...mentions.map(({ to }) => to)];
  return [
    ...mentions.flatMap(({ from, to, entry }, at) => [
      { text: text.slice(ends[at], from), entry: null },
      { text: text.slice(from, to), entry },
    ]),
    { text: text.slice(ends.at(-1)), entry: null },
  ];
}
