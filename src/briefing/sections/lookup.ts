import type { CardElement } from '../../card/card.ts';
import { discussButton } from '../../card/discuss.ts';
import { passageItem } from '../../card/item.ts';
import { citePassage } from '../../card/passage.ts';
import type { Locale } from '../../words/index.ts';
import type { Section } from '../section.ts';
import type { Sources } from '../sources.ts';

/** The best passages for a question, as written each time. */
export function lookupSection(
  section: Extract<Section, { kind: 'lookup' }>,
  { lookup }: Sources,
  locale: Locale,
): readonly CardElement[] {
  const { passages } = lookup(section.query, locale);
  if (!passages.length) return [];
  return [
    { kind: 'text', text: section.title[locale], strong: true },
    ...passages
      .slice(0, section.limit)
      .flatMap((passage): readonly CardElement[] => [
        citePassage(passage, locale),
        { kind: 'buttons', buttons: [discussButton(passageItem(passage), locale)] },
      ]),
  ];
}
