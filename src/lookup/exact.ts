import { fold } from '../library/fold.ts';
import { hanWords, tagged } from '../library/tokens.ts';
import { escaped } from './escaped.ts';
import { NAME_WEIGHT, NOUN_WEIGHT } from './han-terms.ts';
import type { Query } from './query.ts';
import { coverageOf, type Ranked, type WeighedTerm } from './rank.ts';
import type { Shadow, Unit } from './shadow.ts';

/** A sentence speaks of the question when it holds this much of it. */
const SPEAKS = 0.45;
/** … and touches what is asked of a name in a year when it holds this much of that. */
const TOUCHES = 0.2;

/** Terms that another word cannot stand for, and that do not stand where the rest of the question stands. */
export function missingExact(
  query: Query,
  terms: readonly WeighedTerm[],
  near: readonly Ranked[],
): readonly WeighedTerm[] {
  return terms.filter(term => isExact(term, query) && !stands(term, terms, near, query));
}

/** Years, versions, names with digits, and names that nothing here mentions. */
function isExact(term: WeighedTerm, { folded }: Query): boolean {
  if (term.kind === 'year') return true;
  if (term.kind === 'number') return /\./.test(term.text);
  // What a question begins with is what it is about.
  if (term.kind === 'guess') return term.unknown && folded.startsWith(term.text);
  if (term.kind !== 'name') return false;
  return term.unknown || (/\d/.test(term.text) && /[a-z]/.test(term.text));
}

function stands(term: WeighedTerm, terms: readonly WeighedTerm[], near: readonly Ranked[], query: Query): boolean {
  if (term.unknown) return false;
  const others = othersOf(term, terms, query);
  const heaviest = subjectOf(others);
  // Of what is left beside the anchor, some must stand there, too: another fact about the same name has other years.
  const rest =
    term.kind === 'year' ? beside(heaviest, others, query).filter(({ weight }) => weight >= NOUN_WEIGHT) : [];
  return near.some(({ shadow }) =>
    shadow.units.some(
      unit =>
        isIn(term, unit, shadow) &&
        (!heaviest || (isIn(heaviest, unit, shadow) && coverageOf(others, unit, shadow) >= SPEAKS)) &&
        (rest.length === 0 || coverageOf(rest, unit, shadow) >= TOUCHES),
    ),
  );
}

/** What must stand with it: all the rest for a year, the name before it for a version, nothing for a name. */
function othersOf(term: WeighedTerm, terms: readonly WeighedTerm[], query: Query): readonly WeighedTerm[] {
  const known = terms.filter(other => other !== term && other.kind !== 'pair' && !other.unknown);
  if (term.kind === 'year') return known.filter(other => other.kind !== 'year');
  if (term.kind === 'name') return [];
  const before = query.folded.slice(0, query.folded.indexOf(term.text)).trimEnd();
  return known.filter(other => before.endsWith(other.text) && !/^(?:version|release|edition|版本?)$/.test(other.text));
}

/** What the question is about: its weightiest name, or noun where it has none. */
export function subjectOf(terms: readonly WeighedTerm[]): WeighedTerm | undefined {
  const heaviest = (least: number) =>
    terms.filter(term => term.weight >= least).toSorted((one, other) => other.mass - one.mass)[0];
  return heaviest(NAME_WEIGHT) ?? heaviest(NOUN_WEIGHT);
}

/** The terms without the subject; where that is only a guess, the word after it is a part of the name: 青鸥 and 航运. */
export function beside(
  subject: WeighedTerm | undefined,
  terms: readonly WeighedTerm[],
  { folded }: Query,
): readonly WeighedTerm[] {
  const isTail = (term: WeighedTerm) => subject?.kind === 'guess' && folded.includes(subject.text + term.text);
  return terms.filter(term => term !== subject && !isTail(term));
}

/** Whether all of a term stands in the unit itself or in the headings above it. */
export function isIn(term: WeighedTerm, unit: Unit, shadow: Shadow): boolean {
  return standsIn(term, unit.said, shadow);
}

/** Whether the unit speaks of a term, be it in the words in which people ask for it. */
export function speaksOf(term: WeighedTerm, unit: Unit, shadow: Shadow): boolean {
  return standsIn(term, unit.tokens, shadow);
}

function standsIn({ variants }: WeighedTerm, words: ReadonlySet<string>, { headings }: Shadow): boolean {
  return variants.some(({ tokens }) => tokens.every(token => words.has(token) || headings.has(token)));
}

/** After a number, these count or measure; anything else leaves it a part of the name before it. */
const counted =
  /^\s?(?:[%％万亿千百十余多年月日号届个家款项种条次位名台岁成倍级层篇章座元美港欧人例片颗辆度天小分秒米公克吨平立章节部页期kmgt]|[-–—~至到.]\s?\d)/u;
const latinVersion = /(?<![a-z\d.])([a-z][a-z.]*[a-z])[\s-]?(\d{1,3}(?:\.\d+)?)(?![\d.]*\d)/gu;
const hanVersion = /(\p{Script=Han}{2,})\s?(\d{1,3}(?:\.\d+)?)(?![\d.]*[\da-z])/gu;
const ordinal = /(\p{Script=Han}{2,}?)((?:[一二三四五六七八九十]+|\d{1,3})[号代])(?!\p{Script=Han}?[楼线])/gu;

/**
 * Versions and models of things, such as "Model 7", 神舟7 and 神舟七号, that no passage names: the thing is known, and this
 * one of its kind is not.
 */
export function missingVersions(
  { folded }: Query,
  terms: readonly WeighedTerm[],
  near: readonly Ranked[],
): readonly string[] {
  const isName = ([, name = '']: RegExpMatchArray) =>
    terms.some(term => term.kind === 'name' && (term.text === name || term.text.startsWith(`${name}-`)));
  const asked = [
    ...[...folded.matchAll(latinVersion)]
      .filter(match => isVersion(match) && isName(match))
      .map(([whole, name = '', number = '']) => ({
        whole,
        pattern: new RegExp(`${escaped(name)}[\\s-]?${escaped(number)}(?!\\d|\\.\\d)`, 'u'),
      })),
    ...[...folded.matchAll(hanVersion)]
      .filter(isVersion)
      .flatMap(([, name = '', number = '']) => versionOf(name, number)),
    ...[...folded.matchAll(ordinal)].flatMap(([, name = '', number = '']) => versionOf(name, number)),
  ];
  if (asked.length === 0) return [];
  const texts = near.map(({ found: { passage }, shadow }) =>
    fold(
      [
        passage.articleTitle,
        ...passage.heading,
        shadow.context,
        passage.text,
        ...Object.values(passage.summaries),
      ].join('\n'),
    ),
  );
  return asked.filter(({ pattern }) => !texts.some(text => pattern.test(text))).map(({ whole }) => whole);
}

function isVersion(match: RegExpMatchArray): boolean {
  const { 0: whole, index = 0, input = '' } = match;
  return !counted.test(input.slice(index + whole.length));
}

interface Version {
  readonly whole: string;
  readonly pattern: RegExp;
}

/** Only the last word before the number names the thing: 公司的神舟7 is about 神舟. A verb there counts something. */
function versionOf(before: string, number: string): readonly Version[] {
  const name = hanWords(before).at(-1) ?? before;
  const isNamed = name.length > 1 && tagged(name).every(({ tag }) => /^(n|x|v?n|[ab]$)/.test(tag));
  if (!isNamed) return [];
  const pattern = new RegExp(`${escaped(name)}[”」"]?[\\s-]?${escaped(number)}(?!\\d|\\.\\d)`, 'u');
  return [{ whole: `${name}${number}`, pattern }];
}

/** Quarters and halves of a year, as they are written in questions and texts. */
const periods: readonly RegExp[] = [
  /第?[一1]季度|\bq1\b|\bfirst quarter\b/u,
  /第?[二2]季度|\bq2\b|\bsecond quarter\b/u,
  /第?[三3]季度|\bq3\b|\bthird quarter\b/u,
  /第?[四4]季度|\bq4\b|\bfourth quarter\b/u,
  /上半年|\bh1\b|\bfirst half\b/u,
  /下半年|\bh2\b|\bsecond half\b/u,
];

/** Parts of a year that no sentence about the name in the question speaks of: another part, or all of the year, is no answer. */
export function missingPeriods(
  { folded }: Query,
  name: WeighedTerm | undefined,
  near: readonly Ranked[],
): readonly string[] {
  return periods.flatMap(period => {
    const asked = period.exec(folded)?.[0];
    if (asked === undefined) return [];
    const stands = near.some(({ shadow }) =>
      shadow.units.some(unit => period.test(fold(unit.text)) && (!name || isIn(name, unit, shadow))),
    );
    return stands ? [] : [asked];
  });
}
