import { beside, isIn, subjectOf } from './exact.ts';
import type { Query } from './query.ts';
import { coverageOf, type Ranked, type WeighedTerm } from './rank.ts';

/** A sentence about the same thing holds this much of what else was asked. */
const SAME = 0.6;
const MOST = 3;

/** The years of which the library has what was asked, when it has not the year that was asked for; latest first. */
export function yearsInstead(
  query: Query,
  terms: readonly WeighedTerm[],
  near: readonly Ranked[],
  missing: readonly string[],
): readonly string[] {
  const isYear = terms.some(term => term.kind === 'year' && missing.includes(term.text));
  if (!isYear) return [];
  const others = terms.filter(term => term.kind !== 'year' && term.kind !== 'pair' && term.text !== '年');
  const subject = subjectOf(others.filter(term => !term.unknown));
  if (!subject || others.some(term => term.unknown)) return [];
  const asked = beside(subject, others, query);
  const years = new Set<string>();
  for (const { shadow } of near)
    for (const unit of shadow.units) {
      const says = isIn(subject, unit, shadow) && (asked.length === 0 || coverageOf(asked, unit, shadow) >= SAME);
      if (!says || (query.intents.has('figure') && query.form.fit(unit.text, shadow.context) === 0)) continue;
      for (const [year] of unit.text.matchAll(/(?<!\d)(?:19|20)\d\d(?=\s?年|\b(?!\.\d|\s?\p{Script=Han}))/gu))
        if (!missing.includes(year)) years.add(year);
    }
  return [...years].sort().reverse().slice(0, MOST);
}
