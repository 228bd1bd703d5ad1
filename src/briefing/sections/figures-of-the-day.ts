import type { CardElement } from '../../card/card.ts';
import { discussButton } from '../../card/discuss.ts';
import { notableElements } from '../../card/figures.ts';
import { passageItem } from '../../card/item.ts';
import { notableFigures } from '../../lookup/figures/notable.ts';
import type { Locale } from '../../words/index.ts';
import type { Sources } from '../sources.ts';

/** The figures of the whole library that are worth telling, in their order. */
export function figureItems({ library }: Sources): readonly string[] {
  return notableFigures(library, 'zh').map(({ id }) => id);
}

/** Each figure with its subject, period and source, and with what other places say. */
export function figuresSection(drawn: readonly string[], { library }: Sources, locale: Locale): readonly CardElement[] {
  const all = notableFigures(library, locale);
  const inChinese = notableFigures(library, 'zh');
  return drawn.flatMap(id => {
    const notable = all.find(one => one.id === id);
    const own = inChinese.find(one => one.id === id);
    if (!notable || !own) return [];
    // Both languages speak of one item, though each quotes its own digest.
    const { passage, lines } = own.figure.figure;
    const item = passageItem({ document: passage.document, lines });
    return [...notableElements(notable, locale), { kind: 'buttons', buttons: [discussButton(item, locale)] } as const];
  });
}
