import type { Answered } from './answer.ts';
import { quantitiesOf } from './figures/quantities.ts';
import type { Query } from './query.ts';
import type { WeighedTerm } from './rank.ts';

/** Years as texts write them; a span such as 2024—2025 holds two. */
const years = /(?<!\d)(?:19|20)\d\d(?!\d)/gu;
/** What is told before a line: whose it is, or where it stands. */
const label = /^(?:【.*?】(?!】)|\[.*?\] )/gmu;
/** Who asks from a year on, or up to one, is answered with others. */
const spans = /以来|至今|之后|以后|之前|以前|起|截至|到|[-—–~至]|\b(?:since|after|before|until|from|by|between)\b/u;

/**
 * The years of which a figure was asked, where an answer is of none of them or gives no figure: the same thing in another
 * year, however near, is no answer. Headings and titles count, as does whatever stands in the cited words.
 */
export function yearsMissedBy(
  { text, citations }: Answered['answer'],
  terms: readonly WeighedTerm[],
  { folded, intents }: Query,
): readonly string[] {
  const asked = terms.filter(({ kind }) => kind === 'year').map(term => term.text);
  if (!asked.length || !intents.has('figure') || spans.test(folded)) return [];
  const [first] = citations;
  const around = first ? [first.quote, ...first.heading, first.documentTitle.zh, first.documentTitle.en] : [];
  const nearby = yearsIn([text, ...around].join(' '));
  // The date of a document or a heading is that of none of the figures below it.
  const gives = text
    .replace(label, '')
    .split(/[。；;！!？?\n]|\.\s/u)
    .some(part => {
      if (!quantitiesOf(part).length) return false;
      const own = yearsIn(part);
      return asked.some(year => (own.size ? own : nearby).has(year.slice(0, 4)));
    });
  return gives ? [] : asked;
}

function yearsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(years)].map(([year]) => year));
}
