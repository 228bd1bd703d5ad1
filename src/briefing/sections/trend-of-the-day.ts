import type { CardElement } from '../../card/card.ts';
import { trendCard } from '../../card/trends.ts';
import type { Locale } from '../../words/index.ts';
import type { Section } from '../section.ts';
import type { Sources } from '../sources.ts';
import { reportNamed } from './trends.ts';

type TrendOfTheDay = Extract<Section, { kind: 'trend-of-the-day' }>;

/** The trends of the report, in its order. */
export function trendItemsOf({ report: name }: TrendOfTheDay, { library }: Sources): readonly string[] {
  return reportNamed(name, library)?.trends.map(({ id }) => id) ?? [];
}

/** One trend: claim, key figures, evidence across documents, what would prove it, the question to discuss. */
export function trendOfTheDaySection(
  { report: name }: TrendOfTheDay,
  drawn: readonly string[],
  { library, evidence }: Sources,
  locale: Locale,
): readonly CardElement[] {
  const report = reportNamed(name, library);
  return drawn.flatMap(id => {
    const trend = report?.trends.find(one => one.id === id);
    if (!report || !trend) return [];
    const { elements } = trendCard(report, trend, evidence(report, trend, locale), false, locale);
    return elements.flatMap((element): readonly CardElement[] =>
      // The briefing has the header; this is a part of it.
      element.kind === 'header'
        ? [
            { kind: 'text', text: element.title, strong: true },
            ...(element.subtitle ? [{ kind: 'note', text: element.subtitle } as const] : []),
          ]
        : [element],
    );
  });
}
